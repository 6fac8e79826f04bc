"""View models: what a page or a report draws. Plain, frozen, already permitted and judged; texts in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.db.office import OfficeFacts
from tracker.domain.compare import Move, Worry
from tracker.domain.element import DataElement, Dimension, Unit
from tracker.domain.figure import CellState, Value
from tracker.domain.indicator import Indicator
from tracker.domain.outlook import Outlook, Silent
from tracker.domain.period import Period
from tracker.domain.plan import Plan, PlanState
from tracker.domain.plan_row import Note, Row
from tracker.domain.reporting import UnitBreak
from tracker.domain.status import Progress, Status
from tracker.domain.target import Baseline, Path, Target
from tracker.domain.words import Words
from tracker.errors import Message

if TYPE_CHECKING:
    from tracker.services.row_views import Overdue, RowStands


@dataclass(frozen=True)
class Office:
    """The installation: what day it is there, whether its figures are a sample, and what is set for it."""

    today: date
    sample: bool
    facts: OfficeFacts = OfficeFacts()


@dataclass(frozen=True)
class PlanChoice:
    code: str
    title: Words
    municipality: Words
    periods: tuple[Period, ...]
    latest: Period
    """The latest period past its deadline, within the plan's years: what is shown at first."""
    state: PlanState = PlanState.PUBLISHED


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator in a table. `spark` is the actual of the last eight periods, oldest first."""

    indicator: Indicator
    section: str
    place: Words
    responsible: Words | None
    progress: Progress
    before: Progress | None
    move: Move | None
    spark: tuple[Fraction | None, ...]
    explanation: Message
    sample_target: bool


@dataclass(frozen=True)
class SectionCounts:
    no: str
    title: Words
    rows: int
    counts: Mapping[Status, int]


@dataclass(frozen=True)
class SilentUnit:
    """A unit with `missed` forms that are late; `spoke` is the period of the last it submitted, None is long ago."""

    unit: Unit
    spoke: Period | None
    missed: int
    days_late: int
    """Since the deadline of the first of them."""
    owner: Words | None = None
    """The organisation that answers for it."""


@dataclass(frozen=True)
class Ahead:
    """A later period than the one shown, and how many of its forms are approved already."""

    period: Period
    approved: int
    forms: int


@dataclass(frozen=True)
class Overview:
    office: Office
    plans: tuple[PlanChoice, ...]
    plan: PlanChoice
    period: Period
    rows: tuple[IndicatorRow, ...]
    counts: Mapping[Status, int]
    sections: tuple[SectionCounts, ...]
    moves: Mapping[Move, int]
    attention: tuple[IndicatorRow, ...]
    reported: int
    expected: int
    provisional: bool = False
    """Whether figures are in it that nobody has approved yet."""
    worries: Mapping[Worry, tuple[IndicatorRow, ...]] = field(default_factory=dict)
    """What needs attention, by why it does."""
    silent: tuple[SilentUnit, ...] = ()
    overdue: Overdue | None = None
    ahead: Ahead | None = None


@dataclass(frozen=True)
class PlanPage:
    office: Office
    plans: tuple[PlanChoice, ...]
    choice: PlanChoice
    period: Period
    plan: Plan
    by_row: Mapping[str, tuple[IndicatorRow, ...]]
    organisations: Mapping[str, Words]
    provisional: bool = False
    stands: Mapping[str, RowStands] = field(default_factory=lambda: MappingProxyType({}))
    """By the key of the row, what was reported of it."""


@dataclass(frozen=True)
class SeriesPoint:
    """Where it stood at the end of a period; `due` is whether anything was to be reported for that period itself."""

    period: Period
    progress: Progress
    provisional: bool
    due: bool = True

    @property
    def value(self) -> Fraction | None:
        """What was reported for the period: what is carried from an earlier one is not."""
        silent = self.progress.status is Status.NO_DATA and self.progress.reason is None
        return None if silent else self.progress.actual

    @property
    def drawn(self) -> bool:
        """Where nothing was due, and nothing is judged, there is neither a figure nor that it is missing."""
        judged = self.progress.status not in (Status.NOT_DUE, Status.NO_DATA)
        return self.due or (judged and self.value is not None)


@dataclass(frozen=True)
class Revision:
    """A decision on what is aimed at: the targets it set, or that there are none any more, and what else it changed."""

    decided_on: date
    decision: str | None
    reason: Words
    targets: tuple[Target, ...]
    dropped: bool = False
    baseline: Baseline | None = None
    path: Path | None = None


@dataclass(frozen=True)
class FigureRow:
    """One cell behind an indicator, total or category."""

    element: DataElement
    unit: Unit
    period: Period
    category: str | None
    state: CellState
    value: Value | None
    note: str | None
    entered_on: date | None
    approved_on: date | None


@dataclass(frozen=True)
class Breakdown:
    """An element by the categories of one dimension: `sums` holds for each period a figure of each category, or None
    where something was due and nothing is told of its categories.

    `units` are those that break it down in the latest period, of those that gave its total.
    """

    element: DataElement
    dimension: Dimension
    periods: tuple[Period, ...]
    sums: tuple[tuple[Fraction, ...] | None, ...]
    units: tuple[int, int]


@dataclass(frozen=True)
class EarlierYear:
    """The same indicator in an earlier plan, as that judged it; `changed` is what is defined otherwise since then."""

    indicator: Indicator
    progress: Progress
    changed: tuple[Message, ...]


@dataclass(frozen=True)
class Break:
    """From the start of `period` on the figures are not like those before it."""

    period: Period
    why: Message


@dataclass(frozen=True)
class IndicatorPage:
    office: Office
    plans: tuple[PlanChoice, ...]
    choice: PlanChoice
    period: Period
    row: IndicatorRow
    path: Path | None
    series: tuple[SeriesPoint, ...]
    first: Progress
    """Judged by the first targets, where revisions have replaced them."""
    first_targets: tuple[Target, ...]
    targets: tuple[Target, ...]
    """Those in force; the same as the first while nothing was revised."""
    revisions: tuple[Revision, ...]
    explanation: tuple[Message, ...]
    plan_rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    elements: tuple[DataElement, ...]
    by_unit: tuple[tuple[Unit, Progress], ...]
    figures: tuple[FigureRow, ...]
    dimensions: tuple[Dimension, ...] = ()
    """Those that the categories of the figures belong to."""
    provisional: bool = False
    opening: Revision | None = None
    """The decision with which aiming began, where it was one."""
    earlier: tuple[EarlierYear, ...] = ()
    breaks: tuple[UnitBreak, ...] = ()
    """Where the series of the whole breaks, within what is shown: units were merged."""
    outlook: Outlook | Silent = Silent.UNSUITED
    unlike: tuple[Break, ...] = ()
    unit_lines: Mapping[str, tuple[Fraction | None, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The actual of each unit in the periods of the series."""
    breakdowns: tuple[Breakdown, ...] = ()
