"""Saving one cell: what was typed, that it does not apply, or a note; each against the version that was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal

from tracker.db import cells, history
from tracker.db.cells import Face, StoredCell
from tracker.db.history import Line
from tracker.db.people import names
from tracker.domain.element import DataElement
from tracker.domain.exact import BEYOND
from tracker.domain.figure import Value
from tracker.domain.finding import Finding, Gravity
from tracker.errors import NotFound, say
from tracker.services.entry_cells import NOTHING, Filled, as_approved, fill, to_document, with_figure
from tracker.services.entry_commands import SaveCell, SayOfCell
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_parse import read
from tracker.services.entry_views import Clash, Doubt, Refused, Saved

Change = Callable[[Face], Face | Doubt | Refused]
ENTER, NOTE = "enter", "note"


def save_figure(form: OpenForm, command: SaveCell) -> Filled | Clash | Doubt | Refused:
    """The form as it is afterwards, or why not."""
    element, _ = form.element(command.element)
    _category_exists(form, element, command.category)
    value = read(element, command.category, command.text, command.means)
    if isinstance(value, Doubt | Refused):
        return value
    def change(face: Face) -> Face | Refused:
        now = typed(form, element, command.category, face, value)
        if isinstance(now.value, Decimal) and abs(now.value) >= BEYOND:
            message = say("“{text}” is not a number; write it like 1 234,5.", text=command.text)
            return Refused((Finding(Gravity.ERROR, "type", message, element.code, command.category),))
        return now

    return _save(form, command, change, command.category)


def save_not_applicable(form: OpenForm, command: SayOfCell) -> Filled | Clash | Doubt | Refused:
    """The figure and its parts go; the history keeps them."""
    if not command.text.strip():
        return Refused((Finding(Gravity.ERROR, "reason", say("Say why it does not apply."), command.element),))
    face = Face(not_applicable=True, note=command.text.strip())
    return _save(form, command, lambda _: face)


def save_note(form: OpenForm, command: SayOfCell) -> Filled | Clash | Doubt | Refused:
    """The note of a cell that does not apply is its reason, which cannot be taken away."""
    text = command.text.strip() or None
    if text is None and _is_reason(form, command.element):
        return Refused((Finding(Gravity.ERROR, "reason", say("Say why it does not apply."), command.element),))
    return _save(form, command, lambda face: replace(face, note=text), act=NOTE)


def typed(form: OpenForm, element: DataElement, category: str | None, face: Face, value: Value | None) -> Face:
    """The cell with one figure changed. A total nobody typed follows its parts."""
    known = form.desk.current.definitions.dimensions
    return with_figure([known[code] for code in element.disaggregations if code in known], face, category, value)


def store(form: OpenForm, element: DataElement, ordinal: int, was: StoredCell | None, face: Face, act: str,
          why: str | None = None) -> int:
    """The cell and its line in the history; the caller commits. The cell's new version."""
    desk = form.desk
    keys, today = desk.current.keys, desk.office.today
    place = (keys.elements[element.code], form.unit_id, ordinal)
    on = was.entered_on if was and act == NOTE else today
    version = cells.put(desk.work.session, place, was, face, on)
    before = to_document(was.face, act) if was else None
    history.append(desk.work.session, desk.work.now, desk.actor.signature, [
        Line("cell", form.cell_key(element.code), before, to_document(face, act), why)])
    return version


def saved(filled: Filled, element: str, category: str | None) -> Saved:
    """What is stored now, and what the checks say of the whole form."""
    form = filled.form
    now, cell = filled.form_as_filled(), filled.at(element, form.element(element)[1].ordinal)
    face = cell.face if cell else NOTHING
    value = face.parts.get(category) if category else face.value
    return Saved(cell.version if cell else 0, form.desk.work.now, value, now.filled, now.expected, filled.findings(now))


def stored_cell(form: OpenForm, element: str) -> StoredCell | None:
    kind, period = form.element(element)
    id_ = form.desk.current.keys.elements[element]
    found = cells.one(form.desk.work.session, id_, form.unit_id, period.ordinal, kind)
    return next(iter(as_approved(form, [found])), found) if found else None


def clash(form: OpenForm, was: StoredCell | None, element: str, category: str | None, ours: str) -> Clash:
    """Who was first, with what, and the version to name if ours is to replace it."""
    lines = history.of(form.desk.work.session, "cell", form.cell_key(element))
    face = was.face if was else NOTHING
    theirs = face.value if category is None else face.parts.get(category)
    if lines:
        signed = lines[-1].actor
        who, at = names(form.desk.work.session, [signed]).get(signed, signed), lines[-1].at
    else:
        who, at = "", datetime.combine(was.entered_on if was else form.desk.office.today, time(), UTC)
    return Clash(was.version if was else 0, theirs, who, at, ours)


def _save(form: OpenForm, command: SaveCell | SayOfCell, change: Change, category: str | None = None,
          act: str = ENTER) -> Filled | Clash | Doubt | Refused:
    form.must_be_open()
    element, period = form.element(command.element)
    filled = fill(form)
    was = filled.at(element.code, period.ordinal)
    if command.version != (was.version if was else 0):
        return clash(form, was, command.element, category, command.text)
    before = was.face if was else NOTHING
    face = change(before)
    if isinstance(face, Doubt | Refused):
        return face
    if face == before:
        return filled
    version = store(form, element, period.ordinal, was, face, act)
    return filled.with_face(element.code, period.ordinal, face, version)


def _is_reason(form: OpenForm, element: str) -> bool:
    was = stored_cell(form, element)
    return was is not None and was.face.not_applicable


def _category_exists(form: OpenForm, element: DataElement, category: str | None) -> None:
    known = form.desk.current.definitions.dimensions
    codes = [f"{name}={code}" for name in element.disaggregations if name in known
             for code, _ in known[name].categories]
    if category is not None and category not in codes:
        raise NotFound(say("“{element}” has no category “{category}”.", element=element.code, category=category))
