"""Indicators: what is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from tracker.domain.check import Check
from tracker.domain.element import DataElement, Dimension, OverTime, Unit
from tracker.domain.target import Aims, Baseline, Path, Target, Thresholds
from tracker.domain.words import Words


class Measure(StrEnum):
    TOTAL = "total"
    RATIO = "ratio"
    CHANGE = "change"
    MILESTONE = "milestone"
    TEXT = "text"


class Direction(StrEnum):
    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


class Base(StrEnum):
    PREVIOUS_YEAR = "previous_year"
    BASELINE = "baseline"


class Origin(StrEnum):
    PLAN = "plan"
    PROPOSED = "proposed"


class Layer(StrEnum):
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


@dataclass(frozen=True)
class Indicator:
    """`units` limits the indicator to some of the units that report its elements.

    `continues` is the indicator of an earlier plan that measured the same; `concept` is what those of other plans may
    share with it, though they be defined otherwise; `unit_aims` are those of single units.
    """

    code: str
    name: Words
    measure: Measure
    of: tuple[str, ...] = ()
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    factor: Decimal = Decimal(100)
    base: Base | None = None
    points: bool = False
    direction: Direction = Direction.INCREASE
    tolerance: Decimal = Decimal("0.05")
    since: int | None = None
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
    path: Path | None = None
    thresholds: Thresholds = Thresholds()
    units: tuple[str, ...] | None = None
    unit: Words | None = None
    decimals: int = 0
    plan: str | None = None
    rows: tuple[str, ...] = ()
    goal: str | None = None
    origin: Origin = Origin.PROPOSED
    quote: str | None = None
    layer: Layer | None = None
    definition: Words | None = None
    source: Words | None = None
    responsible: str | None = None
    notes: Words | None = None
    continues: str | None = None
    concept: str | None = None
    unit_aims: tuple[tuple[str, Aims], ...] = ()

    @property
    def elements(self) -> tuple[str, ...]:
        return self.of + self.numerator + self.denominator


@dataclass(frozen=True)
class Definitions:
    """Everything `indicators.yaml` and the files it names say, by code."""

    elements: dict[str, DataElement]
    indicators: dict[str, Indicator]
    units: dict[str, Unit]
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)

    def reporters(self, element: str, indicator: Indicator | None = None) -> tuple[str, ...]:
        """The units an element is due from, within the scope of an indicator if one is given."""
        named = self.elements[element].reported_by
        codes = tuple(self.units) if named is None else named
        scope = indicator.units if indicator else None
        return codes if scope is None else tuple(code for code in codes if code in scope)

    @cached_property
    def shares(self) -> tuple[Indicator, ...]:
        """Those that say how many in a hundred of like things."""
        return tuple(
            each for each in self.indicators.values() if each.measure is Measure.RATIO and each.factor == 100
            and len({self.elements[code].subject for code in each.elements}) == 1)

    def path(self, indicator: Indicator) -> Path:
        """The declared path, or the one that fits how the elements add up over time."""
        if indicator.path:
            return indicator.path
        ways = {self.elements[code].over_time for code in indicator.of}
        if indicator.measure is not Measure.TOTAL or len(ways) != 1:
            return Path.LEVEL
        return {OverTime.SUM: Path.ACCUMULATE, OverTime.LAST: Path.STEP}.get(ways.pop(), Path.LEVEL)
