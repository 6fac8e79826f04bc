"""The cells of a form as the checks look at them, and as the history keeps them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from tracker.db import cells
from tracker.db.cells import Face, StoredCell
from tracker.db.documents import Document, to_json
from tracker.db.forms import Said, said
from tracker.domain.element import DataElement, Dimension, Type
from tracker.domain.entry import FilledForm, FilledRow, added_up, form_period
from tracker.domain.figure import Value
from tracker.domain.finding import Finding
from tracker.domain.period import Period
from tracker.domain.validation import validate
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_views import CellFace
from tracker.services.entry_words import explained

NOTHING = Face()
NOTHING_SAID = Said({}, {}, {})


@dataclass(frozen=True)
class Filled:
    """A form with everything the unit ever entered of its elements, by element and ordinal."""

    form: OpenForm
    stored: Mapping[str, Mapping[int, StoredCell]]
    said: Said

    def at(self, element: str, ordinal: int) -> StoredCell | None:
        return self.stored[element].get(ordinal)

    def form_as_filled(self) -> FilledForm:
        rows = tuple(self._row(element, period) for element, period in self.form.asked)
        return FilledForm(self.form.desk.current.definitions, self.form.unit, self.form.period, rows)

    def findings(self, form: FilledForm | None = None) -> tuple[Finding, ...]:
        """What the checks say, each warning with the word given for it. `form` if it was made already."""
        form = form or self.form_as_filled()
        return tuple(explained(each, form, self.said) for each in validate(form))

    def with_face(self, element: str, ordinal: int, face: Face, version: int = 0) -> Filled:
        """As it would be if the cell said this, at this version."""
        mine = self.stored[element]
        cell = mine.get(ordinal) or StoredCell(0, element, ordinal, face, self.form.desk.office.today, None, 0)
        return replace(self, stored={
            **self.stored, element: {**mine, ordinal: replace(cell, face=face, version=version)}})

    def _row(self, element: DataElement, period: Period) -> FilledRow:
        found = self.stored[element.code]
        now = found[period.ordinal].face if period.ordinal in found else NOTHING
        earlier = {at: cell.face.value for at, cell in found.items()
                   if at < period.ordinal and cell.face.value is not None}
        return FilledRow(element, period, now.value, now.not_applicable, now.parts, earlier)


def fill(form: OpenForm) -> Filled:
    """Three statements: the cells, the parts of those that are shown, and what was said."""
    session, keys = form.desk.work.session, form.desk.current.keys
    kinds = {keys.elements[element.code]: element for element, _ in form.asked}
    stored: dict[str, dict[int, StoredCell]] = {element.code: {} for element, _ in form.asked}
    shown = {element.code: {period.ordinal, period.ordinal - 1, period.year_earlier.ordinal}
             for element, period in form.asked if element.disaggregations}
    for each in cells.of_unit(session, form.unit_id, kinds):
        stored[each.element][each.ordinal] = each
    parted = [stored[code][at] for code, ordinals in shown.items() for at in ordinals if at in stored[code]]
    parts = cells.parts(session, [cell.id for cell in parted])
    for cell in parted:
        stored[cell.element][cell.ordinal] = replace(cell, face=replace(cell.face, parts=parts.get(cell.id, {})))
    _lay_aside(form, stored)
    return Filled(form, stored, said(session, form.row.id) if form.row and form.row.id else NOTHING_SAID)


def with_figure(dimensions: Sequence[Dimension], face: Face, category: str | None, value: Value | None) -> Face:
    """The cell with one figure changed. A total nobody typed follows its parts."""
    if category is not None:
        parts = {name: part for name, part in face.parts.items() if name != category}
        if value is not None:
            parts[category] = value  # type: ignore[assignment]  # parts are of numbers, and so was it read
        return with_parts(dimensions, face, parts)
    adds_up = value is None and bool(face.parts)
    total = added_up(iter(dimensions), face.parts) if adds_up else value
    return Face(total, face.parts, note=None if face.not_applicable else face.note, adds_up=adds_up)


def with_parts(dimensions: Sequence[Dimension], face: Face, parts: Mapping[str, Decimal]) -> Face:
    """The cell with these parts instead of its own."""
    adds_up, total = bool(parts) and (face.adds_up or face.value is None), face.value
    if adds_up:
        total = added_up(iter(dimensions), parts)
    elif face.adds_up:
        total = None
    return Face(total, parts, note=None if face.not_applicable else face.note, adds_up=adds_up)


def as_approved(form: OpenForm, found: Collection[StoredCell]) -> list[StoredCell]:
    """Those that stand on a form set aside, as they were approved."""
    known = form.desk.current.definitions.elements
    aside = [cell for cell in found if form.aside and form_period(known[cell.element], cell.ordinal) in form.aside]
    faces = cells.approved_faces(form.desk.work.session, aside, known)
    return [replace(cell, face=faces[cell.id]) for cell in aside]


def _lay_aside(form: OpenForm, stored: Mapping[str, dict[int, StoredCell]]) -> None:
    for cell in as_approved(form, [cell for of_element in stored.values() for cell in of_element.values()]):
        stored[cell.element][cell.ordinal] = cell


def to_document(face: Face, act: str) -> Document:
    """A cell in the history."""
    return {"act": act, "value": to_json(face.value), "parts": to_json(face.parts),
            "not_applicable": face.not_applicable, "note": face.note}


def from_document(document: Document, type_: Type) -> CellFace:
    parts = {category: Decimal(value) for category, value in document.get("parts", {}).items()}
    return CellFace(_value(document.get("value"), type_), MappingProxyType(parts),
                    bool(document.get("not_applicable")), document.get("note"))


def _value(stored: Any, type_: Type) -> Value | None:
    if stored is None or type_ in (Type.YES_NO, Type.TEXT):
        value: Value | None = stored
        return value
    return date.fromisoformat(stored) if type_ is Type.DATE else Decimal(stored)
