"""View models of entering and reviewing: what a form, a list of work and a review draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tracker.domain.access import Act
from tracker.domain.calendar import PutOff
from tracker.domain.element import DataElement, Dimension, Unit
from tracker.domain.figure import Value
from tracker.domain.finding import Finding
from tracker.domain.finding import Gravity as Severity
from tracker.domain.indicator import Indicator
from tracker.domain.period import Period
from tracker.domain.status import Progress
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.errors import Message
from tracker.services.views import Office

__all__ = [
    "Asked", "CellChange", "CellFace", "CellKey", "Clash", "Doubt", "EntryCell", "EntryRow", "Evidence", "Finding",
    "FormPage", "MyWork", "Preview", "Refused", "ReviewList", "Saved", "Severity", "Step", "WorkItem"]


@dataclass(frozen=True)
class CellKey:
    """One figure of a form: a total (no category) or one category's part."""

    element: str
    category: str | None = None


@dataclass(frozen=True)
class EntryCell:
    """`version` is that of the whole element's cell (0 if nothing is stored yet) and must be sent back with a save."""

    key: CellKey
    value: Value | None
    last_period: Value | None
    last_year: Value | None
    adds_up: bool = False


@dataclass(frozen=True)
class Evidence:
    id: int
    name: str
    link: str | None
    size: int | None


@dataclass(frozen=True)
class EntryRow:
    """One element with its total and, where it is broken down, its categories by dimension."""

    element: DataElement
    total: EntryCell
    parts: tuple[tuple[Dimension, tuple[EntryCell, ...]], ...]
    version: int
    target: Words | None
    not_applicable: str | None
    stands: bool
    note: str | None
    comment: str | None
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Asked:
    """An indicator that is behind: the form asks why before it is submitted."""

    indicator: Indicator
    progress: Progress
    explanation: Message
    answer: str | None


@dataclass(frozen=True)
class Step:
    """One move of the form, for its course."""

    at: datetime
    who: str
    act: Act
    reason: str | None
    until: date | None = None
    """Of a form that was opened again for some time only."""


@dataclass(frozen=True)
class FormPage:
    office: Office
    unit: Unit
    period: Period
    deadline: date
    days_left: int
    status: FormStatus
    version: int
    rows: tuple[EntryRow, ...]
    findings: tuple[Finding, ...]
    asked: tuple[Asked, ...]
    course: tuple[Step, ...]
    filled: int
    expected: int
    may: frozenset[Act]
    put_off: PutOff | None = None
    """Why it is due later than usual, if it is."""
    open_until: date | None = None
    """The last day of a form that was opened again; after it, what was approved stands again."""
    aside: bool = False
    """It was opened again and not submitted in time: what was typed is kept, what was approved is shown."""


@dataclass(frozen=True)
class WorkItem:
    unit: Unit
    period: Period
    deadline: date
    days_left: int
    status: FormStatus
    filled: int
    expected: int
    reason: str | None
    """Why it came back, if it did."""
    version: int = 0
    """Of the form, for moving it straight from a list."""
    put_off: bool = False
    open_until: date | None = None


@dataclass(frozen=True)
class MyWork:
    office: Office
    owed: tuple[WorkItem, ...]
    done: tuple[WorkItem, ...]


@dataclass(frozen=True)
class ReviewList:
    office: Office
    waiting: tuple[WorkItem, ...]
    late: tuple[WorkItem, ...]
    """Those that never came; what was returned stands in `returned` alone, late or not."""
    returned: tuple[WorkItem, ...]
    approved: tuple[WorkItem, ...]


@dataclass(frozen=True)
class Saved:
    """The acknowledgement of one save: the new version and what the checks now say of the whole form."""

    version: int
    at: datetime
    value: Value | None
    filled: int
    expected: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Clash:
    """Somebody saved first: both values, with the version to send if ours is to stay."""

    version: int
    theirs: Value | None
    who: str
    at: datetime
    ours: str


@dataclass(frozen=True)
class Doubt:
    """`1.234` was typed: send the save again with the meaning that is meant. Nothing was stored."""

    text: str
    as_decimal: Decimal
    as_thousands: Decimal


@dataclass(frozen=True)
class Refused:
    """The text cannot be read as what the cell holds. Nothing was stored."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class CellFace:
    """A cell as it stood at one moment of its history: total, parts by category, note or reason, evidence."""

    value: Value | None
    parts: Mapping[str, Decimal]
    not_applicable: bool
    note: str | None


@dataclass(frozen=True)
class CellChange:
    """One line of a cell's history. `act` is what was done to the cell (enter, note, correct, evidence,
    evidence_removed) or the status its form got (submitted, returned, approved, locked).
    """

    at: datetime
    who: str
    act: str
    before: CellFace | None
    after: CellFace | None
    why: str | None


@dataclass(frozen=True)
class Preview:
    """What an approved correction would change on the dashboards, before it is confirmed."""

    before: Mapping[str, Progress]
    after: Mapping[str, Progress]
