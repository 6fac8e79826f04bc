"""The last form that each unit submitted."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import Table, bindparam, select
from sqlmodel import Session

from tracker.db.tables import Form
from tracker.domain.board import SENT
from tracker.domain.period import Period

_FORM: Table = Form.__table__  # type: ignore[attr-defined]
_F = _FORM.c
_SENT = select(_F.unit_id, _F.period).where(
    _F.unit_id.in_(bindparam("units", expanding=True)), _F.status.in_([each.value for each in SENT]))


def last_sent(session: Session, units: Collection[int], among: Callable[[Period], bool]) -> dict[int, Period]:
    """By unit the latest of these periods whose form is submitted, approved or not."""
    found: dict[int, Period] = {}
    for unit, period in session.connection().execute(_SENT, {"units": list(units)}) if units else ():
        if among(period) and (unit not in found or found[unit].end < period.end):
            found[unit] = period
    return found
