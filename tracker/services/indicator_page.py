"""One indicator: how it went period by period, what it was held against, and why it is judged as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tracker.domain.evaluate import Evaluation, evaluate, reporting_units
from tracker.domain.explain import explain
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.pace import outlook_of
from tracker.domain.period import Period
from tracker.domain.reporting import UnitBreak, unit_breaks
from tracker.services import aims
from tracker.services.breakdown import breakdowns
from tracker.services.known import Known, year_before
from tracker.services.rows import Scene, row_of
from tracker.services.series_breaks import breaks, defined_since
from tracker.services.views import EarlierYear, FigureRow, IndicatorPage, PlanChoice, SeriesPoint


def make_page(known: Known, choice: PlanChoice, scene: Scene, indicator: Indicator, at: Period,
              figures: tuple[FigureRow, ...], laid: frozenset[Period],
              earlier: tuple[EarlierYear, ...] = ()) -> IndicatorPage:
    """`laid` are the periods of figures that are submitted only."""
    current, definitions = known.current, known.current.definitions
    row = row_of(replace(scene, period=at), indicator)
    plan_rows = tuple(r for r in scene.plan.rows if r.key in indicator.rows)
    units = {code: Evaluation(definitions, indicator, scene.cells, code)
             for code in reporting_units(definitions, indicator)}
    by_unit = tuple((definitions.units[code], each.at(at)) for code, each in units.items())
    original = current.first.get(indicator.code, indicator)
    sets = aims.whole(current.decided.get(indicator.code, ()))
    begun = aims.opening(sets)
    series = _series(scene, indicator, choice, at, laid)
    return IndicatorPage(
        office=known.office, plans=known.choices, choice=choice, period=at, row=row,
        path=None if indicator.measure in (Measure.MILESTONE, Measure.TEXT) else definitions.path(indicator),
        series=series, breaks=_breaks(definitions, indicator, series) if scene.unit is None else (),
        first=evaluate(definitions, original, scene.cells, at, scene.unit), first_targets=original.targets,
        targets=indicator.targets,
        revisions=current.revisions.get(indicator.code, ()),
        explanation=explain(indicator, definitions, row.progress, row.before), plan_rows=plan_rows,
        notes=tuple(note for r in plan_rows for note in scene.plan.notes_on(r)),
        elements=tuple(definitions.elements[code] for code in dict.fromkeys(indicator.elements)),
        by_unit=by_unit, figures=figures, dimensions=tuple(definitions.dimensions.values()),
        opening=aims.revision(begun) if begun and begun.decided_on else None, earlier=earlier,
        outlook=outlook_of(definitions, Evaluation(definitions, indicator, scene.cells, scene.unit), at,
                           defined_since(earlier)),
        unlike=tuple(breaks(definitions, indicator, earlier)),
        unit_lines=_lines(units, series) if len(units) > 1 else {},
        breakdowns=tuple(breakdowns(figures, definitions.dimensions.values())))


def _lines(units: Mapping[str, Evaluation], series: tuple[SeriesPoint, ...]) -> Mapping[
        str, tuple[Fraction | None, ...]]:
    return {code: tuple(each.actual(point.period) for point in series) for code, each in units.items()}


def _breaks(
    definitions: Definitions, indicator: Indicator, series: tuple[SeriesPoint, ...],
) -> tuple[UnitBreak, ...]:
    """The whole's alone: a unit's own figures go on as they were."""
    shown = [point.period for point in series]
    return tuple(each for each in unit_breaks(definitions, indicator, shown[0].frequency)
                 if each.period in shown) if shown else ()


def _series(
    scene: Scene, indicator: Indicator, choice: PlanChoice, at: Period, laid: frozenset[Period],
) -> tuple[SeriesPoint, ...]:
    """The quarters of the plan up to `at` and those of the year before it, oldest first."""
    judged = Evaluation(scene.definitions, indicator, scene.cells, scene.unit)

    def provisional(period: Period) -> bool:
        return period.end > choice.latest.end or any(period.start <= each.end <= period.end for each in laid)

    return tuple(SeriesPoint(period, judged.at(period), provisional(period), judged.owes(period))
                 for period in year_before(choice) + choice.periods if period.end <= at.end)
