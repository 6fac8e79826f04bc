"""Why an indicator was not judged: nothing due, nothing reported, nothing to divide by, no target."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from tracker.domain.element import OverTime, OverUnits
from tracker.domain.explain.amounts import Case
from tracker.domain.explain.finding import against
from tracker.domain.indicator import Base, Direction, Measure
from tracker.domain.period import Period, window
from tracker.domain.quantity import Percent
from tracker.domain.status import Reason, Status
from tracker.errors import Message, say, say_n


def unjudged(case: Case) -> Message:
    match case.progress.status:
        case Status.NOT_DUE:
            return _not_due(case)
        case Status.NO_DATA:
            return _too_little(case) if case.progress.reason is Reason.INCOMPLETE else _no_data(case)
        case Status.NOT_COMPUTABLE:
            return _not_computable(case)
    if case.indicator.measure is Measure.TEXT:
        return say("Told in words, not judged")
    if case.progress.actual is None:
        return say("No target is set")
    return say("{actual}; no target is set", actual=against(case) if case.change else case.amount(case.progress.actual))


def _not_due(case: Case) -> Message:
    progress = case.progress
    if _nothing_closed(case):
        return say("No reporting period has closed yet")
    if progress.target is None:
        return say("Nothing is owed yet")
    target = case.amount(progress.target)
    if progress.target_to_date == 0:
        day = progress.period.end
        return say(
            "Nothing is owed by {date} yet; the target is {target} by {due}", date=day, target=target, due=case.due
        )
    if progress.actual is None:
        return say("The target of {target} is for {due}", target=target, due=case.due)
    actual = against(case) if case.change else case.bare(progress.actual)
    return say("So far {actual}; the target of {target} is for {due}", actual=actual, target=target, due=case.due)


def _nothing_closed(case: Case) -> bool:
    if case.definitions is None:
        return case.progress.expected == 0 and case.progress.actual is None
    elements = (case.definitions.elements[code] for code in case.indicator.elements)
    return not any(window(each.frequency, case.progress.period, case.indicator.since) for each in elements)


def _no_data(case: Case) -> Message:
    if case.silent is None:
        return _element_silent(case)
    if case.indicator.numerator and case.progress.reported:
        return say("Figures for {span} are not complete: numerator or denominator is missing", span=case.silent)
    return say("No data for {span}", span=case.silent)


def _element_silent(case: Case) -> Message:
    """The latest period has a figure, and yet the whole is not known."""
    if case.definitions is None or len(case.indicator.elements) < 2:
        return say("Not enough is reported to tell the figure")
    names = tuple(case.definitions.elements[code].name for code in dict.fromkeys(case.indicator.elements))
    return say("Not everything it is made of is reported: {elements}", elements=names)


def _too_little(case: Case) -> Message:
    progress = case.progress
    if case.change and case.indicator.base is Base.PREVIOUS_YEAR and progress.compared_units is not None:
        return say_n(
            "Only {count} unit can be compared with the year before; at least half of those due are needed",
            "Only {count} units can be compared with the year before; at least half of those due are needed",
            progress.compared_units,
        )
    share = _needed_share(case)
    needed = ceil(share * progress.expected)
    if _levels(case) or needed <= progress.reported:
        return say("Too few units have reported; at least {percent} of them are needed", percent=Percent(share * 100))
    return say_n(
        "{count} of {expected} values due is reported; at least {needed} are needed",
        "{count} of {expected} values due are reported; at least {needed} are needed",
        progress.reported,
        expected=progress.expected,
        needed=needed,
    )


def _needed_share(case: Case) -> Fraction:
    """Of what should fall or hold, more has to be known: what is missing could only make it worse."""
    if case.indicator.measure is not Measure.TOTAL or case.indicator.direction is Direction.INCREASE:
        return Fraction(1, 2)
    elements = case.definitions.elements if case.definitions else {}
    means = (
        elements[code].over_time is OverTime.MEAN or elements[code].over_units is OverUnits.MEAN
        for code in case.indicator.of
        if code in elements
    )
    return Fraction(1, 2) if any(means) else Fraction(4, 5)


def _levels(case: Case) -> bool:
    """Levels are counted by units, not by the cells of the window."""
    elements = case.definitions.elements if case.definitions else {}
    return all(code in elements and elements[code].level for code in case.indicator.elements)


def _not_computable(case: Case) -> Message:
    before = Period.of_year(case.progress.period.year - 1)
    to_baseline = case.indicator.base is Base.BASELINE
    match case.progress.reason:
        case Reason.ZERO_DENOMINATOR:
            return say("The denominator is 0, so there is nothing to divide by")
        case Reason.ZERO_BASE if to_baseline:
            return say("The baseline is 0, so a change in per cent cannot be computed")
        case Reason.ZERO_BASE:
            return say("The same period of {year} is 0, so a change in per cent cannot be computed", year=before)
        case Reason.NO_BASE if to_baseline:
            return say("There is no baseline to compare with")
        case Reason.NO_BASE:
            return say("There are no figures for the same period of {year} to compare with", year=before)
        case Reason.NO_WHOLE:
            return say("The figures of the units make no whole; they are followed one by one")
    return say("It cannot be computed from what is reported")
