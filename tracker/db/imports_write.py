"""What an import does to cells, many at once; the caller holds the turn and commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, delete, select, type_coerce, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import BigInteger
from sqlmodel import Session

from tracker.db.cells import Face
from tracker.db.imports import Place, many
from tracker.db.tables import Cell, CellCategory
from tracker.db.tables_import import ImportRow, Outcome
from tracker.db.types import to_millionths
from tracker.db.values import to_columns

_ROWS: Table = ImportRow.__table__  # type: ignore[attr-defined]
_CELLS: Table = Cell.__table__  # type: ignore[attr-defined]
_PARTS: Table = CellCategory.__table__  # type: ignore[attr-defined]
_R, _C, _P = _ROWS.c, _CELLS.c, _PARTS.c
_TAKEN = (Outcome.NEW.value, Outcome.CHANGED.value, Outcome.FOLLOWS.value)
_NEW = ("insert into cell (element_id, unit_id, ordinal, value, text, not_applicable, adds_up, note, entered_on, "
        "approved_not_applicable, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)")
_CHANGED = ("update cell set value = ?, text = ?, not_applicable = ?, adds_up = ?, note = ?, entered_on = ?, "
            "version = version + 1 where id = ?")
_NOTED = "update cell set note = ?, version = version + 1 where id = ?"


@dataclass(frozen=True)
class Written:
    """A cell as it is to be; `id` if it is there already. Where only its note changes it was not entered today."""

    place: Place
    id: int | None
    face: Face
    only_note: bool = False


def put(session: Session, cells: Sequence[Written], on: date) -> None:
    """Totals, states and notes; the parts come with `put_parts`."""
    day = on.isoformat()
    there = [each for each in cells if each.id is not None]
    many(session, _NEW, [(*each.place, *_said(each.face), day, False) for each in cells if each.id is None])
    many(session, _CHANGED, [(*_said(each.face), day, each.id) for each in there if not each.only_note])
    many(session, _NOTED, [(each.face.note, each.id) for each in there if each.only_note])


def put_parts(session: Session, batch: int) -> None:
    """All parts of a batch, straight from its rows. A part that is gone keeps its row while it stands approved."""
    connection = session.connection()
    mine = _ROWS.join(
        _CELLS, (_R.element_id == _C.element_id) & (_R.unit_id == _C.unit_id) & (_R.ordinal == _C.ordinal))
    parted = (_R.batch_id == batch) & (_R.alone == 0) & _R.category.is_not(None) & _R.outcome.in_(_TAKEN)
    given = select(_C.id, _R.category, _R.value).select_from(mine).where(parted, _R.value.is_not(None))
    insert: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    into = insert(_PARTS).from_select(["cell_id", "category", "value"], given)
    connection.execute(into.on_conflict_do_update(
        index_elements=["cell_id", "category"], set_={"value": into.excluded.value}))
    for cell, category in connection.execute(
            select(_C.id, _R.category).select_from(mine).where(parted, _R.value.is_(None))).all():
        at = (_P.cell_id == cell) & (_P.category == category)
        connection.execute(update(_PARTS).where(at).values(value=None))
        connection.execute(delete(_PARTS).where(at, _P.approved_value.is_(None)))


def parts_of(session: Session, ids: Sequence[int]) -> Mapping[int, dict[str, int]]:
    """The parts of these cells, in millionths."""
    found: dict[int, dict[str, int]] = {}
    if ids:
        rows = session.connection().execute(
            select(_P.cell_id, _P.category, type_coerce(_P.value, BigInteger))
            .where(_P.cell_id.in_(ids), _P.value.is_not(None)))
        for cell_id, category, value in rows:
            found.setdefault(cell_id, {})[category] = value
    return found


def _said(face: Face) -> tuple[int | None, str | None, bool, bool, str | None]:
    number, text = to_columns(face.value)
    return (None if number is None else to_millionths(number), text, face.not_applicable, face.adds_up, face.note)
