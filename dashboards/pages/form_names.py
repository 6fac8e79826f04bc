"""How the rows of a form are called: what a name says already is not said again, and a part knows its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboards.voice import Voice
from tracker.services.entry_views import EntryRow

OF_THEM = "от тях:"
"""How the name of an element begins that counts some of another's."""
_WORD = re.compile(r"[^\W\d_]+\.?")


def says(name: str, unit: str) -> bool:
    """Whether the name holds the unit of measure: each of its words, or the word it abbreviates."""
    words = _WORD.findall(name.casefold())
    return all(any(_same(word, each) for each in words) for word in _WORD.findall(unit.casefold())) and unit != "%"


def _same(word: str, other: str) -> bool:
    return other.startswith(word[:-1]) if word.endswith(".") else word == other


def whole_of(row: EntryRow, rows: Sequence[EntryRow]) -> EntryRow | None:
    """The row whose part this one is: the nearest above that counts the same and is no part itself."""
    if not row.element.name.bg.startswith(OF_THEM):
        return None
    above = [each for each in rows[:rows.index(row)] if not each.element.name.bg.startswith(OF_THEM)]
    return next((each for each in reversed(above) if each.element.unit == row.element.unit), None)


def label(row: EntryRow, rows: Sequence[EntryRow], voice: Voice) -> str:
    """The name as it is to be understood alone."""
    name, whole = row.element.name[voice.lang], whole_of(row, rows)
    return f"{whole.element.name[voice.lang]}, {name}" if whole else name
