"""Where every use case of a plan's rows begins: who may do what with a row, and its report for whoever may have it.

A row belongs to its service, to the organisations it names and to its municipality. A grant reaches it that covers one
of these, as everywhere: the unit itself, or one above it. Units below do not: most rows of Stara Zagora name the
municipality, and every service of it would report every row. Rows that no reporter reaches are reported by the
monitoring officer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tracker.db import definitions, people, row_reports
from tracker.db.row_reports import StoredReport
from tracker.domain.access import ALLOWED, Act, Actor, Grant, root
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.plan_row import Row
from tracker.domain.row_report import RowReport, begins_with, quarters, standing
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, NotFound, say
from tracker.services.entry_desk import Desk

NOTHING_YET = 0
"""The version of a report to which nothing has happened."""


@dataclass(frozen=True)
class PlanDesk:
    """A plan on the desk of somebody who may see it."""

    desk: Desk
    plan: Plan

    @cached_property
    def reporters(self) -> tuple[Actor, ...]:
        """The people who enter figures here."""
        return tuple(_reporters(self.desk))

    @cached_property
    def home(self) -> str | None:
        """The municipality: the top of the tree in which most of the plan lies."""
        units = self.desk.current.definitions.units
        tops = Counter(root(units, code) for row in self.plan.rows for code in own_units(row))
        return max(sorted(tops), key=lambda code: tops[code], default=None)

    def places(self, row: Row) -> tuple[str, ...]:
        return tuple(filter(None, dict.fromkeys([*own_units(row), self.home])))

    def may(self, act: Act, row: Row) -> bool:
        """Whoever sees the plan sees what is approved of each of its rows."""
        if act is Act.SEE_PLANS:
            return True
        if act in (Act.REPORT_ROW, Act.SUBMIT):
            mine = self._reaches(self.desk.actor, Act.ENTER, row)
            return mine or (self._reaches(self.desk.actor, Act.REPORT_ROW, row) and not self.answered(row))
        return self._reaches(self.desk.actor, act, row)

    def sees_entered(self, row: Row) -> bool:
        """What is not approved yet: for those who report it and those who review it."""
        return self.may(Act.REPORT_ROW, row) or self._reaches(self.desk.actor, Act.SEE_SUBMITTED, row)

    def sees_evidence(self, row: Row) -> bool:
        """It may name people: it is for those who report the row, and those above."""
        return self.sees_entered(row) or self._reaches(self.desk.actor, Act.SEE_FORM, row)

    def answered(self, row: Row) -> bool:
        """Whether somebody enters figures for it."""
        return any(self._reaches(each, Act.ENTER, row) for each in self.reporters)

    def owners(self, row: Row) -> tuple[Words, ...]:
        units = self.desk.current.definitions.units
        codes = dict.fromkeys(code for each in row.organisations for code in each.codes)
        return tuple(units[code].short or units[code].name for code in codes if code in units)

    def _reaches(self, actor: Actor, act: Act, row: Row) -> bool:
        units, places = self.desk.current.definitions.units, self.places(row)
        if not places:
            return actor.may(act, units, plan=self.plan.code)
        return any(actor.may(act, units, unit=place, plan=self.plan.code) for place in places)


def own_units(row: Row) -> tuple[str, ...]:
    """The service that the row is about, and the organisations that carry it out."""
    codes = [*([row.service] if row.service else []), *(code for each in row.organisations for code in each.codes)]
    return tuple(dict.fromkeys(codes))


def plan_desks(desk: Desk) -> Iterator[PlanDesk]:
    """Every plan that the actor may see."""
    units = desk.current.definitions.units
    for plan in desk.current.plans.values():
        if desk.actor.may_see_plan(plan.code, plan.unit_codes(), units):
            yield PlanDesk(desk, plan)


def plan_desk(desk: Desk, plan: str) -> PlanDesk:
    for each in plan_desks(desk):
        if each.plan.code == plan:
            return each
    raise NotFound(say("There is no plan “{code}” here.", code=plan))


def _reporters(desk: Desk) -> Iterator[Actor]:
    for person in people.everyone(desk.work.session):
        grants = tuple(each for each in person.grants if _enters(each))
        if grants and not person.disabled:
            yield Actor(person.id, person.name, person.email, grants)


def _enters(grant: Grant) -> bool:
    return grant.role in ALLOWED[Act.ENTER]


@dataclass(frozen=True)
class OpenRow:
    """One row in one quarter, with all that was ever reported of it."""

    at: PlanDesk
    row: Row
    period: Period
    reports: dict[Period, StoredReport]

    @property
    def desk(self) -> Desk:
        return self.at.desk

    @property
    def key(self) -> str:
        return f"{self.at.plan.code}/{self.row.key}/{self.period}"

    @property
    def stored(self) -> StoredReport | None:
        return self.reports.get(self.period)

    @property
    def status(self) -> FormStatus:
        return self.stored.status if self.stored else FormStatus.DRAFT

    @property
    def version(self) -> int:
        return self.stored.version if self.stored else NOTHING_YET

    @property
    def plan_id(self) -> int:
        return definitions.id_of(self.desk.work.session, Plan, self.at.plan.code)

    def start(self) -> RowReport:
        """What it starts from: the state that stands, by what was submitted or approved before."""
        said = {each: found for each, stored in self.reports.items() if (found := last_said(stored))}
        before = standing(said, self.period.shift(-1))
        return begins_with(said[before] if before else None)

    def must_be_open(self) -> None:
        if not self.status.open:
            raise NotAllowed(say("The form is {status}; this cannot be done with it now.", status=self.status))


def last_said(stored: StoredReport) -> RowReport | None:
    """What its unit said last for good: a draft, or what came back, is not said yet."""
    return stored.approved if stored.status.open else stored.entered


def open_row(desk: Desk, act: Act, plan: str, row: str, period: str) -> OpenRow:
    """Whoever fetches a row has been checked. Absent and hidden look alike."""
    at = next((each for each in plan_desks(desk) if each.plan.code == plan), None)
    found = at.plan.row(row) if at else None
    quarter = next((each for each in quarters(at.plan) if str(each) == period), None) if at else None
    if at is None or found is None or quarter is None or quarter.start > desk.office.today:
        raise NotFound(say("There is no row “{row}” of “{plan}” for “{period}” here.", row=row, plan=plan,
                           period=period))
    if not at.may(act, found):
        raise NotAllowed(say("You may see this row, but not do this with it."))
    return OpenRow(at, found, quarter, row_reports.of_row(desk.work.session, plan, row))
