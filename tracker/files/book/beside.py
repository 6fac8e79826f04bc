"""The sheets beside the forms: the one that explains, and the list of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files.book.cells import put
from tracker.files.book.codes import NO_ROW
from tracker.files.book.frame import page, protect
from tracker.files.book.look import ACCENT, DATE, GENERAL, GROUND, Look
from tracker.files.book.names import quoted
from tracker.files.book.parts import Contents, Form, Guide, Labels

LINE, _LETTERS = 15.5, 92
_TALLEST = 400
"""Points: a taller row makes Excel call the file damaged."""

GUIDE, CONTENTS = f"{NO_ROW}guide", f"{NO_ROW}contents"


def write_guide(sheet: Worksheet, guide: Guide, labels: Labels, look: Look) -> None:
    _columns(sheet, 2, 30, 62)
    _title(sheet, GUIDE, guide.title, look)
    row = 3
    for word, fact in guide.facts:
        put(sheet, row, 2, word, look("fact"))
        put(sheet, row, 3, fact, look("body", DATE if isinstance(fact, date) else GENERAL))
        row += 1
    for heading, text in guide.paragraphs:
        put(sheet, row, 2, heading, look("heading"))
        sheet.row_dimensions[row].height = tall(2)
        put(sheet, row + 1, 2, text, look("body"))
        sheet.merge_cells(start_row=row + 1, start_column=2, end_row=row + 1, end_column=3)
        sheet.row_dimensions[row + 1].height = tall(lines(text, _LETTERS))
        row += 2
    protect(sheet)
    page(sheet, guide.title, labels.page, landscape=False)
    sheet.sheet_properties.tabColor = GROUND


def write_contents(sheet: Worksheet, contents: Contents, forms: Sequence[Form], labels: Labels, look: Look) -> None:
    _columns(sheet, 2, 84, 13, 18, 12)
    _title(sheet, CONTENTS, contents.title, look)
    put(sheet, 2, 2, contents.lead, look("lead"))
    for column, word in enumerate(contents.heads, 2):
        put(sheet, 4, column, word, look("head number" if column == 3 else "head"))
    for row, form in enumerate(forms, 5):
        name = put(sheet, row, 2, form.title, look("link"))
        name.hyperlink = Hyperlink(name.coordinate, location=f"{quoted(form.sheet)}!A1")
        name.style = look("link")
        put(sheet, row, 3, form.deadline, look("past", DATE))
        put(sheet, row, 4, form.status, look("second"))
        put(sheet, row, 5, form.filled, look("second"))
        sheet.row_dimensions[row].height = tall(lines(form.title, 88), 5)
    sheet.freeze_panes = "A5"
    sheet.print_title_rows = "4:4"
    protect(sheet)
    page(sheet, contents.title, labels.page)
    sheet.sheet_properties.tabColor = ACCENT


def lines(text: str, letters: float) -> int:
    """How many a text takes in a cell of this width."""
    return sum(max(1, ceil(len(each) / letters)) for each in text.split("\n"))


def tall(count: int, padding: int = 0) -> float:
    """A row of so many lines."""
    return min(LINE * count + padding, _TALLEST)


def _title(sheet: Worksheet, code: str, title: str, look: Look) -> None:
    put(sheet, 1, 1, code, look("hidden"))
    put(sheet, 1, 2, title, look("title"))
    sheet.row_dimensions[1].height = 32
    sheet.column_dimensions["A"].hidden = True


def _columns(sheet: Worksheet, first: int, *widths: float) -> None:
    for column, width in enumerate(widths, first):
        sheet.column_dimensions["ABCDEFGH"[column - 1]].width = width


