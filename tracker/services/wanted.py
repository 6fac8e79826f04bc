"""Which figures indicators need, and how far back."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.indicator import Base, Definitions, Indicator
from tracker.domain.period import Period, last_closed

YEARS_BACK = 2
"""Enough for the eight quarters of a spark line and the look-back of each; a change needs one year more."""


def wanted(definitions: Definitions, asked: Collection[Indicator], at: Period, years: int = YEARS_BACK) -> dict[
        str, range]:
    """The ordinals needed of each element, from some January on: years ago, or of the year an indicator runs since."""
    first: dict[str, int] = {}
    for indicator in asked:
        back = years + (indicator.base is Base.PREVIOUS_YEAR)
        year = min(at.year - back, indicator.since or at.year)
        for code in indicator.elements:
            first[code] = min(year, first.get(code, year))
    elements = definitions.elements
    return {code: range(year * elements[code].frequency.a_year, last_closed(elements[code].frequency, at) + 1)
            for code, year in first.items()}
