"""What is reported of one row of a plan for one quarter: its state, what was done and when, why not as planned.

The state last reported stands until another is reported; a row that is done or dropped stays so and is not asked for
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.domain.period import Frequency, Period
from tracker.domain.plan import Plan
from tracker.domain.plan_row import Deadline, FundingStatus, Row
from tracker.domain.row_state import RowState
from tracker.errors import Issue, say


@dataclass(frozen=True)
class RowReport:
    """`deviation` is what differs from the plan, `reason` why."""

    state: RowState | None = None
    told: str = ""
    begun: date | None = None
    done: date | None = None
    deviation: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Spending:
    """Money from one source in one quarter. Nought is a figure, empty is none; what was planned first is kept."""

    planned: Decimal | None = None
    spent: Decimal | None = None
    revised: Decimal | None = None
    why: str = ""

    @property
    def in_force(self) -> Decimal | None:
        return self.planned if self.revised is None else self.revised

    @property
    def empty(self) -> bool:
        return self == Spending()


Money = Mapping[str, Spending]
"""By the code of the source."""


def quarters(plan: Plan) -> tuple[Period, ...]:
    """Those for which its rows are reported."""
    first, last = plan.years
    return tuple(Period(Frequency.QUARTER, ordinal) for ordinal in range(first * 4, last * 4 + 4))


def standing(reports: Mapping[Period, RowReport], at: Period) -> Period | None:
    """The latest quarter up to `at` in which a state was reported: that state holds at its end."""
    return max((each for each, report in reports.items() if report.state and each.ordinal <= at.ordinal),
               key=lambda each: each.ordinal, default=None)


def begins_with(before: RowReport | None) -> RowReport:
    """What the report of the next quarter starts from: the state and its days. What was done is told anew."""
    return RowReport(before.state, begun=before.begun, done=before.done) if before else RowReport()


def days_overdue(deadline: Deadline, report: RowReport | None, day: date) -> int | None:
    """How long ago the deadline was, as on milestones; None where nothing is overdue, or the plan has no date."""
    if deadline.date is None or day < deadline.date:
        return None
    if report is not None and report.state is not None and report.state.settled:
        return None
    return (day - deadline.date).days


def days_late(deadline: Deadline, report: RowReport | None) -> int:
    """By how many days it was done after its deadline."""
    if report is None or report.done is None or deadline.date is None:
        return 0
    return max(0, (report.done - deadline.date).days)


def sources(row: Row) -> tuple[str, ...]:
    """Where the plan names whence the money comes, and only there, money is reported."""
    return row.funding.sources if row.funding.status is FundingStatus.NAMED else ()


def currency(period: Period) -> str:
    """The lev to 2025, the euro from 2026; what is in one is never added to what is in the other."""
    return "BGN" if period.year < 2026 else "EUR"


def unsound(report: RowReport, row: Row, period: Period, today: date) -> Iterator[Issue]:
    """What keeps a report from being submitted, each with its field."""
    if report.state is None:
        yield Issue("state", "state", say("Choose how far it is."))
    if report.state in (RowState.UNDER_WAY, RowState.DONE) and not report.told:
        yield Issue("told", "told", say("Write what was done."))
    if report.state is RowState.DONE and report.done is None:
        yield Issue("done", "done", say("Write on which day it was done."))
    yield from _days(report, period, today)
    yield from _reasons(report, row, period)


def _days(report: RowReport, period: Period, today: date) -> Iterator[Issue]:
    if report.done and report.state is not RowState.DONE:
        yield Issue("done", "done", say("It has a day on which it was done, but is not said to be done."))
    if report.begun and report.state is RowState.NOT_STARTED:
        yield Issue("begun", "begun", say("It has a day on which it was begun, but is said not to be started."))
    if report.begun and report.done and report.done < report.begun:
        yield Issue("done", "done", say("It was done before it was begun; correct one of the days."))
    for field, day in (("begun", report.begun), ("done", report.done)):
        if day and day > period.end:
            yield Issue("later", field, say("This day is after the quarter; it belongs in the report of the next one."))
        elif day and day > today:
            yield Issue("future", field, say("This day has not come yet."))


def _reasons(report: RowReport, row: Row, period: Period) -> Iterator[Issue]:
    if report.reason:
        return
    if report.state is RowState.DROPPED:
        yield Issue("reason", "reason", say("Write why it was dropped."))
    elif report.state and (days_overdue(row.deadline, report, period.end) is not None
                           or days_late(row.deadline, report)):
        yield Issue("reason", "reason", say("The deadline was {day}. Write why it is late.", day=row.deadline.date))
    elif report.deviation:
        yield Issue("reason", "reason", say("Write why it differs from the plan."))


def unsound_money(money: Money) -> Iterator[Issue]:
    """A revised plan says what it revises, and why."""
    for source, each in money.items():
        if each.revised is not None and each.planned is None:
            yield Issue("planned", f"planned-{source}", say("Write what was planned at first too."))
        if each.revised is not None and not each.why:
            yield Issue("why", f"why-{source}", say("Write why the plan was revised."))


def results_to_money(reached: int, judged: int, spent: Fraction | None) -> Fraction | None:
    """The share of results that were reached ÷ the share of the planned money that was spent, where there are both."""
    return Fraction(reached, judged) / spent if judged and spent else None


def total(amounts: Iterator[Decimal | None]) -> Decimal | None:
    """Of those that are known; of none, none."""
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known else None
