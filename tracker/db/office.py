"""What the installation is: whether its figures are a sample, and what day it is there."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from tracker.db.tables import OfficeEntry

_SAMPLE, _CLOCK = "sample", "clock"


def entries(session: Session) -> dict[str, str]:
    return {entry.key: entry.value for entry in session.exec(select(OfficeEntry))}


def is_sample(session: Session) -> bool:
    return _SAMPLE in entries(session)


def sample_clock(session: Session) -> date | None:
    """The day that “today” and the deadlines go by, in a sample office only."""
    found = entries(session)
    return date.fromisoformat(found[_CLOCK]) if _SAMPLE in found and _CLOCK in found else None


def mark_as_sample(session: Session, clock: date) -> None:
    session.add_all([OfficeEntry(key=_SAMPLE, value="yes"), OfficeEntry(key=_CLOCK, value=clock.isoformat())])
    session.flush()
