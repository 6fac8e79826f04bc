"""The way in for every face: pages, command line and, later, the interface ask here and nowhere else.

Each answer is kept for as long as the data has the version it was made from; each indicator's row for as long as
nothing that it is judged by has changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from tracker.db.details import details
from tracker.db.figures import cells
from tracker.db.work import Database, Work
from tracker.domain.access import COMMAND_LINE, Actor
from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.pace import MOST_YEARS
from tracker.domain.period import Period
from tracker.domain.reporting import asked_of
from tracker.errors import NotFound, say
from tracker.services import overview as boards
from tracker.services.ahead import ahead_of
from tracker.services.baselines import BaselineDesk
from tracker.services.comparing import Comparison, Question, compared
from tracker.services.earlier import earlier_years
from tracker.services.entry import Entry, Tell, nobody
from tracker.services.explanation import Explained, explained
from tracker.services.figures import figure_rows, open_to
from tracker.services.fresh import Freshness
from tracker.services.indicator_page import make_page
from tracker.services.known import Known, closed, load, period_of
from tracker.services.next_year import NextYear
from tracker.services.office import office
from tracker.services.office_settings import OfficeDesk
from tracker.services.plan_states import PlanDesk
from tracker.services.provisional import lay_over, submitted, units_open_to, with_details
from tracker.services.records import record
from tracker.services.report_sources import ReportSources, gather
from tracker.services.review import Review
from tracker.services.row_board import money_for, overdue_for, stands_for
from tracker.services.row_reports import RowReports
from tracker.services.rows import Scene, row_of, rows_by_plan_row
from tracker.services.service_page import make_services
from tracker.services.service_views import ServicesPage
from tracker.services.silence import silent_units
from tracker.services.target_setting import TargetDesk
from tracker.services.units import UnitDesk
from tracker.services.views import IndicatorPage, IndicatorRow, Office, Overview, PlanChoice, PlanPage
from tracker.services.wanted import YEARS_BACK, wanted

T = TypeVar("T")
MOST_ANSWERS, MOST_ROWS = 128, 4096


class Services:
    """All take whoever asks and codes as people write them; NotFound is for what is not there, or not for them."""

    def __init__(self, database: Database, uploads: Path = Path("data/uploads"), tell: Tell = nobody,
                 home: Path = Path()) -> None:
        self.database, self.uploads, self.entry = database, uploads, Entry(database, uploads, tell)
        self.targets, self.baselines = TargetDesk(database), BaselineDesk(database)
        self.units, self.plans = UnitDesk(self.entry.sittings), PlanDesk(self.entry.sittings)
        self.office = OfficeDesk(database)
        self.next_year, self.review = NextYear(database, home), Review(self.entry.sittings, tell)
        self.rows = RowReports(database, uploads)
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._judged: OrderedDict[tuple[str, Period], tuple[int, IndicatorRow]] = OrderedDict()
        self._fresh = Freshness()

    def about(self) -> Office:
        """What anybody may know of the installation, signed in or not."""
        with self.database.reading() as work:
            return office(work, work.now.date())

    def is_sample(self) -> bool:
        with self.database.reading() as work:
            return self._known(work).office.sample

    def overview(
        self, actor: Actor, plan: str | None = None, period: str | None = None, *, submitted: bool = False,
    ) -> Overview:
        """With figures that are `submitted` but not approved yet, for whoever may see those; marked as provisional."""
        with self.database.reading() as work:
            known = self._seen(work, actor)
            choice = known.choose(plan)
            at = period_of(choice, period)
            units = self._units(actor, known, choice, submitted=submitted)
            question = ("overview", choice, at, actor.scope, units, known.office)
            return self._kept(work, question, lambda: self._overview(work, actor, known, choice, at, units))

    def plan_page(
        self, actor: Actor, plan: str | None = None, period: str | None = None, *, submitted: bool = False,
    ) -> PlanPage:
        with self.database.reading() as work:
            known = self._seen(work, actor)
            choice = known.choose(plan)
            at = period_of(choice, period)
            units = self._units(actor, known, choice, submitted=submitted)
            rows = self._rows(work, known, choice, at, units)
            stands = stands_for(work, actor, known, choice.code, at)
        found = known.current.plans[choice.code]
        names = {code: known.current.definitions.units[code].name for code in found.unit_codes()}
        return PlanPage(known.office, known.choices, choice, at, found, rows_by_plan_row(rows), names, bool(units),
                        {each.row.key: each for each in stands})

    def services_page(self, actor: Actor, plan: str | None = None, period: str | None = None) -> ServicesPage:
        """How full the services of a plan are, where people went, what results cost; of approved figures alone."""
        with self.database.reading() as work:
            known = self._seen(work, actor)
            choice = known.choose(plan)
            at = period_of(choice, period)
            asked = [each for each in known.current.definitions.indicators.values() if each.plan == choice.code]
            return self._kept(work, ("services", choice, at, actor.scope), lambda: make_services(
                known, actor, choice, self._scene(work, known, choice, asked, at), asked))

    def indicator(
        self, actor: Actor, code: str, period: str | None = None, unit: str | None = None, *, submitted: bool = False,
    ) -> IndicatorPage:
        """Of the whole, or of one unit that reports it."""
        with self.database.reading() as work:
            known = self._seen(work, actor)
            choice = known.indicator_plan(code)
            at = period_of(choice, period, before=True)
            units = self._units(actor, known, choice, submitted=submitted)
            question = ("indicator", code, at, unit, actor.scope, units)
            return self._kept(
                work, question, lambda: self._indicator(work, actor, known, choice, code, at, unit, units))

    def explain(
        self, actor: Actor, code: str, period: str | None = None, unit: str | None = None, *, submitted: bool = False,
    ) -> Explained:
        """What a figure and its status come from, down to whose hand each part is from."""
        page = self.indicator(actor, code, period, unit, submitted=submitted)
        with self.database.reading() as work:
            known = self._seen(work, actor)
            units = self._units(actor, known, page.choice, submitted=submitted)
            return explained(work, known, actor, page, unit, units)

    def compare(self, actor: Actor, asked: Question) -> Comparison:
        with self.database.reading() as work:
            known = self._seen(work, actor)
            return self._kept(work, ("compare", asked, actor.scope), lambda: compared(
                known, asked, lambda indicators, at: self._cells(work, known, indicators, at)))

    def progress(self, actor: Actor, plan: str, period: Period, unit: str | None = None) -> list[dict[str, Any]]:
        """What the rules say of each indicator of a plan, as records; of one unit, those that it reports."""
        with self.database.reading() as work:
            known = self._seen(work, actor)
            closed(known, known.choose(plan), period)
            definitions = known.current.definitions
            if unit is not None and unit not in definitions.units:
                raise NotFound(say("There is no unit “{unit}” here.", unit=unit))
            asked = [i for i in definitions.indicators.values()
                     if i.plan == plan and (unit is None or unit in reporting_units(definitions, i))]
            found = self._cells(work, known, asked, period)
        return [record(evaluate(definitions, i, found, period, unit), i.measure) for i in asked]

    def report_sources(self, actor: Actor, plan: str, period: str | None = None) -> ReportSources:
        """What a report on a plan is made from, up to a period."""
        overview = self.overview(actor, plan, period)
        with self.database.reading() as work:
            known = self._seen(work, actor)
            choice, at = overview.plan, overview.period
            asked = self._asked(known, choice)
            found = gather(known, choice, self._scene(work, known, choice, asked, at), overview)
            stands = stands_for(work, actor, known, choice.code, at)
            return replace(found, stands={each.row.key: each for each in stands},
                           money=money_for(work, actor, known, choice.code, at))

    @staticmethod
    def _asked(known: Known, choice: PlanChoice) -> list[Indicator]:
        return [each for each in known.current.definitions.indicators.values() if each.plan == choice.code]

    @staticmethod
    def _units(actor: Actor, known: Known, choice: PlanChoice, *, submitted: bool) -> frozenset[str]:
        """Those whose submitted figures are asked for and may be seen."""
        return units_open_to(actor, known.current, choice.code) if submitted else frozenset()

    def _overview(
        self, work: Work, actor: Actor, known: Known, choice: PlanChoice, at: Period, units: frozenset[str],
    ) -> Overview:
        desk, of = self.entry.sittings.at(work, COMMAND_LINE), self._asked(known, choice)
        asked = asked_of(known.current.definitions, of)
        found = boards.make(known, choice, at, self._rows(work, known, choice, at, units),
                            silent_units(desk, asked, at), provisional=bool(units))
        return replace(found, overdue=overdue_for(work, actor, known, choice.code, at),
                       ahead=ahead_of(desk, asked, choice, at))

    def _rows(
        self, work: Work, known: Known, choice: PlanChoice, at: Period, units: frozenset[str],
    ) -> tuple[IndicatorRow, ...]:
        """With the submitted figures of these units, if there are any."""
        definitions, version = known.current.definitions, self._fresh.read(work.session)
        asked = self._asked(known, choice)
        if units:
            elements = {code for indicator in asked for code in indicator.elements}
            scene = self._scene(work, known, choice, asked, at)
            lay_over(scene.cells, submitted(work.session, known.current, elements, units, at))
            return tuple(row_of(scene, indicator) for indicator in asked)
        rows = {indicator.code: self._still_good(definitions, indicator, at) for indicator in asked}
        stale = [indicator for indicator in asked if rows[indicator.code] is None]
        if stale:
            scene = self._scene(work, known, choice, stale, at)
            for indicator in stale:
                row = rows[indicator.code] = row_of(scene, indicator)
                self._judged[indicator.code, at] = version, row
            _keep_to(self._judged, MOST_ROWS)
        return tuple(row for row in rows.values() if row is not None)

    def _still_good(self, definitions: Definitions, indicator: Indicator, at: Period) -> IndicatorRow | None:
        version, row = self._judged.get((indicator.code, at), (0, None))
        changed = self._fresh.changed(indicator.elements, reporting_units(definitions, indicator))
        return row if version >= changed else None

    def _indicator(
        self, work: Work, actor: Actor, known: Known, choice: PlanChoice, code: str, at: Period, unit: str | None,
        seen: frozenset[str],
    ) -> IndicatorPage:
        current = known.current
        indicator = current.definitions.indicators[code]
        units = reporting_units(current.definitions, indicator)
        if unit is not None and unit not in units:
            raise NotFound(say("The unit “{unit}” does not report this indicator.", unit=unit))
        scene = replace(self._scene(work, known, choice, [indicator], choice.periods[-1], MOST_YEARS), unit=unit)
        elements = [current.definitions.elements[element] for element in dict.fromkeys(indicator.elements)]
        laid = submitted(work.session, current, indicator.elements, seen & {*units}, at) if seen else ()
        lay_over(scene.cells, laid)
        cells_behind = with_details(work.session, details(work.session, current.keys, elements, units), laid)
        figures = figure_rows(current.definitions, indicator, cells_behind, at, at.year - 1, known.office.today,
                              current.deadlines)
        readable = open_to(actor, figures, choice.code, current.definitions.units)
        found = make_page(known, choice, scene, indicator, at, readable, frozenset(each.period for each in laid),
                          tuple(earlier_years(work, known, indicator)))
        return replace(found, provisional=bool(seen))

    def _scene(self, work: Work, known: Known, choice: PlanChoice, asked: Collection[Indicator], at: Period,
               years: int = YEARS_BACK) -> Scene:
        current = known.current
        return Scene(current.definitions, current.plans[choice.code], self._cells(work, known, asked, at, years), at,
                     current.sample_targets)

    @staticmethod
    def _cells(work: Work, known: Known, asked: Collection[Indicator], at: Period, years: int = YEARS_BACK) -> Cells:
        definitions = known.current.definitions
        needed = wanted(definitions, asked, at, years)
        elements = [definitions.elements[code] for code in needed]
        return cells(work.session, known.current.keys, elements, needed)

    def _seen(self, work: Work, actor: Actor) -> Known:
        known = self._known(work)
        question = ("seen", known.office, actor.scope)
        return self._kept(work, question, lambda: known.seen_by(actor), of_definitions=True)

    def _known(self, work: Work) -> Known:
        today = work.now.date()
        return self._kept(work, ("known", today), lambda: load(work, today), of_definitions=True)

    def _kept(self, work: Work, question: Hashable, make: Callable[[], T], *, of_definitions: bool = False) -> T:
        version = self._fresh.read(work.session)
        key = (self._fresh.definitions if of_definitions else version, question)
        if key in self._answers:
            found: T = self._answers[key]
            return found
        found = self._answers[key] = make()
        _keep_to(self._answers, MOST_ANSWERS)
        return found


def _keep_to(answers: OrderedDict[Any, Any], most: int) -> None:
    while len(answers) > most:
        answers.popitem(last=False)

