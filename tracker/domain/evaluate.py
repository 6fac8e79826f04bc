"""From definitions and cells to what is judged: the whole chain for one indicator at one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tracker.domain.element import OverTime, OverUnits
from tracker.domain.figure import Cells
from tracker.domain.indicator import Base, Definitions, Direction, Indicator, Measure
from tracker.domain.judge import Coverage, judge
from tracker.domain.measure import Measured, Span, Table, measure, span
from tracker.domain.milestone import MEASURES
from tracker.domain.period import Period, last_closed
from tracker.domain.rollup import Column, column
from tracker.domain.status import Progress, Status


def evaluate(definitions: Definitions, indicator: Indicator, cells: Cells, at: Period,
             unit: str | None = None) -> Progress:
    """What the rules say of an indicator at the end of `at`, of the whole or of one unit."""
    return Evaluation(definitions, indicator, cells, unit).at(at)


class Evaluation:
    """One indicator over its cells, of the whole or of one unit, at whatever periods are asked for."""

    def __init__(self, definitions: Definitions, indicator: Indicator, cells: Cells, unit: str | None = None) -> None:
        self.indicator = of_unit(definitions, indicator, unit) if unit is not None else indicator
        self._definitions, self._unit = definitions, unit
        columns = {code: column(definitions, indicator, code, cells, unit) for code in indicator.elements}
        self._table = Table(*(tuple(columns[code] for code in side)
                              for side in (indicator.of, indicator.numerator, indicator.denominator)))
        self._known: dict[Period, Progress] = {}
        self._measured: dict[Period, Measured] = {}

    def at(self, period: Period) -> Progress:
        """Everything the rules say at the end of `period`."""
        if period not in self._known:
            self._known[period] = replace(self._judged(period), unit=self._unit)
        return self._known[period]

    def actual(self, period: Period) -> Fraction | None:
        """The measure alone, unknown where the latest period has no figure; cheaper than judging it."""
        if self.indicator.measure in MEASURES:
            found = self.at(period)
            return None if found.status is Status.NO_DATA else found.actual
        measured = self._measure(period)
        return measured.actual if measured.latest else None

    def brought(self, period: Period) -> Fraction | None:
        """What this period alone added to a total that starts anew each January."""
        now = self.actual(period)
        if now is None or period.index == 1:
            return now
        return now - (self._measure(period.shift(-1)).actual or 0)

    def complete(self, period: Period) -> bool:
        """Whether everything due in this period alone is reported; if nothing is due it is not."""
        counts = [column.count((period.ordinal,)) for column in self._table.columns]
        return all(0 < expected == reported for reported, expected in counts)

    def owes(self, period: Period) -> bool:
        """Whether anything is due that ends with this period, of whatever frequency."""
        return any(column.count(range(last_closed(column.element.frequency, period.shift(-1)) + 1,
                                      last_closed(column.element.frequency, period) + 1))[1]
                   for column in self._table.columns)

    def _measure(self, period: Period) -> Measured:
        if period not in self._measured:
            self._measured[period] = measure(self.indicator, self._table, period)
        return self._measured[period]

    def _judged(self, period: Period) -> Progress:
        indicator, table = self.indicator, self._table
        if indicator.measure in MEASURES:
            return MEASURES[indicator.measure](indicator, table.of[0], period)
        measured = self._measure(period)
        where = span(table.columns, period, indicator.since)
        return judge(self._definitions, indicator, period, measured, _coverage(indicator, table, measured, where))


def of_unit(definitions: Definitions, indicator: Indicator, unit: str) -> Indicator:
    """The indicator as it holds for one unit: with the target set for it, if one is; a whole that several units add up
    to has no target of one of them.
    """
    own = dict(indicator.unit_aims).get(unit)
    if own is not None:
        return replace(indicator, targets=own.targets, baseline=own.baseline, path=own.path or indicator.path)
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
