"""The hidden sheet that says what a workbook was made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files.book.codes import FORM, MARK_SHEET
from tracker.files.given import Mark

_FIRST, _PERIOD, _DEFINITIONS, _MADE_ON, _UNIT = "made for", "period", "definitions", "made on", "unit"


def write_mark(sheet: Worksheet, mark: Mark) -> None:
    for row, (key, value) in enumerate(_lines(mark), 1):
        for column, text in enumerate((key, value), 1):
            cell = sheet.cell(row, column, text)
            cell.data_type = "s"
            cell.number_format = "@"
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def read_mark(book: Workbook) -> Mark | None:
    """None where the sheet is missing, or somebody changed it into what is no mark."""
    if MARK_SHEET not in book.sheetnames:
        return None
    lines = [(_text(row[0]), _text(row[1])) for row in book[MARK_SHEET].iter_rows(max_col=2, values_only=True)]
    said = dict(lines)
    if said.get(_FIRST) != FORM:
        return None
    try:
        made_on = date.fromisoformat(said[_MADE_ON])
        return Mark(tuple(value for key, value in lines if key == _UNIT), said[_PERIOD], said[_DEFINITIONS], made_on)
    except (KeyError, ValueError):
        return None


def _lines(mark: Mark) -> Iterator[tuple[str, str]]:
    yield _FIRST, FORM
    yield _PERIOD, mark.period
    yield _DEFINITIONS, mark.definitions
    yield _MADE_ON, mark.made_on.isoformat()
    for unit in mark.units:
        yield _UNIT, unit


def _text(value: object) -> str:
    return "" if value is None else str(value)
