"""Indicators as rows of a table: judged now and a period earlier, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tracker.domain.calendar import last_periods
from tracker.domain.compare import move
from tracker.domain.evaluate import Evaluation, reporting_units
from tracker.domain.explain import headline
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.target import Path
from tracker.domain.words import Words
from tracker.services.views import IndicatorRow

SPARK_POINTS = 8


@dataclass(frozen=True)
class Scene:
    """Everything the rows of a page are made from."""

    definitions: Definitions
    plan: Plan
    cells: Cells
    period: Period
    sample_targets: frozenset[str]
    unit: str | None = None


def row_of(scene: Scene, indicator: Indicator) -> IndicatorRow:
    evaluation = Evaluation(scene.definitions, indicator, scene.cells, scene.unit)
    now, before = evaluation.at(scene.period), evaluation.at(scene.period.shift(-1))
    return IndicatorRow(
        indicator=indicator, section=_section(scene.plan, indicator), place=_place(scene, indicator),
        responsible=_name(scene.definitions, indicator.responsible), progress=now, before=before,
        move=move(now, before), spark=_spark(scene, evaluation),
        explanation=headline(indicator, scene.definitions, now), sample_target=indicator.code in scene.sample_targets)


def _spark(scene: Scene, evaluation: Evaluation) -> tuple[Fraction | None, ...]:
    """The last eight periods, oldest first: of flows what each period brought, of all else the measure."""
    indicator, definitions = evaluation.indicator, scene.definitions
    frequency = definitions.elements[indicator.elements[0]].frequency
    periods = last_periods(frequency, scene.period, SPARK_POINTS)
    if definitions.path(indicator) is Path.ACCUMULATE and indicator.since is None:
        return tuple(evaluation.brought(period) for period in periods)
    return tuple(evaluation.actual(period) for period in periods)


def _section(plan: Plan, indicator: Indicator) -> str:
    row = next((row for row in plan.rows if row.key in indicator.rows), None)
    return row.section if row else ""


def _place(scene: Scene, indicator: Indicator) -> Words:
    """Where it belongs: the unit's short name if it is of one unit, and the rows of the plan."""
    labels = [row.label for row in scene.plan.rows if row.key in indicator.rows]
    units = reporting_units(scene.definitions, indicator)
    short = scene.definitions.units[units[0]].short if len(units) == 1 else None
    rows = Words(("ред " if len(labels) == 1 else "редове ") + ", ".join(label.bg for label in labels),
                 ("row " if len(labels) == 1 else "rows ") + ", ".join(label.en for label in labels))
    return Words(f"{short.bg} · {rows.bg}", f"{short.en} · {rows.en}") if short else rows


def _name(definitions: Definitions, code: str | None) -> Words | None:
    return definitions.units[code].name if code else None


def rows_by_plan_row(rows: tuple[IndicatorRow, ...]) -> Mapping[str, tuple[IndicatorRow, ...]]:
    found: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        for key in row.indicator.rows:
            found.setdefault(key, []).append(row)
    return {key: tuple(items) for key, items in found.items()}
