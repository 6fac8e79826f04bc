"""The addresses of calendars, and when what stands in them changed last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Table, delete, func, insert, select
from sqlmodel import Session

from tracker.db.tables import Change
from tracker.db.tables_entry import StepRow
from tracker.db.tables_reminders import CalendarRow

_LINKS: Table = CalendarRow.__table__  # type: ignore[attr-defined]
_CHANGES: Table = Change.__table__  # type: ignore[attr-defined]
_STEPS: Table = StepRow.__table__  # type: ignore[attr-defined]


def moved(session: Session, forms: Collection[int]) -> dict[int, datetime]:
    """When each form was moved last."""
    steps = _STEPS.c
    found = select(steps.form_id, func.max(steps.at)).where(steps.form_id.in_(forms)).group_by(steps.form_id)
    return dict(session.connection().execute(found).all())


def changes(session: Session, kinds: Iterable[str]) -> Mapping[tuple[str, str], tuple[int, datetime]]:
    """By kind and key of the history: how often it was changed, and when last."""
    c = _CHANGES.c
    rows = session.connection().execute(
        select(c.kind, c.key, func.count(), func.max(c.at)).where(c.kind.in_(list(kinds))).group_by(c.kind, c.key))
    return {(kind, key): (count, at) for kind, key, count, at in rows}


def put_link(session: Session, person: int, token_hash: str, at: datetime) -> None:
    """In place of any earlier one."""
    drop_link(session, person)
    session.connection().execute(insert(_LINKS).values(person_id=person, token_hash=token_hash, made_at=at))


def drop_link(session: Session, person: int) -> None:
    session.connection().execute(delete(_LINKS).where(_LINKS.c.person_id == person))


def link_made(session: Session, person: int) -> datetime | None:
    return session.connection().scalar(select(_LINKS.c.made_at).where(_LINKS.c.person_id == person))


def holder(session: Session, token_hash: str) -> int | None:
    return session.connection().scalar(select(_LINKS.c.person_id).where(_LINKS.c.token_hash == token_hash))
