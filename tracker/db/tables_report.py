"""The tables of reports: the words people write for them, and what an approved one said."""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field

from tracker.db.tables import Base
from tracker.db.types import Moment, PeriodCode
from tracker.domain.period import Period


class NarrativeRow(Base, table=True):
    """What people say of one place of a report (a section, an indicator, the conclusions), in one language."""

    __tablename__ = "narrative"
    __table_args__ = (UniqueConstraint("plan", "year", "lang", "place"),)

    id: int | None = Field(default=None, primary_key=True)
    plan: str = Field(sa_type=Text)
    year: int
    lang: str = Field(sa_type=Text)
    place: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    author: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)
    version: int = 1


class FrozenReport(Base, table=True):
    """A report that was approved: `said` is every figure and status in it, `narrative` every word of people.

    `rows` is what was reported of the rows of the plan (None before rows were reported), `head` the last line of the
    history when it was made.
    """

    __tablename__ = "frozen_report"

    id: int | None = Field(default=None, primary_key=True)
    plan: str = Field(sa_type=Text, index=True)
    period: Period = Field(sa_type=PeriodCode)
    kind: str = Field(sa_type=Text)
    lang: str = Field(sa_type=Text)
    provisional: bool
    approved_at: datetime = Field(sa_type=Moment)
    approved_by: str = Field(sa_type=Text)
    head: str = Field(sa_type=Text)
    said: list[dict[str, Any]] = Field(sa_type=JSON)
    narrative: dict[str, str] = Field(sa_type=JSON)
    definitions: str = Field(sa_type=Text)
    rows: list[dict[str, Any]] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class ReportFile(Base, table=True):
    """One file of an approved report: kept under a random name, served to the byte, known by its SHA-256."""

    __tablename__ = "report_file"

    report_id: int = Field(foreign_key="frozen_report.id", primary_key=True)
    format: str = Field(sa_type=Text, primary_key=True)
    stored: str = Field(sa_type=Text)
    sha256: str = Field(sa_type=Text)
    size: int
