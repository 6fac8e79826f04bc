"""Everything out of a database, a row at a time, in one moment's state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC
from typing import Any

from sqlalchemy import ColumnElement, Connection, DateTime, Table, func, select

from tracker.db.plain import encoders

AT_A_TIME = 1000


def count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def rows(connection: Connection, table: Table) -> Iterator[list[Any]]:
    """In the order of their keys, as values that JSON can say."""
    special = encoders(table).items()
    for found in raw(connection, table, table.columns):
        row = list(found)
        for place, encode in special:
            if row[place] is not None:
                row[place] = encode(row[place])
        yield row


def raw(connection: Connection, table: Table, columns: Iterable[ColumnElement[Any]]) -> Iterator[Sequence[Any]]:
    """As the driver gives them; the memory it takes does not grow with the table."""
    statement = select(*columns).order_by(*table.primary_key)
    with closing(connection.execution_options(yield_per=AT_A_TIME).execute(statement)) as found:
        yield from found


def in_order_of(target: Table, connection: Connection, source: Table) -> Iterator[Sequence[Any]]:
    """The rows of the same table in another database, with the columns as they stand here and moments that say UTC."""
    moments = [place for place, column in enumerate(target.columns) if isinstance(column.type, DateTime)]
    found = raw(connection, source, [source.columns[column.name] for column in target.columns])
    return (_in_utc(row, moments) for row in found) if moments else found


def _in_utc(row: Sequence[Any], places: Sequence[int]) -> list[Any]:
    values = list(row)
    for place in places:
        if values[place] is not None:
            values[place] = values[place].replace(tzinfo=UTC)
    return values
