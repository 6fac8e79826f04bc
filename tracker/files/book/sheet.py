"""One form as a sheet to fill."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tracker.files.book.beside import lines, tall
from tracker.files.book.cells import put
from tracker.files.book.checks import add_checks
from tracker.files.book.codes import COLUMNS, NO_ROW, NOTE, REASON, SHOWN, form_code
from tracker.files.book.columns import CODES, FIRST, GROUPS, HEADS, HIDDEN, HINT, LEAD, TITLE, Columns
from tracker.files.book.frame import page, protect
from tracker.files.book.look import ACCENT, Look
from tracker.files.book.parts import Form, Labels
from tracker.files.book.rows import Row, write_row

_HEIGHTS = {TITLE: 34, LEAD: 18, HINT: 18, GROUPS: 24}
_HEADS = {**dict.fromkeys(("@code", "@name", "@measure"), "head"), REASON: "head text", NOTE: "head text",
          **dict.fromkeys(("@last_year", "@last_period", "@target"), "head number")}


def write_form(sheet: Worksheet, form: Form, labels: Labels, look: Look) -> None:
    columns = Columns.of(form)
    _codes(sheet, form, columns, look)
    _above(sheet, form, columns, look)
    for at, line in enumerate(form.lines, FIRST):
        write_row(Row(sheet, at, line, columns, labels, look, form.open))
    add_checks(sheet, form, columns, labels)
    _frame(sheet, form, columns, labels)


def _codes(sheet: Worksheet, form: Form, columns: Columns, look: Look) -> None:
    """What the program reads a sheet by, whoever moved its rows and columns."""
    put(sheet, CODES, 1, form_code(form.unit, form.period), look("hidden"))
    for number, code in columns.codes():
        put(sheet, CODES, number, code, look("hidden"))
    fills = " ".join(column.code for column in columns.all if column.code not in SHOWN)
    put(sheet, TITLE, 1, COLUMNS + fills, look("hidden"))
    for row in (LEAD, HINT, GROUPS, HEADS):
        put(sheet, row, 1, f"{NO_ROW}{row}", look("hidden"))
    sheet.row_dimensions[CODES].hidden = True
    for letter in "ABC":
        sheet.column_dimensions[letter].hidden = True


def _above(sheet: Worksheet, form: Form, columns: Columns, look: Look) -> None:
    first = HIDDEN + 1
    for row, text, kind in ((TITLE, form.title, "title"), (LEAD, form.lead, "lead"), (HINT, form.hint, "hint")):
        put(sheet, row, first, text, look(kind))
    for group, members in columns.groups:
        put(sheet, GROUPS, members[0].number, group.title, look("group"))
    for column in columns.all:
        put(sheet, HEADS, column.number, column.head, look(_HEADS.get(column.code, "head fill")))
        sheet.column_dimensions[column.letter].width = column.width
    for row, height in _HEIGHTS.items():
        sheet.row_dimensions[row].height = height
    sheet.row_dimensions[HEADS].height = tall(max(lines(column.head, column.width) for column in columns.all), 6)


def _frame(sheet: Worksheet, form: Form, columns: Columns, labels: Labels) -> None:
    sheet.freeze_panes = f"{columns['@measure'].letter}{FIRST}"
    protect(sheet)
    page(sheet, f"{form.title}, {form.heads.figure}", labels.page)
    sheet.print_title_rows = f"{GROUPS}:{HEADS}"
    last = max(FIRST, FIRST + len(form.lines) - 1)
    sheet.print_area = f"{columns.all[0].letter}{TITLE}:{columns.last.letter}{last}"
    sheet.sheet_properties.tabColor = ACCENT
    for selection in sheet.sheet_view.selection:
        if selection.pane == "bottomRight":
            selection.activeCell = selection.sqref = f"{columns['@figure'].letter}{FIRST}"
