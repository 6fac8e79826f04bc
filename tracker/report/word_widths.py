"""How wide the columns of a Word table are: as they are asked for, but no word of a head and no figure is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.report.model import Cell, Table

EM = 8.5 * 12700
"""The letters of a table, in the units of Word (EMU)."""
MARGIN = 36000
"""A cell's own, at the left and at the right: a millimetre."""
WIDE, NARROW = frozenset("шщжюмфыШЩЖЮМФЫДмwmWM@%"), frozenset("ijlftIrг.,:;()[]|'-")
PLAIN = 0.92
"""Letters that are not bold."""
LONGEST = (18, 12, 0)
"""Longer words of a cell, such as addresses, may break, where there is no room; those of a head not."""


def widths(table: Table, whole: int) -> list[int]:
    asked = [whole * share / sum(table.widths) for share in table.widths]
    tried = [_columns(table, longest) for longest in LONGEST]
    least = next((each for each in tried if sum(each) <= whole), tried[-1])
    if sum(least) > whole:
        return [int(whole * each / sum(least)) for each in least]
    over = [max(wide - narrow, 0.0) for wide, narrow in zip(asked, least, strict=True)]
    share = (whole - sum(least)) / (sum(over) or 1)
    return [int(narrow + share * more) for narrow, more in zip(least, over, strict=True)]


def _columns(table: Table, longest: int) -> list[float]:
    return [max(_least([head]), _least((_written(row[at]) for row in table.rows), PLAIN, longest))
            for at, head in enumerate(table.head)]


def _least(texts: Iterable[str], weight: float = 1.0, longest: int = 99) -> float:
    """What the longest word takes. A space that does not break is part of its word."""
    found = {word for text in texts for word in re.split(r"[ \n\t/–-]+", text) if len(word) <= longest}
    return max((_width(word) for word in found), default=0.0) * weight + 2 * MARGIN


def _written(cell: Cell) -> str:
    return f"■\u00a0{cell.text}" if cell.colour else cell.text


def _width(word: str) -> float:
    """Roughly, in the bold of a wide font: not every machine has the one we name."""
    return EM * sum(0.95 if each in WIDE or each.isupper() else 0.4 if each in NARROW
                    else 0.67 if each.isdigit() else 0.7 for each in word)
