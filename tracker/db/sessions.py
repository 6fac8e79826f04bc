"""Who is signed in, and the links that let somebody in once; both are found by the hash of a token."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, update
from sqlmodel import Session, col, select

from tracker.db.tables_people import LinkRow, SessionRow


def add(session: Session, token_hash: str, person: int, at: datetime) -> None:
    session.add(SessionRow(token_hash=token_hash, person_id=person, made_at=at, seen_at=at))
    session.flush()


def find(session: Session, token_hash: str) -> SessionRow | None:
    return session.exec(select(SessionRow).where(SessionRow.token_hash == token_hash)).first()


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
