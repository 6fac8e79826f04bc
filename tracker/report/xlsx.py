"""All tables of the report as a workbook: numbers are numbers, days are days, and no text is ever a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING, MergedCell
from openpyxl.cell.cell import Cell as OneCell
from openpyxl.styles import Alignment, Font, PatternFill, Side
from openpyxl.styles.borders import Border
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tracker.report.model import Cell, Document, Table, captioned
from tracker.report.pdf import to_right

BOLD, LINK = Font(bold=True), Font(color="1D4F7C", underline="single")
HEAD = PatternFill("solid", start_color="E9EEF4")
TOP, RIGHT = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top", horizontal="right")
UNDER = Border(bottom=Side(style="thin", color="D5DBE1"))
BARRED = re.compile(r"[\[\]:*?/\\']")
Place = OneCell | MergedCell
WIDTH = 110
"""Of the page, in signs."""


def to_xlsx(document: Document) -> bytes:
    book = Workbook()
    found = [(block, caption) for block, caption in captioned(document) if isinstance(block, Table)]
    names = sheet_names([table for table, _ in found])
    _contents(book.worksheets[0], document, [(name, each[1]) for name, each in zip(names, found, strict=True)])
    for name, (table, caption) in zip(names, found, strict=True):
        _sheet(book.create_sheet(name), table, caption)
    book.properties.title, book.properties.creator = document.title, document.author
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_names(found: Sequence[Table]) -> list[str]:
    """Excel takes 31 signs, and each name once."""
    names: list[str] = []
    for table in found:
        name = BARRED.sub(" ", table.name)[:31].strip()
        at = 2
        while name.casefold() in {each.casefold() for each in names}:
            tail = f" {at}"
            name, at = BARRED.sub(" ", table.name)[:31 - len(tail)].strip() + tail, at + 1
        names.append(name)
    return names


def _contents(sheet: Worksheet, document: Document, found: Sequence[tuple[str, str]]) -> None:
    sheet.title = BARRED.sub(" ", document.words.contents)[:31]
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 40, 80
    heads = [(text,) for text in (document.title, document.subtitle, *document.notices)]
    for at, line in enumerate([*heads, *document.facts], start=1):
        for column, text in enumerate(line, start=1):
            _text(sheet.cell(at, column), text, strong=len(line) == 1)
    for at, (name, caption) in enumerate(found, start=len(heads) + len(document.facts) + 2):
        place = sheet.cell(at, 1)
        _text(place, caption)
        place.hyperlink = Hyperlink(ref=place.coordinate, location=f"'{name}'!A1")
        place.font = LINK


def _sheet(sheet: Worksheet, table: Table, caption: str) -> None:
    sheet.freeze_panes = "B3"
    _print(sheet)
    for at, width in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = max(9, WIDTH * width / sum(table.widths))
    _text(sheet.cell(1, 1), caption, strong=True)
    right = to_right(table)
    for at, (text, to) in enumerate(zip(table.head, right, strict=True), start=1):
        place = sheet.cell(2, at)
        _text(place, text, strong=True)
        place.fill, place.alignment = HEAD, RIGHT if to else TOP
    for row_at, row in enumerate(table.rows, start=3):
        for at, (cell, to) in enumerate(zip(row, right, strict=True), start=1):
            _cell(sheet.cell(row_at, at), cell, to)


def _print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:2"
    sheet.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr]


def _cell(place: Place, cell: Cell, right: bool) -> None:
    if cell.number is None and cell.day is None:
        _text(place, cell.text, strong=cell.strong)
    else:
        place.value = cell.day if cell.number is None else cell.number
        place.number_format = cell.shape
        if cell.strong:
            place.font = BOLD
    place.border, place.alignment = UNDER, RIGHT if right else TOP


def _text(place: Place, text: str, *, strong: bool = False) -> None:
    """As it is: one that begins with “=” stays a text."""
    place.value = text
    place.data_type = TYPE_STRING
    if strong:
        place.font = BOLD
