"""Cells one by one with what was said of them, their categories after the total."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col, select

from tracker.db.figures import Keys
from tracker.db.tables import Cell, CellCategory
from tracker.domain.element import DataElement, Type
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
            yield Detail(element.code, codes[cell.unit_id], cell.ordinal, None, _value(element, cell), *said)
        if part is not None and part.approved_value is not None:
            yield Detail(element.code, codes[cell.unit_id], cell.ordinal, part.category, part.approved_value, *said)


def _value(element: DataElement, cell: Cell) -> Value | None:
    if cell.approved_text is not None:
        return cell.approved_text
    stored: Decimal | None = cell.approved_value
    if stored is None:
        return None
    if element.type is Type.YES_NO:
        return stored == 1
    return date.fromisoformat(str(int(stored))) if element.type is Type.DATE else stored
