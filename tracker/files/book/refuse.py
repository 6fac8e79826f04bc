"""A workbook as it was sent, each refused cell marked and explained, and a sheet that lists them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings, simplefilter

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files.book.beside import lines, tall
from tracker.files.book.cells import put
from tracker.files.book.codes import REFUSALS
from tracker.files.book.frame import page
from tracker.files.book.look import ACCENT, FILL, FONT, REFUSED, REFUSED_INK, Look
from tracker.files.book.names import quoted, sheet_names

_AUTHOR = "tracker"
_WIDE, _HIGH, _LINE, _HIGHEST = 300, 24, 18, 500


@dataclass(frozen=True)
class RefusalWords:
    """`sheet` names the list, `heads` are of the place, what stands there and why it was refused."""

    sheet: str
    title: str
    lead: str
    heads: tuple[str, str, str]
    page: str


def mark_refused(path: Path, refusals: Mapping[str, str], words: RefusalWords) -> bytes:
    """`refusals` are sentences by place, `Sheet!C7`; what has no cell is only listed. Earlier marks are taken away.

    Formulas stay formulas, so the file says again what it said.
    """
    with path.open("rb") as file, catch_warnings():
        simplefilter("ignore")
        book = load_workbook(file)
    _clean(book)
    cells = {where: _cell(book, where) for where in refusals}
    shown = {where: _shown(cell) for where, cell in cells.items()}
    for where, cell in cells.items():
        if cell is not None:
            _mark(cell, refusals[where])
    name = sheet_names([words.sheet], taken=book.sheetnames)[0]
    _list(book.create_sheet(name, 0), refusals, cells, shown, words, Look(book))
    _bring_forward(book, name)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _clean(book: Workbook) -> None:
    for sheet in list(book.worksheets):
        if str(sheet.cell(1, 1).value or "").startswith(REFUSALS):
            book.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author == _AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill("solid", FILL)


def _cell(book: Workbook, where: str) -> Cell | None:
    name, _, place = where.rpartition("!")
    if name not in book.sheetnames:
        return None
    try:
        coordinate_from_string(place)
    except CellCoordinatesException:
        return None
    sheet = book[name]
    for area in sheet.merged_cells.ranges:
        if place in area:
            place = area.start_cell.coordinate
    found = sheet[place]
    return found if isinstance(found, Cell) else None


def _shown(cell: Cell | None) -> str:
    return "" if cell is None or cell.value is None else str(cell.value)


def _mark(cell: Cell, why: str) -> None:
    """A merged cell may be refused for each of the cells it covers: once is enough."""
    before = cell.comment.text if cell.comment else ""
    if why not in before:
        text = f"{before}\n{why}".strip()
        cell.comment = Comment(text, _AUTHOR, height=min(_HIGH + _LINE * lines(text, 42), _HIGHEST), width=_WIDE)
    cell.fill = PatternFill("solid", REFUSED)


def _list(sheet: Worksheet, refusals: Mapping[str, str], cells: Mapping[str, Cell | None], shown: Mapping[str, str],
          words: RefusalWords, look: Look) -> None:
    put(sheet, 1, 1, REFUSALS, look("hidden"))
    put(sheet, 1, 2, words.title, look("title"))
    put(sheet, 2, 2, words.lead, look("lead"))
    for column, (head, width) in enumerate(zip(words.heads, (26, 26, 84), strict=True), 2):
        put(sheet, 4, column, head, look("head"))
        sheet.column_dimensions["ABCD"[column - 1]].width = width
    for row, (where, why) in enumerate(refusals.items(), 5):
        place = put(sheet, row, 2, where, look("name"))
        if cells[where] is not None:
            name, _, at = where.rpartition("!")
            place.hyperlink = Hyperlink(place.coordinate, location=f"{quoted(name)}!{at}")
            place.font = Font(FONT, 11, color=ACCENT)
        put(sheet, row, 3, shown[where], look("second"))
        put(sheet, row, 4, why, look("refused"))
        sheet.row_dimensions[row].height = tall(max(lines(why, 88), lines(shown[where], 28)), 5)
    sheet.row_dimensions[1].height = 32
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "A5"
    sheet.print_title_rows = "4:4"
    sheet.sheet_properties.tabColor = REFUSED_INK
    page(sheet, words.title, words.page)


def _bring_forward(book: Workbook, name: str) -> None:
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == name
    book.active = 0
