"""The tables of entering: how a form went its way, and what was said about it and shown for it.

What is said is never published. Earlier words stand in the history.
"""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import date, datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from tracker.db.tables import Base
from tracker.db.types import Moment, PeriodCode
from tracker.domain.period import Period


class StepRow(Base, table=True):
    """One move of a form."""

    __tablename__ = "form_step"

    id: int | None = Field(default=None, primary_key=True)
    form_id: int = Field(foreign_key="form.id", index=True)
    at: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=Text)
    act: str = Field(sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)
    until: date | None = None


class DeadlineRow(Base, table=True):
    """A deadline that was put off, for a unit with all below it, or without a unit for everybody."""

    __tablename__ = "form_deadline"
    __table_args__ = (UniqueConstraint("period", "unit_id"),)

    id: int | None = Field(default=None, primary_key=True)
    period: Period = Field(sa_type=PeriodCode)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    due: date
    reason: str = Field(sa_type=Text)
    version: int = 1


class Explanation(Base, table=True):
    """The word given for a warning, and for which figures; without an element it is about the whole form."""

    __tablename__ = "form_explanation"

    form_id: int = Field(foreign_key="form.id", primary_key=True)
    code: str = Field(sa_type=Text, primary_key=True)
    element: str = Field(default="", sa_type=Text, primary_key=True)
    category: str = Field(default="", sa_type=Text, primary_key=True)
    text: str = Field(sa_type=Text)
    figures: str | None = Field(default=None, sa_type=Text)


class Answer(Base, table=True):
    """Why an indicator is behind, in the unit's words."""

    __tablename__ = "form_answer"

    form_id: int = Field(foreign_key="form.id", primary_key=True)
    indicator: str = Field(sa_type=Text, primary_key=True)
    text: str = Field(sa_type=Text)


class Comment(Base, table=True):
    """What the monitoring officer says of a figure."""

    __tablename__ = "form_comment"

    form_id: int = Field(foreign_key="form.id", primary_key=True)
    element: str = Field(sa_type=Text, primary_key=True)
    text: str = Field(sa_type=Text)


class EvidenceRow(Base, table=True):
    """A file, kept under a random name, or a link. What was taken away stays here, marked."""

    __tablename__ = "evidence"

    id: int | None = Field(default=None, primary_key=True)
    form_id: int = Field(foreign_key="form.id", index=True)
    element: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    link: str | None = Field(default=None, sa_type=Text)
    stored: str | None = Field(default=None, sa_type=Text)
    size: int | None = None
    at: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=Text)
    removed_at: datetime | None = Field(default=None, sa_type=Moment)
