"""A value as a cell holds it: true numbers and dates, and texts that are never taken for something else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.figure import Value
from tracker.domain.quantity import digits
from tracker.files.book.codes import escaped
from tracker.files.book.look import DATE, GENERAL, TEXT, number_format

_SIGNS = ("=", "+", "-", "@", "'")


def put(sheet: Worksheet, row: int, column: int, value: Value | int | None, style: str) -> Cell:
    """A text that begins like a formula stays a text, also once it has been edited."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.style = style
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        number = cell.number_format
        cell.value = value
        cell.number_format = number
    return cell


def put_text(cell: Cell, text: str) -> None:
    cell.value = escaped(text)
    cell.data_type = "s"
    if text.startswith(_SIGNS):
        cell.quotePrefix = True


def format_of(value: Value | None, decimals: int) -> str:
    """For a figure: as many decimals as its element has, and none cut off."""
    match value:
        case Decimal():
            return number_format(max(decimals, digits(value)))
        case date():
            return DATE
        case str():
            return TEXT
    return GENERAL
