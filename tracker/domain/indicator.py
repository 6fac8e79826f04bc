"""Indicators: what is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tracker.domain.check import Check
from tracker.domain.element import DataElement, Dimension, OverTime, Unit
from tracker.domain.target import Baseline, Path, Target, Thresholds
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
    """`units` limits the indicator to some of the units that report its elements."""

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

    def reports(self, unit: str, element: DataElement) -> bool:
        return unit in (self.units if element.reported_by is None else element.reported_by)

    def path(self, indicator: Indicator) -> Path:
        """The declared path, or the one that fits how the elements add up over time."""
        if indicator.path:
            return indicator.path
        ways = {self.elements[code].over_time for code in indicator.of}
        if indicator.measure is not Measure.TOTAL or len(ways) != 1:
            return Path.LEVEL
        return {OverTime.SUM: Path.ACCUMULATE, OverTime.LAST: Path.STEP}.get(ways.pop(), Path.LEVEL)
