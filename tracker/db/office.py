"""What the installation is: whether its figures are a sample, and what day it is there."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Table, select
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


def mark_as_sample(session: Session, clock: date) -> None:
    session.add_all([OfficeEntry(key=_SAMPLE, value="yes"), OfficeEntry(key=_CLOCK, value=clock.isoformat())])
    session.flush()


def put(session: Session, key: str, value: str | None) -> None:
    """One entry in place of what it was; None takes it away."""
    row = session.get(OfficeEntry, key)
    if row is not None and value is None:
        session.delete(row)
    elif row is not None:
        row.value, row.version = str(value), row.version + 1
    elif value is not None:
        session.add(OfficeEntry(key=key, value=value))
    session.flush()
