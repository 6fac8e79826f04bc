"""Totals, ratios and changes at a period: what was measured, before anything is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tracker.domain.element import OverTime, OverUnits
from tracker.domain.indicator import Base, Indicator, Measure
from tracker.domain.period import Period, last_closed, window
from tracker.domain.rollup import Column, Number, Source, over_units
from tracker.domain.status import Reason


@dataclass(frozen=True)
class Span:
    """The periods an indicator looks at: the window of its flows and the twelve months its levels may come from."""

    window: range
    look_back: range

    @property
    def last(self) -> int:
        return self.look_back[-1]

    def earlier(self, by: int) -> Span:
        return Span(range(self.window.start - by, self.window.stop - by),
                    range(self.look_back.start - by, self.look_back.stop - by))


def span(columns: Sequence[Column], at: Period, since: int | None) -> Span:
    frequency = columns[0].element.frequency
    last = last_closed(frequency, at)
    return Span(window(frequency, at, since), range(last - frequency.a_year + 1, last + 1))


@dataclass(frozen=True)
class Measured:
    """`latest` says whether anything was reported (or stands) in the latest period of the window."""

    actual: Fraction | None = None
    reason: Reason | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    base: Fraction | None = None
    as_of: int | None = None
    latest: bool = False
    compared_units: int | None = None


@dataclass(frozen=True)
class Table:
    """The columns of an indicator: `of`, or numerator and denominator."""

    of: tuple[Column, ...] = ()
    numerator: tuple[Column, ...] = ()
    denominator: tuple[Column, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.of + self.numerator + self.denominator

    @property
    def all_levels(self) -> bool:
        return all(column.level for column in self.columns)

    @property
    def frequency_in_year(self) -> int:
        return self.columns[0].element.frequency.a_year


def measure(indicator: Indicator, table: Table, at: Period) -> Measured:
    """The measure of a total, ratio or change at the end of `at`."""
    where = span(table.columns, at, indicator.since)
    plain = total(table.of, where) if indicator.of else ratio(indicator, table, where)
    if indicator.measure is not Measure.CHANGE:
        return plain
    if indicator.base is Base.BASELINE:
        return _against_baseline(indicator, table, at, plain)
    compared = _compare_totals(table, where) if indicator.of else _compare_ratios(indicator, table, where)
    return _against_last_year(indicator, plain, compared)


# Totals

def total(columns: Sequence[Column], where: Span) -> Measured:
    """The sum over the elements; unknown if nobody reported one of them, or if one of them has no whole."""
    wholes = [column.whole(where.window, where.look_back) for column in columns]
    dates = [at for column in columns if (at := column.as_of(where.window, where.look_back)) is not None]
    latest = any(column.known_at(where.last) for column in columns)
    actual = _sum(wholes)
    no_whole = actual is None and latest and any(column.element.over_units is OverUnits.NONE for column in columns)
    return Measured(actual, Reason.NO_WHOLE if no_whole else None, as_of=max(dates, default=None), latest=latest)


def _sum(wholes: Sequence[Fraction | None]) -> Fraction | None:
    """Unknown if one of them is."""
    known = [whole for whole in wholes if whole is not None]
    return sum(known, Fraction(0)) if len(known) == len(wholes) else None


# Ratios

Pairs = dict[str, list[int]]


def ratio(indicator: Indicator, table: Table, where: Span) -> Measured:
    """Sums are divided, never percentages averaged; only paired figures count."""
    return _divide(indicator, table, pairs(table, where), where)


def pairs(table: Table, where: Span) -> Pairs:
    """For each unit the periods in which every element of both sides is reported or stands."""
    ordinals = where.look_back if table.all_levels else where.window
    shared = set.intersection(*(set(column.by_unit) for column in table.columns))
    if not shared:
        return _pairs_over_the_whole(table, ordinals)
    found = {}
    for unit in shared:
        sources = [column.by_unit[unit] for column in table.columns]
        found[unit] = [o for o in ordinals if all(source.standing(o) is not None for source in sources)]
    return {unit: paired for unit, paired in found.items() if paired}


def _pairs_over_the_whole(table: Table, ordinals: range) -> Pairs:
    """Where no unit reports both sides, a period is paired once somebody has reported each of them."""
    paired = [o for o in ordinals if all(column.known_at(o) for column in table.columns)]
    units = {unit for column in table.columns for unit in column.by_unit} if paired else set()
    return dict.fromkeys(units, paired)


def _divide(indicator: Indicator, table: Table, paired: Pairs, where: Span) -> Measured:
    numerator, denominator = (_side(side, paired) for side in (table.numerator, table.denominator))
    measured = Measured(numerator=numerator, denominator=denominator, as_of=_as_of_pairs(table, paired, where),
                        latest=any(ordinals[-1] == where.last for ordinals in paired.values()))
    if numerator is None or denominator is None:
        return measured
    if denominator == 0:
        return replace(measured, reason=Reason.ZERO_DENOMINATOR)
    return replace(measured, actual=Fraction(indicator.factor) * numerator / denominator)


def _side(columns: Sequence[Column], paired: Pairs) -> Fraction | None:
    return _sum([_paired_whole(column, paired) for column in columns])


def _paired_whole(column: Column, paired: Pairs) -> Fraction | None:
    values = [_paired_value(column, column.by_unit[unit], ordinals)
              for unit, ordinals in paired.items() if unit in column.by_unit]
    return over_units(column.element.over_units, [value for value in values if value is not None])


def _paired_value(column: Column, source: Source, ordinals: Sequence[int]) -> Number | None:
    if not column.level:
        return source.over_time(column.element.over_time, ordinals)
    return next((v for o in reversed(ordinals) if (v := source.standing(o)) is not None), None)


def _as_of_pairs(table: Table, paired: Pairs, where: Span) -> int | None:
    """The latest paired period with an entered figure; where all stand from earlier, when the last was entered."""
    entered = [o for column in table.columns for unit, ordinals in paired.items() if unit in column.by_unit
               for o in ordinals if o in column.by_unit[unit].values]
    if entered or not paired:
        return max(entered, default=None)
    return max((at for c in table.columns for unit in paired if unit in c.by_unit
                and (at := c.by_unit[unit].entered(where.look_back)) is not None), default=None)


# Changes

@dataclass(frozen=True)
class Compared:
    """The measure of this year and of the year before, on the same footing."""

    now: Measured
    then: Measured
    units: int


def _against_baseline(indicator: Indicator, table: Table, at: Period, plain: Measured) -> Measured:
    if indicator.baseline is None:
        return replace(plain, actual=None, reason=plain.reason or (None if plain.actual is None else Reason.NO_BASE))
    base = Fraction(indicator.baseline.value)
    if table.of and _flows(table):
        base = base * (at.end_month - at.year * 12) / 12
    return _change(indicator, plain, base)


def _flows(table: Table) -> bool:
    return all(column.element.over_time is OverTime.SUM for column in table.of)


def _against_last_year(indicator: Indicator, plain: Measured, compared: Compared) -> Measured:
    measured = replace(plain, compared_units=compared.units)
    if plain.actual is None:
        return measured
    now, then = compared.now, compared.then
    measured = replace(measured, actual=now.actual, numerator=now.numerator, denominator=now.denominator,
                       reason=now.reason)
    return _change(indicator, measured, then.actual)


def _change(indicator: Indicator, measured: Measured, base: Fraction | None) -> Measured:
    value = measured.actual
    if base is None and measured.reason is None:
        return replace(measured, actual=None, reason=Reason.NO_BASE)
    if value is None or base is None:
        return replace(measured, actual=None, base=base)
    if indicator.points:
        return replace(measured, actual=value - base, base=base)
    if base == 0:
        return replace(measured, actual=None, base=base, reason=Reason.ZERO_BASE)
    return replace(measured, actual=100 * (value - base) / abs(base), base=base)


def _compare_totals(table: Table, where: Span) -> Compared:
    """Each element over the units, and unless all are levels the periods, that have figures in both years."""
    year = table.frequency_in_year
    rows = [_compare_column(column, where, year, table.all_levels) for column in table.of]
    units = {unit for both in rows for unit in both}
    now, then = (_sum([over_units(column.element.over_units, [values[side] for values in both.values()])
                       for column, both in zip(table.of, rows, strict=True)]) for side in (0, 1))
    return Compared(Measured(now), Measured(then), len(units))


def _compare_column(column: Column, where: Span, year: int, levels: bool) -> dict[str, tuple[Number, Number]]:
    both = {}
    for source in column.sources:
        now, then = _level_twice(source, where, year) if levels else _periods_twice(column, source, where, year)
        if now is not None and then is not None:
            both[source.unit] = (now, then)
    return both


def _level_twice(source: Source, where: Span, year: int) -> tuple[Number | None, Number | None]:
    return source.latest(where.look_back), source.latest(where.earlier(year).look_back)


def _periods_twice(column: Column, source: Source, where: Span, year: int) -> tuple[Number | None, Number | None]:
    ordinals = [o for o in where.window if source.standing(o) is not None and source.standing(o - year) is not None]
    return _paired_value(column, source, ordinals), _paired_value(column, source, [o - year for o in ordinals])


def _compare_ratios(indicator: Indicator, table: Table, where: Span) -> Compared:
    year, before = table.frequency_in_year, where.earlier(table.frequency_in_year)
    now, then = pairs(table, where), pairs(table, before)
    if not table.all_levels:
        now = {unit: [o for o in ordinals if o - year in then.get(unit, ())] for unit, ordinals in now.items()}
        then = {unit: [o - year for o in ordinals] for unit, ordinals in now.items()}
    shared = [unit for unit, ordinals in now.items() if ordinals and then.get(unit)]
    return Compared(_divide(indicator, table, {unit: now[unit] for unit in shared}, where),
                    _divide(indicator, table, {unit: then[unit] for unit in shared}, before), len(shared))
