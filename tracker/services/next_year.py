"""The next year's plan and its indicators as files to edit: codes kept, baselines from the year that ends, no targets.

Nothing here writes `indicators.yaml`: whoever plans looks at the files and puts them in their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tracker.catalog.indicator_writing import NextIndicator, indicators_text
from tracker.catalog.plan_writing import plan_text
from tracker.catalog.writing import spliced
from tracker.db.figures import cells
from tracker.db.work import Database, Work
from tracker.domain.access import Act, Actor
from tracker.domain.baseline import Collected, collected, starts_somewhere
from tracker.domain.evaluate import reporting_units
from tracker.domain.figure import Cells
from tracker.domain.indicator import Base, Definitions, Indicator, Origin
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.plan_row import Row
from tracker.domain.words import Words
from tracker.errors import Invalid, Issue, Message, NotAllowed, say
from tracker.services.known import Known, load
from tracker.services.row_board import done_rows
from tracker.services.wanted import wanted
from tracker.text.render import render

LONGEST_CODE, FURTHEST = 64, 10
DEFINITIONS, PLANS = "indicators.yaml", "data/plans"
DoneRows = Callable[[Work, str], Collection[str]]


@dataclass(frozen=True)
class NewPlan:
    """Made from a plan, for a year; the rows that are done are left out if asked for, and those named in any case."""

    plan: str
    year: int
    without_done: bool = False
    left_out: frozenset[str] = frozenset()
    lang: str = "bg"


@dataclass(frozen=True)
class NewFiles:
    """Two texts: the plan, and the indicators, today's file with the new ones in it (without a file those alone)."""

    code: str
    plan: str
    indicators: str
    left_out: tuple[str, ...]
    without_baseline: tuple[str, ...]
    of_closed: tuple[str, ...] = ()
    """Indicators that go no further: no unit that reports them is open in the new year."""

    @property
    def plan_file(self) -> str:
        return f"{PLANS}/{self.code}.yaml"


@dataclass(frozen=True)
class NextYear:
    """`home` is where `indicators.yaml` is; `done` tells the rows of a plan that are done."""

    database: Database
    home: Path = Path()
    done: DoneRows = done_rows

    def files(self, actor: Actor, command: NewPlan) -> NewFiles:
        with self.database.reading() as work:
            known = load(work, work.now.date()).seen_by(actor)
            choice = known.choose(command.plan)
            if not _may(actor, known, choice.code):
                raise NotAllowed(say("You set no targets."))
            done = self.done(work, choice.code) if command.without_done else ()
            case = _Case.of(work, known, replace(command, left_out=command.left_out | frozenset(done)))
        return case.files(self.home / DEFINITIONS)


