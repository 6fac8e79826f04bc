"""A stored plan as it is shown: names for numbers, figures as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.db.tables_import import BatchState, ImportBatch, ImportRow, Outcome
from tracker.db.values import from_columns
from tracker.domain.access import Act
from tracker.domain.element import DataElement, Type
from tracker.domain.period import Period
from tracker.domain.words import Words
from tracker.files.given import What
from tracker.services.entry_desk import Desk
from tracker.services.imports_settle import NOT_APPLICABLE
from tracker.services.imports_views import FormCheck, ImportItem, ImportPlan, PlannedRow, Remark, Side
from tracker.services.imports_words import unpacked, words_of


def item(batch: ImportBatch) -> ImportItem:
    return ImportItem(batch.id or 0, batch.name, batch.at, BatchState(batch.state),
                      {Outcome(name): count for name, count in batch.counts.items()})


def plan(desk: Desk, batch: ImportBatch) -> ImportPlan:
    notes = [*batch.told.get("notes", ()), *([batch.told["many"]] if batch.told.get("many") else ())]
    return ImportPlan(
        desk.office, item(batch), batch.version, tuple(words_of(note) for note in notes),
        tuple(_form(desk, each) for each in batch.told.get("forms", ())), batch.applied_at)


def _form(desk: Desk, told: Mapping[str, Any]) -> FormCheck:
    units, elements = desk.current.definitions.units, desk.current.definitions.elements
    return FormCheck(
        told["unit"], units[told["unit"]].name if told["unit"] in units else _plain(told["unit"]),
        Period.parse(told["period"]), told["filled"], told["expected"],
        tuple(Remark(each["severity"], elements[each["element"]].name if each["element"] in elements else None,
                     words_of(each["message"])) for each in told["findings"]))


def rows(desk: Desk, found: Iterable[ImportRow]) -> list[PlannedRow]:
    keys = desk.current.keys
    elements = {number: desk.current.definitions.elements.get(code) for code, number in keys.elements.items()}
    units = {number: code for code, number in keys.units.items()}
    return [_row(desk, row, elements.get(row.element_id or 0), units.get(row.unit_id or 0)) for row in found]


def _row(desk: Desk, row: ImportRow, element: DataElement | None, unit: str | None) -> PlannedRow:
    what, outcome = What(row.what), Outcome(row.outcome)
    if element is None or unit is None:
        return _strange(desk, row, what, outcome)
    known = desk.current.definitions.units.get(unit)
    then = Side(None, row.what == NOT_APPLICABLE, row.text) if what is not What.FIGURE else Side(
        from_columns(element.type, row.value, row.text))
    return PlannedRow(
        row.number, row.place, known.name if known else _plain(unit), Period(element.frequency, row.ordinal or 0),
        element.name, _category(desk, row.category), what, outcome, _was(row, element.type), then, None,
        unpacked(row.message), (unit, element.code, row.category))


def _strange(desk: Desk, row: ImportRow, what: What, outcome: Outcome) -> PlannedRow:
    """What stands for no cell, as the file wrote it; by name what has one, of the units only the sender's own."""
    unit, period, element, category, figure = json.loads(row.said) if row.said else ("", "", "", "", "")
    known, home = (found.get(code.strip()) for found, code in (
        (desk.current.definitions.elements, element), (desk.current.definitions.units, unit)))
    return PlannedRow(
        row.number, row.place, home.name if home and desk.may(Act.ENTER, home.code) else _plain(unit), _period(period),
        known.name if known else _plain(element), _category(desk, category or None), what, outcome, None, None,
        figure or None, unpacked(row.message), (unit, element, category or None))


def _period(text: str) -> Period | str:
    try:
        return Period.parse(text.strip())
    except ValueError:
        return text


def _was(row: ImportRow, type_: Type) -> Side | None:
    if row.was is None:
        return None
    if row.was != What.FIGURE:
        return Side(None, row.was == NOT_APPLICABLE, row.was_text)
    return Side(from_columns(type_, row.was_value, row.was_text))


def _category(desk: Desk, category: str | None) -> Words | None:
    if category is None:
        return None
    dimension, _, code = category.partition("=")
    found = desk.current.definitions.dimensions.get(dimension)
    return dict(found.categories).get(code, _plain(category)) if found else _plain(category)


def _plain(text: str) -> Words:
    return Words(text, text)
