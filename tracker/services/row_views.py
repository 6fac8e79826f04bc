"""View models of a plan's rows: a report, the lists, how the rows stand, corrective measures, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tracker.domain.access import Act
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.plan_row import Row
from tracker.domain.row_report import Money, RowReport
from tracker.domain.row_state import MeasureState, RowState
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.services.entry_views import Evidence, Step
from tracker.services.views import Office


@dataclass(frozen=True)
class Measure:
    """A corrective measure. `overdue` counts the days since its deadline while it is open; `mine` is the reader's."""

    id: int
    plan: str
    row: Row
    period: Period
    text: str
    owner: str
    due: date
    state: MeasureState
    outcome: str
    overdue: int | None
    mine: bool
    may: bool
    version: int


@dataclass(frozen=True)
class MeasureList:
    office: Office
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Reported:
    """A report of one quarter, with what was shown for it to whoever may see that."""

    period: Period
    report: RowReport
    money: Money
    evidence: tuple[Evidence, ...] = ()
    approved_at: datetime | None = None


@dataclass(frozen=True)
class RowStands:
    """How one row stands at the end of a quarter, by what was approved. `history` is the newest first.

    `overdue` counts days since a deadline at which it was not done, `late` by how many days it was done after it.
    `waiting` was submitted and not approved yet: only for those who may see it.
    """

    row: Row
    owners: tuple[Words, ...]
    now: Reported | None
    overdue: int | None
    late: int
    history: tuple[Reported, ...]
    waiting: Reported | None = None
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class Overdue:
    """Rows past their deadline and not done, and open corrective measures past theirs; the longest first."""

    rows: tuple[RowStands, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class PlanStands:
    """All rows of a plan, in its order."""

    office: Office
    plan: Plan
    period: Period
    rows: tuple[RowStands, ...]


@dataclass(frozen=True)
class RowItem:
    """A row in a list of work. `reason` says why it came back, if it did."""

    plan: Plan
    row: Row
    period: Period
    deadline: date
    days_left: int
    status: FormStatus
    state: RowState | None
    overdue: int | None
    reason: str | None
    version: int


@dataclass(frozen=True)
class MyRows:
    office: Office
    owed: tuple[RowItem, ...]
    done: tuple[RowItem, ...]


@dataclass(frozen=True)
class RowReview:
    office: Office
    waiting: tuple[RowItem, ...]
    late: tuple[RowItem, ...]
    approved: tuple[RowItem, ...]


@dataclass(frozen=True)
class RowPage:
    """One row in one quarter. `report` is None where there is nothing that the reader may see.

    `carried` says that it starts from what was reported before; `provisional` that it is not approved.
    """

    office: Office
    plan: Plan
    row: Row
    owners: tuple[Words, ...]
    period: Period
    periods: tuple[Period, ...]
    deadline: date
    days_left: int
    status: FormStatus
    version: int
    report: RowReport | None
    carried: bool
    provisional: bool
    money: Money
    sources: tuple[tuple[str, Words], ...]
    evidence: tuple[Evidence, ...]
    measures: tuple[Measure, ...]
    course: tuple[Step, ...]
    stands: RowStands
    may: frozenset[Act]


@dataclass(frozen=True)
class MoneyLine:
    """One row, source and quarter, as approved. `planned` is the first plan, `in_force` the revised one if there is."""

    row: Row
    source: str
    period: Period
    currency: str
    planned: Decimal | None
    in_force: Decimal | None
    spent: Decimal | None
    why: str


@dataclass(frozen=True)
class MoneySum:
    """What lines add up to; unknown where none of them has the amount."""

    planned: Decimal | None
    in_force: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True)
class MoneyBoard:
    """The money of a plan up to a quarter. Sums are by what they are of and the currency."""

    office: Office
    plan: Plan
    period: Period
    lines: tuple[MoneyLine, ...]
    by_row: Mapping[tuple[str, str], MoneySum]
    by_section: Mapping[tuple[str, str], MoneySum]
    by_source: Mapping[tuple[str, str], MoneySum]
    total: Mapping[str, MoneySum]
