"""Everything into a database: what is there goes, what comes takes its place, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Integer, Table, delete, func, select, text

from tracker.db.dump import AT_A_TIME
from tracker.db.plain import Convert

Rows = Iterable[Sequence[Any]]


def take_over(connection: Connection, tables: Sequence[Table]) -> None:
    """From here to the end of the transaction nobody else writes; readers go on reading what was."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("set local lock_timeout = '10s'"))
        names = ", ".join(f'"{name}"' for name in sorted((table.name for table in tables), key=_history_first))
        connection.exec_driver_sql(f"lock table {names} in share row exclusive mode")
    else:
        connection.exec_driver_sql("pragma defer_foreign_keys=on")  # checked when it commits


def empty(connection: Connection, tables: Sequence[Table]) -> None:
    """Children first. `tables` are in the order of parents first."""
    for table in reversed(tables):
        connection.execute(delete(table))


def fill(connection: Connection, table: Table, rows: Rows) -> int:
    """Rows whose values stand in the order of the columns; gives how many there were.

    Straight to the driver: through SQLAlchemy a row takes three times as long, and there may be a million.
    """
    statement, special, done, left = _insert(connection, table), _processors(connection, table), 0, iter(rows)
    while batch := [list(row) for row in islice(left, AT_A_TIME)]:
        for place, process in special:
            for row in batch:
                row[place] = process(row[place])
        connection.exec_driver_sql(statement, [tuple(row) for row in batch])
        done += len(batch)
    return done


def _insert(connection: Connection, table: Table) -> str:
    quote = connection.dialect.identifier_preparer.quote_identifier
    sign = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    names = ", ".join(quote(column.name) for column in table.columns)
    return " ".join(["insert into", quote(table.name), f"({names}) values ({', '.join([sign] * len(table.columns))})"])


def _processors(connection: Connection, table: Table) -> list[tuple[int, Convert]]:
    """What SQLAlchemy does to the values of a column before the driver gets them, where it does anything."""
    dialect = connection.dialect
    found = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.columns]
    return [(place, process) for place, process in enumerate(found) if process]


class Unguarded:
    """The database's own guards against rewriting the history, lifted for a while and put back as they were."""

    def __init__(self, connection: Connection, tables: Sequence[Table]) -> None:
        self._connection, self._names = connection, [table.name for table in tables]

    def __enter__(self) -> None:
        if self._connection.dialect.name == "postgresql":
            self._switch("disable")
        else:
            self._guards = list(self._triggers())
            for name, _statement in self._guards:
                self._connection.exec_driver_sql(f'drop trigger "{name}"')

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            return  # the transaction is taken back, and the guards with it
        if self._connection.dialect.name == "postgresql":
            self._switch("enable")
        else:
            for _name, statement in self._guards:
                self._connection.exec_driver_sql(statement)

    def _switch(self, act: str) -> None:
        for name in self._names:
            self._connection.exec_driver_sql(f'alter table "{name}" {act} trigger user')

    def _triggers(self) -> Iterator[tuple[str, str]]:
        found = self._connection.exec_driver_sql("select name, sql, tbl_name from sqlite_master where type = 'trigger'")
        yield from ((name, statement) for name, statement, table in found.all() if table in self._names)


def continue_numbers(connection: Connection, tables: Sequence[Table], least: dict[str, int]) -> None:
    """New rows get numbers after those that came. PostgreSQL alone must be told; SQLite looks at what is there.

    `alter sequence`, not `setval`: the latter would stay even if the transaction is taken back.
    """
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for column in table.primary_key:
            if isinstance(column.type, Integer):
                asked = text("select pg_get_serial_sequence(:table, :column)")
                name = connection.execute(asked, {"table": f'"{table.name}"', "column": column.name}).scalar_one()
                if name:
                    last = connection.execute(select(func.max(column))).scalar_one() or 0
                    following = max(last + 1, least.get(table.name, 1))
                    connection.exec_driver_sql(f"alter sequence {name} restart with {following}")


def _history_first(name: str) -> tuple[bool, str]:
    """Writers take their turn at the history first too."""
    return name != "change_history", name
