"""The figures of one result, ready to stand in a sentence: unit, decimals, dates, where the count began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from tracker.domain.explain.units import PERCENT, base_unit_of, unit_of
from tracker.domain.indicator import Definitions, Direction, Indicator, Measure
from tracker.domain.period import Period, last_closed, window
from tracker.domain.quantity import Exact, Percent, Points, Quantity, Signed, Span, Term, digits, rounded
from tracker.domain.status import Progress
from tracker.domain.words import Words

Amount = Quantity | Percent | Points | Signed
FINEST = 2
"""Decimals added at most to a worked-out limit or a term of a formula, so that it can be checked by hand."""


@dataclass(frozen=True)
class Case:
    """One indicator with its result; the definitions tell the units of its elements and what they owe."""

    indicator: Indicator
    progress: Progress
    definitions: Definitions | None = None

    @property
    def change(self) -> bool:
        return self.indicator.measure is Measure.CHANGE

    @property
    def increase(self) -> bool:
        return self.indicator.direction is Direction.INCREASE

    @cached_property
    def unit(self) -> Words | None:
        return unit_of(self.indicator, self.definitions)

    @cached_property
    def decimals(self) -> int:
        """Those of the indicator and its target; more where what falls short would look as if it did not."""
        target, actual, owed = self.progress.target, self.progress.actual, self.progress.target_to_date
        least = max(self.indicator.decimals, 0 if target is None else digits(target, FINEST))
        if actual is None or owed is None or actual == owed:
            return least
        return next((d for d in range(least, 6) if rounded(actual, d) != rounded(owed, d)), 6)

    def amount(self, value: Exact, finest: int = 0) -> Amount:
        """A figure of the indicator itself; a change always shows its sign."""
        decimals = max(self.decimals, digits(value, finest))
        if self.unit != PERCENT:
            figure: Quantity | Percent | Points = Quantity(value, self.unit, decimals)
        else:
            figure = (Points if self.change and self.indicator.points else Percent)(value, decimals)
        return Signed(figure) if self.change else figure

    def bare(self, value: Exact, finest: int = 0) -> Amount:
        """The same without its unit, where another beside it has it; per cent and a sign stay."""
        amount = self.amount(value, finest)
        return Quantity(value, None, amount.decimals) if isinstance(amount, Quantity) else amount

    def gap(self, value: Exact) -> Quantity | Points:
        """A difference of two figures of the indicator: of two percentages it is in points."""
        decimals = max(self.decimals, digits(value, 1))
        return Points(value, decimals) if self.unit == PERCENT else Quantity(value, self.unit, decimals)

    def side(self, value: Exact, *, bare: bool = False) -> Quantity | Percent:
        """One of the two figures that a change compares."""
        unit = base_unit_of(self.indicator, self.definitions)
        decimals = self.indicator.decimals if unit == PERCENT else digits(value, 1)
        return Percent(value, decimals) if unit == PERCENT else Quantity(value, None if bare else unit, decimals)

    def term(self, value: Exact) -> Term:
        return Term(value, max(self.decimals, digits(value, FINEST)))

    @cached_property
    def now(self) -> Fraction | None:
        """What a change compares with its base: worked back from the change, exactly."""
        actual, base = self.progress.actual, self.progress.base
        if actual is None or base is None:
            return None
        return base + actual if self.indicator.points else base + actual * abs(base) / 100

    @cached_property
    def baseline(self) -> Fraction | None:
        own = self.indicator.baseline
        if self.progress.baseline is not None or own is None or self.progress.unit is not None:
            return self.progress.baseline
        return Fraction(own.value)

    @cached_property
    def start(self) -> Fraction | None:
        """Where the way began that the ratio measures: only a beginning that gives the very ratio."""
        actual, owed, ratio = self.progress.actual, self.progress.target_to_date, self.progress.ratio
        if actual is None or owed is None or ratio is None:
            return None
        return next((b for b in self._beginnings(owed) if owed != b and (actual - b) / (owed - b) == ratio), None)

    @property
    def from_baseline(self) -> bool:
        return self.start is not None and self.baseline is not None and not self.change

    @property
    def due(self) -> date:
        """The date of the target in force."""
        return self.progress.due_on or self.progress.target_date or self.progress.period.end

    @property
    def date_come(self) -> bool:
        return self.due <= self.progress.period.end

    @cached_property
    def silent(self) -> Span | None:
        """The closed periods of the window after the latest figure."""
        if self.definitions is None or not self.indicator.elements:
            return Span(self.progress.period, self.progress.period)
        frequency = self.definitions.elements[self.indicator.elements[0]].frequency
        latest, as_of = last_closed(frequency, self.progress.period), self.progress.as_of
        first = window(frequency, self.progress.period, self.indicator.since).start
        if as_of is not None and as_of.frequency is frequency:
            first = max(first, as_of.ordinal + 1)
        return Span(Period(frequency, first), Period(frequency, latest)) if first <= latest else None

    def _beginnings(self, owed: Fraction) -> Iterator[Fraction]:
        if self.change or (self.increase and self.baseline is None):
            yield Fraction(0)
        elif self.baseline is not None:
            yield self.baseline
            actual, ratio = self.progress.actual, self.progress.ratio
            if actual is not None and ratio is not None and ratio != 1:
                yield (actual - ratio * owed) / (1 - ratio)  # the part of the baseline up to this month
