"""People and what they were granted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, delete, update
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from tracker.db.tables import Document
from tracker.db.tables_people import GrantRow, PersonRow
from tracker.db.versions import save
from tracker.domain.access import Actor, Grant, Role


@dataclass(frozen=True)
class Person:
    """`secret` is the hash of the password; it is shown nowhere, not even in a traceback."""

    id: int
    email: str
    name: str
    grants: tuple[Grant, ...]
    disabled: bool
    secret: str | None = field(repr=False)
    version: int
    lang: str | None = None
    digest: bool = True

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.name, self.email, self.grants, self.lang)

    def document(self) -> Document:
        """What the history keeps of a person."""
        grants = [{"role": each.role.value, "plan": each.plan, "unit": each.unit} for each in self.grants]
        return {"email": self.email, "name": self.name, "grants": grants, "disabled": self.disabled}


PEOPLE: Table = PersonRow.__table__  # type: ignore[attr-defined]
_GRANTS: Table = GrantRow.__table__  # type: ignore[attr-defined]
WITH_GRANTS = core_select(*PEOPLE.c, _GRANTS.c.role, _GRANTS.c.plan, _GRANTS.c.unit).select_from(
    PEOPLE.outerjoin(_GRANTS, _GRANTS.c.person_id == PEOPLE.c.id)).order_by(PEOPLE.c.name, PEOPLE.c.id, _GRANTS.c.id)
"""A row for each grant of a person, or one with none; `person_of` makes them a person."""


def everyone(session: Session) -> list[Person]:
    """In the order of their names."""
    rows = session.connection().execute(WITH_GRANTS)
    return [person_of(list(of_one)) for _, of_one in groupby(rows, lambda row: row.id)]


def one(session: Session, id_: int) -> Person | None:
    return _found(session, PEOPLE.c.id == id_)


def by_email(session: Session, email: str) -> Person | None:
    return _found(session, PEOPLE.c.email == email)


def names(session: Session, signatures: Collection[str]) -> dict[str, str]:
    """What those are called who signed lines of the history; who is not known by an e-mail is not in it."""
    rows = session.exec(select(PersonRow.email, PersonRow.name).where(col(PersonRow.email).in_(signatures)))
    return dict(rows.all())


def add(session: Session, email: str, name: str, grants: Sequence[Grant]) -> int:
    row = PersonRow(email=email, name=name)
    session.add(row)
    session.flush()
    grant(session, row.id or 0, grants)
    return row.id or 0


def change(session: Session, was: Person, **values: Any) -> None:
    """Refused if somebody else changed the person since `was` was read."""
    save(session, PersonRow, was.id, was.version, **values)


def grant(session: Session, id_: int, grants: Sequence[Grant]) -> None:
    """All that the person may, in place of what it was."""
    session.connection().execute(delete(GrantRow).where(col(GrantRow.person_id) == id_))
    session.add_all([GrantRow(person_id=id_, role=each.role, plan=each.plan, unit=each.unit) for each in grants])
    session.flush()


def set_lang(session: Session, id_: int, lang: str) -> None:
    """Their own choice: it takes no version, for it is in nobody's way."""
    session.connection().execute(update(PersonRow).where(col(PersonRow.id) == id_).values(lang=lang))


def set_digest(session: Session, id_: int, *, wanted: bool) -> None:
    """Their own choice, as the language is."""
    session.connection().execute(update(PersonRow).where(col(PersonRow.id) == id_).values(digest=wanted))


def switch(session: Session, was: Person, at: datetime | None) -> None:
    """Disabled since `at`, or enabled."""
    change(session, was, disabled_at=at)


def person_of(rows: Sequence[Row[*tuple[Any, ...]]]) -> Person:
    grants = tuple(Grant(Role(row.role), row.plan, row.unit) for row in rows if row.role)
    row = rows[0]
    return Person(row.id, row.email, row.name, grants, row.disabled_at is not None, row.password_hash, row.version,
                  row.lang, row.digest)


def _found(session: Session, where: ColumnElement[bool]) -> Person | None:
    rows = session.connection().execute(WITH_GRANTS.where(where)).all()
    return person_of(rows) if rows else None
