"""Who is to be reminded of what on a day: worked out at once for everybody, from one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tracker.db import calendars, office, people, reminders
from tracker.db.forms import forms_of
from tracker.db.people import Person
from tracker.db.tables import Form
from tracker.db.work import Work
from tracker.domain.access import Act
from tracker.domain.element import Unit
from tracker.domain.period import Frequency, Period
from tracker.domain.reminder import Nudge, Rhythm, Standing
from tracker.domain.workflow import FormStatus
from tracker.services.entry_desk import Desk, status_of
from tracker.services.reminder_views import Digest, OpenItem

BEFORE, AFTER = "remind_before", "remind_after"
_STANDS = (FormStatus.SUBMITTED, FormStatus.RETURNED)


def rhythm(work: Work) -> Rhythm:
    """As the office has set it."""
    found, usual = office.entries(work.session), Rhythm()
    return Rhythm(_days(found.get(BEFORE), usual.before), _days(found.get(AFTER), usual.after))


def written(days: Sequence[int]) -> str:
    return ",".join(map(str, days))


def digests(desk: Desk) -> Iterator[Digest]:
    """One for each person whose turn it is; not for those who want none, nor for those who had theirs today."""
    session, today = desk.work.session, desk.office.today
    beat, told, tried = rhythm(desk.work), reminders.told(session), reminders.tried(session, today)
    standing = tuple(open_items(desk))
    for person in people.everyone(session):
        if person.digest and not person.disabled and person.id not in tried:
            found = of_person(replace(desk, actor=person.actor), person, standing)
            if any(item.standing.calls(nudge, beat, today, told.get(person.id))
                   for nudge, items in found.items.items() for item in items):
                yield found


def of_person(desk: Desk, person: Person, standing: Sequence[OpenItem]) -> Digest:
    """Everything that they have to do with, whether its day has come or not: one letter tells it all."""
    fills: dict[str, bool] = {}
    reviews: dict[str, bool] = {}
    found: dict[Nudge, list[OpenItem]] = {nudge: [] for nudge in Nudge}
    today = desk.office.today
    for item in standing:
        code = item.unit.code
        if code not in fills:
            fills[code], reviews[code] = desk.may(Act.ENTER, code), desk.may(Act.APPROVE, code)
        own = item.standing.nudge(today) if fills[code] else None
        watched = item.standing.watched(today) if reviews[code] and not own else None
        for nudge in filter(None, (own, watched)):
            found[nudge].append(item)
    return Digest(person, today, {
        nudge: tuple(sorted(items, key=lambda item: item.standing.due)) for nudge, items in found.items() if items})


def open_items(desk: Desk) -> Iterator[OpenItem]:
    """The forms of ended periods that nobody has approved, of all units."""
    units, ids = desk.current.definitions.units, desk.current.keys.units
    rows = {(row.unit_id, row.period): row for row in forms_of(desk.work.session, list(ids.values()))}
    standing = [row.id or 0 for row in rows.values() if row.status in _STANDS]
    moved = calendars.moved(desk.work.session, standing)
    for unit in units.values():
        for period in _ended(desk, unit):
            row = rows.get((ids[unit.code], period))
            status = status_of(row, desk.office.today)
            taken = status is not FormStatus.DRAFT or not desk.ended(unit.code, period)
            if taken and (status.open or status is FormStatus.SUBMITTED):
                yield OpenItem(unit, ids[unit.code], period, _standing(desk, unit, period, row, moved))


def _standing(
    desk: Desk, unit: Unit, period: Period, row: Form | None, moved: Mapping[int, datetime],
) -> Standing:
    """A form that was opened again is owed until that day; a draft stands as it does since its period ended."""
    status, today = status_of(row, desk.office.today), desk.office.today
    due = desk.due(unit.code, period)
    if row and row.open_until and status.open:
        due = max(due, row.open_until)
    at = moved.get(row.id or 0) if row and status in _STANDS else None
    return Standing(due, status, min(at.date(), today) if at else period.end)


def _ended(desk: Desk, unit: Unit) -> Iterator[Period]:
    """The periods of its plans' years that have ended and for which something is asked."""
    for year in dict.fromkeys(desk.years(unit.code)):
        for frequency in (Frequency.QUARTER, Frequency.MONTH):
            for ordinal in range(year * frequency.a_year, (year + 1) * frequency.a_year):
                period = Period(frequency, ordinal)
                if period.end < desk.office.today and desk.known.asks(unit, period):
                    yield period


def _days(text: str | None, usual: tuple[int, ...]) -> tuple[int, ...]:
    return usual if text is None else tuple(int(each) for each in text.split(",") if each)
