"""What is known at one version of the data: the definitions, the office, and what a reader can choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tracker.db.work import Work
from tracker.domain.access import Act, Actor
from tracker.domain.calendar import closed_periods, past_deadline
from tracker.domain.element import Unit
from tracker.domain.period import Frequency, Period
from tracker.domain.plan import Plan, PlanState
from tracker.errors import NotFound, say
from tracker.services.definitions import Current, current_definitions
from tracker.services.office import office
from tracker.services.views import Office, PlanChoice


@dataclass(frozen=True)
class Known:
    current: Current
    office: Office
    choices: tuple[PlanChoice, ...]

    def seen_by(self, actor: Actor) -> Known:
        """With the plans that the actor may see; the others are as if they were not there."""
        units, plans = self.current.definitions.units, self.current.plans
        return replace(self, choices=tuple(
            choice for choice in self.choices
            if actor.may_see_plan(choice.code, plans[choice.code].unit_codes(), units)
            and (choice.state is not PlanState.DRAFT or _prepares(actor, choice.code, units))))

    def choose(self, code: str | None) -> PlanChoice:
        """The plan asked for; else the one whose figures are the newest, of those that are published if any is."""
        if code is None and self.choices:
            return max(self.choices, key=lambda choice: (choice.state is PlanState.PUBLISHED, choice.latest.end))
        for choice in self.choices:
            if choice.code == code:
                return choice
        if code is None:
            raise NotFound(say("There is no plan here that you may see."))
        raise NotFound(say("There is no plan “{code}” here.", code=code))

    def indicator_plan(self, code: str) -> PlanChoice:
        indicator = self.current.definitions.indicators.get(code)
        if indicator is None or indicator.plan not in [choice.code for choice in self.choices]:
            raise NotFound(say("There is no indicator “{code}” here.", code=code))
        return self.choose(indicator.plan)


def year_before(choice: PlanChoice) -> tuple[Period, ...]:
    """The quarters of the year before a plan, which its indicators show too."""
    return tuple(choice.periods[0].shift(by) for by in range(-4, 0))


def period_of(choice: PlanChoice, text: str | None, *, before: bool = False) -> Period:
    """A closed quarter of the plan, or the last one of a year; the latest past its deadline if none is asked for.

    `before` lets the year before the plan be asked for as well.
    """
    if text is None:
        return choice.latest
    for period in reversed((*year_before(choice), *choice.periods) if before else choice.periods):
        if text in (str(period), str(period.year)):
            return period
    raise NotFound(say("The plan has no closed period “{period}”.", period=text))


def closed(known: Known, choice: PlanChoice, period: Period) -> Period:
    """A period of any length that has ended, of the plan's own years."""
    first, last = known.current.plans[choice.code].years
    if first <= period.year <= last and period.end < known.office.today:
        return period
    raise NotFound(say("The plan has no closed period “{period}”.", period=str(period)))


def load(work: Work, today: date) -> Known:
    found, here = current_definitions(work), office(work, today)
    if not found.plans:
        raise NotFound(say("There is no plan here yet. Run: tracker init"))
    return Known(found, here, tuple(_choice(plan, here.today, found) for plan in found.plans.values()))


def _prepares(actor: Actor, plan: str, units: Mapping[str, Unit]) -> bool:
    return any(actor.may(act, units, plan=plan) for act in (Act.SET_TARGETS, Act.MANAGE_PLANS))


def _choice(plan: Plan, today: date, current: Current) -> PlanChoice:
    first, last = plan.years
    periods = closed_periods(first, last, today) or (Period(Frequency.QUARTER, first * 4),)
    latest = past_deadline(periods, today, current.deadlines) or periods[0]
    return PlanChoice(plan.code, plan.title, plan.municipality, periods, latest, current.state(plan.code))
