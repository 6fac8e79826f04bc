"""One sheet of a workbook as a table, by calamine; what it cannot see is found in the sheet's own XML first."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tracker.domain.hints import suggest
from tracker.domain.layout import Layout, folded
from tracker.errors import Message, say, say_n
from tracker.files.limits import Content, Deadline, Limits, opened, refused
from tracker.files.meant import text_of
from tracker.files.raw_table import Held, Row, Table
from tracker.files.sheet_scan import Scanned, Unplaced, column_letters, scan
from tracker.files.spoilt import merged

_PIECE = 1 << 20
_PARTS = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
_STYLES = "xl/styles.xml"
_BROKEN = say("The workbook is damaged; open it in Excel or LibreOffice and save it anew.")


def sheet_table(content: Content, name: str, layout: Layout, limits: Limits, deadline: Deadline) -> Table:
    """Raises Invalid where the workbook or the sheet cannot be taken."""
    try:
        with opened(content) as file:
            digest = _digest(file)
            book = CalamineWorkbook.from_filelike(io.BytesIO(content)) if isinstance(content, bytes) \
                else CalamineWorkbook.from_path(str(content))
            chosen, notes = _chosen(book, name, layout)
            scanned = _scanned(file, chosen, name, deadline)
            _not_too_large(scanned, f"{name}, {chosen}", limits)
            sheet = book.get_sheet_by_name(chosen)
    except (CalamineError, BadZipFile, ParseError, KeyError, UnicodeDecodeError, Unplaced):
        raise refused("damaged", name, _BROKEN) from None
    deadline.check(name)
    return _table(sheet, scanned, Table(name, digest, [], iter(()), _placed(sheet), notes=notes), layout, deadline)


def _digest(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _chosen(book: CalamineWorkbook, name: str, layout: Layout) -> tuple[str, list[Message]]:
    """The sheet that the mapping names, or the first that can be seen."""
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    seen = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    fit = [sheet.name for sheet in sheets if layout.sheet and folded(sheet.name) == folded(layout.sheet)]
    if not fit and layout.sheet:
        raise refused("no_sheet", name, say("There is no sheet “{sheet}”: {hint}", sheet=layout.sheet,
                                            hint=suggest(layout.sheet, seen)))
    if not (fit or seen):
        raise refused("no_sheet", name, say("The workbook has no sheet that can be seen."))
    chosen = (fit or seen)[0]
    others = [sheet.name for sheet in sheets if sheet.name != chosen]
    notes = [say("Read from the sheet “{sheet}”.", sheet=chosen)]
    if others:
        notes.append(say("Sheets passed over: {sheets}.", sheets=", ".join(others)))
    return chosen, notes


def _scanned(file: BinaryIO, sheet: str, name: str, deadline: Deadline) -> Scanned:
    with ZipFile(file) as archive, archive.open(_part_of(archive, sheet)) as part:
        def pieces() -> Iterator[bytes]:
            while piece := part.read(_PIECE):
                deadline.check(name)
                yield piece
        return scan(pieces(), _percents(archive))


def _percents(archive: ZipFile) -> list[int]:
    """The styles that show a number as a percentage, by their place in the list."""
    if _STYLES not in archive.namelist():
        return []
    styles = fromstring(archive.read(_STYLES))  # noqa: S314, as above
    shown = {each.get("numFmtId") for each in styles.iter()
             if each.tag.endswith("}numFmt") and "%" in each.get("formatCode", "")} | {"9", "10"}
    kinds = next((each for each in styles if each.tag.endswith("}cellXfs")), ())
    return [number for number, each in enumerate(kinds) if each.get("numFmtId") in shown]


def _part_of(archive: ZipFile, sheet: str) -> str:
    """Where in the archive a sheet lies."""
    book, relations = (fromstring(archive.read(part)) for part in _PARTS)  # noqa: S314, `admit` let no entities in
    relation = next(_ending(each, "id") for each in book.iter()
                    if each.tag.endswith("}sheet") and each.get("name") == sheet)
    target = next(each.get("Target", "") for each in relations if each.get("Id") == relation)
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _ending(element: Element, name: str) -> str:
    return next(value for key, value in element.items() if key.endswith(f"}}{name}"))


def _not_too_large(scanned: Scanned, where: str, limits: Limits) -> None:
    if scanned.last_column > limits.columns or scanned.last_row * scanned.last_column > limits.cells:
        raise refused("too_large", where, say(
            "The sheet reaches to row {row}, column {column}; something stands far outside the table. Delete the empty "
            "rows and columns round it.", row=scanned.last_row, column=column_letters(scanned.last_column)))


def _placed(sheet: CalamineSheet) -> Callable[[int, int], str]:
    first = (sheet.start or (0, 0))[1] + 1
    before = [f"{sheet.name}!{column_letters(first + column)}" for column in range(sheet.width)]
    return lambda line, column: f"{before[column]}{line}"


def _table(sheet: CalamineSheet, scanned: Scanned, table: Table, layout: Layout, deadline: Deadline) -> Table:
    first = (sheet.start or (0, 0))[1] + 1
    spoilt = {line: {at - first: Held(each) for at, each in cells.items()} for line, cells in scanned.spoilt.items()}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        sign = Held(merged(f"{column_letters(left + 1)}{top + 1}"))
        for line in range(top + 1, min(bottom + 1, scanned.last_row) + 1):
            for column in range(left, right + 1):
                if (line, column) != (top + 1, left):
                    spoilt.setdefault(line, {})[column + 1 - first] = sign
    rows = _rows(sheet, spoilt, layout.skip_rows, table.name, deadline)
    line, header = next(rows, (0, ()))
    if not header:
        raise refused("empty", f"{table.name}, {sheet.name}", say("There is no row with the names of the columns."))
    table.heading, table.header, table.rows = (line, 0), [text_of(cell) for cell in header], rows
    table.notes += _hidden(scanned)
    return table


def _hidden(scanned: Scanned) -> Iterator[Message]:
    if scanned.hidden_rows:
        yield say_n("One row is hidden; it is read like the others.", "{count} rows are hidden; they are read like the "
                    "others.", scanned.hidden_rows)
    if scanned.hidden_columns:
        yield say("There are hidden columns; they are read like the others.")


def _rows(sheet: CalamineSheet, spoilt: dict[int, dict[int, Held]], skip: int, name: str,
          deadline: Deadline) -> Iterator[tuple[int, Row]]:
    """Rows that are not blank, with what is spoilt in its place."""
    for line, values in enumerate(sheet.iter_rows(), 1):
        row: Row = values
        if line <= skip or (values.count("") == len(values) and line not in spoilt):
            continue
        if not line & 1023:
            deadline.check(name)
        if line in spoilt:
            row = [spoilt[line].get(column, cell) for column, cell in enumerate(values)]
        yield line, row
