"""Who is signed in, and the links that let somebody in once; both are found by the hash of a token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, bindparam, delete, or_, update
from sqlmodel import Session, col, select

from tracker.db.history import NEWEST
from tracker.db.people import PEOPLE, WITH_GRANTS, Person, person_of
from tracker.db.tables_people import LinkRow, SessionRow
from tracker.db.work import Database

_SESSIONS: Table = SessionRow.__table__  # type: ignore[attr-defined]
_SIGNED_IN = (WITH_GRANTS.add_columns(_SESSIONS.c.made_at, _SESSIONS.c.seen_at,
                                      NEWEST.scalar_subquery().label("newest"))
              .where(_SESSIONS.c.person_id == PEOPLE.c.id, _SESSIONS.c.token_hash == bindparam("token")))


def add(session: Session, token_hash: str, person: int, at: datetime) -> None:
    session.add(SessionRow(token_hash=token_hash, person_id=person, made_at=at, seen_at=at))
    session.flush()


@dataclass(frozen=True)
class SignedIn:
    """`newest` is the number of the history's newest line: one question tells who asks and what there is to see."""

    person: Person
    made_at: datetime
    seen_at: datetime
    newest: int


def find(database: Database, token_hash: str) -> SignedIn | None:
    rows = database.glance(_SIGNED_IN, {"token": token_hash})
    return SignedIn(person_of(rows), rows[0].made_at, rows[0].seen_at, rows[0].newest or 0) if rows else None


def seen(session: Session, token_hash: str, at: datetime) -> None:
    session.connection().execute(
        update(SessionRow).where(col(SessionRow.token_hash) == token_hash).values(seen_at=at))


def end(session: Session, token_hash: str) -> None:
    session.connection().execute(delete(SessionRow).where(col(SessionRow.token_hash) == token_hash))


def end_all(session: Session, person: int) -> None:
    session.connection().execute(delete(SessionRow).where(col(SessionRow.person_id) == person))


def forget(session: Session, made_before: datetime, seen_before: datetime) -> None:
    """Those that have run out."""
    over = or_(col(SessionRow.made_at) < made_before, col(SessionRow.seen_at) < seen_before)
    session.connection().execute(delete(SessionRow).where(over))


def add_link(session: Session, link: LinkRow) -> None:
    """In place of any earlier one of that person."""
    drop_links(session, link.person_id)
    session.add(link)
    session.flush()


def find_link(session: Session, token_hash: str) -> LinkRow | None:
    return session.exec(select(LinkRow).where(LinkRow.token_hash == token_hash)).first()


def take_link(session: Session, token_hash: str) -> bool:
    """Use it up; of two that try at once, one succeeds."""
    done = session.connection().execute(delete(LinkRow).where(col(LinkRow.token_hash) == token_hash))
    return done.rowcount == 1


def drop_links(session: Session, person: int) -> None:
    session.connection().execute(delete(LinkRow).where(col(LinkRow.person_id) == person))
