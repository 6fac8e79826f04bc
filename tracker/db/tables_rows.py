"""The tables of a plan's rows: what is reported of each in a quarter, its way to approval, money, evidence, measures.

What is entered and what was last approved stand side by side: a report that is opened again hides nothing.
"""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field

from tracker.db.tables import Base, Document
from tracker.db.types import Exact, Moment, PeriodCode
from tracker.domain.period import Period


class RowReportRow(Base, table=True):
    """One row of a plan in one quarter, on its way from draft to locked."""

    __tablename__ = "row_report"
    __table_args__ = (UniqueConstraint("plan_id", "row", "period"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    row: str = Field(sa_type=Text)
    period: Period = Field(sa_type=PeriodCode)
    status: str = Field(default="draft", sa_type=Text)
    entered: Document = Field(sa_type=JSON)
    approved: Document | None = Field(default=None, sa_type=JSON(none_as_null=True))
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    approved_at: datetime | None = Field(default=None, sa_type=Moment)
    version: int = 1


class RowMoneyRow(Base, table=True):
    """Money from one source. A source of which nothing stands approved has none of the approved amounts."""

    __tablename__ = "row_money"

    report_id: int = Field(foreign_key="row_report.id", primary_key=True)
    source: str = Field(sa_type=Text, primary_key=True)
    planned: Decimal | None = Field(default=None, sa_type=Exact)
    revised: Decimal | None = Field(default=None, sa_type=Exact)
    why: str | None = Field(default=None, sa_type=Text)
    spent: Decimal | None = Field(default=None, sa_type=Exact)
    approved_planned: Decimal | None = Field(default=None, sa_type=Exact)
    approved_revised: Decimal | None = Field(default=None, sa_type=Exact)
    approved_why: str | None = Field(default=None, sa_type=Text)
    approved_spent: Decimal | None = Field(default=None, sa_type=Exact)


class RowStepRow(Base, table=True):
    """One move of a report."""

    __tablename__ = "row_step"

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="row_report.id", index=True)
    at: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=Text)
    act: str = Field(sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)


class RowEvidenceRow(Base, table=True):
    """A file, kept under a random name, or a link. What was taken away stays here, marked."""

    __tablename__ = "row_evidence"

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="row_report.id", index=True)
    name: str = Field(sa_type=Text)
    link: str | None = Field(default=None, sa_type=Text)
    stored: str | None = Field(default=None, sa_type=Text)
    size: int | None = None
    at: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=Text)
    removed_at: datetime | None = Field(default=None, sa_type=Moment)


class MeasureRow(Base, table=True):
    """A corrective measure: who does what until when about a row that does not go as planned, and what came of it."""

    __tablename__ = "corrective_measure"

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="row_report.id", index=True)
    text: str = Field(sa_type=Text)
    owner: str = Field(sa_type=Text)
    due: date
    state: str = Field(default="open", sa_type=Text)
    outcome: str = Field(default="", sa_type=Text)
    version: int = 1
