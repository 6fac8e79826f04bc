"""Cells one by one with what was said of them, their categories after the total."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from tracker.db.figures import Keys
from tracker.db.tables import Cell, CellCategory
from tracker.db.values import from_columns
from tracker.domain.element import DataElement
from tracker.domain.figure import Value


@dataclass(frozen=True)
class Detail:
    """A total (no category) or one category's part of it; no value means that it was said not to apply."""

    element: str
    unit: str
    ordinal: int
    category: str | None
    value: Value | None
    note: str | None
    entered_on: date
    approved_on: date | None


def details(
    session: Session, keys: Keys, elements: Collection[DataElement], units: Collection[str],
) -> tuple[Detail, ...]:
    """Everything approved of these elements and units."""
    kinds = {keys.elements[element.code]: element for element in elements}
    codes = {keys.units[code]: code for code in units}
    rows = session.exec(
        select(Cell, CellCategory).join(CellCategory, col(CellCategory.cell_id) == Cell.id, isouter=True)
        .where(col(Cell.element_id).in_(kinds), col(Cell.unit_id).in_(codes), col(Cell.approved_on).is_not(None))
        .order_by(col(Cell.id), col(CellCategory.category)))
    return tuple(_details(rows, kinds, codes))


def _details(rows: Any, kinds: dict[int, DataElement], codes: dict[int, str]) -> Iterator[Detail]:
    seen: set[int | None] = set()
    for cell, part in rows:
        element = kinds[cell.element_id]
        said = (cell.note, cell.entered_on, cell.approved_on)
        if cell.id not in seen:
            seen.add(cell.id)
            value = from_columns(element.type, cell.approved_value, cell.approved_text)
            yield Detail(element.code, codes[cell.unit_id], cell.ordinal, None, value, *said)
        if part is not None and part.approved_value is not None:
            yield Detail(element.code, codes[cell.unit_id], cell.ordinal, part.category, part.approved_value, *said)
