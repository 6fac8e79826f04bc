"""How wide the columns of a Word table are: as they are asked for, but no word of a head and no figure is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.report.model import Table

EM = 8.5 * 12700
"""The letters of a table, in the units of Word (EMU)."""
MARGINS = 2 * 68580
"""A cell's own, left and right."""
WIDE, NARROW = frozenset("шщжюмфыШЩЖЮМФЫДмwmWM@%"), frozenset("ijlftIrг.,:;()[]|'-")
LONGEST = 18
"""A longer word of a cell, such as an address, may break."""


def widths(table: Table, whole: int) -> list[int]:
    asked = [whole * share / sum(table.widths) for share in table.widths]
    heads = [_least([text]) for text in table.head]
    words = [max(head, _least(row[at].text for row in table.rows)) for at, head in enumerate(heads)]
    least = words if sum(words) <= whole else heads
    if sum(least) > whole:
        return [int(whole * each / sum(least)) for each in least]
    over = [max(wide - narrow, 0.0) for wide, narrow in zip(asked, least, strict=True)]
    share = (whole - sum(least)) / (sum(over) or 1)
    return [int(narrow + share * more) for narrow, more in zip(least, over, strict=True)]


def _least(texts: Iterable[str]) -> float:
    """What the longest word takes. A space that does not break is part of its word."""
    found = {word for text in texts for word in re.split(r"[ \n\t/–-]+", text) if len(word) <= LONGEST}
    return max((_width(word) for word in found), default=0.0) + MARGINS


def _width(word: str) -> float:
    """Roughly, in bold letters, rather too much than too little."""
    return EM * sum(0.9 if each in WIDE else 0.36 if each in NARROW else 0.7 if each.isupper() else 0.6 for each in word)
