"""What a program reads in a workbook of ours, however its sheets were moved about: hidden codes, and their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from zlib import crc32

MARK_SHEET = "_tracker"
YES_NO = "tracker_yes_no"
"""The name of the list behind the drop-downs."""

FORM = "tracker-form/1"
REFUSALS = "tracker-refusals/1"
"""How the first cell of a sheet begins that is a form, or lists what was refused."""

TYPE, PRINTED = "@type", "@printed"
SHOWN = ("@code", "@name", "@measure", "@last_year", "@last_period", "@target")
FIGURE, REASON, NOTE = "@figure", "@reason", "@note"
NO_ROW = "#"
"""How the code of a row begins that is a heading, not an element."""

COLUMNS = f"{NO_ROW}columns "
"""How the code of a heading begins that says which columns to fill there were."""

_OUR_SUM = "=IF(COUNT("
_CATEGORY = re.compile(r"[^=@#\s]+=[^=\s]+")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def form_code(unit: str, period: str) -> str:
    return f"{FORM} {unit} {period}"


def form_of(code: object) -> tuple[str, str] | None:
    """The unit and the period of a form's first cell."""
    words = code.split(" ") if isinstance(code, str) else []
    return (words[1], words[2]) if len(words) == 3 and words[0] == FORM else None


def is_column(code: object) -> bool:
    return isinstance(code, str) and (code in (TYPE, PRINTED, *SHOWN, FIGURE, REASON, NOTE) or is_category(code))


def is_category(code: str) -> bool:
    return _CATEGORY.fullmatch(code) is not None


def is_our_sum(value: object) -> bool:
    """The formula by which a total adds itself up; nobody entered it."""
    return str(value).replace(" ", "").startswith(_OUR_SUM)


def fingerprint(printed: Iterable[object]) -> str:
    """Of the locked cells of a row, whatever program stored them last."""
    return f"{crc32('|'.join(map(_plain, printed)).encode()):08x}"


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float() | Decimal():
            return f"{float(value):.12g}"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
    return " ".join(str(value).split())


def escaped(text: str) -> str:
    """Characters that a workbook cannot hold as they are, the way Excel writes them."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
