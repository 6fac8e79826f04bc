"""Cells as people look at them: with categories, note, days, and the approved figure beside the entered one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, and_, col, or_, select

from tracker.db.figures import Keys
from tracker.db.tables import Cell, CellCategory
from tracker.db.values import from_columns
from tracker.domain.element import DataElement
from tracker.domain.figure import Value


@dataclass(frozen=True)
class Detail:
    """The total of a cell, or with `category` a part of it. Approved and entered differ while a correction is open."""

    element: str
    unit: str
    ordinal: int
    category: str | None
    value: Value | None
    approved_value: Value | None
    not_applicable: bool
    approved_not_applicable: bool
    note: str | None
    entered_on: date
    approved_on: date | None
    version: int


def details(
    session: Session, keys: Keys, elements: Iterable[DataElement], wanted: Mapping[str, range],
    units: Collection[str] | None = None,
) -> tuple[Detail, ...]:
    """By element, unit and period; each total is followed by its parts. One statement."""
    asked = {keys.elements[element.code]: element for element in elements if wanted[element.code]}
    place = [and_(col(Cell.element_id) == id_, col(Cell.ordinal).between(span[0], span[-1]))
             for id_, element in asked.items() for span in [wanted[element.code]]]
    scope = [] if units is None else [col(Cell.unit_id).in_([keys.units[code] for code in units])]
    rows = session.exec(
        select(Cell, CellCategory).join(CellCategory, isouter=True).where(or_(False, *place), *scope)
        .order_by(col(Cell.element_id), col(Cell.unit_id), col(Cell.ordinal), col(CellCategory.category)))
    return tuple(_told(rows, asked, {id_: code for code, id_ in keys.units.items()}))


def _told(
    rows: Iterable[tuple[Cell, CellCategory | None]], asked: Mapping[int, DataElement], units: Mapping[int, str],
) -> Iterator[Detail]:
    last: int | None = None
    for cell, part in rows:
        element, unit = asked[cell.element_id], units[cell.unit_id]
        if cell.id != last:
            last = cell.id
            yield _detail(cell, element, unit, None,
                          from_columns(element.type, cell.value, cell.text),
                          from_columns(element.type, cell.approved_value, cell.approved_text))
        if part is not None:
            yield _detail(cell, element, unit, part.category, part.value, part.approved_value)


def _detail(
    cell: Cell, element: DataElement, unit: str, category: str | None, value: Value | None, approved: Value | None,
) -> Detail:
    return Detail(
        element.code, unit, cell.ordinal, category, value, approved, cell.not_applicable, cell.approved_not_applicable,
        cell.note, cell.entered_on, cell.approved_on, cell.version)
