"""The forms of a year before the plan: what they ask for, until when, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.db.aims import Collection
from tracker.domain.baseline import wants_year
from tracker.domain.element import DataElement, Unit
from tracker.domain.entry import asked_of
from tracker.domain.evaluate import reporting_units
from tracker.domain.indicator import Indicator
from tracker.domain.period import Frequency, Period
from tracker.domain.plan import Plan
from tracker.services.definitions import Current

KIND = "baseline_collection"
Asked = tuple[tuple[DataElement, Period], ...]


def collection_of(current: Current, plans: tuple[str, ...], year: int) -> Collection | None:
    """The one by which these plans ask for figures of the year; none where the year is one of the plans' own."""
    if any(first <= year <= last for first, last in _years(current.plans, plans)):
        return None
    found = [each for each in current.collections if each.plan in plans and each.year == year]
    return max(found, key=lambda each: each.until, default=None)


def asked_in(current: Current, plans: tuple[str, ...], unit: Unit, form: Period) -> Asked:
    """What a form asks: of a year that is collected for baselines only what they need."""
    asked = asked_of(current.definitions, unit, form)
    if collection_of(current, plans, form.year) is None:
        return asked
    needed = {code for each in wanting(current, plans, form.year)
              if unit.code in reporting_units(current.definitions, each) for code in each.elements}
    return tuple((element, period) for element, period in asked if element.code in needed)


def wanting(current: Current, plans: tuple[str, ...], year: int) -> Iterator[Indicator]:
    """The indicators whose baseline the figures of the year would be, in plans that collect it."""
    asking = {each.plan for each in current.collections if each.year == year and each.plan in plans}
    for each in current.definitions.indicators.values():
        if each.plan in asking and wants_year(each, year):
            yield each


def forms_of_year(current: Current, plans: tuple[str, ...], unit: Unit, year: int) -> Iterator[Period]:
    for frequency in (Frequency.QUARTER, Frequency.MONTH):
        for ordinal in range(year * frequency.a_year, (year + 1) * frequency.a_year):
            if asked_in(current, plans, unit, Period(frequency, ordinal)):
                yield Period(frequency, ordinal)


def _years(known: Mapping[str, Plan], plans: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    yield from (known[code].years for code in plans if code in known)
