"""Publishing and archiving: a draft is for those who prepare it; an archived plan is read, and takes no figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.db import history, plan_states
from tracker.db.forms import forms_of
from tracker.db.history import Line
from tracker.db.plan_states import StoredState
from tracker.domain.access import Act, Actor
from tracker.domain.evaluate import reporting_units
from tracker.domain.plan import Plan, PlanState
from tracker.domain.workflow import FormStatus
from tracker.errors import Conflict, Invalid, Issue, Message, NotAllowed, NotFound, say, say_n
from tracker.services.entry_desk import Desk, status_of
from tracker.services.sittings import Sittings
from tracker.services.sync_plan import Kind
from tracker.services.views import Office

LONGEST_REASON = 2000
APPROVED = (FormStatus.APPROVED, FormStatus.LOCKED)


@dataclass(frozen=True)
class SetState:
    """`seen` is the version of the plan as the administrator saw it; None takes whatever is there."""

    code: str
    state: PlanState
    reason: str
    seen: int | None = None


@dataclass(frozen=True)
class PlanLine:
    plan: Plan
    state: PlanState
    indicators: int
    units: int
    version: int


@dataclass(frozen=True)
class PlanList:
    office: Office
    lines: tuple[PlanLine, ...]


class PlanDesk:
    def __init__(self, sittings: Sittings) -> None:
        self._at = sittings

    def list(self, actor: Actor) -> PlanList:
        """Those that lie within the administrator's part."""
        with self._at.reading(actor) as desk:
            _may_at_all(desk)
            stored = plan_states.states(desk.work.session)
            return PlanList(desk.office, tuple(
                _line(desk, plan, stored[code]) for code, plan in desk.current.plans.items() if _may(desk, code)))

    def preview(self, actor: Actor, command: SetState) -> tuple[Message, ...]:
        """What would change, in sentences; nothing is stored."""
        with self._at.reading(actor) as desk:
            was = _checked(desk, command)
            return tuple(_effects(desk, desk.current.plans[command.code], was.state, command.state))

    def carry_out(self, actor: Actor, command: SetState) -> None:
        with self._at.turn(actor) as desk:
            was = _checked(desk, command)
            if command.seen not in (None, was.version):
                raise Conflict(say(
                    "Someone else has changed this in the meantime. Check its current state, then try again."))
            plan_states.put(desk.work.session, was, command.state)
            history.append(desk.work.session, desk.work.now, desk.actor.signature, [
                Line(Kind.PLAN, command.code, {"state": was.state.value}, {"state": command.state.value},
                     command.reason.strip())])


def _line(desk: Desk, plan: Plan, stored: StoredState) -> PlanLine:
    return PlanLine(plan, stored.state, _indicators(desk, plan.code), len(_units(desk, plan.code)), stored.version)


def _may_at_all(desk: Desk) -> None:
    if not desk.actor.may(Act.MANAGE_PLANS, desk.current.definitions.units):
        raise NotAllowed(say("Only an administrator publishes and archives plans."))


def _may(desk: Desk, plan: str) -> bool:
    """Whoever manages a plan has every unit that reports for it."""
    units = desk.current.definitions.units
    return all(desk.actor.may_all(Act.MANAGE_PLANS, units, unit, (plan,)) for unit in _units(desk, plan) or (None,))


def _units(desk: Desk, plan: str) -> tuple[str, ...]:
    definitions = desk.current.definitions
    return tuple(dict.fromkeys(unit for each in definitions.indicators.values() if each.plan == plan
                               for unit in reporting_units(definitions, each)))


def _indicators(desk: Desk, plan: str) -> int:
    return sum(each.plan == plan for each in desk.current.definitions.indicators.values())


def _checked(desk: Desk, command: SetState) -> StoredState:
    """Absent and hidden look alike; all that is wrong is told at once."""
    _may_at_all(desk)
    if command.code not in desk.current.plans or not _may(desk, command.code):
        raise NotFound(say("There is no plan “{code}” here.", code=command.code))
    was = plan_states.states(desk.work.session)[command.code]
    Invalid.raise_if([*_wrong(command, was.state)])
    return was


def _wrong(command: SetState, was: PlanState) -> Iterator[Issue]:
    if command.state is was:
        yield Issue("wrong", "code", say("The plan is {state} already.", state=was))
    if not command.reason.strip():
        yield Issue("wrong", "reason", say("Say why; the reason stays in the history."))
    elif len(command.reason) > LONGEST_REASON:
        yield Issue("wrong", "reason", say("The text is too long; {most} characters are the most.",
                                           most=LONGEST_REASON))


def _effects(desk: Desk, plan: Plan, was: PlanState, then: PlanState) -> Iterator[Message]:
    yield say("“{plan}”: {was} → {then}.", plan=plan.title, was=was, then=then)
    units = _units(desk, plan.code)
    if then is PlanState.PUBLISHED:
        yield say_n("{count} unit reports for it and is asked for figures.",
                    "{count} units report for it and are asked for figures.", len(units))
        yield say("Everybody who belongs to its municipality sees it.")
        return
    forms = _forms(desk, plan, units)
    approved = forms[True]
    yield say_n("{count} form of its years is approved and stays as it is.",
                "{count} forms of its years are approved and stay as they are.", approved)
    if forms[False]:
        yield say_n("{count} form was begun and not approved; it can be read, and nothing in it counts.",
                    "{count} forms were begun and not approved; they can be read, and nothing in them counts.",
                    forms[False])
    if then is PlanState.ARCHIVED:
        yield say("It can be read as before, takes no figures, and is no longer shown first.")
    else:
        yield say("Only those who set targets and administrators see it; it takes no figures.")


def _forms(desk: Desk, plan: Plan, units: tuple[str, ...]) -> Counter[bool]:
    """How many are approved, and how many were begun; a form counts for other plans of the same year too."""
    ids = [desk.current.keys.units[unit] for unit in units]
    first, last = plan.years
    return Counter(status_of(form, desk.office.today) in APPROVED for form in forms_of(desk.work.session, ids)
                   if first <= form.period.year <= last)
