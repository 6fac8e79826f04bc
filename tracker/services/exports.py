"""What people take along: each thing the pages show and more, as a workbook or as text, for whoever may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from tracker.db.details import details
from tracker.db.work import Database, Work
from tracker.domain.access import Actor
from tracker.domain.evaluate import reporting_units
from tracker.domain.period import Period
from tracker.errors import Invalid, Issue, NotFound, say
from tracker.files.iptt_book import iptt_xlsx
from tracker.services.entry import Entry
from tracker.services.entry_desk import Memory, sit_down
from tracker.services.export_cells import facts, sample
from tracker.services.export_definitions import definitions_tables
from tracker.services.export_figures import figures_tables
from tracker.services.export_file import Asked, File, file_of
from tracker.services.export_history import history_table
from tracker.services.export_iptt import Year, iptt, periods_table
from tracker.services.export_services import services_tables
from tracker.services.export_tables import indicators_table, plan_table, review_table
from tracker.services.figures import figure_rows, open_to
from tracker.services.known import Known, load, period_of
from tracker.services.service_views import ServicesPage
from tracker.services.views import FigureRow, IndicatorPage, Overview, PlanChoice, PlanPage


class Views(Protocol):
    """What the pages ask, and an export asks again: the same figures, the same statuses."""

    @property
    def entry(self) -> Entry: ...

    def overview(self, actor: Actor, plan: str | None, period: str | None, *, submitted: bool = False) -> Overview: ...

    def plan_page(
        self, actor: Actor, plan: str | None, period: str | None, *, submitted: bool = False,
    ) -> PlanPage: ...

    def indicator(self, actor: Actor, code: str, period: str | None, unit: str | None = None) -> IndicatorPage: ...

    def services_page(self, actor: Actor, plan: str | None, period: str | None) -> ServicesPage: ...


class Exports:
    """Each takes whoever asks and what is asked; what is absent and what is hidden both raise NotFound."""

    def __init__(self, database: Database, views: Views) -> None:
        self._database, self._views, self._memory = database, views, Memory()

    def progress(self, actor: Actor, asked: Asked) -> File:
        """The indicators of a plan, as the overview shows them."""
        view = self._views.overview(actor, asked.plan, asked.period, submitted=asked.submitted)
        with self._database.reading() as work:
            table = indicators_table(asked, view, self._known(work, actor).current.definitions)
        return file_of(asked, (view.plan.code, view.period, "indicators"), [table])

    def plan(self, actor: Actor, asked: Asked) -> File:
        """The rows of a plan as printed, with what became of their indicators."""
        view = self._views.plan_page(actor, asked.plan, asked.period, submitted=asked.submitted)
        return file_of(asked, (view.choice.code, view.period, "plan"), [plan_table(asked, view)])

    def review(self, actor: Actor, asked: Asked) -> File:
        view = self._views.entry.review_list(actor)
        return file_of(asked, ("review", view.office.today), [review_table(asked, view)])

    def iptt(self, actor: Actor, asked: Asked) -> File:
        """The indicator table by period, of the year of the period asked for."""
        last = self._views.overview(actor, asked.plan, asked.period)
        earlier = [each for each in last.plan.periods if each.year == last.period.year and each.end < last.period.end]
        views = [self._views.overview(actor, last.plan.code, str(each)) for each in earlier]
        with self._database.reading() as work:
            current = self._known(work, actor).current
        table = iptt(Year(asked, current.plans[last.plan.code], [*views, last], current.definitions))
        return file_of(asked, (last.plan.code, last.period, "iptt"), [periods_table(table)], lambda: iptt_xlsx(table))

    def indicator(self, actor: Actor, asked: Asked) -> File:
        """The figures behind one indicator up to a period."""
        page = self._views.indicator(actor, asked.code, asked.period)
        with self._database.reading() as work:
            dimensions = self._known(work, actor).current.definitions.dimensions
        title = page.row.indicator.name[asked.lang]
        tables = figures_tables(asked, page.figures, dimensions, title, facts(asked, page.choice, page.period),
                                sample(asked, page.office))
        return file_of(asked, (asked.code, page.period), tables)

    def services(self, actor: Actor, asked: Asked) -> File:
        """What the charts of services show."""
        view = self._views.services_page(actor, asked.plan, asked.period)
        return file_of(asked, (view.choice.code, view.period, "services"), services_tables(asked, view))

    def figures(self, actor: Actor, asked: Asked) -> File:
        """All figures behind a plan, each once."""
        with self._database.reading() as work:
            known = self._known(work, actor)
            choice = known.choose(asked.plan)
            at = period_of(choice, asked.period)
            rows = open_to(actor, tuple(_behind(work, known, choice, at)), choice.code, known.current.definitions.units)
        tables = figures_tables(
            asked, rows, known.current.definitions.dimensions, asked.say(say("Reported figures")),
            facts(asked, choice, at), sample(asked, known.office))
        return file_of(asked, (choice.code, at, "figures"), tables)

    def history(self, actor: Actor, asked: Asked) -> File:
        """Every change of every figure whose history the actor may see."""
        with self._database.reading() as work:
            if asked.plan is not None:
                self._known(work, actor).choose(asked.plan)
            table = history_table(asked, sit_down(work, actor, self._memory), _within(asked.period))
        return file_of(asked, (asked.plan or "all", asked.period, "history"), [table])

    def definitions(self, actor: Actor, asked: Asked) -> File:
        """Of one plan, or of all that the actor may see."""
        with self._database.reading() as work:
            known = self._known(work, actor)
        plans = [known.choose(asked.plan).code] if asked.plan else [choice.code for choice in known.choices]
        if not plans:
            raise NotFound(say("There is no plan here that you may see."))
        tables = definitions_tables(asked, plans, known.current.definitions)
        told = replace(tables[0], sample=sample(asked, known.office))
        return file_of(asked, (asked.plan or "all", "definitions"), [told, *tables[1:]])

    @staticmethod
    def _known(work: Work, actor: Actor) -> Known:
        return load(work, work.now.date()).seen_by(actor)


def _behind(work: Work, known: Known, choice: PlanChoice, at: Period) -> Iterator[FigureRow]:
    """Every figure of the plan's years and the year before, though several indicators be made of it."""
    definitions, seen = known.current.definitions, set()
    asked = [each for each in definitions.indicators.values() if each.plan == choice.code]
    elements = {code: definitions.elements[code] for each in asked for code in each.elements}
    units = {unit for each in asked for unit in reporting_units(definitions, each)}
    found = details(work.session, known.current.keys, elements.values(), units)
    for indicator in asked:
        for row in figure_rows(definitions, indicator, found, at, choice.periods[0].year - 1, known.office.today,
                               known.current.deadlines):
            key = row.element.code, row.unit.code, row.period, row.category
            if key not in seen:
                seen.add(key)
                yield row


def _within(text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        return Period.parse(text)
    except ValueError:
        raise Invalid([Issue("period", "period", say("“{text}” is not a period; write it like {like}.", text=text,
                                                     like="2015Q3"))]) from None
