"""The sheet of indicators: a block of columns a period, groups as the plan has them, sums that Excel recalculates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell as Place
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files import sheets
from tracker.files.iptt import Iptt, Judged, Line
from tracker.files.sheets import ACCENT, ACROSS_A4, LINE, SECOND, cell, head_cell, put, put_formula, put_text, text_font
from tracker.files.table import Amount, Coded

LEAD = (("indicator", 42), ("unit", 12), ("baseline", 9), ("baseline_at", 8), ("target", 9), ("due", 11))
BLOCK = (("brought", 9), ("owed", 11), ("actual", 11), ("ratio", 11), ("status", 15))
TAIL = (("complete", 11), ("place", 26), ("owner", 28), ("section", 8), ("code", 32))
_FIRST = Border(left=Side(style="thin", color="B9C5D0"), bottom=Side(style="thin", color=LINE))
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

    @property
    def section(self) -> str:
        names = [name for name, _ in TAIL]
        return get_column_letter(len(LEAD) + self.periods * len(BLOCK) + names.index("section") + 1)

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
        head_cell(cell(sheet, first + 1, number), table.words[name])
        head_cell(cell(sheet, first, number), "")
    for at, period in enumerate(table.periods):
        start = len(LEAD) + at * len(BLOCK) + 1
        head_cell(cell(sheet, first, start), period.name, fill=ACCENT, color="FFFFFF")
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
        cell(placed.sheet, row, number).fill = PatternFill("solid", fgColor="FFFFFF" if small else "E6EFF7")
    font = text_font(bold=True, color=SECOND) if small else text_font(bold=True, size=11, color=ACCENT)
    text = title if small or not section else f"{section}. {title}"
    put(cell(placed.sheet, row, 1), text, font).alignment = Alignment(
        horizontal="left", vertical="center", wrap_text=True, indent=int(small))
    placed.sheet.row_dimensions[row].height = sheets.high([text], [LEAD[0][1] - 3]) + 5


def _line(placed: Placed, row: int, line: Line, table: Iptt) -> None:
    sheet, put_next = placed.sheet, iter(range(1, 1000))
    lead = (line.name, line.unit, line.baseline, line.baseline_at, line.target, line.due)
    places = [put(cell(sheet, row, next(put_next)), value) for value in lead]
    for at, judged in enumerate(line.judged):
        block = [cell(sheet, row, next(put_next)) for _ in BLOCK]
        places += block
        _judged(placed, block, line, judged, at, table)
    tail = (line.complete, line.place, line.owner, line.section, line.code)
    places += [put(cell(sheet, row, next(put_next)), value, text_font(color=SECOND)) for value in tail]
    sheets.underline(places)
    places[3].alignment = Alignment(vertical="top", horizontal="center")
    for start in range(len(LEAD), len(LEAD) + len(line.judged) * len(BLOCK), len(BLOCK)):
        places[start].border = _FIRST
    statuses = [status_text(each.status) for each in line.judged]
    sheet.row_dimensions[row].height = sheets.high(
        [line.name, line.unit, line.place, line.owner, *statuses],
        [LEAD[0][1], LEAD[1][1], TAIL[1][1], TAIL[2][1], *[BLOCK[4][1]] * len(statuses)])


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
    status.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
    status.comment = Comment(f"{line.name}\n{table.periods[at].name}\n\n{judged.note}", table.words["author"], 200, 380)


def _so_far(placed: Placed, row: int, at: int) -> Iterator[str]:
    return (f"{placed.column(period, 'brought')}{row}" for period in range(at + 1))


def _finish(placed: Placed) -> None:
    """Filters, panes and paper: two periods a page, the names beside each; what follows them fits beside one."""
    sheet, width = placed.sheet, len(LEAD) + placed.periods * len(BLOCK) + len(TAIL)
    sheet.auto_filter.ref = f"A{placed.head}:{get_column_letter(width)}{placed.last}"
    sheet.freeze_panes = f"B{placed.head + 1}"
    sheet.print_title_rows, sheet.print_title_cols = f"{placed.head - 1}:{placed.head}", "A:A"
    block = A_PAGE * sum(wide for _, wide in BLOCK)
    first_page = sum(wide for _, wide in LEAD) + block
    sheets.on_paper(sheet, scale=ACROSS_A4 * 100 // first_page)
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.col_breaks = ColBreak()
    for period in range(A_PAGE, placed.periods + 1, A_PAGE):
        sheet.col_breaks.append(Break(id=len(LEAD) + period * len(BLOCK)))
    for place in sheet[placed.head][2:-len(TAIL)]:
        place.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)
