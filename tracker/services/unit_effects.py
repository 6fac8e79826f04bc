"""What a change of units would do, in sentences: forms, figures, levels, targets, series and people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.db import cells, people
from tracker.db.cells import StoredCell
from tracker.domain.access import Grant, lineage
from tracker.domain.calendar import period_of
from tracker.domain.element import DataElement, Unit
from tracker.domain.evaluate import reporting_units
from tracker.domain.indicator import Indicator
from tracker.domain.period import Frequency, Period
from tracker.errors import Message, say, say_n
from tracker.services.baseline_forms import asked_in
from tracker.services.entry_desk import Desk
from tracker.services.unit_cases import Change, ends
from tracker.services.unit_people import followers

FORMS = (Frequency.QUARTER, Frequency.MONTH)


def effects(desk: Desk, changes: Sequence[Change]) -> tuple[Message, ...]:
    told = _Effects(desk, changes)
    return tuple(message for was, then in changes for message in told.of(was, then))


@dataclass(frozen=True)
class _Effects:
    desk: Desk
    changes: Sequence[Change]

    def of(self, was: Unit | None, then: Unit) -> Iterator[Message]:
        if was is None:
            yield from self._new(then)
            return
        if (was.name, was.short) != (then.name, then.short):
            yield say("The name changes from “{was}” to “{then}”.", was=was.name, then=then.name)
            yield self._kept(then)
        if was.parent != then.parent:
            yield from self._moved(was, then)
        if was.closed and not then.closed:
            yield say("“{unit}”, closed on {day}, is open again.", unit=then.name, day=was.closed)
            yield from self._forms(was, then)
        if then.closed and then.closed != was.closed:
            yield from self._closed(was, then, then.closed)

    def _new(self, unit: Unit) -> Iterator[Message]:
        since = unit.opened or self.desk.office.today
        yield say("A new unit: “{unit}”, from {day} on.", unit=unit.name, day=since)
        yield from self._asked(unit)
        for old in unit.merged:
            yield say("It comes in the place of “{unit}”, whose figures stay its own.", unit=self._units[old].name)
        if unit.merged:
            yield say("It starts without levels: its own first figures set them.")
            if roles := sum(len(new) for _, new in followers(self.desk, unit)):
                yield say_n("{count} role at them is given for it too.",
                            "{count} roles at them are given for it too.", roles)
            count = len(self._indicators(unit.merged))
            yield say_n("The series of {count} indicator gets a marked break at {period}.",
                        "The series of {count} indicators get a marked break at {period}.", count,
                        period=period_of(Frequency.QUARTER, since))

    def _asked(self, unit: Unit) -> Iterator[Message]:
        elements = self.desk.current.definitions.elements.values()
        asked = [each for each in elements if each.reported_by is None or {*unit.follows} & {*each.reported_by}]
        if asked:
            yield say_n("{count} data element is asked of it.", "{count} data elements are asked of it.", len(asked))
        else:
            yield say("No data element is asked of it yet; the definitions say which are.")

    def _closed(self, was: Unit, then: Unit, last: date) -> Iterator[Message]:
        yield say("“{unit}” closes; {day} is its last day.", unit=then.name, day=last)
        yield from self._forms(was, then)
        stored = self._stored(then)
        after = [cell for cell in stored if cell.face.value is not None and self._period(cell).start > last]
        if after:
            yield say_n("{count} figure lies after that day; it stays, for its own period alone.",
                        "{count} figures lie after that day; they stay, each for its own period alone.", len(after))
        yield from self._levels(stored, last)
        yield from self._targets(then, last)
        yield from self._left_alone(then)
        yield from self._people(then)

    def _forms(self, was: Unit, then: Unit) -> Iterator[Message]:
        before, after = self._due(was), self._due(then)
        if gone := len(before - after):
            yield say_n("{count} form is no longer due.", "{count} forms are no longer due.", gone)
        if back := len(after - before):
            yield say_n("{count} form is due again.", "{count} forms are due again.", back)

    def _due(self, unit: Unit) -> set[Period]:
        plans = self.desk.known.plans.get(unit.code, ())
        return {period for year in {*self.desk.years(unit.code)} for frequency in FORMS
                for period in _periods(frequency, year) if asked_in(self.desk.current, plans, unit, period)}

    def _levels(self, stored: Sequence[StoredCell], last: date) -> Iterator[Message]:
        """By the rules a closed unit's levels are nought."""
        approved = cells.approved_faces(self.desk.work.session, stored, self._elements)
        latest: dict[str, StoredCell] = {}
        for cell in sorted(stored, key=lambda each: each.ordinal):
            if approved[cell.id].value is not None and self._period(cell).start <= last:
                latest[cell.element] = cell
        for code, cell in latest.items():
            element = self._elements[code]
            if element.level and element.type.numeric:
                yield say("{element}: the last level is {value} ({period}); from {since} on it is nought.",
                          element=element.name, value=approved[cell.id].value, period=self._period(cell),
                          since=max(_nought_from(element, last), self._period(cell).shift(1), key=_ordinal))

    def _targets(self, unit: Unit, last: date) -> Iterator[Message]:
        count = sum(target.date > last for each in self.desk.current.definitions.indicators.values()
                    for code, aims in each.unit_aims if code == unit.code for target in aims.targets)
        if count:
            yield say_n("{count} target of the unit alone lies after that day.",
                        "{count} targets of the unit alone lie after that day.", count)

    def _left_alone(self, unit: Unit) -> Iterator[Message]:
        """What nobody reports any more, once all that end here have ended."""
        definitions, ended = self.desk.current.definitions, {each.code for each in ends(self.changes)}
        if any(was is None for was, _ in self.changes):
            return
        for each in self._indicators((unit.code,)):
            others = [definitions.units[code] for code in reporting_units(definitions, each) if code not in ended]
            if not any(other.closed is None for other in others):
                yield say("No open unit reports “{indicator}” any more.", indicator=each.name)

    def _people(self, unit: Unit) -> Iterator[Message]:
        count = sum(any(grant.unit == unit.code for grant in each.grants)
                    for each in people.everyone(self.desk.work.session) if not each.disabled)
        if count:
            yield say_n("{count} person has a role at it, and keeps it until it is taken away.",
                        "{count} people have a role at it, and keep it until it is taken away.", count)

    def _moved(self, was: Unit, then: Unit) -> Iterator[Message]:
        before, after = self._units.get(was.parent or ""), self._units.get(then.parent or "")
        yield say("“{unit}” moves: {was} → {then}.", unit=then.name, was=before.name if before else _top(),
                  then=after.name if after else _top())
        old, new = {*lineage(self._units, was.parent)} if was.parent else set(), \
            {*lineage(self._units, then.parent)} if then.parent else set()
        grants = [grant for each in people.everyone(self.desk.work.session) if not each.disabled
                  for grant in each.grants]
        if lost := _at(grants, old - new):
            yield say_n("{count} role no longer reaches it.", "{count} roles no longer reach it.", lost)
        if gained := _at(grants, new - old):
            yield say_n("{count} role newly reaches it.", "{count} roles newly reach it.", gained)
        yield self._kept(then)

    def _kept(self, unit: Unit) -> Message:
        figures = sum(cell.face.value is not None for cell in self._stored(unit))
        return say_n("{count} figure stays with it; nothing is judged otherwise.",
                     "{count} figures stay with it; nothing is judged otherwise.", figures)

    @property
    def _units(self) -> Mapping[str, Unit]:
        return self.desk.current.definitions.units

    @property
    def _elements(self) -> Mapping[str, DataElement]:
        return self.desk.current.definitions.elements

    def _stored(self, unit: Unit) -> list[StoredCell]:
        keys = self.desk.current.keys
        kinds = {keys.elements[code]: element for code, element in self._elements.items()}
        return cells.of_unit(self.desk.work.session, keys.units[unit.code], kinds)

    def _period(self, cell: StoredCell) -> Period:
        return Period(self._elements[cell.element].frequency, cell.ordinal)

    def _indicators(self, units: Sequence[str]) -> list[Indicator]:
        definitions = self.desk.current.definitions
        return [each for each in definitions.indicators.values()
                if {*units} & {*reporting_units(definitions, each)}]


def _top() -> Message:
    return say("the top of the tree")


def _at(grants: Sequence[Grant], units: set[str]) -> int:
    return sum(grant.unit in units for grant in grants)


def _nought_from(element: DataElement, last: date) -> Period:
    """The first period that ends on or after the last day."""
    return period_of(element.frequency, last)


def _ordinal(period: Period) -> int:
    return period.ordinal


def _periods(frequency: Frequency, year: int) -> Iterator[Period]:
    return (Period(frequency, ordinal) for ordinal in range(year * frequency.a_year, (year + 1) * frequency.a_year))
