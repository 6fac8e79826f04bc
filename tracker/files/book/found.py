"""Where things stand in a sheet that came back: by its hidden codes, wherever they were moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tracker.errors import Issue, say
from tracker.files.book import codes
from tracker.files.book.codes import COLUMNS, FIGURE, NO_ROW, NOTE, REASON, form_of, is_category, is_column

_DEEPEST, _WIDEST = 60, 120
"""How far in the first cell of a form is looked for."""

MOST_ROWS, MOST_COLUMNS = 20_000, 500


@dataclass(frozen=True)
class Found:
    """A form in a sheet. `columns` by code and `rows` by element; what stands twice is in neither. `missing` are
    columns that were there when it was made.
    """

    sheet: Worksheet
    unit: str
    period: str
    top: int
    left: int
    columns: Mapping[str, int]
    rows: Mapping[str, int]
    missing: tuple[str, ...] = ()

    @property
    def fills(self) -> tuple[str, ...]:
        return tuple(code for code in self.columns if code in (FIGURE, REASON, NOTE) or is_category(code))

    def where(self, row: int, column: int) -> str:
        return f"{self.sheet.title}!{get_column_letter(column)}{row}"


def find_form(sheet: Worksheet, issues: list[Issue]) -> Found | None:
    """None where the sheet is no form of ours. What cannot be made out is an issue."""
    place = _first_cell(sheet)
    if place is None:
        return None
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        end = f"{get_column_letter(sheet.max_column)}{sheet.max_row}"
        issues.append(Issue("too_big", sheet.title, say(
            "The sheet reaches as far as {cell}. Delete what stands below and beside the form.", cell=end)))
        return None
    top, left, (unit, period) = place
    heads = [(code, column) for column, code in _row(sheet, top) if column != left and is_column(code)]
    rows = [(code, row) for row, code in _column(sheet, left) if row != top and not code.startswith(NO_ROW)]
    found = Found(sheet, unit, period, top, left, _once(heads), _once(rows), _missing(sheet, left, heads))
    issues += _twice(found, heads, rows)
    issues += _unknown(found)
    return found


def text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | CellRichText) else ""


def _first_cell(sheet: Worksheet) -> tuple[int, int, tuple[str, str]] | None:
    last, widest = min(sheet.max_row, _DEEPEST), min(sheet.max_column, _WIDEST)
    for row in sheet.iter_rows(max_row=last, max_col=widest):
        for cell in row:
            if place := form_of(cell.value):
                return cell.row or 1, cell.column or 1, place
    return None


def _missing(sheet: Worksheet, left: int, heads: list[tuple[str, int]]) -> tuple[str, ...]:
    said = next((code for _, code in _column(sheet, left) if code.startswith(COLUMNS)), "")
    there = {code for code, _ in heads}
    return tuple(code for code in said.split()[1:] if code not in (*there, codes.TYPE, codes.PRINTED))


def _row(sheet: Worksheet, row: int) -> Iterator[tuple[int, str]]:
    for column in range(1, sheet.max_column + 1):
        yield column, text(sheet.cell(row, column).value)


def _column(sheet: Worksheet, column: int) -> Iterator[tuple[int, str]]:
    for row in range(1, sheet.max_row + 1):
        if code := text(sheet.cell(row, column).value):
            yield row, code


def _once(places: Iterable[tuple[str, int]]) -> dict[str, int]:
    listed = list(places)
    counted = Counter(code for code, _ in listed)
    return {code: at for code, at in listed if counted[code] == 1}


def _twice(found: Found, heads: list[tuple[str, int]], rows: list[tuple[str, int]]) -> Iterator[Issue]:
    for code, column in heads:
        if code not in found.columns:
            yield Issue("duplicate_column", found.where(found.top, column), say(
                "The column “{code}” stands in this sheet more than once; keep one of them.", code=code))
    for code, row in rows:
        if code not in found.rows:
            yield Issue("duplicate_row", found.where(row, found.columns.get(FIGURE, found.left)), say(
                "The row “{code}” stands in this sheet more than once; keep one of them.", code=code))
    if FIGURE not in found.columns:
        yield Issue("missing_column", found.sheet.title, say("The column for the figures is missing."))


def _unknown(found: Found) -> Iterator[Issue]:
    """Something stands where figures do, and nothing says of which element or of what."""
    sheet, rows = found.sheet, set(found.rows.values())
    coded = {row for row, _ in _column(sheet, found.left)}
    named = {column for column, code in _row(sheet, found.top) if code} | {found.left}
    fills = [found.columns[code] for code in found.fills]
    for row in range(1, sheet.max_row + 1):
        column = next((each for each in fills if row not in coded and _says(sheet, row, each)), None)
        if column is not None:
            yield Issue("unknown_row", found.where(row, column), say(
                "Nothing says which data element this row is about. Use the rows of the workbook as they were given."))
    for column in range(1, sheet.max_column + 1):
        at = next((row for row in sorted(rows) if column not in named and _says(sheet, row, column)), None)
        if at is not None:
            yield Issue("unknown_column", found.where(at, column), say(
                "Nothing says what this column is about. Use the columns of the workbook as they were given."))


def _says(sheet: Worksheet, row: int, column: int) -> bool:
    value = sheet.cell(row, column).value
    return value is not None and str(value).strip() != "" and not codes.is_our_sum(value)
