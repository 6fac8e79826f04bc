"""What the installation is: whether its figures are a sample, and what day it is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Table, delete, insert, select
from sqlmodel import Session

from tracker.db.tables import OfficeEntry

_SAMPLE, _CLOCK = "sample", "clock"
_OFFICE: Table = OfficeEntry.__table__  # type: ignore[attr-defined]
_ENTRIES = select(_OFFICE.c.key, _OFFICE.c.value)


def entries(session: Session) -> dict[str, str]:
    return dict(session.connection().execute(_ENTRIES).all())


def is_sample(session: Session) -> bool:
    return _SAMPLE in entries(session)


def sample(session: Session) -> tuple[bool, date | None]:
    """Whether it is a sample office, and the day that “today” and the deadlines go by there."""
    found = entries(session)
    clock = date.fromisoformat(found[_CLOCK]) if _SAMPLE in found and _CLOCK in found else None
    return _SAMPLE in found, clock


def put(session: Session, values: Mapping[str, str | None]) -> None:
    """In place of what stood there; None takes it away."""
    connection = session.connection()
    connection.execute(delete(_OFFICE).where(_OFFICE.c.key.in_(list(values))))
    found = [{"key": key, "value": value, "version": 1} for key, value in values.items() if value is not None]
    if found:
        connection.execute(insert(_OFFICE), found)


def mark_as_sample(session: Session, clock: date) -> None:
    session.add_all([OfficeEntry(key=_SAMPLE, value="yes"), OfficeEntry(key=_CLOCK, value=clock.isoformat())])
    session.flush()
