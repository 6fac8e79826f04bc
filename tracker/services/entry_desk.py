"""Where every use case of entering begins: what is known, and a form for somebody who may have it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from tracker.db import history
from tracker.db.forms import form_and_opened
from tracker.db.tables import Form
from tracker.db.work import Work
from tracker.domain.access import Act, Actor
from tracker.domain.element import DataElement, Unit
from tracker.domain.evaluate import reporting_units
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.domain.plan import PlanState
from tracker.domain.workflow import FormStatus, sets_aside, status_on
from tracker.errors import Message, NotAllowed, NotFound, say
from tracker.services.baseline_forms import KIND, asked_in, collection_of
from tracker.services.definitions import Current, current_definitions
from tracker.services.office import office
from tracker.services.sync_plan import Kind
from tracker.services.views import Office

FIRST_VERSION = 1
"""Of a form to which nothing has happened yet, and of its row when it gets one: saying something moves no form."""


MOST_KEPT, MOST_FORMS_KEPT = 64, 2000
READING = frozenset({Act.SEE_FORM, Act.SEE_SUBMITTED, Act.SEE_HISTORY})
OFFICE = "office"
DEADLINE = "deadline"
"""What the history calls a deadline that was put off; `OFFICE`, what is set for the office."""
T = TypeVar("T")
Asked = tuple[tuple[DataElement, Period], ...]


@dataclass(frozen=True)
class Remembered:
    """The definitions up to a line of the history. `plans` are those whose indicators take figures from a unit."""

    line: int
    current: Current
    plans: Mapping[str, tuple[str, ...]]
    asked: dict[tuple[str, Period], Asked] = field(default_factory=dict)
    kept: dict[Hashable, Any] = field(default_factory=dict)
    """What else follows from the definitions, worked out once."""

    def asks(self, unit: Unit, at: Period) -> Asked:
        """What the form of a unit asks, worked out once."""
        if (unit.code, at) not in self.asked:
            if len(self.asked) >= MOST_FORMS_KEPT:
                self.asked.clear()
            self.asked[unit.code, at] = asked_in(self.current, self.plans.get(unit.code, ()), unit, at)
        return self.asked[unit.code, at]

    def keep(self, question: Hashable, make: Callable[[], T]) -> T:
        if question not in self.kept:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[question] = make()
        found: T = self.kept[question]
        return found


class Memory:
    """The definitions, read again only when some of them changed: a save of a figure does not touch them."""

    def __init__(self) -> None:
        self._kept: Remembered | None = None

    def recall(self, work: Work) -> Remembered:
        kept = self._kept
        kinds = [*Kind, KIND, DEADLINE, OFFICE]
        version, changed = history.version_since(work.session, kept.line if kept else 0, kinds)
        if kept is None or version < kept.line or changed:
            current = current_definitions(work)
            kept = Remembered(version, current, _plans(current.definitions))
        self._kept = kept = replace(kept, line=version)
        return kept


def _plans(definitions: Definitions) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for indicator in definitions.indicators.values():
        for unit in reporting_units(definitions, indicator):
            found.setdefault(unit, {})[indicator.plan or ""] = None
    return {unit: tuple(plans) for unit, plans in found.items()}


@dataclass(frozen=True)
class Desk:
    """One use case at work: in which transaction, for whom, and what is known."""

    work: Work
    actor: Actor
    known: Remembered
    office: Office

    @property
    def current(self) -> Current:
        return self.known.current

    def may(self, act: Act, unit: str) -> bool:
        """A grant for one plan covers the units of that plan only."""
        units = self.current.definitions.units
        return any(self.actor.may(act, units, unit=unit, plan=plan) for plan in self.known.plans.get(unit, ("",)))

    def years(self, unit: str) -> Iterator[int]:
        """Those for which figures are asked of it."""
        for code in self.known.plans.get(unit, ()):
            if code in self.current.plans and self.current.state(code) is PlanState.PUBLISHED:
                first, last = self.current.plans[code].years
                yield from range(first, last + 1)
        yield from (each.year for each in self.current.collections if each.plan in self.known.plans.get(unit, ())
                    and self.current.state(each.plan) is not PlanState.ARCHIVED)

    def resting(self, unit: str, year: int) -> PlanState | None:
        """What the plans are that ask the unit for figures of that year, if none of them takes any."""
        known = self.current
        theirs = [code for code in self.known.plans.get(unit, ()) if code in known.plans
                  and known.plans[code].years[0] <= year <= known.plans[code].years[1]]
        return known.state(theirs[0]) if theirs and year not in self.years(unit) else None

    def due(self, unit: str, period: Period) -> date:
        """Until when the form of a period is owed."""
        collection = collection_of(self.current, self.known.plans.get(unit, ()), period.year)
        return collection.until if collection else self.current.deadlines.of(unit, period)

    def ended(self, unit: str, period: Period) -> date | None:
        """The day with which the baselines of that year stopped being collected, once it is past."""
        collection = collection_of(self.current, self.known.plans.get(unit, ()), period.year)
        return collection.until if collection and collection.until < self.office.today else None


@dataclass(frozen=True)
class OpenForm:
    """A form somebody may have: what it asks, and its row if anything has happened to it yet.

    `aside`: the unit's forms in which figures were typed that were not submitted in time; what was approved stands.
    """

    desk: Desk
    unit: Unit
    period: Period
    asked: Asked
    row: Form | None
    aside: frozenset[Period] = frozenset()

    @property
    def unit_id(self) -> int:
        return self.desk.current.keys.units[self.unit.code]

    @property
    def key(self) -> str:
        return f"{self.unit.code}/{self.period}"

    @property
    def status(self) -> FormStatus:
        return status_of(self.row, self.desk.office.today)

    @property
    def open_until(self) -> date | None:
        """The last day of a form that was opened again until then and is open yet."""
        return self.row.open_until if self.row and self.status.open else None

    @property
    def due(self) -> date:
        """Its deadline, or the day until which it was opened again."""
        deadline = self.desk.due(self.unit.code, self.period)
        return max(deadline, self.open_until or deadline)

    @property
    def version(self) -> int:
        return self.row.version if self.row else FIRST_VERSION

    @property
    def actor(self) -> Actor:
        return self.desk.actor

    def element(self, code: str) -> tuple[DataElement, Period]:
        for element, period in self.asked:
            if element.code == code:
                return element, period
        raise NotFound(say("The form does not ask for “{element}”.", element=code))

    def cell_key(self, element: str) -> str:
        """What the history knows a cell by."""
        return f"{element}/{self.unit.code}/{self.element(element)[1]}"

    def must_be_open(self) -> None:
        if not self.status.open:
            raise NotAllowed(say("The form is {status}; its figures cannot be changed now.", status=self.status))
        ended = self.ended
        if ended:
            raise NotAllowed(over(self.period.year, ended))

    @property
    def ended(self) -> date | None:
        """The day since which the figures of a base year are not taken any more; a form that came back is mended."""
        return self.desk.ended(self.unit.code, self.period) if self.status is FormStatus.DRAFT else None


def over(year: int, day: date) -> Message:
    return say("The baselines of {year} were collected until {day}; ask for more time.", year=str(year), day=day)


def sit_down(work: Work, actor: Actor, memory: Memory) -> Desk:
    return Desk(work, actor, memory.recall(work), office(work, work.now.date()))


def open_form(desk: Desk, act: Act, unit: str, period: str) -> OpenForm:
    """Whoever fetches a form has been checked. Absent and hidden look alike."""
    asked = asked_by(desk, act, unit, period)
    rows = form_and_opened(desk.work.session, desk.current.keys.units[unit], asked.period)
    aside = (row.period for row in rows if sets_aside(desk.office.today, FormStatus(row.status), row.open_until))
    own = next((row for row in rows if row.period == asked.period), None)
    return OpenForm(desk, asked.unit, asked.period, asked.cells, own, frozenset(aside))


class AskedBy(NamedTuple):
    """What a form is of, and what it asks."""

    unit: Unit
    period: Period
    cells: tuple[tuple[DataElement, Period], ...]


def asked_by(desk: Desk, act: Act, unit: str, period: str) -> AskedBy:
    """The same check, without looking whether anything has happened to the form yet."""
    found, at = desk.current.definitions.units.get(unit), _period(period)
    may = found is not None and desk.may(act, unit)
    if found is None or at is None or not (may or desk.may(Act.SEE_FORM, unit)) or at.start > desk.office.today:
        raise _no_form(unit, period)
    asked = desk.known.asks(found, at)
    if not asked:
        raise _no_form(unit, period)
    if not may:
        raise NotAllowed(say("You may view this form, but you may not do this with it."))
    resting = desk.resting(unit, at.year)
    if resting and act not in READING:
        raise NotAllowed(say("The plan is {state}; it takes no figures.", state=resting))
    return AskedBy(found, at, asked)


def open_forms(desk: Desk, act: Act, period: str) -> tuple[OpenForm, ...]:
    """Those owed for a period that may be had, in the order of the units."""
    at, units = _period(period), desk.current.definitions.units
    owing = [unit for unit in units.values()
             if at is not None and at.year in desk.years(unit.code) and desk.may(act, unit.code)
             and desk.known.asks(unit, at)]
    found = [open_form(desk, act, unit.code, period) for unit in owing]
    if not found:
        raise NotFound(say("There is no form for “{period}” here.", period=period))
    return tuple(found)


def status_of(row: Form | None, today: date) -> FormStatus:
    return status_on(today, FormStatus(row.status), row.open_until) if row else FormStatus.DRAFT


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def _no_form(unit: str, period: str) -> NotFound:
    return NotFound(say("There is no form of “{unit}” for “{period}” here.", unit=unit, period=period))
