"""Which target is in force at a period, and how much of it is owed by then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.domain.indicator import Direction, Indicator, Measure
from tracker.domain.period import Frequency, Period
from tracker.domain.target import Path, Target


@dataclass(frozen=True)
class Owed:
    """`to_date` is owed by the end of the period, None if nothing is yet; `come` says that the target's date has.

    `share` is the part of the whole target, and of a yearly baseline, that is owed under accumulate.
    """

    target: Fraction
    to_date: Fraction | None
    date: date
    come: bool
    share: Fraction = Fraction(1)


def in_force(targets: Sequence[Target], path: Path, at: Period, since: int | None) -> Owed | None:
    """The target in force at the end of `at`; what is owed under linear is not filled in here."""
    if not targets:
        return None
    if path is Path.ACCUMULATE:
        return _since(targets, at, since) if since else _year(targets, at)
    ordered = sorted(targets, key=lambda target: target.date)
    if path is Path.STEP:
        return _step(ordered, at)
    chosen = next((target for target in ordered if target.date >= at.end), ordered[-1])
    to_date = None if path is Path.LEVEL and chosen.date.year > at.year else Fraction(chosen.value)
    return Owed(Fraction(chosen.value), to_date, chosen.date, chosen.date <= at.end)


def _step(ordered: Sequence[Target], at: Period) -> Owed:
    come = [target for target in ordered if target.date <= at.end]
    chosen = come[-1] if come else ordered[0]
    value = Fraction(chosen.value)
    return Owed(value, value if come else None, chosen.date, bool(come))


def _year(targets: Sequence[Target], at: Period) -> Owed | None:
    """The year's target in proportion to the months gone, or the targets of its parts that are gone."""
    mine = [target for target in targets if target.period and target.period.year == at.year]
    parts = [target for target in mine if target.period and target.period.frequency is not Frequency.YEAR]
    months = Fraction(at.end_month - at.year * 12, 12)
    end = date(at.year, 12, 31)
    if parts:
        total = sum((Fraction(target.value) for target in parts), Fraction(0))
        gone = sum((Fraction(target.value) for target in parts if target.date <= at.end), Fraction(0))
        return Owed(total, gone, end, at.end >= end, gone / total if total else months)
    if not mine:
        return None
    value = Fraction(mine[0].value)
    return Owed(value, value * months, end, at.end >= end, months)


def _since(targets: Sequence[Target], at: Period, since: int) -> Owed:
    """A total that runs over years: the earliest target not yet past, in proportion to the months since the start."""
    ordered = sorted(targets, key=lambda target: target.date)
    chosen = next((target for target in ordered if target.date >= at.end), ordered[-1])
    months = chosen.date.year * 12 + chosen.date.month - since * 12
    share = min(Fraction(1), Fraction(at.end_month - since * 12, months))
    value = Fraction(chosen.value)
    return Owed(value, value * share, chosen.date, chosen.date <= at.end, share)


def on_the_line(indicator: Indicator, owed: Owed, at: Period) -> Fraction:
    """What a straight line from the baseline to the target owes by the end of `at`."""
    start = start_of(indicator)
    if start is None:
        return owed.target
    begun = indicator.baseline.period.end_month if indicator.baseline else owed.date.year * 12
    months = owed.date.year * 12 + owed.date.month - begun
    share = Fraction(at.end_month - begun, months) if months > 0 else Fraction(1)
    return start + (owed.target - start) * min(Fraction(1), max(Fraction(0), share))


def start_of(indicator: Indicator) -> Fraction | None:
    """Where the way to the target starts: the baseline, or nought for a change and for an increase without one."""
    if indicator.measure is Measure.CHANGE:
        return Fraction(0)
    if indicator.baseline:
        return Fraction(indicator.baseline.value)
    return Fraction(0) if indicator.direction is Direction.INCREASE else None
