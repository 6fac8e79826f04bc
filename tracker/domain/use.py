"""How full services are: places set by acts, and those who use them, period by period.

Which elements these are the definitions say: a share of persons at a date in places that stand until changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from tracker.domain.element import Subject
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Period, last_closed
from tracker.domain.rollup import Column, column


@dataclass(frozen=True)
class Use:
    """One service at the end of one period; unknown is None. `share` is in hundredths and may be over 100."""

    period: Period
    places: Fraction | None
    users: Fraction | None

    @property
    def share(self) -> Fraction | None:
        if self.users is None or not self.places:
            return None
        return 100 * self.users / self.places


@dataclass(frozen=True)
class Served:
    """A service, and the indicator by which its figures are explained."""

    unit: str
    indicator: Indicator
    users: str
    places: str


def served(definitions: Definitions, indicators: Iterable[Indicator]) -> Iterator[Served]:
    """Each service once: by the share of its places in use, or, where there is none, by its places."""
    found: dict[str, Served] = {}
    asked = list(indicators)
    shares = [each for each in asked if _is_occupancy(definitions, each)]
    pairs = dict.fromkeys((each.numerator[0], each.denominator[0]) for each in shares)
    bare = [(each, users, places) for each in asked for users, places in pairs if each.of == (places,)]
    for indicator, users, places in [*((e, e.numerator[0], e.denominator[0]) for e in shares), *bare]:
        for unit in definitions.reporters(places, indicator):
            found.setdefault(unit, Served(unit, indicator, users, places))
    order = list(definitions.units)
    yield from sorted(found.values(), key=lambda each: order.index(each.unit))


def use(definitions: Definitions, of: Served, cells: Cells, periods: Sequence[Period]) -> tuple[Use, ...]:
    """What was reported for the period itself; places stand until an act changes them."""
    whole = partial(column, definitions, of.indicator, cells=cells, unit=None)
    places, users = whole(of.places), whole(of.users)
    return tuple(Use(period, _standing(places, of.unit, period), _standing(users, of.unit, period))
                 for period in periods)


def _standing(of: Column, unit: str, period: Period) -> Fraction | None:
    source = of.by_unit.get(unit)
    value = source.standing(last_closed(of.element.frequency, period)) if source else None
    return None if value is None else Fraction(value)


def _is_occupancy(definitions: Definitions, indicator: Indicator) -> bool:
    if indicator.measure is not Measure.RATIO or indicator.factor != 100:
        return False
    if len(indicator.numerator) != 1 or len(indicator.denominator) != 1:
        return False
    users, places = (definitions.elements[side[0]] for side in (indicator.numerator, indicator.denominator))
    return users.level and users.subject is Subject.PERSONS and places.level and places.until_changed
