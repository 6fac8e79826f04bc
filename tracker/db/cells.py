"""Cells of one form as they are entered: each with its parts, its note and the version a save must name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Table, bindparam, case, delete, insert, select, update
from sqlmodel import Session

from tracker.db.tables import Cell, CellCategory
from tracker.db.values import from_columns, to_columns
from tracker.db.versions import save
from tracker.domain.element import DataElement
from tracker.domain.figure import Value

_NO_PARTS: Mapping[str, Decimal] = MappingProxyType({})
_CELLS: Table = Cell.__table__  # type: ignore[attr-defined]
_PARTS: Table = CellCategory.__table__  # type: ignore[attr-defined]
_C, _P = _CELLS.c, _PARTS.c
_COLUMNS = (_C.id, _C.element_id, _C.ordinal, _C.value, _C.text, _C.not_applicable, _C.adds_up, _C.note, _C.entered_on,
            _C.approved_on, _C.version)

_ONE = select(*_COLUMNS).where(
    _C.element_id == bindparam("element"), _C.unit_id == bindparam("unit"), _C.ordinal == bindparam("ordinal"))
_OF_UNITS = select(*_COLUMNS, _C.unit_id).where(
    _C.unit_id.in_(bindparam("units", expanding=True)), _C.element_id.in_(bindparam("elements", expanding=True)))
_PARTS_OF = select(_P.cell_id, _P.category, _P.value).where(
    _P.cell_id.in_(bindparam("cells", expanding=True)), _P.value.is_not(None))


_APPROVED = select(_C.id, _C.approved_value, _C.approved_text, _C.approved_not_applicable).where(
    _C.id.in_(bindparam("cells", expanding=True)))
_APPROVED_PARTS = select(_P.cell_id, _P.category, _P.approved_value).where(
    _P.cell_id.in_(bindparam("cells", expanding=True)), _P.approved_value.is_not(None))


@dataclass(frozen=True)
class Face:
    """What a cell says. `adds_up`: nobody typed the total, it follows the parts."""

    value: Value | None = None
    parts: Mapping[str, Decimal] = field(default_factory=lambda: _NO_PARTS)
    not_applicable: bool = False
    adds_up: bool = False
    note: str | None = None


@dataclass(frozen=True)
class StoredCell:
    id: int
    element: str
    ordinal: int
    face: Face
    entered_on: date
    approved_on: date | None
    version: int


def of_unit(session: Session, unit_id: int, kinds: Mapping[int, DataElement]) -> list[StoredCell]:
    """Everything the unit ever entered of these elements, without the parts."""
    return [cell for _, cell in of_units(session, [unit_id], kinds)]


def of_units(
    session: Session, unit_ids: Collection[int], kinds: Mapping[int, DataElement],
) -> list[tuple[int, StoredCell]]:
    """The same for several, each with the number of its unit."""
    rows = session.connection().execute(_OF_UNITS, {"units": list(unit_ids), "elements": list(kinds)}).all()
    return [(row.unit_id, _stored(row, kinds[row.element_id], _NO_PARTS)) for row in rows]


def one(session: Session, element_id: int, unit_id: int, ordinal: int, element: DataElement) -> StoredCell | None:
    row = session.connection().execute(
        _ONE, {"element": element_id, "unit": unit_id, "ordinal": ordinal}).first()
    return _stored(row, element, parts(session, [row.id]).get(row.id, _NO_PARTS)) if row else None


def parts(session: Session, ids: Collection[int]) -> dict[int, dict[str, Decimal]]:
    """The parts of these cells, by cell and category."""
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    if ids:
        for cell_id, category, value in session.connection().execute(_PARTS_OF, {"cells": list(ids)}):
            found[cell_id][category] = value
    return found


def approved_faces(
    session: Session, stored: Collection[StoredCell], kinds: Mapping[str, DataElement],
) -> dict[int, Face]:
    """What these cells say as they were approved, by their numbers."""
    ids = [cell.id for cell in stored]
    if not ids:
        return {}
    parts_of: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for cell_id, category, value in session.connection().execute(_APPROVED_PARTS, {"cells": ids}):
        parts_of[cell_id][category] = value
    rows = {row.id: row for row in session.connection().execute(_APPROVED, {"cells": ids})}
    return {cell.id: Face(
        from_columns(kinds[cell.element].type, rows[cell.id].approved_value, rows[cell.id].approved_text),
        parts_of.get(cell.id, _NO_PARTS), rows[cell.id].approved_not_applicable, False, cell.face.note)
        for cell in stored}


def take_back(session: Session, id_: int) -> None:
    """What is approved is what is entered again; the history keeps what was typed meanwhile."""
    session.connection().execute(update(_CELLS).where(_C.id == id_).values(
        value=_C.approved_value, text=_C.approved_text, not_applicable=_C.approved_not_applicable))
    session.connection().execute(update(_PARTS).where(_P.cell_id == id_).values(value=_P.approved_value))


def put(session: Session, place: tuple[int, int, int], was: StoredCell | None, face: Face, on: date) -> int:
    """The new version. A place that somebody else took first is refused by the database."""
    number, text = to_columns(face.value)
    said: dict[str, Any] = {
        "value": number, "text": text, "not_applicable": face.not_applicable, "adds_up": face.adds_up,
        "note": face.note, "entered_on": on}
    if was is None:
        element_id, unit_id, ordinal = place
        row = Cell(element_id=element_id, unit_id=unit_id, ordinal=ordinal, **said)
        session.add(row)
        session.flush()
        _put_parts(session, row.id or 0, _NO_PARTS, face.parts)
        return 1
    save(session, Cell, was.id, was.version, **said)
    _put_parts(session, was.id, was.face.parts, face.parts)
    return was.version + 1


def approve(session: Session, ids: Sequence[int], on: date) -> None:
    """What is entered becomes what is approved; where nothing is entered, nothing stands approved."""
    if not ids:
        return
    empty = _C.value.is_(None) & _C.text.is_(None) & ~_C.not_applicable
    session.connection().execute(update(_CELLS).where(_C.id.in_(ids)).values(
        approved_value=_C.value, approved_text=_C.text, approved_not_applicable=_C.not_applicable,
        approved_on=case((empty, None), else_=on)))
    session.connection().execute(update(_PARTS).where(_P.cell_id.in_(ids)).values(
        approved_value=_P.value))


def _put_parts(session: Session, id_: int, before: Mapping[str, Decimal], now: Mapping[str, Decimal]) -> None:
    """A part that is gone keeps its row while it stands approved."""
    connection, mine = session.connection(), _P.cell_id == id_
    for category, value in now.items():
        if before.get(category) == value:
            continue
        at = mine & (_P.category == category)
        if not connection.execute(update(_PARTS).where(at).values(value=value)).rowcount:
            connection.execute(insert(_PARTS).values(cell_id=id_, category=category, value=value))
    if gone := before.keys() - now.keys():
        at = mine & _P.category.in_(gone)
        connection.execute(update(_PARTS).where(at).values(value=None))
        connection.execute(delete(_PARTS).where(at, _P.approved_value.is_(None)))


def _stored(row: Row[*tuple[Any, ...]], element: DataElement, found: Mapping[str, Decimal]) -> StoredCell:
    value = from_columns(element.type, row.value, row.text)
    face = Face(value, found, row.not_applicable, row.adds_up, row.note)
    return StoredCell(row.id, element.code, row.ordinal, face, row.entered_on, row.approved_on, row.version)
