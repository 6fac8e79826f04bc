"""Names that a workbook takes for its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST = 31
_RESERVED = "history"  # Excel keeps it for itself
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def sheet_names(wanted: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Each as near to what is wanted as may be, and no two alike, whatever their case."""
    used, found = {_RESERVED, *(each.casefold() for each in taken)}, []
    for name in wanted:
        clean = " ".join(_FORBIDDEN.sub(" ", name).split()).strip("'") or "-"
        free = next(each for each in _tries(clean) if each.casefold() not in used)
        used.add(free.casefold())
        found.append(free)
    return found


def _tries(name: str) -> Iterable[str]:
    yield name[:LONGEST].strip()
    for number in range(2, 10_000):
        tail = f" ({number})"
        yield name[:LONGEST - len(tail)].strip() + tail


def quoted(sheet: str) -> str:
    """As a formula or a link names it."""
    return "'" + sheet.replace("'", "''") + "'"
