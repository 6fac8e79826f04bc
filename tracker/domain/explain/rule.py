"""What the rule says of that figure: the limit and the date, the part of the way, what is left."""

from __future__ import annotations

from tracker.domain.explain.amounts import Case
from tracker.domain.explain.finding import BEST, MIDDLE, band
from tracker.domain.explain.shares import percent
from tracker.domain.indicator import Direction
from tracker.domain.quantity import Percent
from tracker.domain.status import Status
from tracker.errors import Message, say


def rule(case: Case) -> Message:
    """Why this very status."""
    status = case.progress.status
    if status is Status.ACHIEVED and not case.date_come:
        return say("The target for {date} is reached early.", date=case.due)
    if case.indicator.direction is Direction.MAINTAIN:
        return _by_band(case)
    if status is Status.ACHIEVED:
        return say("The date, {date}, has come and the target is met.", date=case.due)
    if case.progress.ratio is None:
        return _by_tolerance(case)
    return _by_share(case)


def _by_share(case: Case) -> Message:
    status, date, limits = case.progress.status, case.due, case.indicator.thresholds
    high, low = Percent(limits.on_track * 100, None), Percent(limits.at_risk * 100, None)
    match status:
        case Status.PARTLY_ACHIEVED:
            return say("The date, {date}, has come; from {low} up it is “{status}”.", date=date, low=low, status=status)
        case Status.NOT_ACHIEVED:
            return say("The date, {date}, has come; below {low} it is “{status}”.", date=date, low=low, status=status)
        case Status.ON_TRACK:
            return say("The date is {date}; from {high} up it is “{status}”.", date=date, high=high, status=status)
        case Status.AT_RISK:
            return say(
                "The date is {date}; from {low} to below {high} it is “{status}”.",
                date=date,
                low=low,
                high=high,
                status=status,
            )
    return say("The date is {date}; below {low} it is “{status}”.", date=date, low=low, status=status)


def _by_tolerance(case: Case) -> Message:
    status, room = case.progress.status, Percent(case.indicator.tolerance * 100, None)
    if status in BEST:
        return say("The target for {date} is met, so it is “{status}”.", date=case.due, status=status)
    if status in MIDDLE:
        return say("Missed by no more than {room}, the target is “{status}”.", room=room, status=status)
    return say("Missed by more than {room}, the target is “{status}”.", room=room, status=status)


def _by_band(case: Case) -> Message:
    status, room = case.progress.status, Percent(case.indicator.tolerance * 100, None)
    if status in BEST:
        return say("Within {room} of the target it is “{status}”.", room=room, status=status)
    low, high = band(case, 2)
    if status in MIDDLE:
        return say(
            "Within twice {room}, from {low} to {high}, it is “{status}”.", room=room, low=low, high=high, status=status
        )
    return say(
        "Beyond twice {room}, outside {low} to {high}, it is “{status}”.", room=room, low=low, high=high, status=status
    )


def proportion(case: Case) -> Message | None:
    """Of what adds up over the year, the beginning is counted up to the same day."""
    if not case.from_baseline or case.start is None or case.start == case.baseline or case.baseline is None:
        return None
    start, baseline = case.bare(case.start, 2), case.amount(case.baseline, 2)
    return say("Of the baseline of {baseline}, {start} belongs to the months gone.", baseline=baseline, start=start)


def whole_way(case: Case) -> Message | None:
    """The share of the target itself, where only a part of it is owed so far."""
    progress = case.progress
    if progress.target is None or progress.target == progress.target_to_date:
        return None
    if progress.progress is None or progress.progress <= 0:
        return None
    target, date, share = case.amount(progress.target), case.due, percent(case, progress.progress)
    if case.baseline is None or (progress.actual or 0) == progress.progress * progress.target:
        return say("Of the target of {target} for {date}, {percent} is done.", target=target, date=date, percent=share)
    return say(
        "Of the whole way from {baseline} to {target} by {date}, {percent} is done.",
        baseline=case.bare(case.baseline, 2),
        target=target,
        date=date,
        percent=share,
    )


def left(case: Case) -> Message | None:
    """How much is missing from what is owed by now."""
    progress = case.progress
    if progress.actual is None or progress.target_to_date is None or case.indicator.direction is Direction.MAINTAIN:
        return None
    gap = progress.target_to_date - progress.actual
    if progress.status is Status.ACHIEVED or (gap <= 0 if case.increase else gap >= 0):
        return None
    amount = case.gap(abs(gap))
    if case.increase:
        return say("Still missing: {gap}.", gap=amount)
    return say("Still to be taken off: {gap}.", gap=amount)
