"""The deadlines of one person as days of a calendar: of each form they fill in, of each period they approve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from urllib.parse import quote, urlsplit

from tracker.db import calendars
from tracker.db.forms import forms_of
from tracker.db.tables import Form
from tracker.domain.access import Act, lineage
from tracker.domain.element import Unit
from tracker.domain.period import Frequency, Period
from tracker.domain.workflow import FormStatus
from tracker.errors import Message, say
from tracker.files.calendar_file import CalendarDay
from tracker.services.baseline_forms import KIND, collection_of
from tracker.services.entry_desk import DEADLINE, Desk, status_of
from tracker.settings import Settings
from tracker.text.render import render

FORM = "form"
BACK = timedelta(days=200)
"""Days further back are left out: nobody looks for them in a calendar."""
TITLES: Mapping[FormStatus, Message] = {
    FormStatus.DRAFT: say("Form due: {unit}, {period}"),
    FormStatus.RETURNED: say("Returned form due: {unit}, {period}"),
    FormStatus.SUBMITTED: say("Form submitted: {unit}, {period}"),
    FormStatus.APPROVED: say("Form approved: {unit}, {period}"),
    FormStatus.LOCKED: say("Form approved: {unit}, {period}"),
}


@dataclass(frozen=True)
class Almanac:
    """One person's, on one day."""

    desk: Desk
    settings: Settings
    lang: str

    def days(self) -> Sequence[CalendarDay]:
        found = [day for day in (*self._own(), *self._followed()) if day.day >= self.desk.office.today - BACK]
        return sorted(found, key=lambda each: (each.day, each.uid))

    def _own(self) -> Iterator[CalendarDay]:
        """Of the forms they fill in: also of periods that have not begun."""
        units = self._units(Act.ENTER)
        ids = self.desk.current.keys.units
        forms = forms_of(self.desk.work.session, [ids[unit.code] for unit in units])
        rows = {(row.unit_id, row.period): row for row in forms}
        for unit in units:
            for period in self._periods(unit):
                yield self._of_form(unit, period, rows.get((ids[unit.code], period)))

    def _of_form(self, unit: Unit, period: Period, row: Form | None) -> CalendarDay:
        """One that was opened again is owed until that day, and keeps it when the day has passed."""
        status, due = status_of(row, self.desk.office.today), self.desk.due(unit.code, period)
        if row and row.open_until:
            due = max(due, row.open_until)
        title = Message(TITLES[status].text, {"unit": unit.name, "period": period})
        text = say("The deadline of the form for {period} is the end of {day}.", period=period, day=due)
        asked = [(FORM, f"{unit.code}/{period}"), *self._moves(unit.code, period)]
        page = f"/form/{quote(unit.code, safe='')}/{period}"
        return self._day(f"form-{unit.code}-{period}", due, title, text, asked, period, page, rings=status.open)

    def _followed(self) -> Iterator[CalendarDay]:
        """Of the forms they approve: one a period, and one for each unit whose deadline was put off by itself."""
        units = self._units(Act.APPROVE)
        first = {period: unit for unit in reversed(units) for period in self._periods(unit)}
        for period, unit in first.items():
            due = self._general(unit, period)
            yield self._of_period(period, due)
            for code, later in self._later(units, period):
                if later > due:
                    yield self._of_part(code, period, later)

    def _general(self, unit: Unit, period: Period) -> date:
        """The deadline for everybody; of a year that is collected for baselines, the end of collecting."""
        collection = collection_of(self.desk.current, self.desk.known.plans.get(unit.code, ()), period.year)
        return collection.until if collection else self.desk.current.deadlines.of(None, period)

    def _of_period(self, period: Period, due: date) -> CalendarDay:
        title = say("Deadline of the forms: {period}", period=period)
        text = say("Forms for {period} come in until the end of {day}.", period=period, day=due)
        moves = self._moves(None, period)
        return self._day(f"forms-{period}", due, title, text, moves, period, f"/board?at={period}")

    def _of_part(self, code: str, period: Period, due: date) -> CalendarDay:
        unit = self.desk.current.definitions.units[code]
        title = say("Later deadline: {unit}, {period}", unit=unit.name, period=period)
        text = say("For {unit} the deadline for {period} was put off until the end of {day}.", unit=unit.name,
                   period=period, day=due)
        return self._day(f"forms-{code}-{period}", due, title, text, self._moves(code, period), period,
                         f"/board?at={period}")

    def _day(
        self, uid: str, due: date, title: Message, text: Message, moves: Sequence[tuple[str, str]], period: Period,
        page: str, *, rings: bool = True,
    ) -> CalendarDay:
        """How often and when it changed is what the history says: nothing has to be kept for it."""
        found = [self._changes[move] for move in moves if move in self._changes]
        at = max([at for _, at in found], default=datetime.combine(period.start, time(), UTC))
        base = self.settings.base_url
        host = urlsplit(self.settings.address).hostname
        return CalendarDay(
            f"{uid}@{host}", due, render(title, self.lang), render(text, self.lang), sum(count for count, _ in found),
            at, f"{base}{page}" if base else None, rings and due >= self.desk.office.today)

    def _moves(self, unit: str | None, period: Period) -> list[tuple[str, str]]:
        """The lines of the history that may have moved a deadline."""
        above = lineage(self.desk.current.definitions.units, unit) if unit else ()
        collected = [(KIND, f"{plan}/{period.year}") for plan in self.desk.current.plans]
        return [(DEADLINE, str(period)), *((DEADLINE, f"{code}/{period}") for code in above), *collected]

    @cached_property
    def _changes(self) -> Mapping[tuple[str, str], tuple[int, datetime]]:
        return calendars.changes(self.desk.work.session, (FORM, DEADLINE, KIND))

    def _units(self, act: Act) -> list[Unit]:
        return [unit for unit in self.desk.current.definitions.units.values() if self.desk.may(act, unit.code)]

    def _later(self, units: Sequence[Unit], period: Period) -> Iterator[tuple[str, date]]:
        """Parts of the tree with a deadline of their own, as far as they are followed."""
        followed = {code for unit in units for code in lineage(self.desk.current.definitions.units, unit.code)}
        for code, later in self.desk.current.deadlines.put_off.get(period, {}).items():
            if code is not None and code in followed:
                yield code, later.due

    def _periods(self, unit: Unit) -> Iterator[Period]:
        for year in dict.fromkeys(self.desk.years(unit.code)):
            for frequency in (Frequency.QUARTER, Frequency.MONTH):
                for ordinal in range(year * frequency.a_year, (year + 1) * frequency.a_year):
                    period = Period(frequency, ordinal)
                    if self.desk.known.asks(unit, period):
                        yield period
