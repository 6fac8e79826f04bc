"""The XML of one sheet, looked through quickly for what a reader of values cannot see.

calamine gives an empty text for an error, and for a formula without a stored value: either would read as a gap. And it
makes room for the whole rectangle between the first and the last cell, however far they lie apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracker.files.given import Spoilt
from tracker.files.spoilt import error_value, not_calculated

_ROOT = re.compile(rb"<(\w+:)?worksheet\b")
_REFERENCE = re.compile(rb"""\br=["']([A-Za-z]{0,3})(\d{1,7})["']""")
_SPACED = tuple(b"r" + gap for space in (b" ", b"\t", b"\n", b"\r") for gap in (space + b"=", b"=" + space))
_OWN_PLACE = re.compile(rb"""\sr=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
_ERROR = re.compile(rb"""\st=["']e["']""")
_TEXT = re.compile(rb"""\st=["']str["']""")


class Unplaced(Exception):
    """A cell that does not say where it stands, in a way that matters."""


@dataclass
class Scanned:
    """`spoilt` is by row and column, both from 1; `last` is the farthest row and column."""

    spoilt: dict[int, dict[int, Spoilt]] = field(default_factory=lambda: defaultdict(dict))
    hidden_rows: int = 0
    hidden_columns: int = 0
    last_row: int = 0
    last_column: int = 0


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def scan(pieces: Iterable[bytes]) -> Scanned:
    """Raises Unplaced."""
    found, prefix = Scanned(), None
    for rows in _whole_rows(pieces):
        if prefix is None:
            root = _ROOT.search(rows)
            prefix = (root[1] or b"") if root else b""
        _measure(rows, found)
        for at in _finds(rows, b't="e"', b"t='e'", b"<" + prefix + b"f>", b"<" + prefix + b"f ", b"<" + prefix + b"f/"):
            _suspect(rows, at, b"<" + prefix + b"c ", b"</" + prefix + b"c>", found)
        for at in _finds(rows, b'hidden="1"', b'hidden="true"'):
            tag = rows[rows.rfind(b"<", 0, at):at]
            found.hidden_rows += tag.startswith(b"<" + prefix + b"row")
            found.hidden_columns += tag.startswith(b"<" + prefix + b"col")
    return found


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        rest += piece
        end = rest.rfind(b"row>") + 4
        if end > 4:
            yield rest[:end]
            rest = rest[end:]
    yield rest


def _finds(rows: bytes, *signs: bytes) -> Iterator[int]:
    for sign in signs:
        at = rows.find(sign)
        while at >= 0:
            yield at
            at = rows.find(sign, at + 1)


def _measure(rows: bytes, found: Scanned) -> None:
    if any(gap in rows for gap in _SPACED):
        rows = re.sub(rb"\br\s*=\s*", b"r=", rows)
    places = set(_REFERENCE.findall(rows))
    if places:
        columns, numbers = ({each[part] for each in places} for part in (0, 1))
        found.last_row = max(found.last_row, *map(int, numbers))
        found.last_column = max(found.last_column, *(column_number(each.decode()) for each in columns))


def _suspect(rows: bytes, at: int, opening: bytes, closing: bytes, found: Scanned) -> None:
    """Where there is an error or a formula: the cell round it, if it is in one."""
    start = rows.rfind(opening, 0, at)
    end, close = rows.find(b">", start), rows.find(closing, start)
    if start < 0 or not at < close:
        return
    tag, value = rows[start:end], _VALUE.search(rows, end, close)
    if _ERROR.search(tag):
        spoilt = error_value(value[1].decode("ascii", "replace") if value else "")
    elif at > end and value is None and not _TEXT.search(tag):
        spoilt = not_calculated()
    else:
        return
    place = _OWN_PLACE.search(tag)
    if place is None:
        raise Unplaced
    found.spoilt[int(place[2])][column_number(place[1].decode())] = spoilt
