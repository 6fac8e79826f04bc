"""How far the figures can be relied on: what they are compared with, how fresh and how complete they are."""

from __future__ import annotations

from tracker.domain.explain.amounts import Case
from tracker.domain.indicator import Measure
from tracker.domain.status import Progress, Status
from tracker.errors import Message, say, say_n

SMALL = 20
"""Below this many a change in per cent says little."""


def small_base(case: Case) -> Message | None:
    """Of a few, one more or less is many per cent."""
    base = case.progress.base
    if base is None or not case.change or case.indicator.points or case.indicator.numerator:
        return None
    if not 0 < abs(base) < SMALL:
        return None
    return say("The base is small, {base}: mind the numbers, not the per cent.", base=case.side(base))


def compared(case: Case) -> Message | None:
    if case.progress.compared_units is None:
        return None
    return say_n(
        "Compared like for like: {count} unit with figures in both years.",
        "Compared like for like: {count} units with figures in both years.",
        case.progress.compared_units,
    )


def latest(case: Case) -> Message | None:
    """Where the figure shown is not of this period, of which it is."""
    progress = case.progress
    if progress.as_of is None or progress.as_of.end >= progress.period.end or progress.actual is None:
        return None
    if case.indicator.measure is Measure.MILESTONE and progress.status is Status.ACHIEVED:
        return None
    if case.indicator.measure is Measure.TOTAL and progress.status is Status.NO_DATA:
        amount = case.amount(progress.actual)
        return say("What is known makes {amount}; last reported for {period}.", amount=amount, period=progress.as_of)
    return say("Last reported for {period}.", period=progress.as_of)


def completeness(case: Case) -> Message | None:
    reported, expected = case.progress.reported, case.progress.expected
    if reported >= expected:
        return None
    if reported:
        return say_n(
            "{count} of {expected} values due is reported.",
            "{count} of {expected} values due are reported.",
            reported,
            expected=expected,
        )
    return say_n("The one value due is not reported.", "None of the {count} values due is reported.", expected)


def earlier(case: Case, before: Progress | None) -> Message | None:
    """Where it stood a period ago, if anything has been reported since."""
    progress = case.progress
    if before is None or before.actual is None or progress.actual is None or before.as_of == progress.as_of:
        return None
    if case.indicator.measure in (Measure.MILESTONE, Measure.TEXT) or _starts_anew(case, before):
        return None
    amount = case.amount(before.actual)
    if before.actual == progress.actual:
        return say("At the end of {period} it was the same, {amount}.", amount=amount, period=before.period)
    return say("At the end of {period} it was {amount}.", amount=amount, period=before.period)


def _starts_anew(case: Case, before: Progress) -> bool:
    """A total of a year is not compared with the year before it."""
    if case.indicator.measure is not Measure.TOTAL or case.definitions is None or case.indicator.since:
        return False
    levels = all(case.definitions.elements[code].level for code in case.indicator.of)
    return not levels and before.period.year != case.progress.period.year
