"""The services of a plan: made from its definitions and its approved figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from tracker.domain.access import Act, Actor
from tracker.domain.element import Type, Unit
from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Frequency, Period, last_closed
from tracker.domain.reporting import asked_of
from tracker.domain.rollup import column
from tracker.domain.use import served, use
from tracker.domain.ways import partings, went
from tracker.domain.worth import Spent, Worth, worth
from tracker.services.known import Known, year_before
from tracker.services.rows import Scene
from tracker.services.service_views import (
    Filled,
    Results,
    ServicesPage,
    ServiceUse,
    UnitFilled,
    UnitWorth,
    WaysOut,
)
from tracker.services.views import PlanChoice


def make_services(known: Known, actor: Actor, choice: PlanChoice, scene: Scene,
                  asked: Sequence[Indicator]) -> ServicesPage:
    """Of the indicators of a plan at the period of `scene`."""
    periods = shown_periods(choice, scene.period)
    return ServicesPage(
        known.office, known.choices, choice, scene.period, periods, tuple(uses(scene, asked, periods)),
        tuple(_filled(actor, choice, scene, asked, periods)), tuple(_ways(scene, asked)),
        tuple(_results(scene, asked)))


def shown_periods(choice: PlanChoice, at: Period) -> tuple[Period, ...]:
    """The quarters of the plan up to `at` and those of the year before it, oldest first; at most two years."""
    return tuple(period for period in year_before(choice) + choice.periods if period.end <= at.end)[-8:]


def uses(scene: Scene, asked: Sequence[Indicator], periods: Sequence[Period]) -> Iterator[ServiceUse]:
    """The fullest first; those of which nothing is known last."""
    definitions, found = scene.definitions, []
    for each in served(definitions, asked):
        points = use(definitions, each, scene.cells, periods)
        if any(point.places is not None or point.users is not None for point in points):
            found.append(ServiceUse(
                definitions.units[each.unit], each.indicator, definitions.elements[each.users],
                definitions.elements[each.places], points, len(reporting_units(definitions, each.indicator)) > 1))
    yield from sorted(found, key=lambda each: -(each.now.share if each.now.share is not None else -1))


def _filled(actor: Actor, choice: PlanChoice, scene: Scene, asked: Sequence[Indicator],
            periods: Sequence[Period]) -> Iterator[UnitFilled]:
    """The emptiest first, by all periods together."""
    units = scene.definitions.units
    found = [UnitFilled(units[code], tuple(_count(scene, code, elements, period) for period in periods),
                        actor.may(Act.SEE_FORM, units, unit=code, plan=choice.code))
             for code, elements in asked_of(scene.definitions, asked).items()]
    due = [each for each in found if any(cell.expected for cell in each.cells)]
    yield from sorted(due, key=lambda each: (
        Fraction(sum(cell.reported for cell in each.cells), sum(cell.expected for cell in each.cells))))


def _count(scene: Scene, unit: str, elements: Mapping[str, Indicator], period: Period) -> Filled:
    """What ends with the period, of whatever frequency."""
    reported = expected = 0
    for code, indicator in elements.items():
        frequency = scene.definitions.elements[code].frequency
        ended = Period(frequency, last_closed(frequency, period))
        if ended.end_month > period.end_month - period.months:
            one = column(scene.definitions, indicator, code, scene.cells, unit).count((ended.ordinal,))
            reported, expected = reported + one[0], expected + one[1]
    return Filled(reported, expected)


def _ways(scene: Scene, asked: Sequence[Indicator]) -> Iterator[WaysOut]:
    definitions, at = scene.definitions, scene.period
    units = [code for code in definitions.units
             if any(code in reporting_units(definitions, each) for each in asked)]
    for check in partings(definitions):
        now, before = ([(definitions.units[each.unit], each) for each in went(
            definitions, check, scene.cells, units, period)] for period in (at, at.year_earlier))
        if now:
            codes = (*check.left, *check.right)
            yield WaysOut(definitions.elements[check.right[0]],
                          tuple(definitions.elements[code] for code in check.left), tuple(now), tuple(before),
                          _explained(definitions, asked, codes, [unit.code for unit, _ in now]))


def _explained(definitions: Definitions, asked: Sequence[Indicator], codes: Sequence[str],
               all_units: Sequence[str]) -> Mapping[tuple[str, str], tuple[str, str | None]]:
    """By an indicator of that element alone, or else by one that it is a part of; all units together have no code."""
    found: dict[tuple[str, str], tuple[str, str | None]] = {}
    for indicator in sorted(asked, key=lambda each: len(each.elements)):
        units = reporting_units(definitions, indicator)
        for code in set(codes) & {*indicator.elements}:
            reporters = definitions.reporters(code, indicator)
            for unit in reporters:
                found.setdefault((unit, code), (indicator.code, unit if len(units) > 1 else None))
            if set(all_units) <= {*reporters}:
                found.setdefault(("", code), (indicator.code, None))
    return found


def _results(scene: Scene, asked: Sequence[Indicator]) -> Iterator[Results]:
    """Where a plan has both the money for a result and the share that reached it."""
    definitions = scene.definitions
    for cost in asked:
        effect = _share_of(asked, cost.denominator) if _is_cost(definitions, cost) else None
        frequency = definitions.elements[cost.elements[0]].frequency
        year = Period(frequency, last_closed(frequency, scene.period))
        if effect and frequency is Frequency.YEAR:
            units = _worth(scene, cost, effect, year)
            if any(each.now.effect or each.now.cost for each in units):
                yield Results(year, effect, cost, units)


def _worth(scene: Scene, cost: Indicator, effect: Indicator, year: Period) -> tuple[UnitWorth, ...]:
    """By what one result costs, the cheapest first."""
    definitions = scene.definitions
    units = reporting_units(definitions, cost)
    spent = [_spent(scene, cost, effect, unit, year) for unit in units]
    before = {each.unit: each for each in worth([_spent(scene, cost, effect, unit, year.shift(-1)) for unit in units])}
    found = [UnitWorth(_unit(definitions, now), now, one, before[now.unit] if before[now.unit].cost else None)
             for one, now in zip(spent, worth(spent), strict=True)]
    return tuple(sorted(found, key=lambda each: each.now.cost.value if each.now.cost else float("inf")))


def _spent(scene: Scene, cost: Indicator, effect: Indicator, unit: str, year: Period) -> Spent:
    paid = evaluate(scene.definitions, cost, scene.cells, year, unit)
    reached = evaluate(scene.definitions, effect, scene.cells, year, unit)
    return Spent(unit, *(_decimal(value) for value in (paid.numerator, reached.numerator, reached.denominator)))


def _is_cost(definitions: Definitions, indicator: Indicator) -> bool:
    return (indicator.measure is Measure.RATIO and len(indicator.denominator) == 1
            and all(definitions.elements[code].type is Type.MONEY for code in indicator.numerator)
            and definitions.elements[indicator.denominator[0]].type is not Type.MONEY)


def _share_of(asked: Sequence[Indicator], achieved: tuple[str, ...]) -> Indicator | None:
    return next((each for each in asked if each.measure is Measure.RATIO and each.numerator == achieved), None)


def _unit(definitions: Definitions, of: Worth) -> Unit:
    return definitions.units[of.unit]


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)
