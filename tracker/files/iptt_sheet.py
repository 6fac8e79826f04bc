"""The sheet of indicators: a block of columns a period, groups as the plan has them, sums that Excel recalculates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell as Place
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files import sheets
from tracker.files.iptt import Iptt, Judged, Line
from tracker.files.sheets import ACCENT, ACROSS_A4, SECOND, head_cell, put, put_formula, put_text, text_font
from tracker.files.table import Amount, Coded

LEAD = (("section", 7), ("indicator", 46), ("unit", 12), ("baseline", 9), ("baseline_at", 9), ("target", 9),
        ("due", 11))
BLOCK = (("brought", 9), ("owed", 9), ("actual", 9), ("ratio", 9), ("status", 16))
TAIL = (("complete", 10), ("place", 24), ("owner", 24), ("code", 30))
A_PAGE = 2
"""So many periods fit on a page beside the names."""
STATUS = {
    "achieved": ("✓", "0F7A5A"), "on_track": ("●", "2171B5"), "partly_achieved": ("▲", "A26000"),
    "at_risk": ("▲", "A26000"), "off_track": ("◆", "B5341C"), "not_achieved": ("◆", "B5341C"),
    "no_data": ("◌", "5F6C78"), "not_computable": ("÷", "5F6C78"), "not_due": ("–", "5F6C78"),
    "no_target": ("□", "5F6C78")}


def status_text(status: Coded) -> str:
    """Its shape and its word: colour never stands alone."""
    return f"{STATUS[status.code][0]} {status.name}"


@dataclass
class Placed:
    """Where everything stands; other sheets point here. `rows` holds the row of each indicator by its code."""

    sheet: Worksheet
    head: int
    periods: int
    rows: dict[str, int] = field(default_factory=dict)
    last: int = 0

    def column(self, period: int, what: str) -> str:
        names = [name for name, _ in BLOCK]
        return get_column_letter(len(LEAD) + period * len(BLOCK) + names.index(what) + 1)

    def cell(self, code: str, period: int, what: str) -> str:
        return f"'{self.sheet.title}'!${self.column(period, what)}${self.rows[code]}"

    def range(self, column: str) -> str:
        return f"'{self.sheet.title}'!${column}${self.head + 1}:${column}${self.last}"


def add_indicators(book: Workbook, table: Iptt) -> Placed:
    sheet = sheets.new_sheet(book, table.words["indicators"])
    first = sheets.heading(sheet, table.title, table.facts, table.sample)
    placed = Placed(sheet, first + 1, len(table.periods))
    _heads(placed, table, first)
    _rows(placed, table)
    _finish(placed)
    return placed


def _heads(placed: Placed, table: Iptt, first: int) -> None:
    """Two rows: the periods, and below each what is told of it."""
    sheet, names = placed.sheet, [*LEAD, *BLOCK * placed.periods, *TAIL]
    for number, (name, _) in enumerate(names, 1):
        head_cell(sheet.cell(first + 1, number), table.words[name])
        head_cell(sheet.cell(first, number), "")
    for at, period in enumerate(table.periods):
        start = len(LEAD) + at * len(BLOCK) + 1
        head_cell(sheet.cell(first, start), period.name, fill=ACCENT, color="FFFFFF")
        sheet.merge_cells(start_row=first, start_column=start, end_row=first, end_column=start + len(BLOCK) - 1)
    sheet.row_dimensions[first].height, sheet.row_dimensions[first + 1].height = 20, 44
    sheets.widen(sheet, [width for _, width in names])


def _rows(placed: Placed, table: Iptt) -> None:
    row, section = placed.head, None
    for group in table.groups:
        if group.section != section:
            section, row = group.section, row + 1
            _band(placed, row, group.section, group.section_title)
        if group.title:
            row += 1
            _band(placed, row, group.section, group.title, small=True)
        for line in group.lines:
            row += 1
            placed.rows[line.code] = row
            _line(placed, row, line, table)
    placed.last = row


def _band(placed: Placed, row: int, section: str, title: str, *, small: bool = False) -> None:
    width = len(LEAD) + placed.periods * len(BLOCK) + len(TAIL)
    for number in range(1, width + 1):
        placed.sheet.cell(row, number).fill = PatternFill("solid", fgColor="FFFFFF" if small else "E6EFF7")
    font = text_font(bold=True, color=SECOND) if small else text_font(bold=True, size=11, color=ACCENT)
    put(placed.sheet.cell(row, 2), title, font)
    placed.sheet.row_dimensions[row].height = _height(title, LEAD[1][1] - 6)
    if not small:
        put(placed.sheet.cell(row, 1), section, font)


def _height(text: str, width: int) -> float:
    return 14.0 * max(1, -(-len(text) // width)) + 3


def _line(placed: Placed, row: int, line: Line, table: Iptt) -> None:
    sheet, put_next = placed.sheet, iter(range(1, 1000))
    lead = (line.section, line.name, line.unit, line.baseline, line.baseline_at, line.target, line.due)
    places = [put(sheet.cell(row, next(put_next)), value) for value in lead]
    for at, judged in enumerate(line.judged):
        block = [sheet.cell(row, next(put_next)) for _ in BLOCK]
        places += block
        _judged(placed, block, line, judged, at, table)
    tail = (line.complete, line.place, line.owner, line.code)
    places += [put(sheet.cell(row, next(put_next)), value, text_font(color=SECOND)) for value in tail]
    sheets.underline(places)
    sheet.row_dimensions[row].height = max(_height(line.name, LEAD[1][1]), *(
        _height(status_text(each.status), BLOCK[4][1]) for each in line.judged))


def _judged(placed: Placed, block: list[Place], line: Line, judged: Judged, at: int, table: Iptt) -> None:
    brought, owed, actual, ratio, status = block
    put(brought, judged.brought, text_font(color=SECOND))
    put(owed, judged.owed)
    if judged.sums and isinstance(judged.actual, Amount):
        put_formula(actual, "=SUM(" + ",".join(_so_far(placed, brought.row, at)) + ")", judged.actual)
    else:
        put(actual, judged.actual)
    put(ratio, judged.ratio)
    put(status, "", text_font(bold=True, color=STATUS[judged.status.code][1]))
    put_text(status, status_text(judged.status))
    status.comment = Comment(f"{line.name}\n{table.periods[at].name}\n\n{judged.note}", table.words["author"], 200, 380)


def _so_far(placed: Placed, row: int, at: int) -> Iterator[str]:
    return (f"{placed.column(period, 'brought')}{row}" for period in range(at + 1))


def _finish(placed: Placed) -> None:
    """Filters, panes and paper: two periods a page, the names beside each."""
    sheet, width = placed.sheet, len(LEAD) + placed.periods * len(BLOCK) + len(TAIL)
    sheet.auto_filter.ref = f"A{placed.head}:{get_column_letter(width)}{placed.last}"
    sheet.freeze_panes = sheet.cell(placed.head + 1, 3)
    sheet.print_title_rows, sheet.print_title_cols = f"{placed.head - 1}:{placed.head}", "A:B"
    block = A_PAGE * sum(wide for _, wide in BLOCK)
    first_page = sum(wide for _, wide in LEAD) + block
    sheets.on_paper(sheet, scale=ACROSS_A4 * 100 // (first_page + 4))
    breaks = [len(LEAD) + A_PAGE * len(BLOCK) * page for page in range(1, -(-placed.periods // A_PAGE))]
    sheet.col_breaks = ColBreak()
    for column in [*breaks, len(LEAD) + placed.periods * len(BLOCK)]:
        sheet.col_breaks.append(Break(id=column))
    for row in (placed.head - 1, placed.head):
        for place in sheet[row]:
            place.alignment = Alignment(vertical="center", wrap_text=True)
