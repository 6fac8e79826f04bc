"""The tables. Rows that people change carry a `version`; figures and targets are scaled integers.

Codes live in the definitions; cells point to them by small numbers, so that a million cells stay quick to read.
SQLModel does not validate table rows: everything that comes in was parsed before it gets here.
"""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, Index, MetaData, Text, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from tracker.db.types import Exact, Moment, PeriodCode
from tracker.domain.period import Period

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
Document = dict[str, Any]


class Origin(StrEnum):
    """Who set it: the YAML, a person on a page, or the illustrative sample."""

    YAML = "yaml"
    PAGE = "page"
    SAMPLE = "sample"


class Base(SQLModel):
    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class Definition(Base):
    """What the YAML defines, kept whole as a document: pages run from the database alone."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(sa_type=Text, unique=True)
    position: int
    document: Document = Field(sa_type=JSON)
    origin: str = Field(default=Origin.YAML, sa_type=Text)
    retired_on: date | None = None
    version: int = 1


class PlanRow(Definition, table=True):
    __tablename__ = "plan"

    state: str = Field(default="published", sa_type=Text, sa_column_kwargs={"server_default": "published"})


class UnitRow(Definition, table=True):
    __tablename__ = "unit"


class DimensionRow(Definition, table=True):
    __tablename__ = "dimension"


class ElementRow(Definition, table=True):
    __tablename__ = "data_element"


class IndicatorRow(Definition, table=True):
    __tablename__ = "indicator"


class CheckRow(Definition, table=True):
    __tablename__ = "figure_check"


class TargetSet(Base, table=True):
    """All targets of an indicator, or of one unit of it, decided at once. A later set replaces the earlier one whole;
    both stay. A set without targets leaves them as they were, unless it is `dropped`: then there is none any more.
    """

    __tablename__ = "target_set"

    id: int | None = Field(default=None, primary_key=True)
    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    origin: str = Field(sa_type=Text)
    decided_on: date | None = None
    decision: str | None = Field(default=None, sa_type=Text)
    reason_bg: str | None = Field(default=None, sa_type=Text)
    reason_en: str | None = Field(default=None, sa_type=Text)
    path: str | None = Field(default=None, sa_type=Text)
    baseline_period: Period | None = Field(default=None, sa_type=PeriodCode)
    baseline_value: Decimal | None = Field(default=None, sa_type=Exact)
    baseline_source_bg: str | None = Field(default=None, sa_type=Text)
    baseline_source_en: str | None = Field(default=None, sa_type=Text)
    baseline_given: int | None = None
    baseline_due: int | None = None
    dropped: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    version: int = 1


class TargetRow(Base, table=True):
    """One value of a set, due at the end of a period or on a day."""

    __tablename__ = "target"

    set_id: int = Field(foreign_key="target_set.id", primary_key=True)
    position: int = Field(primary_key=True)
    period: Period | None = Field(default=None, sa_type=PeriodCode)
    due: date | None = None
    value: Decimal = Field(sa_type=Exact)


class Form(Base, table=True):
    """What one unit owes for one period, on its way from draft to locked.

    Days are those of the office. `open_until`: opened again until that day; it stays, with what was typed, when the day
    has passed. `warnings`: how many there were when it was submitted.
    """

    __tablename__ = "form"
    __table_args__ = (UniqueConstraint("unit_id", "period"),)

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id")
    period: Period = Field(sa_type=PeriodCode, index=True)
    status: str = Field(default="draft", sa_type=Text)
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    approved_at: datetime | None = Field(default=None, sa_type=Moment)
    first_submitted_on: date | None = None
    open_until: date | None = None
    warnings: int | None = None
    version: int = 1


class Cell(Base, table=True):
    """A figure as entered and, beside it, as last approved: a correction never hides what was approved.

    The ordinal counts periods of the element's own frequency. Yes and no are 1 and 0, a day is the number 20151020.
    Neither value nor text nor `not_applicable`: nothing is entered, or nothing stands approved. The note of a cell that
    does not apply is its reason. `adds_up` marks a total that nobody typed: it follows its categories.
    """

    __tablename__ = "cell"
    __table_args__ = (
        UniqueConstraint("element_id", "unit_id", "ordinal"),
        Index("ix_cell_approved", "element_id", "ordinal", "unit_id", "approved_value", "approved_not_applicable"),
        Index("ix_cell_entered", "element_id", "ordinal", "unit_id", "value", "not_applicable"),
    )

    id: int | None = Field(default=None, primary_key=True)
    element_id: int = Field(foreign_key="data_element.id")
    unit_id: int = Field(foreign_key="unit.id")
    ordinal: int
    value: Decimal | None = Field(default=None, sa_type=Exact)
    text: str | None = Field(default=None, sa_type=Text)
    not_applicable: bool = False
    adds_up: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    note: str | None = Field(default=None, sa_type=Text)
    entered_on: date
    approved_value: Decimal | None = Field(default=None, sa_type=Exact)
    approved_text: str | None = Field(default=None, sa_type=Text)
    approved_not_applicable: bool = False
    approved_on: date | None = None
    version: int = 1


class CellCategory(Base, table=True):
    """The part of a cell's total that falls to one category, such as `sex=f`."""

    __tablename__ = "cell_category"

    cell_id: int = Field(foreign_key="cell.id", primary_key=True)
    category: str = Field(sa_type=Text, primary_key=True)
    value: Decimal | None = Field(default=None, sa_type=Exact)
    approved_value: Decimal | None = Field(default=None, sa_type=Exact)


class Change(Base, table=True):
    """One line of the history: only ever added, each sealed with the hash of the one before it."""

    __tablename__ = "change_history"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    key: str = Field(sa_type=Text)
    before: Document | None = Field(default=None, sa_type=JSON(none_as_null=True))
    after: Document | None = Field(default=None, sa_type=JSON(none_as_null=True))
    why: str | None = Field(default=None, sa_type=Text)
    previous_hash: str = Field(sa_type=Text)
    hash: str = Field(sa_type=Text, unique=True)

    __table_args__ = (Index("ix_change_history_subject", "kind", "key"),)


class OfficeEntry(Base, table=True):
    """What the installation is: key and value."""

    __tablename__ = "office"

    key: str = Field(sa_type=Text, primary_key=True)
    value: str = Field(sa_type=Text)
    version: int = 1
