"""Going over all that a file says of cells, some thousands at a time, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sqlmodel import Session

from tracker.db import imports, imports_plain
from tracker.db.forms import forms_of
from tracker.db.imports import Placed
from tracker.db.imports_plain import Plain
from tracker.db.imports_write import parts_of
from tracker.domain.entry import form_period
from tracker.domain.period import Frequency, Period
from tracker.domain.workflow import FormStatus
from tracker.errors import Message, say
from tracker.services.entry_desk import Desk
from tracker.services.imports_settle import Kind, Settled, settle

MANY = 5000
FormKey = tuple[int, Period]
_CELL = attrgetter("element_id", "unit_id", "ordinal")


@dataclass(frozen=True)
class Judge:
    """`closed` are the forms that take no figures now, by the number of the unit and the period."""

    kinds: Mapping[int, Kind]
    closed: Mapping[FormKey, Message]
    forms: dict[tuple[int, int], Period]

    def chunk(self, session: Session, batch: int, after: imports.Place | None, but: Plain | None) -> list[Placed]:
        return [] if but and but.all else imports.placed(session, batch, after, but)

    def plain(self, session: Session, batch: int) -> Plain | None:
        """The figures in empty places, if there are so many that the database had better see to them."""
        found = imports_plain.plain(session, batch, {unit for unit, _ in self.closed})
        return found if found.count > MANY else None

    def forms_with(self, session: Session, rows: Plain) -> set[FormKey]:
        elements: dict[Frequency, list[int]] = {}
        for number, kind in self.kinds.items():
            elements.setdefault(kind.element.frequency, []).append(number)
        return {(unit, self.form_of(alike[0], ordinal))
                for alike in elements.values() for unit, ordinal in rows.places(session, alike)}

    def settled(self, session: Session, rows: list[Placed]) -> Iterator[Settled]:
        parted = {row.cell_id for row in rows if row.cell_id and self.kinds[row.element_id].dimensions}
        parts = parts_of(session, sorted(parted))
        for (element_id, unit_id, ordinal), group in groupby(rows, _CELL):
            mine = list(group)
            why = self.closed.get((unit_id, self.form_of(element_id, ordinal))) if self.closed else None
            yield settle(mine, self.kinds[element_id], parts.get(mine[0].cell_id or 0, {}), why)

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
    closed = {(form.unit_id, form.period): _closed(FormStatus(form.status))
              for form in forms_of(desk.work.session, list(keys.units.values()))
              if not FormStatus(form.status).open}
    return Judge(kinds, closed, {})


def _closed(status: FormStatus) -> Message:
    return say("The form is {status}; its figures cannot be changed now.", status=status)
