"""Sheets of a workbook that goes out: lettering, colours and paper, and cells that say exactly what they were given."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell as Place
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files.table import Amount, Cell, Coded, Share, Table

INK, SECOND, LINE, GROUND, ACCENT = "17212B", "53626F", "DFE5EA", "EEF1F4", "1D4F7C"
BANNER, BANNER_GROUND = "6B4E00", "FDF5DD"
FONT = "Arial"
DAY, MOMENT, PERCENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm", "0.0%"
ACROSS_A4 = 138
"""So many characters fit on a landscape page at full size."""
WIDEST = 240
"""What is wider goes on more pages beside each other, or nobody could read it."""
MOST_LINES = 14
_UNDER = Border(bottom=Side(style="thin", color=LINE))
_TOP, _WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_NO_NAME = re.compile(r"[\[\]:*?/\\]")


@cache
def text_font(*, bold: bool = False, size: int = 10, color: str = INK) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=color)


def new_workbook(title: str) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = title, ""
    styles: Any = book  # widths are counted in the digits of its normal style
    styles._named_styles["Normal"].font = text_font()  # noqa: SLF001
    book.calculation.fullCalcOnLoad = True
    return book


def new_sheet(book: Workbook, name: str) -> Worksheet:
    """A name may have 31 characters, and not all of them."""
    sheet: Worksheet = book.create_sheet(_NO_NAME.sub("-", name)[:31])
    sheet.sheet_view.showGridLines = False
    return sheet


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(sheet: Worksheet, row: int, column: int) -> Place:
    """Never one of the hidden ones under a merged range: those are merged after they are written."""
    return cast(Place, sheet.cell(row, column))


def put(place: Place, value: Cell, font: Font | None = None) -> Place:
    """A text stays a text, whatever it begins with; a number or a date is one, with its format."""
    place.font = font or text_font()
    match value:
        case str():
            put_text(place, value)
        case bool() | None:
            place.value = value
        case Coded():
            put_text(place, value.name)
        case Amount():
            _put_amount(place, value)
        case Share():
            place.value, place.number_format = value.value, PERCENT
        case datetime():
            place.value, place.number_format = value.replace(tzinfo=None), MOMENT
        case date():
            place.value, place.number_format = value, DAY
        case Decimal() | int():
            place.value, place.number_format = value, _format(0 if value == int(value) else 1)
    return place


def put_text(place: Place, text: str) -> None:
    """Said to be a text twice: by its type, and by the mark that keeps it one when somebody edits it."""
    place.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    place.data_type = "s"
    place.number_format = "@"
    place.quotePrefix = text.startswith(("=", "+", "-", "@"))
    place.alignment = _WRAPPED


def put_formula(place: Place, formula: str, like: Amount | None = None) -> None:
    place.font = text_font()
    place.value = formula
    percent, decimals = (like.percent, like.decimals) if like else (False, 0)
    place.number_format = PERCENT if percent else _format(decimals)
    place.alignment = _TOP


def _put_amount(place: Place, amount: Amount) -> None:
    place.value = amount.value / 100 if amount.percent else amount.value
    place.number_format = PERCENT if amount.percent else _format(amount.decimals)


def _format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def head_cell(place: Place, text: str, *, fill: str = GROUND, color: str = INK) -> None:
    put(place, text, text_font(bold=True, color=color))
    place.fill = PatternFill("solid", fgColor=fill)
    place.alignment = Alignment(vertical="center", wrap_text=True)
    place.border = _UNDER


def underline(row: Sequence[Place]) -> None:
    for place in row:
        place.border = _UNDER
        if place.alignment.vertical != "top":
            place.alignment = _TOP


def heading(sheet: Worksheet, title: str, facts: Sequence[str], sample: str, across: int = 0) -> int:
    """What the sheet is; the number of the first free row below it. `across` so many narrow columns it is wrapped."""
    put(sheet["A1"], title, text_font(bold=True, size=15)).alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 24
    row = 2
    for fact in filter(None, facts):
        put(cell(sheet, row, 1), fact, text_font(color=SECOND)).alignment = Alignment(
            vertical="center", wrap_text=bool(across))
        if across:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=across)
            sheet.row_dimensions[row].height = high([fact], [9 * across])
        row += 1
    if sample:
        place = put(cell(sheet, row, 1), sample, text_font(bold=True, color=BANNER))
        place.alignment = Alignment(vertical="center")
        row += 1
    return row + 1


def high(texts: Sequence[object], widths: Sequence[int]) -> float:
    """How many points a row needs for its texts to be read whole; very long ones are left to the reader to open."""
    lines = (sum(max(1, -(-len(part) // (width - 1))) for part in str(text).split("\n"))
             for text, width in zip(texts, widths, strict=False) if text is not None)
    return 13.0 * min(max(lines, default=1), MOST_LINES) + 3


def widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def on_paper(sheet: Worksheet, *, scale: int | None = None, landscape: bool = True) -> None:
    """A4, with the page of how many at its foot; as wide as the page unless a scale is given."""
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.paperSize, setup.orientation = "9", "landscape" if landscape else "portrait"
    margins.left = margins.right = 0.3
    margins.top, margins.bottom = 0.5, 0.6
    if scale:
        setup.scale = scale
    else:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
        setup.fitToWidth, setup.fitToHeight = 1, 0
    foot: Any = sheet.oddFooter
    foot.left.text, foot.right.text = "&A", "&P / &N"
    foot.left.size = foot.right.size = 8


def add_table(book: Workbook, table: Table) -> Worksheet:
    """One table on a sheet of its own, ready to be filtered and printed."""
    sheet = new_sheet(book, table.name)
    first = heading(sheet, table.title, table.facts, table.sample)
    for number, column in enumerate(table.columns, 1):
        head_cell(cell(sheet, first, number), column.name)
        if _numeric(row[number - 1] for row in table.rows):
            cell(sheet, first, number).alignment = Alignment(vertical="center", horizontal="right", wrap_text=True)
    sheet.row_dimensions[first].height = 32
    for at, row in enumerate(table.rows, first + 1):
        underline([put(cell(sheet, at, number), value) for number, value in enumerate(row, 1)])
        texts = [value.name if isinstance(value, Coded) else value if isinstance(value, str) else "" for value in row]
        sheet.row_dimensions[at].height = high(texts, [column.width for column in table.columns])
    widen(sheet, [column.width for column in table.columns])
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{first}:{last}{first + len(table.rows)}"
    sheet.freeze_panes = f"B{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    on_paper(sheet)
    across = -(-sum(column.width for column in table.columns) // WIDEST)
    if across > 1:
        sheet.page_setup.fitToWidth, sheet.page_setup.pageOrder = across, "overThenDown"
        sheet.print_title_cols = "A:B"
    return sheet


def _numeric(cells: Iterator[Cell]) -> bool:
    first = next((each for each in cells if each is not None), None)
    return isinstance(first, Amount | Share | Decimal | int | date) and not isinstance(first, bool)


def tables_xlsx(tables: Sequence[Table]) -> bytes:
    book = new_workbook(tables[0].title)
    for table in tables:
        add_table(book, table)
    return saved(book)
