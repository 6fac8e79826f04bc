"""Deadlines that were put off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Table, insert, select
from sqlmodel import Session

from tracker.db.tables import UnitRow
from tracker.db.tables_entry import DeadlineRow
from tracker.db.versions import save
from tracker.domain.calendar import PutOff
from tracker.domain.period import Period

_DEADLINES: Table = DeadlineRow.__table__  # type: ignore[attr-defined]
_UNITS: Table = UnitRow.__table__  # type: ignore[attr-defined]
_ALL = select(_DEADLINES.c.period, _UNITS.c.code, _DEADLINES.c.due, _DEADLINES.c.reason).select_from(
    _DEADLINES.outerjoin(_UNITS, _UNITS.c.id == _DEADLINES.c.unit_id))


def put_off(session: Session) -> dict[Period, Mapping[str | None, PutOff]]:
    """By period and unit; under None what holds for everybody."""
    found: dict[Period, dict[str | None, PutOff]] = defaultdict(dict)
    for period, unit, due, reason in session.connection().execute(_ALL):
        found[period][unit] = PutOff(due, reason)
    return dict(found)


def put(session: Session, period: Period, unit_id: int | None, to: PutOff) -> None:
    """In place of what stood there; the caller has taken its turn, for an index lets several rows without a unit in."""
    c = _DEADLINES.c
    whose = c.unit_id.is_(None) if unit_id is None else c.unit_id == unit_id
    was = session.connection().execute(select(c.id, c.version).where(c.period == period, whose)).first()
    if was is None:
        session.connection().execute(
            insert(_DEADLINES).values(period=period, unit_id=unit_id, due=to.due, reason=to.reason, version=1))
    else:
        save(session, DeadlineRow, was.id, was.version, due=to.due, reason=to.reason)


def document(was: PutOff | None) -> dict[str, str] | None:
    """What the history keeps of one."""
    return {"due": was.due.isoformat(), "reason": was.reason} if was else None
