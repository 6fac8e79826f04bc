"""Whether what lies in the database is what the program would have put there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Integer,
    MetaData,
    Table,
    and_,
    func,
    not_,
    or_,
    select,
)
from sqlmodel import Session, col

from tracker.db.tables import Cell, CellCategory, ElementRow, Origin, TargetSet, UnitRow

_WHOLE, _TEXT = ("integer", "null"), ("text", "null")
_EVIDENCE, _REPORT_FILE = ("evidence", "row_evidence"), "report_file"


@dataclass(frozen=True)
class Sum:
    """A cell whose categories do not add up; `ordinal` counts its periods."""

    element: str
    unit: str
    ordinal: int
    dimension: str
    parts: Decimal
    total: Decimal | None
    approved: bool


def file_faults(connection: Connection) -> Sequence[str]:
    """What SQLite finds wrong with its own file. PostgreSQL looks after its pages itself."""
    if connection.dialect.name != "sqlite":
        return ()
    found = [str(row[0]) for row in connection.exec_driver_sql("pragma quick_check(20)")]
    return () if found == ["ok"] else found


def orphans(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """Rows without the row they point to: table, number, table pointed to. PostgreSQL lets none in."""
    if connection.dialect.name == "sqlite":
        for table, number, parent, _ in connection.exec_driver_sql("pragma foreign_key_check"):
            yield table, number, parent


def misfits(connection: Connection, tables: Sequence[Table]) -> Iterator[tuple[str, str, int]]:
    """Columns with values of another kind: table, column, how many. SQLite takes anything; PostgreSQL does not."""
    if connection.dialect.name == "sqlite":
        for table in tables:
            counts: list[Any] = [func.count().filter(_is_wrong(column)) for column in table.columns]
            found = connection.execute(select(*counts).select_from(table)).one()
            for column, count in zip(table.columns, found, strict=True):
                if count:
                    yield table.name, column.name, count


def sums(session: Session) -> Iterator[Sum]:
    """Cells in which the categories of a dimension do not add up to the total."""
    wanted: list[Any] = [
        CellCategory.cell_id, ElementRow.code, UnitRow.code, Cell.ordinal, CellCategory.category,
        CellCategory.value, Cell.value, CellCategory.approved_value, Cell.approved_value]
    found: Any = select(*wanted)
    places = session.connection().execution_options(yield_per=1000).execute(
        found.join(Cell, col(CellCategory.cell_id) == col(Cell.id))
        .join(ElementRow, col(Cell.element_id) == col(ElementRow.id))
        .join(UnitRow, col(Cell.unit_id) == col(UnitRow.id))
        .order_by(col(CellCategory.cell_id), col(CellCategory.category)))
    for key, group in groupby(places, lambda row: (*row[:4], row[4].partition("=")[0])):
        rows = list(group)
        for part, approved in ((5, False), (7, True)):
            given = [row[part] for row in rows if row[part] is not None]
            total = rows[0][part + 1]
            if given and sum(given) != total:
                yield Sum(key[1], key[2], key[3], key[4], sum(given, Decimal(0)), total, approved)


def has_sample_targets(session: Session) -> bool:
    wanted = select(col(TargetSet.id)).where(col(TargetSet.origin) == Origin.SAMPLE).limit(1)
    return session.connection().execute(wanted).first() is not None


def stored_files(connection: Connection) -> list[str]:
    """Names under which files are kept: evidence that was not taken away again, and approved reports."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: name in (*_EVIDENCE, _REPORT_FILE), resolve_fks=False)
    names: list[str] = []
    for table in metadata.tables.values():
        kept = [table.c.removed_at.is_(None)] if table.name in _EVIDENCE else []
        names += connection.execute(select(table.c.stored).where(table.c.stored.is_not(None), *kept)).scalars()
    return names


def _is_wrong(column: Column[Any]) -> ColumnElement[bool]:
    whole = isinstance(column.type, Integer | Boolean)
    other = func.typeof(column).not_in(_WHOLE if whole else _TEXT)
    for kind, readable in ((JSON, func.json_valid(column) == 1), (Date | DateTime, func.datetime(column).is_not(None))):
        if isinstance(column.type, kind):
            return or_(other, and_(column.is_not(None), not_(readable)))
    return other
