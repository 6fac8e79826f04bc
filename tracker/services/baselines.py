"""Collecting baselines: the forms of the base year are opened, what came in is shown, and taken over by a decision."""

from __future__ import annotations

from collections.abc import Collection as SomeOf
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.db import aims as stored
from tracker.db import history
from tracker.db.aims import Collection
from tracker.db.definitions import id_of
from tracker.db.documents import Document, to_document
from tracker.db.figures import cells
from tracker.db.forms import forms_of
from tracker.db.history import Line
from tracker.db.tables import Form, Origin
from tracker.db.targets import Decided
from tracker.db.targets import add as add_targets
from tracker.db.work import Database, Work
from tracker.domain.access import Act, Actor
from tracker.domain.baseline import collected, wants_year
from tracker.domain.element import Unit
from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.figure import Cells
from tracker.domain.indicator import Indicator
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.target import Aims
from tracker.domain.workflow import FormStatus
from tracker.errors import Invalid, Issue, NotAllowed, say
from tracker.services.baseline_forms import KIND, forms_of_year
from tracker.services.baseline_views import Adoption, BaselineStatus, CollectedLine, UnitForms
from tracker.services.known import Known, load
from tracker.services.sync_plan import Kind
from tracker.services.target_commands import Decide
from tracker.services.target_parse import read
from tracker.services.views import PlanChoice
from tracker.services.wanted import wanted
from tracker.text.dates import parse_date

YEARS_BACK = 5


@dataclass(frozen=True)
class OpenCollection:
    """The figures of a year before the plan are asked for until a day; once open, another day moves its end."""

    plan: str
    year: int
    until: str


@dataclass(frozen=True)
class Adopt:
    """Collected baselines are taken over: of these indicators, or of all that have enough figures."""

    plan: str
    year: int
    decided_on: str = ""
    decision: str = ""
    reason_bg: str = ""
    reason_en: str = ""
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class BaselineDesk:
    """The way in for collecting baselines, for whoever may set targets in every unit of the plan."""

    database: Database

    def status(self, actor: Actor, plan: str | None = None, year: int | None = None) -> BaselineStatus:
        with self.database.reading() as work:
            return _Case.of(work, actor, plan, year).status()

    def open(self, actor: Actor, command: OpenCollection) -> None:
        with self.database.writing() as work:
            history.take_turn(work.session)
            _Case.of(work, actor, command.plan, command.year).open(command.until)
            work.commit()

    def adopt_preview(self, actor: Actor, command: Adopt) -> tuple[Adoption, ...]:
        with self.database.reading() as work:
            return tuple(_Case.of(work, actor, command.plan, command.year).adoptions(command.indicators))

    def adopt(self, actor: Actor, command: Adopt) -> int:
        """How many were taken over."""
        with self.database.writing() as work:
            history.take_turn(work.session)
            done = _Case.of(work, actor, command.plan, command.year).adopt(command)
            work.commit()
        return done


