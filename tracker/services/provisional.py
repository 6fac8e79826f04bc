"""Submitted figures that nobody has approved yet, laid over the approved ones: for the officer's eyes only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlmodel import Session

from tracker.db.cells import StoredCell, of_units, parts
from tracker.db.details import Detail
from tracker.db.forms import waiting
from tracker.domain.access import Act, Actor
from tracker.domain.element import DataElement
from tracker.domain.entry import form_period
from tracker.domain.figure import Cells
from tracker.domain.period import Period
from tracker.services.definitions import Current


@dataclass(frozen=True)
class Laid:
    """A submitted cell: whose it is, of which period, and what stands in it."""

    element: DataElement
    unit: str
    cell: StoredCell

    @property
    def period(self) -> Period:
        return Period(self.element.frequency, self.cell.ordinal)

    @property
    def key(self) -> tuple[str, str, int]:
        return self.element.code, self.unit, self.cell.ordinal


def units_open_to(actor: Actor, current: Current, plan: str) -> frozenset[str]:
    """The units whose submitted figures the actor may see; none for whoever is shown approved figures alone."""
    units = current.definitions.units
    return frozenset(code for code in units if actor.may(Act.SEE_SUBMITTED, units, unit=code, plan=plan))


def submitted(
    session: Session, current: Current, elements: Collection[str], units: Collection[str], at: Period,
) -> tuple[Laid, ...]:
    """What stands in these elements on submitted forms of these units up to the end of `at`."""
    keys, known = current.keys, current.definitions.elements
    codes = {keys.units[code]: code for code in units}
    forms = {(form.unit_id, form.period) for form in waiting(session, codes) if form.period.end <= at.end}
    kinds = {keys.elements[code]: known[code] for code in elements if code in known}
    return tuple(
        Laid(known[cell.element], codes[unit_id], cell)
        for unit_id, cell in of_units(session, {unit_id for unit_id, _ in forms}, kinds)
        if (unit_id, form_period(known[cell.element], cell.ordinal)) in forms)


def lay_over(cells: Cells, laid: Iterable[Laid]) -> None:
    """In place."""
    for each in laid:
        element, unit, ordinal, face = *each.key, each.cell.face
        cells.values[element][unit].pop(ordinal, None)
        cells.not_applicable[element][unit].discard(ordinal)
        if face.value is not None or face.not_applicable:
            cells.put(element, unit, ordinal, face.value)


def with_details(session: Session, approved: Collection[Detail], laid: Collection[Laid]) -> tuple[Detail, ...]:
    """The figures one by one, those laid over them without a day of approval."""
    hidden = {each.key for each in laid}
    known = parts(session, [each.cell.id for each in laid if each.element.disaggregations])
    found = [each for each in approved if (each.element, each.unit, each.ordinal) not in hidden]
    for each in laid:
        face, said = each.cell.face, (each.cell.face.note, each.cell.entered_on, None)
        if face.value is not None or face.not_applicable:
            found.append(Detail(*each.key, None, face.value, *said))
            found += [Detail(*each.key, category, part, *said)
                      for category, part in sorted(known.get(each.cell.id, {}).items())]
    return tuple(found)
