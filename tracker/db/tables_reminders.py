"""The tables of reminders: what was sent to whom about which forms, and the addresses of calendars.

No figure and no text of a form is kept here. Of a calendar's address only the hash of its token is.
"""

# Annotations stay real here (no `from __future__`): SQLModel reads them to make the columns.

from datetime import date, datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from tracker.db.tables import Base
from tracker.db.types import Moment, PeriodCode
from tracker.domain.period import Period


class RunRow(Base, table=True):
    """One time that reminders were sent; without an end it was stopped in the middle, or is still at it."""

    __tablename__ = "reminder_run"

    id: int | None = Field(default=None, primary_key=True)
    day: date
    began_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    sent: int = 0
    failed: int = 0


class ReminderRow(Base, table=True):
    """The one letter that a person gets on a day of the office. `why` is what the server said if it did not take it."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("person_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    day: date = Field(index=True)
    run_id: int = Field(foreign_key="reminder_run.id", index=True)
    at: datetime = Field(sa_type=Moment)
    delivery: str = Field(sa_type=Text)
    why: str | None = Field(default=None, sa_type=Text)


class ReminderItemRow(Base, table=True):
    """A form that a letter was about."""

    __tablename__ = "reminder_item"

    id: int | None = Field(default=None, primary_key=True)
    reminder_id: int = Field(foreign_key="reminder.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    period: Period = Field(sa_type=PeriodCode)
    nudge: str = Field(sa_type=Text)
    due: date


class CalendarRow(Base, table=True):
    """The address under which a person's deadlines can be read without signing in."""

    __tablename__ = "calendar_link"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    token_hash: str = Field(sa_type=Text, unique=True)
    made_at: datetime = Field(sa_type=Moment)
