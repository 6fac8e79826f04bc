"""The figures of a sample: values.csv with the further columns note, entered_on and approved_on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from tracker.db.entries import Entry
from tracker.db.figures import Keys
from tracker.domain.figure import Value
from tracker.domain.indicator import Definitions
from tracker.errors import Issue, say
from tracker.files.values import Cell, Sheet, read_sheet

ENTERED, APPROVED, NOTE = "entered_on", "approved_on", "note"


def read_sample_values(path: Path, definitions: Definitions) -> Sheet:
    sheet = read_sheet(path, definitions, extra=(NOTE, ENTERED, APPROVED))
    for figure in sheet.figures:
        sheet.issues += _faults(sheet, (figure.element, figure.unit, figure.period))
    return sheet


def sample_entries(sheet: Sheet, keys: Keys) -> list[Entry]:
    return [_entry(sheet, keys, (each.element, each.unit, each.period), each.value) for each in sheet.figures]


def _entry(sheet: Sheet, keys: Keys, cell: Cell, value: Value | None) -> Entry:
    element, unit, period = cell
    said = _said(sheet, cell)
    return Entry(
        (keys.elements[element], keys.units[unit], period.ordinal), value,
        date.fromisoformat(said[ENTERED]), date.fromisoformat(said[APPROVED]) if APPROVED in said else None,
        said.get(NOTE), dict(_parts(sheet, cell)))


def _said(sheet: Sheet, cell: Cell) -> Mapping[str, str]:
    """What stands beside the total or, where there is none, beside the first of its parts."""
    beside = (name for name, _ in _parts(sheet, cell))
    return sheet.extras.get((cell, "")) or sheet.extras.get((cell, next(beside, "")), {})


def _parts(sheet: Sheet, cell: Cell) -> Iterator[tuple[str, Decimal]]:
    for dimension, parts in sheet.categories.get(cell, {}).items():
        for category, value in parts.items():
            yield f"{dimension}={category}", value


def _faults(sheet: Sheet, cell: Cell) -> Iterator[Issue]:
    said = _said(sheet, cell)
    for name in (ENTERED, APPROVED):
        if name in said and not _is_day(said[name]):
            yield _issue(sheet, cell, name, said[name])
    if ENTERED not in said:
        yield _issue(sheet, cell, ENTERED, "")


def _issue(sheet: Sheet, cell: Cell, column: str, text: str) -> Issue:
    element, unit, period = cell
    lines = sheet.slots[element, unit].lines
    line = lines.get(period.ordinal) or min(at for key, at in lines.items()
                                            if isinstance(key, tuple) and key[0] == period.ordinal)
    return Issue("not_a_date", f"{sheet.path}:{line}", say(
        "“{text}” in {column} is not a date; write it like 2015-12-31.", text=text, column=column))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
