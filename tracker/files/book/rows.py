"""One element as a row: what is printed, what is to be filled, and what is shut because it does not apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.element import Type
from tracker.domain.figure import Value
from tracker.files.book.beside import lines, tall
from tracker.files.book.cells import format_of, put
from tracker.files.book.codes import FIGURE, NOTE, REASON, SHOWN, fingerprint
from tracker.files.book.columns import Column, Columns
from tracker.files.book.look import DATE, GENERAL, TEXT, Look, number_format
from tracker.files.book.parts import Labels, Line

_KINDS = {"@code": "code", "@name": "name", "@measure": "second"}
_PADDING = 7


@dataclass(frozen=True)
class Row:
    sheet: Worksheet
    at: int
    line: Line
    columns: Columns
    labels: Labels
    look: Look
    open: bool

    def fill(self, column: Column, value: Value | None, number: str, *, may: bool = True, text: bool = False) -> None:
        """A cell to be filled, or one that is shut: grey where nothing belongs, else as it is."""
        kind = ("fill" if may and self.open else "shut") + (" text" if text else "")
        put(self.sheet, self.at, column.number, value, self.look(kind, number))


def write_row(row: Row) -> None:
    printed = _printed(row)
    put(row.sheet, row.at, 1, row.line.code, row.look("hidden", TEXT))
    put(row.sheet, row.at, 2, row.line.type.value, row.look("hidden", TEXT))
    put(row.sheet, row.at, 3, fingerprint(printed), row.look("hidden", TEXT))
    for code, value in zip(SHOWN, printed, strict=True):
        number = TEXT if isinstance(value, str) else format_of(value, row.line.decimals)
        put(row.sheet, row.at, row.columns[code].number, value, row.look(_KINDS.get(code, "past"), number))
    _figure(row)
    _parts(row)
    row.fill(row.columns[REASON], _reason(row), TEXT, text=True)
    row.fill(row.columns[NOTE], row.line.note, TEXT, text=True)
    row.sheet.row_dimensions[row.at].height = tall(_lines(row), _PADDING)


def _printed(row: Row) -> tuple[Value | None, ...]:
    line = row.line
    past = (_shown(line.last_year, row.labels), _shown(line.last_period, row.labels))
    return (line.code, line.name, line.measure or None, *past, line.target or None)


def _shown(value: Value | None, labels: Labels) -> Value | None:
    return (labels.yes if value else labels.no) if isinstance(value, bool) else value


def _reason(row: Row) -> str | None:
    """Without one the figure says that it does not apply; where that is a text, this column does."""
    line = row.line
    return row.labels.not_applicable if line.reason == "" and line.type is Type.TEXT else line.reason or None


def _figure(row: Row) -> None:
    line, column = row.line, row.columns[FIGURE]
    if line.type is Type.TEXT:
        row.fill(column, line.value, TEXT, text=True)
    elif line.reason == "":
        row.fill(column, row.labels.not_applicable, _format(line))
    else:
        row.fill(column, _shown(line.value, row.labels), _format(line, line.value))
        if line.dimensions and line.reason is None and (line.value is None or line.adds_up):
            row.sheet.cell(row.at, column.number).value = f"={_sum(row)}"


def _parts(row: Row) -> None:
    line = row.line
    for group, members in row.columns.groups:
        for column in members:
            value = (line.parts or {}).get(column.code)
            row.fill(column, value, _format(line, value), may=group.title in line.dimensions)


def _sum(row: Row) -> str:
    """The total, as soon as one dimension is whole."""
    found = '""'
    for group, members in reversed(row.columns.groups):
        if group.title in row.line.dimensions:
            cells = f"{members[0].letter}{row.at}:{members[-1].letter}{row.at}"
            found = f"IF(COUNT({cells})={len(members)},SUM({cells}),{found})"
    return found


def _format(line: Line, value: Value | None = None) -> str:
    if value is not None and not isinstance(value, bool):
        return format_of(value, line.decimals)
    if line.type is Type.DATE:
        return DATE
    return number_format(line.decimals) if line.type.numeric else GENERAL


def _lines(row: Row) -> int:
    texts = _texts(row)
    return max(lines(text, column.width * 1.05) for text, column in texts)


def _texts(row: Row) -> Iterator[tuple[str, Column]]:
    line, columns = row.line, row.columns
    yield line.name, columns["@name"]
    yield line.measure, columns["@measure"]
    yield line.target, columns["@target"]
    yield line.reason or "", columns[REASON]
    yield line.note or "", columns[NOTE]
    if line.type is Type.TEXT:
        yield f"{line.value or ''}\n\n", columns[FIGURE]
