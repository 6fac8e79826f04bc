"""Everything a report is made from, read at one moment: judged, permitted and as approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tracker.domain.element import DataElement, Subject, Unit
from tracker.domain.evaluate import evaluate
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.period import Period, window
from tracker.domain.plan import Plan
from tracker.domain.reporting import asked_of
from tracker.domain.rollup import column
from tracker.domain.status import Progress
from tracker.domain.target import Path, Target
from tracker.services.known import Known
from tracker.services.row_views import MoneyLine, RowStands
from tracker.services.rows import Scene
from tracker.services.service_page import uses
from tracker.services.service_views import ServiceUse
from tracker.services.views import IndicatorRow, Overview, PlanChoice, Revision

FEW = 5
"""Fewer persons than this may be recognised by who knows them (DOMAIN 3.2)."""


@dataclass(frozen=True)
class ReportRow:
    """One indicator: as it is judged now, by its first targets, and as it stood a year before."""

    row: IndicatorRow
    path: Path | None
    year_before: Progress
    first: Progress
    first_targets: tuple[Target, ...]
    revisions: tuple[Revision, ...]
    elements: tuple[DataElement, ...]

    @property
    def counts_few(self) -> bool:
        """Whether a figure that is told, or could be worked out from it, counts some persons, but fewer than `FEW`."""
        if not any(each.subject is Subject.PERSONS for each in self.elements):
            return False
        counts = self.indicator.measure is Measure.TOTAL
        return any(number is not None and 0 < number < FEW for each in (self.progress, self.year_before)
                   for number in (each.numerator, each.denominator, each.base, each.actual if counts else None))

    @property
    def indicator(self) -> Indicator:
        return self.row.indicator

    @property
    def progress(self) -> Progress:
        return self.row.progress


@dataclass(frozen=True)
class Silence:
    """What one unit did not report of one element."""

    unit: Unit
    element: DataElement
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class ReportSources:
    """`period` is the last one told of; `whole_year` says whether the plan's year is complete with it."""

    choice: PlanChoice
    period: Period
    plan: Plan
    overview: Overview
    rows: tuple[ReportRow, ...]
    units: Mapping[str, Unit]
    silences: tuple[Silence, ...]
    earlier_plans: tuple[tuple[str, int], ...] = ()
    """Other plans of the same municipality with the last year of each, the latest first."""
    continues: Mapping[str, str] = field(default_factory=dict)
    """By indicator, the one of an earlier plan that it continues."""
    stands: Mapping[str, RowStands] = field(default_factory=dict)
    """By the key of the row of the plan, what was reported of it."""
    money: tuple[MoneyLine, ...] = ()
    uses: tuple[ServiceUse, ...] = ()
    """Places and users of each service, a year before the period and at its end."""

    def continued(self, code: str) -> Iterator[str]:
        """The indicators of earlier plans that this one goes on from, the latest first."""
        while code in self.continues:
            code = self.continues[code]
            yield code

    @property
    def whole_year(self) -> bool:
        return self.period.end.month == 12 and self.period.end <= self.choice.latest.end

    def of_row(self, key: str) -> tuple[ReportRow, ...]:
        return tuple(each for each in self.rows if key in each.indicator.rows)


def gather(known: Known, choice: PlanChoice, scene: Scene, overview: Overview) -> ReportSources:
    definitions, current = known.current.definitions, known.current
    rows = tuple(_row(known, scene, row) for row in overview.rows)
    return ReportSources(
        choice, scene.period, current.plans[choice.code], overview, rows, definitions.units,
        tuple(_silences(scene, [each.indicator for each in rows])),
        tuple(_earlier(current.plans.values(), current.plans[choice.code], scene.period)),
        {code: each.continues for code, each in definitions.indicators.items() if each.continues},
        uses=tuple(uses(scene, [each.indicator for each in rows], (scene.period.year_earlier, scene.period))))


def _earlier(plans: Iterable[Plan], plan: Plan, at: Period) -> Iterator[tuple[str, int]]:
    found = [each for each in plans if each.municipality == plan.municipality and each.years[1] < at.year]
    for each in sorted(found, key=lambda one: one.years[1], reverse=True):
        yield each.code, each.years[1]


def _row(known: Known, scene: Scene, row: IndicatorRow) -> ReportRow:
    definitions, indicator = known.current.definitions, row.indicator
    original = known.current.first.get(indicator.code, indicator)
    return ReportRow(
        row, None if indicator.measure in (Measure.MILESTONE, Measure.TEXT) else definitions.path(indicator),
        evaluate(definitions, indicator, scene.cells, scene.period.year_earlier),
        evaluate(definitions, original, scene.cells, scene.period), original.targets,
        known.current.revisions.get(indicator.code, ()),
        tuple(definitions.elements[code] for code in dict.fromkeys(indicator.elements)))


def _silences(scene: Scene, asked: Iterable[Indicator]) -> Iterator[Silence]:
    """Of the units that these indicators ask: others may report the same elements to another plan."""
    definitions, at = scene.definitions, scene.period
    for unit, elements in asked_of(definitions, asked).items():
        for code, indicator in elements.items():
            [source] = column(definitions, indicator, code, scene.cells, unit).sources
            element = definitions.elements[code]
            missing = source.missing(window(element.frequency, at))
            if missing:
                yield Silence(definitions.units[unit], element,
                              tuple(Period(element.frequency, ordinal) for ordinal in missing))
