"""Correcting an approved figure: what it would change is shown first; both values and the reason stay."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.db import cells
from tracker.db.cells import Face, StoredCell
from tracker.db.figures import cells as figures
from tracker.domain.calendar import closed_periods, past_deadline
from tracker.domain.evaluate import evaluate
from tracker.domain.figure import Cells
from tracker.domain.finding import Finding, Gravity
from tracker.domain.indicator import Indicator
from tracker.domain.period import Period
from tracker.domain.status import Progress
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, say
from tracker.services.entry_cells import NOTHING, Filled, fill
from tracker.services.entry_commands import Correct
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_parse import read
from tracker.services.entry_save import clash, store, stored_cell, typed
from tracker.services.entry_views import Clash, Doubt, Preview, Refused
from tracker.services.wanted import wanted

CORRECT = "correct"


@dataclass(frozen=True)
class _Corrected:
    """Nothing may have been there: what stood was not what should have."""

    was: StoredCell | None
    face: Face


def preview(form: OpenForm, command: Correct) -> Preview | Doubt | Refused:
    """The indicators that would be judged otherwise, on the latest dashboard that shows them."""
    found = _corrected(form, command)
    if isinstance(found, Doubt | Refused):
        return found
    before: dict[str, Progress] = {}
    after: dict[str, Progress] = {}
    definitions = form.desk.current.definitions
    for indicator in definitions.indicators.values():
        if command.element in indicator.elements and indicator.plan in form.desk.current.plans:
            at = _latest(form, indicator)
            known = _approved(form, indicator, at)
            was = evaluate(definitions, indicator, known, at)
            _replace(form, known, command.element, found.face)
            now = evaluate(definitions, indicator, known, at)
            if was != now:
                before[indicator.code], after[indicator.code] = was, now
    return Preview(before, after)


def correct(form: OpenForm, command: Correct) -> Filled | Clash | Doubt | Refused:
    if not command.reason.strip():
        return Refused((Finding(Gravity.ERROR, "reason", say("Write why the figure is corrected."), command.element),))
    found = _corrected(form, command)
    if isinstance(found, Doubt | Refused):
        return found
    if command.version != (found.was.version if found.was else 0):
        return clash(form, found.was, command.element, None, command.texts.get(None, ""))
    if found.face != (found.was.face if found.was else NOTHING):
        element, period = form.element(command.element)
        if found.was and form.period in form.aside:
            cells.take_back(form.desk.work.session, found.was.id)
        store(form, element, period.ordinal, found.was, found.face, CORRECT, command.reason.strip())
        stored = stored_cell(form, command.element)
        cells.approve(form.desk.work.session, [stored.id] if stored else [], form.desk.office.today)
    return fill(form)


def _corrected(form: OpenForm, command: Correct) -> _Corrected | Doubt | Refused:
    """The cell as it would be, if no check calls it an error."""
    if form.status is not FormStatus.APPROVED:
        raise NotAllowed(say("The form is {status}; only approved figures are corrected.", status=form.status))
    element, period = form.element(command.element)
    was = stored_cell(form, command.element)
    face = before = was.face if was else NOTHING
    for category, text in sorted(command.texts.items(), key=lambda each: each[0] is None):
        value = read(element, category, text)
        if isinstance(value, Doubt | Refused):
            return value
        face = typed(form, element, category, face, value)
    face = replace(face, note=face.note or before.note)
    errors = [each for each in fill(form).with_face(command.element, period.ordinal, face).findings()
              if each.severity is Gravity.ERROR and each.element == command.element]
    return Refused(tuple(errors)) if errors else _Corrected(was, face)


def _latest(form: OpenForm, indicator: Indicator) -> Period:
    first, last = form.desk.current.plans[indicator.plan or ""].years
    today, deadlines = form.desk.office.today, form.desk.current.deadlines
    shown = past_deadline(closed_periods(first, last, today), today, deadlines)
    return max((form.period, shown or form.period), key=lambda period: period.end)


def _approved(form: OpenForm, indicator: Indicator, at: Period) -> Cells:
    definitions = form.desk.current.definitions
    needed = wanted(definitions, [indicator], at)
    elements = [definitions.elements[code] for code in needed]
    return figures(form.desk.work.session, form.desk.current.keys, elements, needed)


def _replace(form: OpenForm, known: Cells, element: str, face: Face) -> None:
    ordinal, unit = form.element(element)[1].ordinal, form.unit.code
    known.values[element][unit].pop(ordinal, None)
    known.not_applicable[element][unit].discard(ordinal)
    if face.value is not None or face.not_applicable:
        known.put(element, unit, ordinal, face.value)
