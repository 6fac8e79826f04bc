"""Who may do what: one table, read by services, pages, documentation and tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.element import Unit


class Role(StrEnum):
    REPORTER = "reporter"
    OFFICER = "monitoring_officer"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What a person may want to do. Everything not granted is refused."""

    SEE_PLANS = "see_plans"
    SEE_FORM = "see_form"
    SEE_SUBMITTED = "see_submitted"
    SEE_HISTORY = "see_history"
    ENTER = "enter"
    SUBMIT = "submit"
    REPORT_ROW = "report_row"
    COMMENT = "comment"
    RETURN = "return"
    APPROVE = "approve"
    REOPEN = "reopen"
    CORRECT = "correct"
    LOCK = "lock"
    SEE_REPORTS = "see_reports"
    WRITE_REPORT = "write_report"
    APPROVE_REPORT = "approve_report"
    SET_TARGETS = "set_targets"
    UNLOCK = "unlock"
    EXTEND = "extend"
    SEE_BOARD = "see_board"
    MANAGE_PEOPLE = "manage_people"
    SEE_REMINDERS = "see_reminders"
    SET_REMINDERS = "set_reminders"
    MANAGE_UNITS = "manage_units"
    MANAGE_PLANS = "manage_plans"
    MANAGE_OFFICE = "manage_office"


ALLOWED: Mapping[Act, frozenset[Role]] = {
    Act.SEE_PLANS: frozenset(Role),
    Act.SEE_FORM: frozenset({Role.REPORTER, Role.OFFICER, Role.DIRECTOR}),
    Act.SEE_SUBMITTED: frozenset({Role.OFFICER}),
    Act.SEE_HISTORY: frozenset({Role.REPORTER, Role.OFFICER, Role.DIRECTOR}),
    Act.ENTER: frozenset({Role.REPORTER}),
    Act.SUBMIT: frozenset({Role.REPORTER}),
    Act.REPORT_ROW: frozenset({Role.REPORTER, Role.OFFICER}),
    Act.COMMENT: frozenset({Role.OFFICER}),
    Act.RETURN: frozenset({Role.OFFICER}),
    Act.APPROVE: frozenset({Role.OFFICER}),
    Act.REOPEN: frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    Act.CORRECT: frozenset({Role.OFFICER}),
    Act.LOCK: frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    Act.SEE_REPORTS: frozenset({Role.OFFICER, Role.DIRECTOR}),
    Act.WRITE_REPORT: frozenset({Role.OFFICER}),
    Act.APPROVE_REPORT: frozenset({Role.OFFICER}),
    Act.SET_TARGETS: frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    Act.UNLOCK: frozenset({Role.ADMINISTRATOR}),
    Act.EXTEND: frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    Act.SEE_BOARD: frozenset({Role.OFFICER, Role.DIRECTOR, Role.ADMINISTRATOR}),
    Act.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Act.SEE_REMINDERS: frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    Act.SET_REMINDERS: frozenset({Role.ADMINISTRATOR}),
    Act.MANAGE_UNITS: frozenset({Role.ADMINISTRATOR}),
    Act.MANAGE_PLANS: frozenset({Role.ADMINISTRATOR}),
    Act.MANAGE_OFFICE: frozenset({Role.ADMINISTRATOR}),
}


@dataclass(frozen=True)
class Grant:
    """A role, limited to a plan, or to a unit and all below it, where these are given."""

    role: Role
    plan: str | None = None
    unit: str | None = None

    def covers(self, plan: str | None, unit: str | None, units: Mapping[str, Unit]) -> bool:
        """Whether it reaches all of that plan and that part of the tree; None is all plans, or the whole tree."""
        return self.plan in (None, plan) and (
            self.unit is None or (unit is not None and self.unit in lineage(units, unit)))


@dataclass(frozen=True)
class Actor:
    """Whoever asks. A person without grants may do nothing."""

    id: int
    name: str
    email: str
    grants: tuple[Grant, ...] = ()
    lang: str | None = None
    """The language they chose, if they ever did."""

    @property
    def scope(self) -> frozenset[Grant]:
        """What answers kept for this actor may be shared with."""
        return frozenset(self.grants)

    def may(self, act: Act, units: Mapping[str, Unit], *, unit: str | None = None, plan: str | None = None) -> bool:
        """Whether some grant covers it; without a unit or plan it is asked of any at all."""
        return any(
            grant.role in ALLOWED[act]
            and (plan is None or grant.plan in (None, plan))
            and (unit is None or grant.unit is None or grant.unit in lineage(units, unit))
            for grant in self.grants)

    def may_all(self, act: Act, units: Mapping[str, Unit], unit: str | None, plans: Iterable[str]) -> bool:
        """Whether it is theirs in all these plans: what holds for all of them is not changed from within one.

        Without a unit it is asked of the whole tree; without plans, of whatever there may ever be.
        """
        own = [grant for grant in self.grants if grant.role in ALLOWED[act]]
        return all(any(grant.covers(plan, unit, units) for grant in own) for plan in (tuple(plans) or (None,)))

    def may_see_plan(self, plan: str, its_units: Iterable[str], units: Mapping[str, Unit]) -> bool:
        """Whoever belongs to one unit of a tree may see what is planned for the whole of it."""
        roots = {root(units, code) for code in its_units}
        return any(
            grant.role in ALLOWED[Act.SEE_PLANS] and grant.plan in (None, plan)
            and (grant.unit is None or root(units, grant.unit) in roots)
            for grant in self.grants)

    def may_grant(self, grants: Iterable[Grant], units: Mapping[str, Unit]) -> bool:
        """Nobody gives, or takes away, more than what lies within their own part."""
        own = [grant for grant in self.grants if grant.role in ALLOWED[Act.MANAGE_PEOPLE]]
        return bool(own) and all(any(mine.covers(each.plan, each.unit, units) for mine in own) for each in grants)

    @property
    def signature(self) -> str:
        """How the history names whoever made a change."""
        return self.email or self.name


COMMAND_LINE = Actor(0, "command line", "", tuple(Grant(role) for role in Role))
"""Whoever can run commands on the machine owns the data there."""

STRANGER = Actor(-1, "", "")
"""Whoever has not signed in."""


def lineage(units: Mapping[str, Unit], code: str) -> Iterator[str]:
    """The unit and all above it."""
    seen: set[str] = set()
    at: str | None = code
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        at = units[at].parent if at in units else None


def root(units: Mapping[str, Unit], code: str) -> str:
    """The topmost unit of its tree."""
    return list(lineage(units, code))[-1]
