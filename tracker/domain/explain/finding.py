"""What was found of an indicator that could be judged: one clause, the first an eye falls on."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from fractions import Fraction

from tracker.domain.explain.amounts import Amount, Case
from tracker.domain.explain.shares import done, over
from tracker.domain.indicator import Base, Direction, Measure
from tracker.domain.period import Period
from tracker.domain.status import Status
from tracker.errors import Message, say

BEST = (Status.ACHIEVED, Status.ON_TRACK)
MIDDLE = (Status.PARTLY_ACHIEVED, Status.AT_RISK)


class When(Enum):
    """How the owed figure is tied to a day."""

    GOAL = auto()
    BY = auto()
    SINCE = auto()


def finding(case: Case, *, arrow: bool = False) -> Message:
    """`arrow` tells where it started as well: `80 → 90 места`."""
    if case.indicator.direction is Direction.MAINTAIN:
        return _maintained(case, _told(case, arrow=False))
    if case.progress.ratio is None:
        return _kept(case, _told(case, arrow=False))
    if not case.increase and case.start is None:
        return _limited(case, _told(case, arrow=False))
    return _shared(case, _told(case, arrow=arrow))


def when(case: Case) -> tuple[When, date]:
    """A target of a ratio or a change holds at any time; of what is built up, a part is owed by the period's end."""
    progress = case.progress
    if case.indicator.measure is not Measure.TOTAL and progress.target_to_date == progress.target:
        return When.GOAL, case.due
    if progress.target_to_date != progress.target:
        return When.BY, progress.period.end
    if not case.date_come:
        return When.GOAL, case.due
    since = case.due < progress.period.end and any(target.due == case.due for target in case.indicator.targets)
    return (When.SINCE if since else When.BY), case.due


def against(case: Case) -> Message | Amount:
    """A change with what it compares: `−6,7 % спрямо същия период на 2014 г. (60 → 56)`."""
    progress = case.progress
    if progress.actual is None or progress.base is None or case.now is None:
        return case.amount(progress.actual or 0)
    change, base, now = case.amount(progress.actual), case.side(progress.base, bare=True), case.side(case.now)
    if case.indicator.base is Base.BASELINE:
        return say("{change} compared with the baseline ({base} → {now})", change=change, base=base, now=now)
    year = Period.of_year(progress.period.year - 1)
    return say(
        "{change} compared with the same period of {year} ({base} → {now})",
        change=change,
        year=year,
        base=base,
        now=now,
    )


def band(case: Case, times: int = 1) -> tuple[Amount, Amount]:
    """From where to where a figure to be maintained may go."""
    owed = case.progress.target_to_date or Fraction(0)
    room = abs(owed) * Fraction(case.indicator.tolerance)
    return case.bare(owed - times * room, 2), case.bare(owed + times * room, 2)


def _told(case: Case, *, arrow: bool) -> Message | Amount:
    actual = case.progress.actual or 0
    if case.change:
        return against(case)
    if arrow and case.from_baseline and case.baseline is not None and case.start == case.baseline:
        return say("{baseline} → {actual}", baseline=case.bare(case.baseline, 2), actual=case.amount(actual))
    return case.amount(actual)


def _shared(case: Case, actual: Message | Amount) -> Message:
    tied, day = when(case)
    owed, share = case.bare(case.progress.target_to_date or 0), done(case)
    match tied:
        case When.GOAL:
            return say("{actual} against a target of {owed}: {done}", actual=actual, owed=owed, done=share)
        case When.BY:
            text = say("{actual} against {owed} owed by {date}: {done}", actual=actual, owed=owed, date=day, done=share)
        case When.SINCE:
            text = say(
                "{actual} against {owed} owed since {date}: {done}", actual=actual, owed=owed, date=day, done=share
            )
    return text


def _limited(case: Case, actual: Message | Amount) -> Message:
    tied, day = when(case)
    owed, far = case.bare(case.progress.target_to_date or 0), over(case)
    match tied:
        case When.GOAL:
            return say("{actual} against a target of at most {owed}: {over}", actual=actual, owed=owed, over=far)
        case When.BY:
            return say(
                "{actual} against at most {owed} by {date}: {over}", actual=actual, owed=owed, date=day, over=far
            )
        case When.SINCE:
            return say(
                "{actual} against at most {owed} since {date}: {over}", actual=actual, owed=owed, date=day, over=far
            )


def _kept(case: Case, actual: Message | Amount) -> Message:
    """A floor or a ceiling: met or not met."""
    owed = case.bare(case.progress.target_to_date or 0)
    if case.progress.status in BEST:
        met = say("the target is kept")
    elif case.progress.status in MIDDLE:
        met = say("the target is just missed")
    else:
        met = say("the target is not kept")
    if case.increase:
        return say("{actual} against a target of no less than {owed}: {met}", actual=actual, owed=owed, met=met)
    return say("{actual} against a target of no more than {owed}: {met}", actual=actual, owed=owed, met=met)


def _maintained(case: Case, actual: Message | Amount) -> Message:
    owed, (low, high) = case.bare(case.progress.target_to_date or 0), band(case)
    if case.progress.status in BEST:
        where = say("within the band")
    elif case.progress.status in MIDDLE:
        where = say("just outside the band")
    else:
        where = say("far outside the band")
    return say(
        "{actual} against a target of {owed}, allowed from {low} to {high}: {where}",
        actual=actual, owed=owed, low=low, high=high, where=where,
    )  # fmt: skip
