"""The first sheet: how many indicators of each section have which status, counted by the spreadsheet itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files import sheets
from tracker.files.iptt import Iptt
from tracker.files.iptt_sheet import STATUS, Placed, status_text
from tracker.files.sheets import cell, head_cell, put, put_formula, text_font, underline
from tracker.files.table import Coded


@dataclass(frozen=True)
class Summed:
    """Where the sections stand on the sheet, and the statuses that occur, a column each from the third on.

    `below` is the first free row under everything.
    """

    sheet: Worksheet
    first: int
    last: int
    statuses: Sequence[Coded]
    below: int


def add_summary(book: Workbook, table: Iptt, placed: Placed) -> Summed:
    sheet = sheets.new_sheet(book, table.words["summary"])
    book.move_sheet(sheet, -len(book.worksheets) + 1)
    head = sheets.heading(sheet, table.title, table.facts, table.sample, across=8)
    seen = {line.judged[-1].status.code for line in table.lines}
    statuses = [status for status in table.statuses if status.code in seen]
    names = [table.words["section"], table.words["section_title"], *map(status_text, statuses), table.words["all"]]
    for number, name in enumerate(names, 1):
        head_cell(cell(sheet, head, number), name)
        if number > 2:
            cell(sheet, head, number).alignment = Alignment(vertical="center", horizontal="right", wrap_text=True)
        if 2 < number < len(names):
            cell(sheet, head, number).font = text_font(bold=True, color=STATUS[statuses[number - 3].code][1])
    sheet.row_dimensions[head].height = 44
    _counts(sheet, head, table, placed, len(statuses))
    sheets.widen(sheet, [8, 58, *[13] * len(statuses), 10])
    sheet.freeze_panes = f"A{head + 1}"
    sheets.on_paper(sheet)
    sheet.page_setup.fitToHeight = 1
    last = head + len(table.sections)
    return Summed(sheet, head + 1, last, statuses, last + 8)


def _counts(sheet: Worksheet, head: int, table: Iptt, placed: Placed, statuses: int) -> None:
    row, whole = head, statuses + 3
    sections, judged = placed.range(placed.section), placed.range(placed.column(placed.periods - 1, "status"))
    for section, title in table.sections.items():
        row += 1
        put(cell(sheet, row, 1), section)
        put(cell(sheet, row, 2), title)
        for number in range(3, whole):
            status = f"{get_column_letter(number)}${head}"
            put_formula(cell(sheet, row, number), f"=COUNTIFS({sections},$A{row},{judged},{status})")
        put_formula(cell(sheet, row, whole), f"=SUM(C{row}:{get_column_letter(whole - 1)}{row})")
        sheet.row_dimensions[row].height = 14.0 * max(1, -(-len(title) // 56)) + 4
        underline([cell(sheet, row, number) for number in range(1, whole + 1)])
    put(cell(sheet, row + 1, 2), table.words["all"], text_font(bold=True))
    for number in range(3, whole + 1):
        letter = get_column_letter(number)
        put_formula(cell(sheet, row + 1, number), f"=SUM({letter}{head + 1}:{letter}{row})")
        cell(sheet, row + 1, number).font = text_font(bold=True)
    _note(sheet, row + 3, table)


def _note(sheet: Worksheet, row: int, table: Iptt) -> None:
    """How the workbook is to be read; the words are told again where they are needed."""
    for at, word in enumerate(("reading", "reading_notes", "reading_sums"), row):
        put(cell(sheet, at, 2), table.words[word]).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[at].height = 16
        sheet.merge_cells(start_row=at, start_column=2, end_row=at, end_column=6)
