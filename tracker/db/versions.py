"""Saving what somebody saw: the version goes into the WHERE, and a conflict is told, never overwritten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, update
from sqlmodel import Session, SQLModel

from tracker.errors import Conflict, say


def save(session: Session, model: type[SQLModel], id_: int, version: int, **values: Any) -> None:
    """Change one row, if it is still at `version`; afterwards it is one further."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    statement = update(table).where(table.c.id == id_, table.c.version == version)
    done = session.connection().execute(statement.values(version=version + 1, **values))
    if done.rowcount != 1:
        raise Conflict(say("Someone else has changed this in the meantime. Check its current state, then try again."))
