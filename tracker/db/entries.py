"""Storing figures: many new ones at once, and finding out whether there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from sqlalchemy import Row, insert, select
from sqlmodel import Session, col

from tracker.db.tables import Cell, CellCategory
from tracker.db.values import to_columns
from tracker.domain.figure import Value

Place = tuple[int, int, int]
"""Numbers of element and unit, ordinal of the period."""


@dataclass(frozen=True)
class Entry:
    """One cell as a unit reports it; without value it does not apply, with a day of approval it is approved so."""

    place: Place
    value: Value | None
    entered_on: date
    approved_on: date | None = None
    note: str | None = None
    categories: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))


def add(session: Session, entries: Sequence[Entry]) -> None:
    """New cells; a cell that is there already is refused by the database."""
    if not entries:
        return
    session.connection().execute(insert(Cell), [_cell(entry) for entry in entries])
    parted = [entry for entry in entries if entry.categories]
    if parted:
        ids = _ids(session, {entry.place[0] for entry in parted})
        session.connection().execute(insert(CellCategory), [
            _category(ids[entry.place], category, part, approved=entry.approved_on is not None)
            for entry in parted for category, part in entry.categories.items()])


def any_at_all(session: Session) -> bool:
    return session.connection().execute(select(col(Cell.id)).limit(1)).first() is not None


def any_of(session: Session, element_id: int) -> bool:
    statement = select(col(Cell.id)).where(col(Cell.element_id) == element_id).limit(1)
    return session.connection().execute(statement).first() is not None


def _cell(entry: Entry) -> dict[str, object]:
    number, text = to_columns(entry.value)
    approved = entry.approved_on is not None
    return {
        "element_id": entry.place[0], "unit_id": entry.place[1], "ordinal": entry.place[2],
        "value": number, "text": text, "not_applicable": entry.value is None,
        "note": entry.note, "entered_on": entry.entered_on,
        "approved_value": number if approved else None, "approved_text": text if approved else None,
        "approved_not_applicable": approved and entry.value is None, "approved_on": entry.approved_on}


def _category(cell_id: int, category: str, part: Decimal, *, approved: bool) -> dict[str, object]:
    return {"cell_id": cell_id, "category": category, "value": part, "approved_value": part if approved else None}


def _ids(session: Session, elements: set[int]) -> dict[Place, int]:
    rows: Sequence[Row[int, int, int, int]] = session.connection().execute(
        select(col(Cell.element_id), col(Cell.unit_id), col(Cell.ordinal), Cell.id)  # type: ignore[call-overload]
        .where(col(Cell.element_id).in_(elements))).all()
    return {(element, unit, ordinal): id_ for element, unit, ordinal, id_ in rows}
