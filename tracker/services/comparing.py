"""Two periods, two units or two plans side by side; what is defined otherwise between the two sides is said."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from tracker.domain.compare import Move, move
from tracker.domain.element import Unit
from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.series import changes
from tracker.domain.status import Progress
from tracker.errors import Message, NotFound, say
from tracker.services.known import Known, period_of
from tracker.services.records import number
from tracker.services.views import Office, PlanChoice

CellsOf = Callable[[Sequence[Indicator], Period], Cells]
"""What was reported for indicators, up to a period."""


class What(StrEnum):
    PERIODS = "periods"
    UNITS = "units"
    PLANS = "plans"


@dataclass(frozen=True)
class Question:
    """As it is asked, in codes; what is left out is chosen. `other_…` are of the second side."""

    what: str = What.PERIODS
    plan: str | None = None
    period: str | None = None
    unit: str | None = None
    other_plan: str | None = None
    other_period: str | None = None
    other_unit: str | None = None


@dataclass(frozen=True)
class Side:
    plan: PlanChoice
    period: Period
    unit: Unit | None = None


@dataclass(frozen=True)
class Standing:
    indicator: Indicator
    progress: Progress


@dataclass(frozen=True)
class Pair:
    """`changed` is what is defined otherwise; `difference` is there only where the two count the same unit."""

    left: Standing
    right: Standing
    changed: tuple[Message, ...] = ()
    move: Move | None = None

    @property
    def difference(self) -> Fraction | None:
        left, right = self.left, self.right
        alike = left.indicator.unit == right.indicator.unit and Measure.MILESTONE not in (
            left.indicator.measure, right.indicator.measure)
        if left.progress.actual is None or right.progress.actual is None or not alike:
            return None
        return right.progress.actual - left.progress.actual


@dataclass(frozen=True)
class Comparison:
    office: Office
    plans: tuple[PlanChoice, ...]
    what: What
    left: Side
    right: Side
    pairs: tuple[Pair, ...]
    units: tuple[Unit, ...] = ()
    """Those that can be chosen."""


def compared(known: Known, asked: Question, cells: CellsOf) -> Comparison:
    what = What(asked.what) if asked.what in tuple(What) else What.PERIODS
    return {What.PERIODS: _periods, What.UNITS: _units, What.PLANS: _plans}[what](known, asked, cells)


def _periods(known: Known, asked: Question, cells: CellsOf) -> Comparison:
    """The later one stands on the right: a year ago is what it is compared with, or what there is."""
    choice = known.choose(asked.plan)
    now = period_of(choice, asked.other_period)
    usual = [each for each in (now.year_earlier, now.shift(-1)) if each in choice.periods]
    then = period_of(choice, asked.period) if asked.period else next(iter(usual), now)
    of = _of(known, choice)
    found = cells(of, max(now, then, key=lambda each: each.end))
    definitions = known.current.definitions
    pairs = [(each, evaluate(definitions, each, found, then), evaluate(definitions, each, found, now)) for each in of]
    return Comparison(known.office, known.choices, What.PERIODS, Side(choice, then), Side(choice, now), tuple(
        Pair(Standing(each, before), Standing(each, after), (), move(after, before)) for each, before, after in pairs))


def _units(known: Known, asked: Question, cells: CellsOf) -> Comparison:
    """What both report, and what each reports of its own that is computed alike."""
    choice, definitions = known.choose(asked.plan), known.current.definitions
    at, of = period_of(choice, asked.period), _of(known, choice)
    reported_by = {each.code: reporting_units(definitions, each) for each in of}
    codes = dict.fromkeys(unit for units in reported_by.values() for unit in units)
    units = tuple(definitions.units[code] for code in codes)
    if len(units) < 2:
        raise NotFound(say("This plan has no two units to compare."))
    left = _unit(units, asked.unit) or units[0]
    right = _unit(units, asked.other_unit) or next(each for each in units if each != left)
    found = cells(of, at)

    def standing(indicator: Indicator, unit: Unit) -> Standing:
        return Standing(indicator, evaluate(definitions, indicator, found, at, unit.code))

    own = {unit.code: [each for each in of if reported_by[each.code] == (unit.code,)] for unit in (left, right)}
    pairs = [(each, each) for each in of if {left.code, right.code} <= set(reported_by[each.code])]
    pairs += _matched(own[left.code], own[right.code], _kind)
    return Comparison(known.office, known.choices, What.UNITS, Side(choice, at, left), Side(choice, at, right), tuple(
        Pair(standing(one, left), standing(other, right), _changed(definitions, one, other, units=False))
        for one, other in pairs), units)


def _plans(known: Known, asked: Question, cells: CellsOf) -> Comparison:
    """Indicators that share a concept, or of which one continues the other."""
    left = known.choose(asked.plan)
    others = [each for each in known.choices if each != left]
    if not others:
        raise NotFound(say("There is no second plan that you may see."))
    right = known.choose(asked.other_plan) if asked.other_plan else others[0]
    at, then = period_of(left, asked.period), period_of(right, asked.other_period)
    mine, theirs = _of(known, left), _of(known, right)
    pairs = [*_matched(mine, theirs, lambda each: each.concept),
             *((one, other) for one in mine for other in theirs if other.continues == one.code),
             *((one, other) for one in mine for other in theirs if one.continues == other.code)]
    definitions = known.current.definitions
    here, there = cells([one for one, _ in pairs], at), cells([other for _, other in pairs], then)
    return Comparison(known.office, known.choices, What.PLANS, Side(left, at), Side(right, then), tuple(
        Pair(Standing(one, evaluate(definitions, one, here, at)),
             Standing(other, evaluate(definitions, other, there, then)), _changed(definitions, one, other))
        for one, other in dict.fromkeys(pairs)))


def _of(known: Known, choice: PlanChoice) -> list[Indicator]:
    return [each for each in known.current.definitions.indicators.values()
            if each.plan == choice.code and each.measure is not Measure.TEXT]


def _unit(units: Sequence[Unit], code: str | None) -> Unit | None:
    if not code:
        return None
    found = next((each for each in units if each.code == code), None)
    if found is None:
        raise NotFound(say("There is no unit “{unit}” here.", unit=code))
    return found


def _matched(
    mine: Sequence[Indicator], theirs: Sequence[Indicator], key: Callable[[Indicator], Hashable],
) -> Iterator[tuple[Indicator, Indicator]]:
    """Each at most once, in the order of the definitions; what has no key matches nothing."""
    left = list(theirs)
    for one in mine:
        other = next((each for each in left if key(one) is not None and key(each) == key(one)), None)
        if other is not None:
            left.remove(other)
            yield one, other


def _kind(each: Indicator) -> Hashable:
    return (each.measure, each.of, each.numerator, each.denominator, each.factor, each.base, each.points, each.since)


def _changed(definitions: Definitions, one: Indicator, other: Indicator, *, units: bool = True) -> tuple[Message, ...]:
    if one == other:
        return ()
    found = changes(definitions, one, other)
    return found if units else tuple(each for each in found if each.text != "which units are in it")


def records(found: Comparison) -> list[dict[str, Any]]:
    """For files and for the command line."""
    return [{
        "indicator": pair.left.indicator.code, "other_indicator": pair.right.indicator.code,
        **_side("left", found.left, pair.left), **_side("right", found.right, pair.right),
        "difference": None if pair.difference is None else number(pair.difference),
        "move": pair.move.value if pair.move else None,
        "defined_otherwise": "; ".join(str(each) for each in pair.changed) or None} for pair in found.pairs]


def _side(name: str, side: Side, standing: Standing) -> dict[str, Any]:
    actual = standing.progress.actual
    return {f"{name}_period": str(side.period), f"{name}_unit": side.unit.code if side.unit else None,
            f"{name}_actual": None if actual is None else number(actual),
            f"{name}_status": standing.progress.status.value}
