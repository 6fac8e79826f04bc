"""Going over all that a file says of cells, some thousands at a time, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, product
from operator import attrgetter

from sqlmodel import Session

from tracker.db import imports, imports_alone
from tracker.db.forms import forms_of
from tracker.db.imports import Placed
from tracker.db.imports_write import parts_of
from tracker.domain.entry import form_period
from tracker.domain.period import Frequency, Period
from tracker.domain.workflow import FormStatus
from tracker.errors import Message, say
from tracker.services.baseline_forms import forms_of_year
from tracker.services.entry_desk import Desk, over, status_of
from tracker.services.imports_settle import Kind, Settled, settle

FormKey = tuple[int, Period]
_CELL = attrgetter("element_id", "unit_id", "ordinal")


@dataclass(frozen=True)
class Judge:
    """`closed` are the forms that take no figures now, by the number of the unit and the period."""

    kinds: Mapping[int, Kind]
    closed: Mapping[FormKey, Message]
    forms: dict[tuple[int, int], Period]

    def chunk(self, session: Session, batch: int, after: imports.Place | None) -> list[Placed]:
        return imports.placed(session, batch, after)

    def settled(self, session: Session, rows: list[Placed]) -> Iterator[Settled]:
        parted = {row.cell_id for row in rows if row.cell_id and self.kinds[row.element_id].dimensions}
        parts = parts_of(session, sorted(parted))
        for (element_id, unit_id, ordinal), group in groupby(rows, _CELL):
            mine = list(group)
            why = self.closed.get((unit_id, self.form_of(element_id, ordinal))) if self.closed else None
            yield settle(mine, self.kinds[element_id], parts.get(mine[0].cell_id or 0, {}), why)

    def forms_alone(self, session: Session, batch: int) -> set[FormKey]:
        """The forms of those rows that are not looked at one by one."""
        return {form for form, _, _ in self._alone(session, batch)}

    def look_at_closed(self, session: Session, batch: int) -> None:
        """A form that takes no figures now is no empty place."""
        for form, ordinal, elements in self._alone(session, batch) if self.closed else ():
            if form in self.closed:
                imports_alone.look_at(session, batch, form[0], ordinal, elements)

    def _alone(self, session: Session, batch: int) -> list[tuple[FormKey, int, list[int]]]:
        by_frequency: dict[Frequency, list[int]] = defaultdict(list)
        for number, kind in self.kinds.items():
            by_frequency[kind.element.frequency].append(number)
        return [((unit_id, self.form_of(elements[0], ordinal)), ordinal, elements)
                for elements in by_frequency.values()
                for unit_id, ordinal in imports_alone.places(session, batch, elements)]

    def form_of(self, element_id: int, ordinal: int) -> Period:
        """The form on which this cell is asked."""
        found = self.forms.get((element_id, ordinal))
        if found is None:
            found = self.forms[element_id, ordinal] = form_period(self.kinds[element_id].element, ordinal)
        return found


def judge_of(desk: Desk) -> Judge:
    definitions, keys = desk.current.definitions, desk.current.keys
    kinds = {keys.elements[code]: Kind(element, tuple(definitions.dimensions[name] for name in element.disaggregations
                                                      if name in definitions.dimensions))
             for code, element in definitions.elements.items()}
    found = {(form.unit_id, form.period): status_of(form, desk.office.today)
             for form in forms_of(desk.work.session, list(keys.units.values()))}
    closed = {form: _closed(status) for form, status in found.items() if not status.open}
    return Judge(kinds, closed | dict(_over(desk, found)), {})


def _over(desk: Desk, found: Mapping[FormKey, FormStatus]) -> Iterator[tuple[FormKey, Message]]:
    """The forms of a base year whose last day is past, but not one that came back to be mended."""
    current, ended = desk.current, {each.year for each in desk.current.collections if each.until < desk.office.today}
    for year, (code, unit) in product(ended, current.definitions.units.items()):
        number, plans = current.keys.units[code], desk.known.plans.get(code, ())
        for period in forms_of_year(current, plans, unit, year):
            day = desk.ended(code, period)
            if day and found.get((number, period), FormStatus.DRAFT) is FormStatus.DRAFT:
                yield (number, period), over(year, day)


def _closed(status: FormStatus) -> Message:
    return say("The form is {status}; its figures cannot be changed now.", status=status)
