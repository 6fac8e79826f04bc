"""The XML of one sheet, looked through quickly for what a reader of values cannot see.

calamine gives an empty text for an error, and for a formula without a stored value: either would read as a gap. And it
makes room for the whole rectangle between the first and the last cell, however far they lie apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import numpy as np

from tracker.files.given import Spoilt
from tracker.files.spoilt import error_value, not_calculated, percentage

_ROOT = re.compile(rb"<(\w+:)?worksheet\b")
_LOOSE = re.compile(rb"\br\s*=\s*")
_SPACE, _LONGEST = 32, 11
_OWN_PLACE = re.compile(rb"""\sr=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)<")
_ERROR = re.compile(rb"""\st=["']e["']""")
_KIND = re.compile(rb"""\st=["'](?!n["'])""")
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


def scan(pieces: Iterable[bytes], percents: Collection[int] = ()) -> Scanned:
    """Raises Unplaced. `percents` are the styles of cells that show a percentage."""
    found, prefix = Scanned(), None
    shown = [sign for style in percents for sign in (b' s="%d"' % style, b" s='%d'" % style)]
    for rows in _whole_rows(pieces):
        if prefix is None:
            root = _ROOT.search(rows)
            prefix = (root[1] or b"") if root else b""
        _measure(rows, found)
        for at in _finds(rows, b't="e"', b"t='e'", b"<" + prefix + b"f"):
            _suspect(rows, at, b"<" + prefix + b"c ", b"</" + prefix + b"c>", found)
        for at in _finds(rows, *shown):
            _percent(rows, at, b"<" + prefix + b"c ", b"</" + prefix + b"c>", found)
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
    """The farthest row and column that any reference names, letter by letter for all of them at once."""
    text = np.frombuffer(rows, np.uint8)
    equals = text[1:-1] == ord("=")
    if (equals & ((text[:-2] <= _SPACE) | (text[2:] <= _SPACE))).any():
        text = np.frombuffer(_LOOSE.sub(b"r=", rows), np.uint8)
        equals = text[1:-1] == ord("=")
    quote = (text[2:] == ord('"')) | (text[2:] == ord("'"))
    at = np.flatnonzero((text[:-2] == ord("r")) & equals & quote) + 3
    column, row, open_ = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64), np.ones(len(at), bool)
    for step in range(_LONGEST):
        sign = text[np.minimum(at + step, len(text) - 1)].astype(np.int64)
        capital, digit = (sign & 0xDF) - 64, sign - 48
        letters, digits = open_ & (capital >= 1) & (capital <= 26) & (row == 0), open_ & (digit >= 0) & (digit <= 9)
        column = np.where(letters, column * 26 + capital, column)
        row = np.where(digits, row * 10 + digit, row)
        open_ = letters | digits
    found.last_row = max(found.last_row, int(row.max(initial=0)))
    found.last_column = max(found.last_column, int(column.max(initial=0)))


def _suspect(rows: bytes, at: int, opening: bytes, closing: bytes, found: Scanned) -> None:
    """Where there is an error or a formula: the cell round it, if it is in one."""
    if rows[at:at + 1] == b"<" and rows[at + len(opening) - 1] not in b" />\t\r\n":
        return
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
    _put(tag, spoilt, found)


def _percent(rows: bytes, at: int, opening: bytes, closing: bytes, found: Scanned) -> None:
    """A number that is shown as a percentage, whichever of the two was meant."""
    start = rows.rfind(opening, 0, at)
    end, close = rows.find(b">", start), rows.find(closing, start)
    tag, value = rows[start:end], _VALUE.search(rows, end, close)
    if start < 0 or at > end or tag.endswith(b"/") or value is None or _KIND.search(tag):
        return
    try:
        _put(tag, percentage(Decimal(value[1].decode("ascii"))), found)
    except (ValueError, InvalidOperation):
        return


def _put(tag: bytes, spoilt: Spoilt, found: Scanned) -> None:
    place = _OWN_PLACE.search(tag)
    if place is None:
        raise Unplaced
    found.spoilt[int(place[2])].setdefault(column_number(place[1].decode()), spoilt)
