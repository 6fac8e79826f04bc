"""From definitions and cells to what is judged: the whole chain for one indicator at one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.element import OverTime, OverUnits
from tracker.domain.figure import Cells
from tracker.domain.indicator import Base, Definitions, Direction, Indicator, Measure
from tracker.domain.judge import Coverage, judge
from tracker.domain.measure import Measured, Span, Table, measure, span
from tracker.domain.milestone import MEASURES
from tracker.domain.period import Period
from tracker.domain.rollup import Column, column
from tracker.domain.status import Progress


def evaluate(definitions: Definitions, indicator: Indicator, cells: Cells, at: Period,
             unit: str | None = None) -> Progress:
    """What the rules say of an indicator at the end of `at`, of the whole or of one unit."""
    if unit is not None:
        indicator = of_unit(definitions, indicator)
    columns = {code: column(definitions, indicator, code, cells, unit) for code in indicator.elements}
    if indicator.measure in MEASURES:
        progress = MEASURES[indicator.measure](indicator, columns[indicator.of[0]], at)
    else:
        table = Table(*(tuple(columns[code] for code in side)
                        for side in (indicator.of, indicator.numerator, indicator.denominator)))
        measured = measure(indicator, table, at)
        where = span(table.columns, at, indicator.since)
        progress = judge(definitions, indicator, at, measured, _coverage(indicator, table, measured, where))
    return replace(progress, unit=unit)


def of_unit(definitions: Definitions, indicator: Indicator) -> Indicator:
    """The indicator as it holds for one unit: a whole that several units add up to has no target of one of them."""
    if len(reporting_units(definitions, indicator)) < 2 or indicator.measure in (Measure.MILESTONE, Measure.RATIO):
        return indicator
    if indicator.measure is Measure.CHANGE and indicator.base is Base.PREVIOUS_YEAR:
        return indicator
    if all(definitions.elements[code].over_units is OverUnits.MEAN for code in indicator.elements):
        return indicator
    return replace(indicator, targets=(), baseline=None)


def reporting_units(definitions: Definitions, indicator: Indicator) -> tuple[str, ...]:
    """The units that report any element of the indicator, in the order of the definitions."""
    codes = dict.fromkeys(code for element in indicator.elements for code in definitions.reporters(element, indicator))
    return tuple(codes)


def _coverage(indicator: Indicator, table: Table, measured: Measured, where: Span) -> Coverage:
    counts = [c.count(where.window) for c in table.columns]
    reported, expected = sum(c[0] for c in counts), sum(c[1] for c in counts)
    return Coverage(reported, expected, _enough(indicator, table, measured, where, counts), bool(where.window))


def _enough(indicator: Indicator, table: Table, measured: Measured, where: Span,
            counts: Sequence[tuple[int, int]]) -> bool:
    """Silence must not earn anything: what is missing could make it worse, or need not be like the rest."""
    needed = _needed_tenths(indicator, table)
    if needed == 0:
        return True
    if indicator.measure is Measure.CHANGE and indicator.base is Base.PREVIOUS_YEAR:
        due = {s.unit for c in table.columns for s in c.sources if any(s.owes(o) for o in _asked(c, where))}
        return 10 * (measured.compared_units or 0) >= needed * len(due)
    cells = [c.count(_asked(c, where)) if c.level else counts[i] for i, c in enumerate(table.columns)]
    return 10 * sum(c[0] for c in cells) >= needed * sum(c[1] for c in cells)


def _asked(of: Column, where: Span) -> Sequence[int]:
    """Of levels the latest period is asked for, of everything else the whole window."""
    return where.window[-1:] if of.level else where.window


def _needed_tenths(indicator: Indicator, table: Table) -> int:
    """How many tenths of what is expected must be there."""
    if indicator.measure is not Measure.TOTAL or any(_is_mean(c) for c in table.of):
        return 5
    return 0 if indicator.direction is Direction.INCREASE else 8


def _is_mean(of: Column) -> bool:
    return of.element.over_time is OverTime.MEAN or of.element.over_units is OverUnits.MEAN
