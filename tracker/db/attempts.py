"""Failures in a row to sign in, by account and by address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, text, update
from sqlmodel import Session, col, select

from tracker.db.tables_people import AttemptRow


def take_turn(session: Session) -> None:
    """Nobody else counts until this transaction ends: attempts made all at once are still one after the other."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("lock table sign_in_attempt in share row exclusive mode"))


def of(session: Session, subjects: Collection[str]) -> Mapping[str, AttemptRow]:
    rows = session.exec(select(AttemptRow).where(col(AttemptRow.subject).in_(subjects)))
    return {row.subject: row for row in rows}


def count(session: Session, subjects: Collection[str], at: datetime) -> None:
    """One more failure of each."""
    known = of(session, subjects)
    for subject in subjects:
        row = known.get(subject) or AttemptRow(subject=subject, failures=0, last_at=at)
        row.failures, row.last_at = row.failures + 1, at
        session.add(row)
    session.flush()


def clear(session: Session, subject: str) -> None:
    session.connection().execute(delete(AttemptRow).where(col(AttemptRow.subject) == subject))


def take_back(session: Session, subject: str) -> None:
    """The last one was no failure."""
    session.connection().execute(
        update(AttemptRow).where(col(AttemptRow.subject) == subject).values(failures=AttemptRow.failures - 1))


def forget(session: Session, before: datetime) -> None:
    session.connection().execute(delete(AttemptRow).where(col(AttemptRow.last_at) < before))
