"""Indicators for the next year as a block of `indicators.yaml`, each continuing one of the year that ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tracker.catalog.writing import both, comment, entries, kept
from tracker.domain.indicator import Direction, Indicator, Origin
from tracker.domain.target import Baseline, Thresholds


@dataclass(frozen=True)
class NextIndicator:
    """What it will be, and what is said above it."""

    indicator: Indicator
    said: str


def indicators_text(found: Sequence[NextIndicator], head: str) -> str:
    """To stand at the end of `indicators:`."""
    block = entries([(each.said, each.indicator.code, _entry(each.indicator)) for each in found])
    return "".join(f"  {line}\n" for line in comment(head).splitlines()) + "\n" + block


def _entry(of: Indicator) -> dict[str, Any]:
    return kept({
        "name": both(of.name), "definition": both(of.definition), "unit": both(of.unit),
        "decimals": of.decimals or None, "plan": of.plan, "rows": list(of.rows), "goal": of.goal,
        "origin": Origin.PROPOSED.value,
        "layer": of.layer and of.layer.value, "measure": of.measure.value, "of": list(of.of),
        "numerator": list(of.numerator), "denominator": list(of.denominator),
        "factor": None if of.factor == 100 else of.factor, "base": of.base and of.base.value,
        "as": "points" if of.points else None,
        "direction": None if of.direction is Direction.INCREASE else of.direction.value,
        "tolerance": None if of.tolerance == _usual("tolerance") else of.tolerance, "since": of.since,
        "baseline": _baseline(of.baseline), "path": of.path and of.path.value,
        "thresholds": None if of.thresholds == Thresholds() else vars(of.thresholds),
        "units": None if of.units is None else list(of.units), "source": both(of.source),
        "responsible": of.responsible, "continues": of.continues, "concept": of.concept}) | {"targets": []}


def _usual(name: str) -> object:
    return Indicator.__dataclass_fields__[name].default


def _baseline(base: Baseline | None) -> dict[str, Any] | None:
    if base is None:
        return None
    covered = {"given": base.covered.given, "due": base.covered.due} if base.covered else None
    return kept({"period": str(base.period), "value": base.value, "source": both(base.source), "covered": covered}) | {
        "value": base.value}
