"""One row of a plan as printed, and beside it what is read into it. In every Words here `bg` is the printed text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from tracker.domain.words import Words

QUARTERS = ("Q1", "Q2", "Q3", "Q4")


class Phase(StrEnum):
    """What a quarter's mark stands for in the legend of the plan."""

    PREPARE = "prepare"
    TRANSFORM = "transform"
    IMPLEMENT = "implement"


class DeadlineKind(StrEnum):
    CONTINUOUS = "continuous"
    BY_DATE = "by_date"
    YEAR = "year"
    UNSPECIFIED = "unspecified"


class FundingStatus(StrEnum):
    NAMED = "named"
    NOT_REQUIRED = "not_required"
    UNSPECIFIED = "unspecified"


class ChangeKind(StrEnum):
    CHANGE = "change"
    OPENING = "opening"
    CLOSURE = "closure"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Certainty(StrEnum):
    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


_MARKS = {"+": Phase.PREPARE, "/": Phase.TRANSFORM, "*": Phase.IMPLEMENT}
_CYRILLIC = {"a": "А", "b": "Б", "v": "В", "g": "Г", "d": "Д"}


def phase_of(mark: str) -> Phase | None:
    """A mark is read by its kind; ten slashes are shading, not ten of anything."""
    return _MARKS.get(mark.strip()[:1])


@dataclass(frozen=True)
class Note:
    """Why something is read otherwise than it is printed. `rows` are further rows it concerns."""

    code: str
    severity: Severity
    text: Words
    lines: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def is_question(self) -> bool:
        """The municipality has to be asked."""
        return self.severity is Severity.HIGH


@dataclass(frozen=True)
class Reading:
    """A misprint, a cut word or a garbled name, and what it is taken to mean."""

    as_printed: str
    meaning: Words
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True)
class Activity:
    text: Words
    printed_no: str | None = None


@dataclass(frozen=True)
class Result:
    """An expected result; `goal` or `row` where it belongs elsewhere than it is printed."""

    text: Words
    is_indicator: bool = False
    activity: int | None = None
    goal: str | None = None
    row: str | None = None
    target: int | None = None
    at_least: bool = False


@dataclass(frozen=True)
class Deadline:
    kind: DeadlineKind = DeadlineKind.UNSPECIFIED
    text: Words | None = None
    date: dt.date | None = None


@dataclass(frozen=True)
class Organisation:
    text: Words
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Funding:
    status: FundingStatus = FundingStatus.UNSPECIFIED
    text: Words | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Location:
    text: Words
    places: tuple[str, ...]


@dataclass(frozen=True)
class CapacityChange:
    """From one number of places to another; `before` is None where nobody knows it, never 0."""

    service: str
    kind: ChangeKind
    before: int | None
    after: int
    date: dt.date
    text: Words
    window: tuple[dt.date, dt.date] | None = None


@dataclass(frozen=True)
class Count:
    """How many services of the kind, not how many places."""

    value: int
    text: Words


@dataclass(frozen=True)
class Row:
    key: str
    section: str
    goal: str | None
    printed_goal: str | None
    lines: tuple[int, ...]
    printed_no: str | None
    service: str | None
    title: Words | None
    activities: tuple[Activity, ...]
    location: Location | None
    marks: Mapping[str, str]
    phase_in_text: Phase | None
    deadline: Deadline
    organisations: tuple[Organisation, ...]
    funding: Funding
    expected_results: tuple[Result, ...] = ()
    capacity_changes: tuple[CapacityChange, ...] = ()
    count: Count | None = None
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    readings: tuple[Reading, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def label(self) -> Words:
        """`1.А.1` in Bulgarian, `1.A.1` in English."""
        parts = self.key.split(".")
        return Words(".".join(_CYRILLIC.get(part, part) for part in parts), self.key.upper())

    @property
    def name(self) -> Words:
        """What to call the row: its service, else its first activity."""
        return self.title or self.activities[0].text

    @property
    def schedule(self) -> dict[str, Phase | None]:
        return {quarter: phase_of(self.marks.get(quarter, "")) for quarter in QUARTERS}
