"""Lists of forms: what somebody owes, and what waits for a review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tracker.db.forms import entered, forms_of, last_reasons
from tracker.db.tables import Form
from tracker.domain.access import Act
from tracker.domain.element import DataElement, Type, Unit
from tracker.domain.period import Frequency, Period
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, say
from tracker.services.entry_desk import FIRST_VERSION, Desk, status_of
from tracker.services.entry_views import MyWork, ReviewList, WorkItem

Figures = Mapping[tuple[int, int], Mapping[int, Decimal | None]]
_OF_FORMS = (Frequency.QUARTER, Frequency.MONTH)


def my_work(desk: Desk) -> MyWork:
    """Of the units the actor enters for: what is open, the longest due first, and the rest, the newest first."""
    if not desk.actor.may(Act.ENTER, desk.current.definitions.units):
        raise NotAllowed(say("You do not fill in any forms."))
    items = _Lists(desk, [unit for unit in _units(desk) if desk.may(Act.ENTER, unit.code)]).items()
    owed = [item for item in items if item.status.open]
    done = [item for item in items if not item.status.open]
    return MyWork(desk.office, _oldest_first(owed), _newest_first(done))


def review_list(desk: Desk) -> ReviewList:
    units = [unit for unit in _units(desk) if desk.may(Act.APPROVE, unit.code)]
    if not units:
        raise NotAllowed(say("You do not review any forms."))
    items = _Lists(desk, units).items()
    return ReviewList(
        desk.office,
        _oldest_first([item for item in items if item.status is FormStatus.SUBMITTED]),
        _oldest_first([item for item in items if item.status is FormStatus.DRAFT and item.days_left < 0]),
        _oldest_first([item for item in items if item.status is FormStatus.RETURNED]),
        _newest_first([item for item in items if item.status in (FormStatus.APPROVED, FormStatus.LOCKED)]))


def _units(desk: Desk) -> Iterator[Unit]:
    yield from desk.current.definitions.units.values()


def _oldest_first(items: list[WorkItem]) -> tuple[WorkItem, ...]:
    return tuple(sorted(items, key=lambda item: item.deadline))


def _newest_first(items: list[WorkItem]) -> tuple[WorkItem, ...]:
    return tuple(sorted(items, key=lambda item: item.deadline, reverse=True))


@dataclass(frozen=True)
class _Lists:
    """The forms of some units, with three statements however many there are."""

    desk: Desk
    units: list[Unit]

    def items(self) -> list[WorkItem]:
        session, ids = self.desk.work.session, self.desk.current.keys.units
        wanted = [ids[unit.code] for unit in self.units]
        rows = {(form.unit_id, form.period): form for form in forms_of(session, wanted)}
        reasons = last_reasons(session, [form.id or 0 for form in rows.values() if form.status == FormStatus.RETURNED])
        figures: dict[tuple[int, int], dict[int, Decimal | None]] = defaultdict(dict)
        for unit_id, element_id, ordinal, value in entered(session, wanted):
            figures[unit_id, element_id][ordinal] = value
        return [self._item(unit, period, asked, rows.get((ids[unit.code], period)), reasons, figures)
                for unit in self.units for period, asked in self._owed(unit)
                if (ids[unit.code], period) in rows or not self.desk.ended(unit.code, period)]

    def _owed(self, unit: Unit) -> Iterator[tuple[Period, tuple[tuple[DataElement, Period], ...]]]:
        """The periods of its plans' years that have ended and in which something is asked of the unit."""
        for year in dict.fromkeys(self.desk.years(unit.code)):
            for frequency in _OF_FORMS:
                for ordinal in range(year * frequency.a_year, (year + 1) * frequency.a_year):
                    period = Period(frequency, ordinal)
                    asked = self.desk.known.asks(unit, period)
                    if asked and period.end < self.desk.office.today:
                        yield period, asked

    def _item(self, unit: Unit, period: Period, asked: tuple[tuple[DataElement, Period], ...], form: Form | None,
              reasons: Mapping[int, str | None], figures: Figures) -> WorkItem:
        keys, put_off = self.desk.current.keys, self.desk.current.deadlines.later(unit.code, period)
        status = status_of(form, self.desk.office.today)
        until = form.open_until if form and status.open else None
        due = max(filter(None, (self.desk.due(unit.code, period), until)))
        filled = sum(_filled(element, at.ordinal, figures.get((keys.units[unit.code], keys.elements[element.code]), {}))
                     for element, at in asked)
        return WorkItem(
            unit, period, due, (due - self.desk.office.today).days,
            status, filled, len(asked), reasons.get(form.id or 0) if form and status.open else None,
            form.version if form else FIRST_VERSION, put_off is not None, until)


def _filled(element: DataElement, ordinal: int, figures: Mapping[int, Decimal | None]) -> bool:
    """Entered, said not to apply, or standing from earlier."""
    if ordinal in figures:
        return True
    earlier = {at: value for at, value in figures.items() if at < ordinal and value is not None}
    if element.until_changed or element.type is Type.DATE:
        return bool(earlier)
    return element.type is Type.YES_NO and bool(earlier) and earlier[max(earlier)] == 1
