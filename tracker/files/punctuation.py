"""What stands between the fields of a text and within its numbers, found from its first rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.layout import Layout, folded
from tracker.errors import Message, say

DELIMITERS = (";", ",", "\t")
SHOWN = {";": say("semicolon"), ",": say("comma"), "\t": say("tab")}
COMMA, POINT = ",", "."
_SAMPLE_ROWS = 200
_MINUS = r"[+\-\u2212\u2013]?\s?"
_SIGNED_WITH = {
    sign: re.compile(rf"(?a){_MINUS}(?:\d+{re.escape(sign)}(?:\d{{1,2}}|\d{{4,}})|(?:0|\d{{4,}}){re.escape(sign)}\d+|"
                     rf"\d{{1,3}}(?:[ \u00a0\u202f{re.escape(other)}]\d{{3}})+{re.escape(sign)}\d+|"
                     rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}}){{2,}})")
    for sign, other in ((COMMA, POINT), (POINT, COMMA))
}


def delimiter_of(sample: str, layout: Layout) -> str | None:
    """Under which the needed columns are found; else the one that gives rows of one width; else none."""
    best: tuple[float, str] = (0, "")
    for delimiter in DELIMITERS:
        rows = _rows(sample, delimiter)
        if not rows or len(rows[0]) < 2:
            continue
        names = {folded(name) for name in rows[0]}
        found = sum(folded(name) in names for name in layout.needed)
        even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
        best = max(best, (found * 1000 + even * len(rows[0]), delimiter))
    return best[1] or None


def _rows(sample: str, delimiter: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row][:_SAMPLE_ROWS]
    except csv.Error:
        return []


def decimal_of(texts: Iterable[tuple[int, str]]) -> tuple[str | None, Message | None]:
    """From numbers with the lines they stand on; the sentence says which was the first to show it."""
    seen: dict[str, tuple[int, str]] = {}
    for line, text in texts:
        for sign, pattern in _SIGNED_WITH.items():
            if sign not in seen and pattern.fullmatch(text):
                seen[sign] = line, text
        if len(seen) == len(_SIGNED_WITH):
            return None, say("Some numbers have a decimal comma (“{one}”, line {line}), some a point (“{other}”, line "
                             "{other_line}); those that could mean either are refused.", one=seen[COMMA][1],
                             line=seen[COMMA][0], other=seen[POINT][1], other_line=seen[POINT][0])
    if not seen:
        return None, None
    sign, (line, text) = next(iter(seen.items()))
    message = say("Numbers have a decimal comma, as on line {line}: “{text}”.", line=line, text=text) \
        if sign == COMMA else say("Numbers have a decimal point, as on line {line}: “{text}”.", line=line, text=text)
    return sign, message


def figures_in(rows: Sequence[tuple[int, Sequence[str]]], places: Sequence[int]) -> Iterator[tuple[int, str]]:
    for line, row in rows:
        for place in places:
            if place < len(row) and row[place]:
                yield line, row[place].strip()
