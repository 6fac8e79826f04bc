"""Data elements and the units that report them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from tracker.domain.period import Frequency
from tracker.domain.words import Words


class Type(StrEnum):
    COUNT = "count"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    SCORE = "score"
    YES_NO = "yes_no"
    DATE = "date"
    TEXT = "text"

    @property
    def numeric(self) -> bool:
        return self not in (Type.YES_NO, Type.DATE, Type.TEXT)


class OverTime(StrEnum):
    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    MAX = "max"


class OverUnits(StrEnum):
    SUM = "sum"
    MEAN = "mean"
    MAX = "max"
    NONE = "none"


class Subject(StrEnum):
    PERSONS = "persons"
    SERVICES = "services"
    EVENTS = "events"
    MONEY = "money"


@dataclass(frozen=True)
class Unit:
    """A service, institution or directorate that reports, or an organisation that answers for it.

    `like`: it is asked for what that unit is asked for. `merged` are the units in whose place it came.
    """

    code: str
    name: Words
    kind: str = "service"
    parent: str | None = None
    opened: date | None = None
    closed: date | None = None
    short: Words | None = None
    notes: Words | None = None
    like: str | None = None
    merged: tuple[str, ...] = ()

    @property
    def follows(self) -> tuple[str, ...]:
        """Those that it is asked like."""
        return (*self.merged, *([self.like] if self.like else ()))

    @property
    def always_there(self) -> bool:
        return self.opened is None and self.closed is None

    def due(self, start: date, end: date) -> bool:
        """Whether a report of the period from `start` to `end` is owed."""
        return not (self.opened and end < self.opened) and not (self.closed and start > self.closed)


@dataclass(frozen=True)
class Dimension:
    """What figures are broken down by: sex, age."""

    code: str
    name: Words
    categories: tuple[tuple[str, Words], ...]

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The categories as figures name them: `sex=f`."""
        return tuple(f"{self.code}={code}" for code, _ in self.categories)


@dataclass(frozen=True)
class DataElement:
    code: str
    name: Words
    type: Type
    over_time: OverTime
    over_units: OverUnits
    frequency: Frequency = Frequency.QUARTER
    until_changed: bool = False
    reported_by: tuple[str, ...] | None = None
    unit: Words | None = None
    subject: Subject | None = None
    sensitive: bool = False
    disaggregations: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 0
    definition: Words | None = None

    @property
    def level(self) -> bool:
        return self.over_time is OverTime.LAST
