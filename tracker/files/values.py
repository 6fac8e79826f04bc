"""`values.csv`: element, unit, period, category, value, state → the totals of cells, or every issue at its line.

Made for many rows that are right: what a text means is worked out once and remembered (a row is a few
look-ups), and only a row that does not fit is looked at a second time, field by field.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from tracker.domain.figure import Figure, Value
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.errors import Issue, Message, say
from tracker.files.breakdown import faults, put_part, split, sums_of
from tracker.files.columns import Shape, faults_of, shape_of
from tracker.files.slots import Bad, Meanings, Slot, open_slot, unit_of

Cell = tuple[str, str, Period]
Categories = dict[Cell, dict[str, dict[str, Decimal]]]
NOT_APPLICABLE = "not_applicable"


@dataclass
class Sheet:
    """What one file gives. `extras` holds the further columns asked for, by cell and category (“” for the total)."""

    path: Path
    definitions: Definitions
    figures: list[Figure] = field(default_factory=list)
    categories: Categories = field(default_factory=dict)
    extras: dict[tuple[Cell, str], dict[str, str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    slots: dict[tuple[str, str], Slot] = field(default_factory=dict)
    meanings: Meanings = field(default_factory=Meanings)

    def wrong(self, code: str, line: int, message: Message) -> None:
        self.issues.append(Issue(code, f"{self.path}:{line}", message))


def read_values(path: Path, definitions: Definitions) -> tuple[list[Figure], Categories, list[Issue]]:
    """The totals of the cells, what is known of them by dimension and category, and every issue."""
    sheet = read_sheet(path, definitions)
    return sheet.figures, sheet.categories, sheet.issues


def read_sheet(path: Path, definitions: Definitions, extra: Sequence[str] = ()) -> Sheet:
    sheet = Sheet(path, definitions)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        sheet.wrong("no_file", 1, say("There is no such file, or it cannot be read."))
    except UnicodeDecodeError as error:
        line = error.object[:error.start].count(b"\n") + 1
        sheet.wrong("not_utf8", line, say("The file is not UTF-8; save it as “CSV UTF-8”."))
    else:
        _read(sheet, text, extra)
    return sheet


def _read(sheet: Sheet, text: str, extra: Sequence[str]) -> None:
    header = next(csv.reader(io.StringIO(text, newline="")), [])
    for code, message in faults_of(header, extra):
        sheet.wrong(code, 1, message)
    if not sheet.issues:
        _rows(sheet, text, shape_of(header, extra))
        _add_up(sheet)
        sheet.issues.sort(key=lambda issue: int(issue.where.rpartition(":")[2]))


def _rows(sheet: Sheet, text: str, shape: Shape) -> None:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    put, slots, pick, width = sheet.figures.append, sheet.slots, shape.pick, len(shape.names)
    line = 0
    try:
        for row in rows:
            start, line = line + 1, rows.line_num
            if start == 1 or not row:
                continue
            try:
                if len(row) == width:
                    row.append("")
                else:
                    row = shape.fitted(row)
                element, unit, when, category, raw, state = pick(row)
                slot = slots.get((element, unit)) or _slot(sheet, element, unit)
                period = slot.periods.get(when) or slot.period(when)
                if category or state or shape.extra:
                    _special(sheet, slot, period, row, shape, start)
                    continue
                value = slot.values.get(raw)
                if value is None:
                    value = slot.value(raw)
                if slot.lines.setdefault(period.ordinal, start) != start:
                    slot.claim(period.ordinal, start)
                put(Figure(slot.element.code, slot.unit, period, value))
            except Bad as bad:
                _second_look(sheet, bad, row, shape, start)
    except csv.Error as error:
        sheet.wrong("csv", line + 1, say("This is not a row of a CSV file: {problem}.", problem=str(error)))


def _slot(sheet: Sheet, element: str, unit: str) -> Slot:
    slot = open_slot(sheet.definitions, element, unit, sheet.meanings)
    slot = sheet.slots.setdefault((slot.element.code, slot.unit), slot)
    sheet.slots[element, unit] = slot
    return slot


def _special(sheet: Sheet, slot: Slot, period: Period, row: list[str], shape: Shape, line: int) -> None:
    """A row with a category, a state or further columns."""
    _, _, _, category, raw, state = (text.strip() for text in shape.pick(row))
    value = _checked(sheet, slot, category, raw, state)
    if category:
        put_part(slot, period, category, value, line, sheet.definitions)
    else:
        slot.claim(period.ordinal, line)
        sheet.figures.append(Figure(slot.element.code, slot.unit, period, value))
    given = {name: row[at].strip() for name, at in shape.extra if row[at].strip()}
    if given:
        sheet.extras[(slot.element.code, slot.unit, period), category] = given


def _checked(sheet: Sheet, slot: Slot, category: str, raw: str, state: str) -> Value | None:
    if state not in ("", NOT_APPLICABLE):
        raise Bad("state", say("“{state}” is not a state; it is empty or not_applicable.", state=state))
    if state and (raw or category):
        raise Bad("value_and_state", say(
            "A cell that is not applicable has neither value nor category; empty them or the state."))
    if category:
        split(category, slot.element, sheet.definitions)
    return None if state else slot.value(raw)


def _second_look(sheet: Sheet, first: Bad, row: list[str], shape: Shape, line: int) -> None:
    """Everything wrong with a row: each field is tried although another has failed."""
    if first.code == "columns":
        return sheet.wrong(first.code, line, first.message)
    element, unit, when, category, raw, state = (text.strip() for text in shape.pick(row))
    slot = sheet.slots.get((element, unit))
    if slot is None:  # without the element nothing can be said of the rest
        sheet.wrong(first.code, line, first.message)
        if first.code == "unknown_element":
            _try(sheet, line, lambda: unit_of(sheet.definitions, unit))
        return None
    told = len(sheet.issues)
    _try(sheet, line, lambda: slot.period(when))
    _try(sheet, line, lambda: _checked(sheet, slot, category, raw, state))
    if len(sheet.issues) == told:
        sheet.wrong(first.code, line, first.message)
    return None


def _try(sheet: Sheet, line: int, what: Callable[[], object]) -> None:
    try:
        what()
    except Bad as bad:
        sheet.wrong(bad.code, line, bad.message)


def _add_up(sheet: Sheet) -> None:
    """Holds each dimension against the total of its cell; without one the dimension is the total."""
    broken_down = [slot for slot in dict.fromkeys(sheet.slots.values()) if slot.parts]
    if broken_down:
        for figure in sheet.figures:
            sheet.slots[figure.element, figure.unit].totals[figure.period.ordinal] = figure.value
    for slot in broken_down:
        for ordinal, parts in slot.parts.items():
            period = Period(slot.element.frequency, ordinal)
            for line, message in faults(slot, period):
                sheet.wrong("sums", line, message)
            sheet.categories[slot.element.code, slot.unit, period] = parts
            if ordinal not in slot.totals:
                total = next(iter(sums_of(slot, ordinal).values()))
                sheet.figures.append(Figure(slot.element.code, slot.unit, period, total))
