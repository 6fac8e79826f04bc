"""The tables of imports: a file with the plan of what it would do, row by row, and afterwards what it did.

No truth values and no JSON columns in a row: its digest is of exactly what lies there, on either database.
"""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import JSON, Index, Text
from sqlmodel import Field

from tracker.db.tables import Base, Document
from tracker.db.types import Exact, Moment


class BatchState(StrEnum):
    """`reading` until the plan is whole; only an applied batch keeps its rows for ever."""

    READING = "reading"
    PLANNED = "planned"
    APPLIED = "applied"
    DROPPED = "dropped"


class Outcome(StrEnum):
    """What would come of one row. `follows` is a row no file gave: a total that follows its parts, a part that goes."""

    NEW = "new"
    CHANGED = "changed"
    FOLLOWS = "follows"
    REFUSED = "refused"
    SAME = "same"


class ImportBatch(Base, table=True):
    """One file. `version` is one further each time it is planned; `line` is the history's line when it was read.

    `stored` is the name under which the file itself is kept for a while, to be given back with what was refused.
    """

    __tablename__ = "import_batch"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    digest: str = Field(sa_type=Text)
    state: str = Field(default=BatchState.READING, sa_type=Text, index=True)
    version: int = 1
    line: int = 0
    counts: Document = Field(default_factory=dict, sa_type=JSON)
    told: Document = Field(default_factory=dict, sa_type=JSON)
    stored: str | None = Field(default=None, sa_type=Text)
    rows_digest: str | None = Field(default=None, sa_type=Text)
    applied_at: datetime | None = Field(default=None, sa_type=Moment)


class ImportRow(Base, table=True):
    """One thing said of one cell: what was there (`was_…`, at the cell's version `seen`) and what the file says.

    `alone` are figures of a long file that go into empty places and follow no others: they need no second look.
    A row that fits no cell has none of its numbers; `said` is then what the file wrote. `message` says why it is
    refused, in both languages.
    """

    __tablename__ = "import_row"
    __table_args__ = (Index("ix_import_row_cell", "batch_id", "alone", "element_id", "unit_id", "ordinal"),)

    batch_id: int = Field(foreign_key="import_batch.id", primary_key=True)
    number: int = Field(primary_key=True)
    place: str = Field(default="", sa_type=Text)
    element_id: int | None = Field(default=None, foreign_key="data_element.id")
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    ordinal: int | None = None
    category: str | None = Field(default=None, sa_type=Text)
    what: str = Field(default="figure", sa_type=Text)
    outcome: str = Field(sa_type=Text)
    value: Decimal | None = Field(default=None, sa_type=Exact)
    text: str | None = Field(default=None, sa_type=Text)
    seen: int = 0
    alone: int = 0
    was: str | None = Field(default=None, sa_type=Text)
    was_value: Decimal | None = Field(default=None, sa_type=Exact)
    was_text: str | None = Field(default=None, sa_type=Text)
    said: str | None = Field(default=None, sa_type=Text)
    message: str | None = Field(default=None, sa_type=Text)
