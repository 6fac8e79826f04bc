"""What a cell may hold, as the spreadsheet itself checks it while one types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.element import Type
from tracker.files.book.codes import FIGURE, YES_NO
from tracker.files.book.columns import FIRST, Column, Columns
from tracker.files.book.parts import Form, Labels, Line

_MOST = Decimal(999_999_999_999)
_DAYS = (18_264, 73_050)
"""1 January 1950 and 31 December 2099, as spreadsheets count days."""

_TITLE, _TEXT = 32, 225
"""Longer than this, Excel calls the file damaged."""


class Rule(NamedTuple):
    kind: Literal["whole", "decimal", "list", "date"]
    low: Decimal | int
    high: Decimal | int
    wanted: str


def add_checks(sheet: Worksheet, form: Form, columns: Columns, labels: Labels) -> None:
    """One for each rule, however many cells it covers."""
    if not form.open:
        return
    covered: dict[Rule, dict[Column, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, line in enumerate(form.lines, FIRST):
        rule = _rule(line)
        if rule:
            for column in _of(line, columns):
                covered[rule][column].append(row)
    for rule, cells in covered.items():
        places = " ".join(place for column, rows in cells.items() for place in _runs(column.letter, rows))
        sheet.add_data_validation(_validation(rule, places, labels))


def _of(line: Line, columns: Columns) -> Iterator[Column]:
    yield columns[FIGURE]
    for group, members in columns.groups:
        if group.title in line.dimensions:
            yield from members


def _rule(line: Line) -> Rule | None:
    match line.type:
        case Type.TEXT:
            return None
        case Type.YES_NO:
            return Rule("list", 0, 0, line.wanted)
        case Type.DATE:
            return Rule("date", *_DAYS, line.wanted)
    low = -_MOST if line.minimum is None else line.minimum
    high = _MOST if line.maximum is None else line.maximum
    return Rule("whole" if line.type is Type.COUNT else "decimal", low, high, line.wanted)


def _validation(rule: Rule, places: str, labels: Labels) -> DataValidation:
    """A list is named without a sign before it: so every program takes it."""
    made = DataValidation(
        rule.kind, YES_NO if rule.kind == "list" else f"{rule.low}", allow_blank=True, sqref=places,
        errorTitle=labels.wrong[:_TITLE], error=rule.wanted[:_TEXT], showErrorMessage=True, errorStyle="stop")
    if rule.kind != "list":
        made.formula2, made.operator = f"{rule.high}", "between"
    return made


def _runs(letter: str, rows: Iterable[int]) -> Iterator[str]:
    """`K7:K12 K15`: rows that follow each other as one place."""
    first = last = None
    for row in rows:
        if last is not None and row == last + 1:
            last = row
            continue
        if first is not None:
            yield f"{letter}{first}:{letter}{last}"
        first = last = row
    if first is not None:
        yield f"{letter}{first}:{letter}{last}"
