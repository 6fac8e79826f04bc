"""A workbook of forms: sheets to fill, one that explains, the lists of the drop-downs, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files.book.beside import write_contents, write_guide
from tracker.files.book.codes import MARK_SHEET, YES_NO
from tracker.files.book.look import Look
from tracker.files.book.mark import write_mark
from tracker.files.book.names import sheet_names
from tracker.files.book.parts import Book, Labels
from tracker.files.book.sheet import write_form


def write_book(book: Book) -> bytes:
    """As an .xlsx file."""
    made, first = Workbook(), book.contents
    made.remove(made.worksheets[0])
    look = Look(made)
    beside = [first.sheet] if first else []
    names = sheet_names([*beside, book.guide.sheet, *(form.sheet for form in book.forms)], taken=(MARK_SHEET,))
    forms = [replace(form, sheet=name) for form, name in zip(book.forms, names[len(beside) + 1:], strict=True)]
    if first:
        write_contents(made.create_sheet(names[0]), replace(first, sheet=names[0]), forms, book.labels, look)
    for form in forms:
        write_form(made.create_sheet(form.sheet), form, book.labels, look)
    write_guide(made.create_sheet(names[len(beside)]), book.guide, book.labels, look)
    hidden = made.create_sheet(MARK_SHEET)
    write_mark(hidden, book.mark)
    _lists(made, hidden, book.labels)
    made.active = 0
    made.worksheets[0].sheet_view.tabSelected = True
    made.properties.title, made.properties.creator = first.title if first else forms[0].title, "tracker"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _lists(made: Workbook, sheet: Worksheet, labels: Labels) -> None:
    _column(sheet, "D", (labels.yes, labels.no))
    made.defined_names[YES_NO] = DefinedName(YES_NO, attr_text=f"'{MARK_SHEET}'!$D$1:$D$2")


def _column(sheet: Worksheet, letter: str, words: Iterable[str]) -> None:
    for row, word in enumerate(words, 1):
        sheet[f"{letter}{row}"] = word
