"""A made-up office with awkward content: long names, all ten statuses, gaps, nought, over 100 %, below nought."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path as File
from typing import Any

from tests.dashboards.behind import figures, series, targets_of, units
from tests.dashboards.board_office import FakeReview
from tests.dashboards.entry_office import FakeEntry
from tests.dashboards.indicators import ROWS
from tests.dashboards.service_office import services_of
from tracker.catalog.plans import load_plan
from tracker.domain.access import Actor
from tracker.domain.compare import Worry, worry
from tracker.domain.element import Dimension, Unit
from tracker.domain.outlook import Outlook, Silent
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.status import Status
from tracker.domain.words import Words
from tracker.errors import Invalid, Issue, NotFound, say
from tracker.services.breakdown import breakdowns
from tracker.services.explanation import Behind, Explained
from tracker.services.known import year_before
from tracker.services.service_views import ServicesPage
from tracker.services.views import (
    Ahead,
    IndicatorPage,
    IndicatorRow,
    Office,
    Overview,
    PlanChoice,
    PlanPage,
    Revision,
    SectionCounts,
    SilentUnit,
)

DATA = File(__file__).parents[2] / "data" / "plans"
OFFICE = Office(date(2015, 10, 20), sample=True)
NOW = Period.parse("2015Q3")
SEX = Dimension("sex", Words("Пол", "Sex"), (("f", Words("жени", "women")), ("m", Words("мъже", "men"))))
WORST = (
    Status.NOT_ACHIEVED,
    Status.OFF_TRACK,
    Status.NO_DATA,
    Status.NOT_COMPUTABLE,
    Status.AT_RISK,
    Status.PARTLY_ACHIEVED,
)
BROKEN = "broken"
OUTLOOK = Outlook(2150, 2080, 2220, 9, seasonal=False)
AHEAD = Ahead(Period.parse("2015Q4"), 12, 45)
SILENT = (SilentUnit(Unit("crisis", Words("Кризисен център", "Crisis centre")), Period.parse("2015Q1"), 2, 92,
                     Words("Община Стара Загора, отдел", "Stara Zagora Municipality, department")),)


@cache
def plan(name: str) -> Plan:
    found, issues = load_plan(DATA / f"{name}.yaml")
    assert found, issues
    return found


def choice(name: str, periods: str, latest: str) -> PlanChoice:
    of = plan(name)
    return PlanChoice(
        of.code, of.title, of.municipality, tuple(Period.parse(each) for each in periods.split()), Period.parse(latest)
    )


def _worries(rows: tuple[IndicatorRow, ...]) -> dict[Worry, tuple[IndicatorRow, ...]]:
    return {why: tuple(row for row in rows if worry(row.progress, row.before, stands=True) is why) for why in Worry}


@dataclass
class FakeServices:
    """Answers as the real services do, from what stands in this folder. `empty` is an office on its first day."""

    empty: bool = False
    asked: int = 0
    entry: FakeEntry = field(default_factory=FakeEntry)
    database: Any = None
    uploads: File = File("nowhere")
    review: FakeReview = field(default_factory=FakeReview)

    def about(self) -> Office:
        return OFFICE

    def overview(
        self, _actor: Actor, plan: str | None = None, period: str | None = None, *, submitted: bool = False,
    ) -> Overview:
        chosen, at = self._choose(plan, period)
        rows = () if self.empty else self._rows(chosen)
        counts = Counter(row.progress.counted for row in rows)
        attention = sorted(
            (row for row in rows if row.progress.status in WORST), key=lambda row: WORST.index(row.progress.status)
        )
        return Overview(
            OFFICE,
            self._choices(),
            chosen,
            at,
            rows,
            counts,
            self._sections(chosen, rows),
            Counter(row.move for row in rows if row.move),
            tuple(attention),
            sum(row.progress.reported for row in rows),
            sum(row.progress.expected for row in rows),
            provisional=submitted,
            worries=_worries(rows),
            silent=() if self.empty else SILENT,
            ahead=None if self.empty or at != chosen.latest else AHEAD,
        )

    def plan_page(
        self, _actor: Actor, plan: str | None = None, period: str | None = None, *, submitted: bool = False,
    ) -> PlanPage:
        chosen, at = self._choose(plan, period)
        of = self._plan(chosen)
        by_row: dict[str, tuple[IndicatorRow, ...]] = {}
        for row in () if self.empty else self._rows(chosen):
            for key in row.indicator.rows:
                by_row[key] = (*by_row.get(key, ()), row)
        return PlanPage(OFFICE, self._choices(), chosen, at, of, by_row, {}, submitted)

    def services_page(self, _actor: Actor, plan: str | None = None, period: str | None = None) -> ServicesPage:
        chosen, at = self._choose(plan, period)
        return services_of(OFFICE, self._choices(), chosen, at, empty=self.empty)

    def indicator(
        self, actor: Actor, code: str, period: str | None = None, unit: str | None = None, *, submitted: bool = False,
    ) -> IndicatorPage:
        chosen, at = self._choose(None, period, before=True)
        if code == BROKEN:
            raise RuntimeError("the office fell over")
        row = next((row for row in ROWS if row.indicator.code == code), None)
        if row is None:
            raise NotFound(say("There is no indicator “{code}”.", code=code))
        of = self._plan(chosen)
        path, targets = targets_of(row)
        plan_rows = tuple(each for each in of.rows if each.key in row.indicator.rows)
        revisions = (
            (Revision(date(2015, 4, 2), "Решение № 214", Words("открити са още места", "more places opened"), targets),)
            if code == "petrovo-capacity"
            else ()
        )
        return IndicatorPage(
            OFFICE,
            self._choices(),
            chosen,
            at,
            row,
            path,
            series(row),
            replace(row.progress, status=Status.OFF_TRACK),
            row.indicator.targets,
            targets,
            revisions,
            (row.explanation, say("All figures of the period are in.")),
            plan_rows,
            tuple(note for each in plan_rows for note in of.notes_on(each)),
            (),
            units(row),
            figures(row),
            (SEX,),
            submitted,
            unit_lines={unit.code: row.spark for unit, _ in units(row)},
            breakdowns=tuple(breakdowns(figures(row), (SEX,))),
            outlook=OUTLOOK if code == "consultations" else Silent.TOO_FEW,
        )

    def explain(
        self, actor: Actor, code: str, period: str | None = None, unit: str | None = None, *, submitted: bool = False,
    ) -> Explained:
        found = self.indicator(actor, code, period, unit, submitted=submitted)
        behind = tuple(Behind(each, "Мария Иванова", "Елена Тодорова") for each in found.figures if not each.category)
        return Explained(found, found.row.indicator, None, found.first_targets, found.revisions, behind, 0)

    def _choices(self) -> tuple[PlanChoice, ...]:
        return (choice("stara-zagora-2015", "2015Q1 2015Q2 2015Q3 2015Q4", "2015Q3"),
                choice("sofia-2013", "2013Q1 2013Q2 2013Q3 2013Q4", "2013Q4"))

    def _choose(self, plan: str | None, period: str | None, *, before: bool = False) -> tuple[PlanChoice, Period]:
        self.asked += 1
        found = next((each for each in self._choices() if plan in (None, each.code)), None)
        if found is None:
            raise NotFound(say("There is no plan “{code}”.", code=plan))
        known = (year_before(found) if before else ()) + found.periods
        at = next((each for each in reversed(known) if period in (str(each), str(each.year))), None)
        if period and at is None:
            raise Invalid(
                [Issue("no_period", "period", say("“{period}” is not a period of this plan.", period=period))]
            )
        return found, at or found.latest

    @staticmethod
    def _plan(chosen: PlanChoice) -> Plan:
        return plan("sofia-2013" if "2013" in str(chosen.latest) else "stara-zagora-2015")

    def _rows(self, chosen: PlanChoice) -> tuple[IndicatorRow, ...]:
        return ROWS if chosen == self._choices()[0] else ROWS[:3]

    def _sections(self, chosen: PlanChoice, rows: tuple[IndicatorRow, ...]) -> tuple[SectionCounts, ...]:
        of = self._plan(chosen)
        return tuple(
            SectionCounts(
                each.no,
                each.title,
                len(of.rows_of(each.no)),
                Counter(row.progress.counted for row in rows if row.section == each.no),
            )
            for each in of.sections
        )
