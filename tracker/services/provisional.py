"""Submitted figures that nobody has approved yet, laid over the approved ones: for the officer's eyes only."""

from __future__ import annotations

from sqlmodel import Session

from tracker.db.cells import of_units
from tracker.db.forms import waiting
from tracker.domain.access import Act, Actor
from tracker.domain.entry import form_period
from tracker.domain.figure import Cells
from tracker.domain.period import Period
from tracker.errors import NotAllowed, say
from tracker.services.definitions import Current


def units_open_to(actor: Actor, current: Current, plan: str) -> frozenset[str]:
    """The units whose submitted figures the actor may see; refuses if there are none."""
    units = current.definitions.units
    found = frozenset(code for code in units if actor.may(Act.SEE_SUBMITTED, units, unit=code, plan=plan))
    if not found:
        raise NotAllowed(say("Only a monitoring officer sees figures that are not approved yet."))
    return found


def lay_over(session: Session, current: Current, cells: Cells, units: frozenset[str], at: Period) -> None:
    """In place, what stands on submitted forms of these units up to the end of `at`."""
    keys, elements = current.keys, current.definitions.elements
    codes = {keys.units[code]: code for code in units}
    forms = {(form.unit_id, form.period) for form in waiting(session, codes) if form.period.end <= at.end}
    kinds = {keys.elements[code]: elements[code] for code in cells.values if code in elements}
    for unit_id, cell in of_units(session, {unit_id for unit_id, _ in forms}, kinds):
        if (unit_id, form_period(elements[cell.element], cell.ordinal)) in forms:
            unit, face = codes[unit_id], cell.face
            cells.values[cell.element][unit].pop(cell.ordinal, None)
            cells.not_applicable[cell.element][unit].discard(cell.ordinal)
            if face.value is not None or face.not_applicable:
                cells.put(cell.element, unit, cell.ordinal, face.value)
