"""Figures of a long file that go into empty places: the database finds and enters them by itself.

A row in Python takes twenty times as long, and nearly all rows of a long file are of this kind.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Date, Table, exists, false, func, insert, literal, null, select, tuple_, update
from sqlmodel import Session

from tracker.db.tables import Cell
from tracker.db.tables_import import ImportRow

_ROWS: Table = ImportRow.__table__  # type: ignore[attr-defined]
_CELLS: Table = Cell.__table__  # type: ignore[attr-defined]
_R, _C = _ROWS.c, _CELLS.c
_PLACE = (_R.element_id, _R.unit_id, _R.ordinal)


def look_at_all(session: Session, batch: int) -> None:
    """Of a short file every row is looked at."""
    session.connection().execute(update(_ROWS).where(_R.batch_id == batch, _R.alone == 1).values(alone=0))


def look_at_some(session: Session, batch: int) -> None:
    """Whatever has something in its place, or beside it in the file, is looked at."""
    mine = (_R.batch_id == batch) & (_R.alone == 1)
    taken = exists().where(_C.element_id == _R.element_id, _C.unit_id == _R.unit_id, _C.ordinal == _R.ordinal)
    others = _ROWS.alias()
    twice = select(others.c.element_id, others.c.unit_id, others.c.ordinal).where(
        others.c.batch_id == batch, others.c.element_id.is_not(None)).group_by(
        others.c.element_id, others.c.unit_id, others.c.ordinal).having(func.count() > 1)
    connection = session.connection()
    connection.execute(update(_ROWS).where(mine, taken).values(alone=0))
    connection.execute(update(_ROWS).where(mine, tuple_(*_PLACE).in_(twice)).values(alone=0))


def look_at(session: Session, batch: int, unit: int, ordinal: int, elements: Collection[int]) -> None:
    session.connection().execute(update(_ROWS).where(
        _R.batch_id == batch, _R.alone == 1, _R.unit_id == unit, _R.ordinal == ordinal,
        _R.element_id.in_(elements)).values(alone=0))


def places(session: Session, batch: int, elements: Collection[int]) -> Sequence[tuple[int, int]]:
    """Units and ordinals of all there are of these elements."""
    found = session.connection().execute(select(_R.unit_id, _R.ordinal).distinct().where(
        _R.batch_id == batch, _R.alone == 1, _R.element_id.in_(elements)))
    return [(row[0], row[1]) for row in found]


def touched(session: Session, batch: int) -> tuple[set[int], set[int]]:
    """Elements and units."""
    found = session.connection().execute(
        select(_R.element_id, _R.unit_id).distinct().where(_R.batch_id == batch, _R.alone == 1)).all()
    return {row[0] for row in found}, {row[1] for row in found}


def put(session: Session, batch: int, on: date) -> None:
    """A place that somebody else took first is refused by the database."""
    said = select(*_PLACE, _R.value, _R.text, false(), false(), null(), literal(on, Date), false(), literal(1)).where(
        _R.batch_id == batch, _R.alone == 1).order_by(*_PLACE)
    session.connection().execute(insert(_CELLS).from_select(
        ["element_id", "unit_id", "ordinal", "value", "text", "not_applicable", "adds_up", "note", "entered_on",
         "approved_not_applicable", "version"], said))
