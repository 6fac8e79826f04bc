"""The tables beside the targets: baselines being collected, and what people said of indicators on pages."""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import date, datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from tracker.db.tables import Base
from tracker.db.types import Moment


class CollectionRow(Base, table=True):
    """The figures of a year before the plan are asked for, until a day."""

    __tablename__ = "baseline_collection"
    __table_args__ = (UniqueConstraint("plan_id", "year"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    year: int
    until: date
    opened_at: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=Text)
    version: int = 1


class CareRow(Base, table=True):
    """Where an indicator's figures come from and who answers for it, as set on a page: it goes before the YAML."""

    __tablename__ = "indicator_care"

    indicator_id: int = Field(foreign_key="indicator.id", primary_key=True)
    source_bg: str | None = Field(default=None, sa_type=Text)
    source_en: str | None = Field(default=None, sa_type=Text)
    responsible: str | None = Field(default=None, sa_type=Text)
    version: int = 1
