"""Whether a file is a workbook at all, before anything in it is read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl.utils.cell import range_boundaries

from tracker.errors import Message, say

MOST_EXPANDED = 50 * 1024 * 1024
MOST_PARTS = 2000
MOST_CELLS = 100_000
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref\s*=\s*[\"']([^\"']+)")
_WORKBOOK = "xl/workbook.xml"
DAMAGED = say("The file is damaged: it cannot be opened. Save or send it again.")
_SAVE_AS = say("Open it and save it as an Excel workbook (.xlsx).")


def fault_of(path: Path) -> tuple[str, Message] | None:
    """The code and the sentence; None if it may be opened."""
    with path.open("rb") as file:
        head = file.read(8)
    if not head:
        return "empty_file", say("The file is empty.")
    if head == _OLE:
        return "not_xlsx", say("This is a workbook of an old kind (.xls), or one with a password. {advice}",
                               advice=_SAVE_AS)
    if not head.startswith(_ZIP):
        return "not_a_workbook", say("This is not an Excel workbook (.xlsx).")
    try:
        with ZipFile(path) as packed:
            return _fault_inside(packed)
    except (BadZipFile, OSError, EOFError, RuntimeError, zlib.error):
        return "damaged", DAMAGED


def _fault_inside(packed: ZipFile) -> tuple[str, Message] | None:
    names = packed.namelist()
    if _WORKBOOK not in names:
        if "mimetype" in names and b"opendocument" in packed.open("mimetype").read(100):
            return "not_xlsx", say("This is a LibreOffice document (.ods). {advice}", advice=_SAVE_AS)
        return "not_a_workbook", say("This is not an Excel workbook (.xlsx).")
    return next((fault for check in _CHECKS for fault in check(packed)), None)


def _size(packed: ZipFile) -> Iterator[tuple[str, Message]]:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_EXPANDED:
        yield "too_big", say("Unpacked, the file would be larger than is taken here.")


def _macros(packed: ZipFile) -> Iterator[tuple[str, Message]]:
    if any(name.lower().endswith("vbaproject.bin") for name in packed.namelist()):
        yield "macros", say("The workbook has macros, which are not taken here. {advice}", advice=_SAVE_AS)


def _links(packed: ZipFile) -> Iterator[tuple[str, Message]]:
    if any(name.lower().startswith("xl/externallinks/") for name in packed.namelist()):
        yield "links", say("The workbook takes figures from other files. Put the figures themselves in their place.")


def _foreign(packed: ZipFile) -> Iterator[tuple[str, Message]]:
    """No spreadsheet program writes a document type; whoever does wants the reader to expand it. Nor is XML wide."""
    for part in packed.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            with packed.open(part) as file:
                head = file.read(2048)
            if b"<!DOCTYPE" in head.upper() or b"\0" in head:
                yield "entities", say("The file is not as a spreadsheet program writes it.")
                return


def _areas(packed: ZipFile) -> Iterator[tuple[str, Message]]:
    """The library makes every cell of a merged or linked area: a single line of a file may ask for millions."""
    for part in packed.infolist():
        if part.filename.lower().startswith("xl/worksheets/"):
            for area in _AREA.findall(packed.read(part)):
                if _cells(area.decode("ascii", "replace")) > MOST_CELLS:
                    yield "too_big", say("The area {area} is merged or linked as a whole, and is too large. "
                                         "Undo that.", area=area.decode("ascii", "replace"))
                    return


def _cells(area: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError):
        return 0
    if left is None or top is None or right is None or bottom is None:
        return MOST_CELLS + 1
    return (right - left + 1) * (bottom - top + 1)


_CHECKS: tuple[Callable[[ZipFile], Iterator[tuple[str, Message]]], ...] = (_size, _macros, _links, _foreign, _areas)