@dataclass(frozen=True)
class _Case:
    command: NewPlan
    plan: Plan
    definitions: Definitions
    cells: Cells
    today: date

    @classmethod
    def of(cls, work: Work, known: Known, command: NewPlan) -> _Case:
        plan, definitions = known.current.plans[command.plan], known.current.definitions
        asked = [each for each in definitions.indicators.values() if each.plan == plan.code]
        needed = wanted(definitions, asked, Period.of_year(plan.years[1]))
        found = cells(work.session, known.current.keys, [definitions.elements[code] for code in needed], needed)
        case = cls(command, plan, definitions, found, known.office.today)
        Invalid.raise_if([*case._wrong(known.current.plans)])
        return case

    @property
    def code(self) -> str:
        bare = re.sub(r"-\d{4}$", "", self.plan.code)
        return f"{bare}-{self.command.year}"

    @property
    def last(self) -> int:
        """The year that ends."""
        return self.plan.years[1]

    def files(self, definitions: Path) -> NewFiles:
        out = tuple(row.key for row in self.plan.rows if row.key in self.command.left_out)
        found = list(self._indicators(out))
        block = indicators_text(found, self._told(_HEAD_OF_INDICATORS, file=DEFINITIONS, code=self.plan.code))
        lacking = tuple(each.indicator.continues or "" for each in found if self._lacks_baseline(each.indicator))
        made = NewFiles(self.code, "", block, out, lacking, tuple(self._closed()))
        if definitions.is_file():
            block = spliced(definitions.read_text("utf-8"), made.plan_file, block)
        return replace(made, plan=self._plan(out), indicators=block)

    def _plan(self, out: Collection[str]) -> str:
        first, last = self.command.year, self.command.year + self.plan.years[1] - self.plan.years[0]
        plan = replace(self.plan, code=self.code, years=(first, last), title=self._renamed(self.plan.title))
        head = self._told(_HEAD_OF_PLAN, code=self.plan.code, year=str(self.command.year))
        said = {row.key: self._of_row(row) for row in self.plan.rows}
        return plan_text(plan, out, head, said)

    def _of_row(self, row: Row) -> str:
        was = row.deadline.text if row.deadline.date else None
        said = self._told(_DEADLINE, row=row.label, was=was) if was else self._told(_ROW, row=row.label)
        texts = [row.title, *(each.text for each in row.activities), *(each.text for each in row.expected_results)]
        return f"{said} {self._told(_OLD_YEAR, year=str(self.last))}" if self._speaks_of_last(texts) else said

    def _indicators(self, out: Collection[str]) -> Iterator[NextIndicator]:
        for each in self.definitions.indicators.values():
            rows = tuple(key for key in each.rows if key not in out)
            gone = bool(each.rows) and not rows
            if each.plan == self.plan.code and not gone and self._reported(each):
                found = self._collected(each)
                yield NextIndicator(self._continued(each, rows, found), self._of_indicator(each, found))

    def _continued(self, each: Indicator, rows: tuple[str, ...], found: Collected | None) -> Indicator:
        base = found.baseline if found else None
        if base is None and each.base is Base.BASELINE:
            base = each.baseline  # a change cannot be without one
        return replace(
            each, code=self._code_of(each.code), plan=self.code, rows=rows, origin=Origin.PROPOSED, quote=None,
            notes=None, targets=(), baseline=base, continues=each.code, unit_aims=())

    def _of_indicator(self, each: Indicator, found: Collected | None) -> str:
        said = [self._told(_TARGET, year=str(self.command.year))]
        if starts_somewhere(each) and (found is None or found.baseline is None):
            said.append(self._no_baseline(found))
        if self._speaks_of_last((each.name, each.definition, each.source)):
            said.append(self._told(_OLD_YEAR, year=str(self.last)))
        return " ".join(said)

    def _speaks_of_last(self, texts: Iterable[Words | None]) -> bool:
        return any(str(self.last) in words.bg + words.en for words in texts if words)

    def _no_baseline(self, found: Collected | None) -> str:
        if found is None:
            return self._told(_NOT_OVER, year=str(self.last))
        return self._told(_TOO_FEW, year=str(self.last), given=found.covered.given, due=found.covered.due)

    def _collected(self, each: Indicator) -> Collected | None:
        """None while the year is not over, or where a baseline means nothing."""
        over = Period.of_year(self.last).end < self.today
        return collected(self.definitions, each, self.cells, self.last) if over and starts_somewhere(each) else None

    def _lacks_baseline(self, each: Indicator) -> bool:
        return starts_somewhere(each) and (each.baseline is None or each.baseline.period.year != self.last)

    def _reported(self, each: Indicator) -> bool:
        """Whether some unit is still open in the new year."""
        start, end = date(self.command.year, 1, 1), date(self.command.year, 12, 31)
        return any(self.definitions.units[code].due(start, end) for code in reporting_units(self.definitions, each))

    def _closed(self) -> Iterator[str]:
        for each in self.definitions.indicators.values():
            if each.plan == self.plan.code and not self._reported(each):
                yield each.code

    def _code_of(self, code: str) -> str:
        bare = re.sub(r"-\d{4}$", "", code)[:LONGEST_CODE - 5]
        return f"{bare}-{self.command.year}"

    def _renamed(self, words: Words) -> Words:
        old, new = str(self.last), str(self.command.year)
        return Words(words.bg.replace(old, new), words.en.replace(old, new))

    def _told(self, message: Message, **values: object) -> str:
        return render(replace(message, values=values), self.command.lang)

    def _wrong(self, plans: Mapping[str, Plan]) -> Iterator[Issue]:
        if not self.last < self.command.year <= self.last + FURTHEST:
            yield Issue("year", "year", say("The plan runs until {last}; the next one is for {next}.",
                                            last=str(self.last), next=str(self.last + 1)))
        elif self.code in plans:
            yield Issue("code", "year", say("There is a plan “{code}” here already.", code=self.code))
        unknown = sorted(self.command.left_out - {row.key for row in self.plan.rows})
        if unknown:
            yield Issue("row", "without", say("{plan} has no row “{code}”.", plan=self.plan.code, code=unknown[0]))


def _may(actor: Actor, known: Known, plan: str) -> bool:
    definitions = known.current.definitions
    units = {unit for each in definitions.indicators.values() if each.plan == plan
             for unit in reporting_units(definitions, each)}
    wide = all(actor.may(Act.SET_TARGETS, definitions.units, unit=unit, plan=plan) for unit in units)
    return wide and actor.may(Act.SET_TARGETS, definitions.units, plan=plan)


_HEAD_OF_PLAN = say(
    "A draft of the plan for {year}, made from {code}. The words of its rows are those of the plan before: go through "
    "them row by row. What was printed for the year before is left out: numbers and lines of the paper, its date, the "
    "marks of the schedule, days, notes and readings. Fill in title, schedule (marks), deadlines, funding and expected "
    "results once the plan is adopted, then run: tracker check")
_HEAD_OF_INDICATORS = say(
    "Indicators that continue those of {code}. To be reviewed and put in the place of {file}: targets are empty, "
    "baselines are from the reported and approved figures of the year before. Where the new plan itself names an "
    "indicator, write origin: plan with its quote.")
_ROW = say("Row {row}: schedule, deadline and expected results are to be filled in.")
_DEADLINE = say("Row {row}: the deadline was “{was}”; set the new one, and the schedule.")
_TARGET = say("Target for {year}: to be set.")
_NOT_OVER = say("No baseline: {year} is not over yet.")
_TOO_FEW = say("No baseline: of {due} units only {given} gave the figures of {year}.")
_OLD_YEAR = say("The words speak of {year}: look at them.")
