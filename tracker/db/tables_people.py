"""The tables of people: who may come in, by which roles, and what keeps strangers out.

Of sessions and links only hashes of their tokens are kept: whoever reads the database can come in by none of them.
"""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import datetime

from sqlalchemy import Text, true
from sqlmodel import Field

from tracker.db.tables import Base
from tracker.db.types import Moment


class PersonRow(Base, table=True):
    """Somebody with an account. Without a password nobody comes in by it: a link sets the first one."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(sa_type=Text, unique=True)
    name: str = Field(sa_type=Text)
    password_hash: str | None = Field(default=None, sa_type=Text)
    disabled_at: datetime | None = Field(default=None, sa_type=Moment)
    lang: str | None = Field(default=None, sa_type=Text)
    digest: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    """Whether they want to be reminded by mail."""
    version: int = 1


class GrantRow(Base, table=True):
    """A role of a person, limited to a plan, or to a unit and all below it, by their codes."""

    __tablename__ = "role_grant"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str = Field(sa_type=Text)
    plan: str | None = Field(default=None, sa_type=Text)
    unit: str | None = Field(default=None, sa_type=Text)


class SessionRow(Base, table=True):
    """Somebody is signed in on one device."""

    __tablename__ = "session"

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(sa_type=Text, unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    made_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)


class LinkRow(Base, table=True):
    """A way in that works once, to set a password."""

    __tablename__ = "one_time_link"

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(sa_type=Text, unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    made_at: datetime = Field(sa_type=Moment)
    made_by: str = Field(sa_type=Text)
    expires_at: datetime = Field(sa_type=Moment)


class AttemptRow(Base, table=True):
    """Failures in a row of one account or one address. The subject is a hash: people mistype passwords as e-mails."""

    __tablename__ = "sign_in_attempt"

    id: int | None = Field(default=None, primary_key=True)
    subject: str = Field(sa_type=Text, unique=True)
    failures: int
    last_at: datetime = Field(sa_type=Moment)
