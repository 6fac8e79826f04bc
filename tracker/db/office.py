"""What the installation is: whether its figures are a sample, what day it is there, and what people set for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table, delete, insert, select
from sqlmodel import Session

from tracker.db.documents import Document, from_document, to_document
from tracker.db.tables import OfficeEntry
from tracker.domain.words import Words

_SAMPLE, _CLOCK, _FACTS = "sample", "clock", "settings"
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
    """In place of what stood there; None takes it away. The caller has taken its turn."""
    connection = session.connection()
    connection.execute(delete(_OFFICE).where(_OFFICE.c.key.in_(list(values))))
    found = [{"key": key, "value": value, "version": 1} for key, value in values.items() if value is not None]
    if found:
        connection.execute(insert(_OFFICE), found)


@dataclass(frozen=True)
class OfficeFacts:
    """What people set: each may be missing. `days` as `tracker.domain.calendar` reads them."""

    name: Words | None = None
    contact: str = ""
    lang: str = "bg"
    days: tuple[tuple[date, int], ...] = ()
    team: Words | None = None

    def document(self) -> Document:
        return to_document(self)


def facts(session: Session) -> OfficeFacts:
    found = entries(session).get(_FACTS)
    return from_document(OfficeFacts, json.loads(found)) if found else OfficeFacts()


def put_facts(session: Session, now: OfficeFacts) -> None:
    put(session, {_FACTS: json.dumps(now.document(), ensure_ascii=False)})


def mark_as_sample(session: Session, clock: date) -> None:
    session.add_all([OfficeEntry(key=_SAMPLE, value="yes"), OfficeEntry(key=_CLOCK, value=clock.isoformat())])
    session.flush()
