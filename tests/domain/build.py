"""Small definitions and figures, written where they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.evaluate import evaluate
from tracker.domain.figure import Cells, Figure
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.status import Progress
from tracker.domain.target import Baseline, Target
from tracker.domain.words import Words


def words(text: str) -> Words:
    return Words(text, text)


def element(code: str = "cons", way: str = "sum", units: str = "sum", **more: object) -> DataElement:
    kind = more.pop("type", Type.COUNT)
    return DataElement(code, words(code), kind, OverTime(way), OverUnits(units), **more)  # type: ignore[arg-type]


def unit(code: str, **more: object) -> Unit:
    return Unit(code, words(code), **more)  # type: ignore[arg-type]


def target(value: object, when: str = "2015") -> Target:
    """`2015` and `2015Q3` are periods, `2015-01-01` is a day."""
    if len(when) == 10:
        return Target(Decimal(str(value)), due=date.fromisoformat(when))
    return Target(Decimal(str(value)), Period.parse(when))


def baseline(value: object, period: str = "2014") -> Baseline:
    return Baseline(Period.parse(period), Decimal(str(value)))


def total(*of: str, **more: object) -> Indicator:
    return Indicator("x", words("x"), Measure.TOTAL, of=of or ("cons",), **more)  # type: ignore[arg-type]


def ratio(numerator: str = "num", denominator: str = "den", **more: object) -> Indicator:
    return Indicator("x", words("x"), Measure.RATIO, numerator=(numerator,), denominator=(denominator,),
                     **more)  # type: ignore[arg-type]


def define(indicator: Indicator, elements: Iterable[DataElement], units: Iterable[Unit]) -> Definitions:
    return Definitions({e.code: e for e in elements}, {indicator.code: indicator}, {u.code: u for u in units})


def figures(text: str) -> list[Figure]:
    """One figure a line: `element unit period value`, value `n/a` when it does not apply."""
    rows = [line.split() for line in text.strip().splitlines()]
    return [Figure(e, u, Period.parse(p), None if v == "n/a" else Decimal(v)) for e, u, p, v in rows]


def judge(definitions: Definitions, found: Iterable[Figure], period: str, of_unit: str | None = None) -> Progress:
    (indicator,) = definitions.indicators.values()
    return evaluate(definitions, indicator, Cells.of(found), Period.parse(period), of_unit)