@dataclass(frozen=True)
class _Case:
    work: Work
    actor: Actor
    known: Known
    choice: PlanChoice
    year: int

    @classmethod
    def of(cls, work: Work, actor: Actor, code: str | None, year: int | None) -> _Case:
        known = load(work, work.now.date()).seen_by(actor)
        choice = known.choose(code)
        found = cls(work, actor, known, choice, known.current.plans[choice.code].years[0] - 1 if year is None else year)
        units = known.current.definitions.units
        wide = all(actor.may(Act.SET_TARGETS, units, unit=unit.code, plan=choice.code) for unit in found._units())
        if not wide or not actor.may(Act.SET_TARGETS, units, plan=choice.code):
            raise NotAllowed(say("You collect no baselines for this plan."))
        return found

    @property
    def plan(self) -> Plan:
        return self.known.current.plans[self.choice.code]

    @property
    def collection(self) -> Collection | None:
        return next((each for each in self.known.current.collections
                     if (each.plan, each.year) == (self.plan.code, self.year)), None)

    def status(self) -> BaselineStatus:
        first = self.plan.years[0]
        years = tuple(range(first - 1, first - 1 - YEARS_BACK, -1))
        return BaselineStatus(
            self.known.office, self.known.choices, self.choice, self.year, years,
            self.collection, tuple(self.lines()), tuple(self._forms()), self.known.office.today)

    def lines(self) -> Iterator[CollectedLine]:
        wanting, at = self._wanting(), Period.of_year(self.year)
        definitions, found = self.known.current.definitions, self._cells(wanting, at)
        for each in wanting:
            of_year = collected(definitions, each, found, self.year)
            over = at.end < self.known.office.today
            yield CollectedLine(each, replace(of_year, enough=of_year.enough and over), each.baseline)

    def open(self, text: str) -> None:
        until = parse_date(text)
        Invalid.raise_if([*self._wrong(until, text)])
        assert until is not None
        was, actor = self.collection, self.actor.signature
        new = Collection(self.plan.code, self.year, until, self.work.now, actor)
        stored.open_collection(self.work.session, id_of(self.work.session, Plan, self.plan.code), new, was)
        before = {"until": str(was.until)} if was else None
        self._note(KIND, f"{self.plan.code}/{self.year}", before, {"until": str(until)})

    def adoptions(self, codes: SomeOf[str] = ()) -> Iterator[Adoption]:
        lines = [each for each in self.lines() if each.to_adopt and (not codes or each.indicator.code in codes)]
        definitions, at = self.known.current.definitions, self.choice.latest
        found = self._cells([each.indicator for each in lines], at)
        for each in lines:
            assert each.to_adopt is not None
            then = replace(each.indicator, baseline=each.to_adopt)
            yield Adoption(each.indicator, each.to_adopt, at, evaluate(definitions, each.indicator, found, at),
                           evaluate(definitions, then, found, at))

    def adopt(self, command: Adopt) -> int:
        taken = list(self.adoptions(command.indicators))
        for each in taken:
            decided = read(self._decision(command), each.indicator.measure, self.known.office.today)
            self._take_over(each, replace(decided, baseline=each.baseline))
        if not taken:
            raise Invalid([Issue("nothing", "form", say("No baseline is ready to be taken over."))])
        return len(taken)

    def _take_over(self, each: Adoption, decided: Decided) -> None:
        code, was = each.indicator.code, each.indicator
        add_targets(self.work.session, id_of(self.work.session, Indicator, code), replace(decided, origin=Origin.PAGE))
        self._note(Kind.TARGETS, code, to_document(Aims(was.targets, was.baseline, was.path)), to_document(decided),
                   decided.reason.bg if decided.reason else None)

    @staticmethod
    def _decision(command: Adopt) -> Decide:
        return Decide("", decided_on=command.decided_on, decision=command.decision, reason_bg=command.reason_bg,
                      reason_en=command.reason_en)

    def _note(self, kind: str, key: str, was: Document | None, now: Document,
              why: str | None = None) -> None:
        history.append(self.work.session, self.work.now, self.actor.signature, [Line(kind, key, was, now, why)])

    def _wrong(self, until: date | None, text: str) -> Iterator[Issue]:
        first, today = self.plan.years[0], self.known.office.today
        if not first - YEARS_BACK <= self.year < first:
            yield Issue("year", "year", say("Baselines are of a year before the plan, from {first} to {last}.",
                                            first=str(first - YEARS_BACK), last=str(first - 1)))
        if until is None:
            yield Issue("until", "until", say("“{text}” is not a date; write it like 31.12.2015.", text=text))
        elif until < today:
            yield Issue("until", "until", say("{day} is past; name a day still to come.", day=until))
        if not self._wanting():
            yield Issue("nothing", "form", say("No indicator of the plan waits for a baseline of that year."))

    def _wanting(self) -> list[Indicator]:
        return [each for each in self.known.current.definitions.indicators.values()
                if each.plan == self.plan.code and wants_year(each, self.year)]

    def _units(self) -> list[Unit]:
        definitions = self.known.current.definitions
        codes = dict.fromkeys(unit for each in self._wanting() for unit in reporting_units(definitions, each))
        return [definitions.units[code] for code in codes]

    def _cells(self, asked: Sequence[Indicator], at: Period) -> Cells:
        current = self.known.current
        needed = wanted(current.definitions, asked, at)
        elements = [current.definitions.elements[code] for code in needed]
        return cells(self.work.session, current.keys, elements, needed)

    def _forms(self) -> Iterator[UnitForms]:
        if self.collection is None:
            return
        ids, units = self.known.current.keys.units, self._units()
        found = forms_of(self.work.session, [ids[unit.code] for unit in units])
        rows = {(form.unit_id, form.period): form for form in found}
        for unit in units:
            periods = list(forms_of_year(self.known.current, (self.plan.code,), unit, self.year))
            states = [_status(rows.get((ids[unit.code], period))) for period in periods]
            if periods:
                yield UnitForms(unit, sum(s in (FormStatus.APPROVED, FormStatus.LOCKED) for s in states),
                                states.count(FormStatus.SUBMITTED), len(periods))


def _status(form: Form | None) -> FormStatus:
    return FormStatus(form.status) if form else FormStatus.DRAFT
