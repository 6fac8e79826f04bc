"""Figures in empty places, as nearly all of a long file are: the database itself finds them, and makes the cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Table, and_, exists, func, insert, literal, not_, select
from sqlmodel import Session

from tracker.db.tables import Cell
from tracker.db.tables_import import ImportRow, Outcome

_ROWS: Table = ImportRow.__table__  # type: ignore[attr-defined]
_CELLS: Table = Cell.__table__  # type: ignore[attr-defined]
_R, _C = _ROWS.c, _CELLS.c
_PLACE = ("element_id", "unit_id", "ordinal")


@dataclass(frozen=True)
class Plain:
    """`where` picks the rows that are alone about a cell which is not there yet, and give its total. `all` of the rows
    that fit a cell are so, or there are others."""

    batch: int
    where: ColumnElement[bool]
    count: int = 0
    all: bool = False

    def places(self, session: Session, elements: Iterable[int]) -> list[tuple[int, int]]:
        """Of which units and ordinals there are rows about these elements."""
        wanted = select(_R.unit_id, _R.ordinal).where(self._quick, _R.element_id.in_(list(elements))).distinct()
        return [(row[0], row[1]) for row in session.connection().execute(wanted)]

    def subjects(self, session: Session) -> tuple[set[int], set[int]]:
        """The elements and the units that are spoken of."""
        found = session.connection().execute(select(_R.element_id, _R.unit_id).where(self._quick).distinct()).all()
        return {row[0] for row in found}, {row[1] for row in found}

    @property
    def _quick(self) -> ColumnElement[bool]:
        """The index alone tells it."""
        return and_(_R.batch_id == self.batch, _R.element_id.is_not(None)) if self.all else self.where

    def put(self, session: Session, on: date) -> None:
        columns: dict[str, Any] = {
            **{name: _R[name] for name in (*_PLACE, "value", "text")}, "not_applicable": literal(False),
            "adds_up": literal(False), "entered_on": literal(on, Date), "approved_not_applicable": literal(False),
            "version": literal(1)}
        rows = select(*columns.values()).where(self.where).order_by(*(_R[name] for name in _PLACE))
        session.connection().execute(insert(_CELLS).from_select(list(columns), rows, include_defaults=False))


def plain(session: Session, batch: int, closed: Collection[int]) -> Plain:
    """`closed` are units with a form that takes no figures now; their rows are looked at one by one."""
    same_cell = and_(*(_C[name] == _R[name] for name in _PLACE))
    where = [_R.batch_id == batch, func.coalesce(_R.element_id, 0) != 0,  # bare, it would be looked up by its index
             _R.outcome == Outcome.NEW.value, _R.seen == 0, _R.what == "figure", _R.category.is_(None),
             not_(exists().where(same_cell).correlate(_ROWS))]
    if closed:
        where.append(_R.unit_id.not_in(list(closed)))
    if _some_cell_twice(session, batch):
        other = _ROWS.alias("other")
        again = and_(*(other.c[name] == _R[name] for name in ("batch_id", *_PLACE)), other.c.number != _R.number)
        where.append(not_(exists().where(again).correlate(_ROWS)))
    count = _count(session, *where)
    return Plain(batch, and_(*where), count, count == _count(session, _R.batch_id == batch, _R.element_id.is_not(None)))


def _count(session: Session, *where: ColumnElement[bool]) -> int:
    return int(session.connection().execute(select(func.count()).select_from(_ROWS).where(*where)).scalar_one())


def _some_cell_twice(session: Session, batch: int) -> bool:
    place = [_R[name] for name in _PLACE]
    cells = select(place[0]).where(_R.batch_id == batch, place[0].is_not(None)).group_by(*place)
    return session.connection().execute(cells.having(func.count() > 1).limit(1)).first() is not None
