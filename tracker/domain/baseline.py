"""A baseline from reported figures: what a whole year says of an indicator, and how many units said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from tracker.domain.element import OverTime, OverUnits
from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.exact import BEYOND, MOST_DECIMALS
from tracker.domain.figure import Cells
from tracker.domain.indicator import Base, Definitions, Indicator, Measure
from tracker.domain.period import Period, window
from tracker.domain.rollup import Column, column
from tracker.domain.target import Baseline, Covered
from tracker.domain.words import Words

REPORTED = Words("отчетени и одобрени данни", "reported, approved")
_OF_TOTALS, _OF_OTHERS = 8, 5
"""Tenths of what is due. A total wants most of it whichever way it should go: too low a start flatters every rise."""


@dataclass(frozen=True)
class Collected:
    """`value` is unknown where nothing can be computed; it becomes a baseline only if there is `enough` of it."""

    year: int
    value: Decimal | None
    covered: Covered
    enough: bool

    @property
    def baseline(self) -> Baseline | None:
        if self.value is None or not self.enough:
            return None
        return Baseline(Period.of_year(self.year), self.value, REPORTED, self.covered)


def starts_somewhere(indicator: Indicator) -> bool:
    """Whether a baseline means anything for it: a milestone, a text and a change against last year have none."""
    if indicator.measure is Measure.CHANGE:
        return indicator.base is Base.BASELINE
    return indicator.measure in (Measure.TOTAL, Measure.RATIO)


def wants_year(indicator: Indicator, year: int) -> bool:
    """Whether figures of that year would be its baseline: it has none yet, or one of that very year."""
    if not starts_somewhere(indicator):
        return False
    return indicator.baseline is None or indicator.baseline.period.year == year


def collected(definitions: Definitions, indicator: Indicator, cells: Cells, year: int) -> Collected:
    """What the figures of a year say of what the indicator measures, before any change is reckoned from it."""
    of, at = _level_of(indicator), Period.of_year(year)
    found = evaluate(definitions, of, cells, at).actual
    columns = [column(definitions, of, code, cells, None) for code in dict.fromkeys(of.elements)]
    counts = [each.count(_asked(each, at, of.since)) for each in columns]
    reported, expected = sum(c[0] for c in counts), sum(c[1] for c in counts)
    value = as_kept(found)
    enough = value is not None and expected > 0 and 10 * reported >= _tenths(of, columns) * expected
    return Collected(year, value, _covered(definitions, of, columns, at), enough)


def _level_of(indicator: Indicator) -> Indicator:
    """Of a change that which changes; nothing is aimed at yet."""
    bare = replace(indicator, targets=(), baseline=None, unit_aims=())
    if indicator.measure is not Measure.CHANGE:
        return bare
    return replace(bare, measure=Measure.TOTAL if indicator.of else Measure.RATIO, base=None, points=False)


def _covered(definitions: Definitions, indicator: Indicator, columns: Sequence[Column], at: Period) -> Covered:
    """A unit gave its figures when nothing that it owes for the year is missing."""
    given = due = 0
    for unit in reporting_units(definitions, indicator):
        counts = [each.by_unit[unit].count(_asked(each, at, indicator.since))
                  for each in columns if unit in each.by_unit]
        expected = sum(c[1] for c in counts)
        due += expected > 0
        given += 0 < expected == sum(c[0] for c in counts)
    return Covered(given, due)


def _asked(of: Column, at: Period, since: int | None) -> Sequence[int]:
    """Of a level the end of the year, of everything else the whole of it."""
    ordinals = window(of.element.frequency, at, since)
    return ordinals[-1:] if of.level else ordinals


def _tenths(indicator: Indicator, columns: Sequence[Column]) -> int:
    means = any(OverTime.MEAN is c.element.over_time or OverUnits.MEAN is c.element.over_units for c in columns)
    return _OF_OTHERS if means or indicator.measure is not Measure.TOTAL else _OF_TOTALS


def as_kept(value: Fraction | None) -> Decimal | None:
    """As exactly as figures are kept."""
    if value is None or abs(value) >= BEYOND:
        return None
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-MOST_DECIMALS), ROUND_HALF_UP).normalize() + 0
