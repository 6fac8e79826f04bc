"""From cells to one figure of one element: first over time for each unit, then over units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from tracker.domain.element import DataElement, OverTime, OverUnits, Unit
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.period import Frequency

# Sums stay decimals, which are exact and quick to add; only a mean needs a fraction.
Number = Decimal | Fraction
NOUGHT = Decimal(0)
_ALWAYS = 10**6
_NO_VALUES: Mapping[int, Any] = {}
_NO_ORDINALS: Set[int] = frozenset()


def ordinal_of(frequency: Frequency, day: date) -> int:
    """Ordinal of the period of `frequency` that holds `day`."""
    return (day.year * 12 + day.month - 1) * frequency.a_year // 12


@dataclass(frozen=True)
class Source:
    """What one unit reported of one element. The unit owes it from `first` to `last`, both included."""

    unit: str
    values: Mapping[int, Any]
    not_applicable: Set[int]
    first: int
    last: int
    level: bool
    until_changed: bool

    def owes(self, ordinal: int) -> bool:
        return self.first <= ordinal <= self.last and ordinal not in self.not_applicable

    def standing(self, ordinal: int) -> Any:
        """The figure of this very period: reported in it, nought since the unit closed, or set by an act before."""
        value = self.values.get(ordinal)
        if value is not None:
            return value
        if self.level and ordinal >= self.last:
            return NOUGHT
        if self.until_changed:
            return self._latest(0, ordinal)
        return None

    def latest(self, look_back: range) -> Any:
        """A level at the end of `look_back`: its latest figure within it."""
        standing = self.standing(look_back[-1])
        return standing if standing is not None else self._latest(look_back[0], look_back[-1])

    def entered(self, look_back: range) -> int | None:
        """The period in which the figure that `latest` gives was entered; none if it is the nought of a closed unit."""
        at = look_back[-1]
        if at in self.values:
            return at
        if self.level and at >= self.last:
            return None
        first = 0 if self.until_changed else look_back[0]
        return max((o for o in self.values if first <= o <= at), default=None)

    def _latest(self, first: int, last: int) -> Any:
        at = max((o for o in self.values if first <= o <= last), default=None)
        return None if at is None else self.values[at]

    def over_time(self, way: OverTime, ordinals: Iterable[int]) -> Number | None:
        """Flows, means and maxima over the reported ones of `ordinals`."""
        known = self.values
        values: list[Decimal] = [known[o] for o in ordinals if o in known]
        if not values:
            return None
        if way is OverTime.MAX:
            return max(values)
        total = sum(values, NOUGHT)
        return Fraction(total) / len(values) if way is OverTime.MEAN else total

    def count(self, ordinals: Sequence[int]) -> tuple[int, int]:
        """How many cells are reported (or covered by a standing figure), and how many are expected."""
        if self.first == 0 and self.last == _ALWAYS and not self.not_applicable and not self.until_changed:
            return sum(map(self.values.__contains__, ordinals)), len(ordinals)
        due = sum(map(self.owes, ordinals))
        return due - len(self.missing(ordinals)), due

    def missing(self, ordinals: Iterable[int]) -> list[int]:
        """Those that it owes and has not reported, nor does a figure stand for them."""
        due = [o for o in ordinals if self.owes(o)]
        if self.level and (self.until_changed or self.last < _ALWAYS):
            return [o for o in due if self.standing(o) is None]
        return [o for o in due if o not in self.values]


def over_units(way: OverUnits, values: Sequence[Number]) -> Fraction | None:
    """One figure for the whole, of the units that have one."""
    if not values or (way is OverUnits.NONE and len(values) > 1):
        return None
    if way is OverUnits.MAX:
        return Fraction(max(values))
    total = Fraction(sum(values))
    return total / len(values) if way is OverUnits.MEAN else total


@dataclass(frozen=True)
class Column:
    """One element over all the units an indicator takes it from."""

    element: DataElement
    sources: tuple[Source, ...]

    @property
    def level(self) -> bool:
        return self.element.level

    @cached_property
    def by_unit(self) -> dict[str, Source]:
        return {source.unit: source for source in self.sources}

    def whole(self, window: range, look_back: range) -> Fraction | None:
        """The element over all its units, for the window of a flow or at the end of a level's look-back."""
        if self.level:
            found = [v for s in self.sources if (v := s.latest(look_back)) is not None]
        else:
            way = self.element.over_time
            found = [v for s in self.sources if (v := s.over_time(way, window)) is not None]
        return over_units(self.element.over_units, found)

    def known_at(self, ordinal: int) -> bool:
        return any(source.standing(ordinal) is not None for source in self.sources)

    def as_of(self, window: range, look_back: range) -> int | None:
        """The latest period with an entered figure that counts."""
        if self.level:
            found = [at for s in self.sources if (at := s.entered(look_back)) is not None]
        else:
            found = [o for s in self.sources for o in s.values if o in window]
        return max(found, default=None)

    def count(self, ordinals: Sequence[int]) -> tuple[int, int]:
        counts = [source.count(ordinals) for source in self.sources]
        return sum(c[0] for c in counts), sum(c[1] for c in counts)


def column(definitions: Definitions, indicator: Indicator, code: str, cells: Cells, unit: str | None) -> Column:
    """The cells of one element within the scope of an indicator, or of one unit of it."""
    element = definitions.elements[code]
    codes = definitions.reporters(code, indicator)
    if unit is not None:
        codes = (unit,) if unit in codes else ()
    values, silent = cells.values.get(code, {}), cells.not_applicable.get(code, {})
    return Column(element, tuple(
        _source(element, definitions.units[u], values.get(u, _NO_VALUES), silent.get(u, _NO_ORDINALS)) for u in codes))


def _source(element: DataElement, unit: Unit, values: Mapping[int, Any], not_applicable: Set[int]) -> Source:
    first = ordinal_of(element.frequency, unit.opened) if unit.opened else 0
    last = ordinal_of(element.frequency, unit.closed) if unit.closed else _ALWAYS
    return Source(unit.code, values, not_applicable, first, last, element.level, element.until_changed)
