"""Periods as people type them: `III трим. 2015`, `първо полугодие 2015 г.`, `юли 2015`, `Q3 2015`, `07.2015`."""

from __future__ import annotations

import re

from tracker.domain.period import Frequency, Period

_NUMBERS = {
    **dict.fromkeys(("1", "i", "първо", "първото", "first"), 1),
    **dict.fromkeys(("2", "ii", "второ", "второто", "second"), 2),
    **dict.fromkeys(("3", "iii", "трето", "третото", "third"), 3),
    **dict.fromkeys(("4", "iv", "четвърто", "четвъртото", "fourth"), 4),
}
_KINDS = {
    **dict.fromkeys(("трим", "тримесечие", "тримесечието", "quarter", "q", "т"), Frequency.QUARTER),
    **dict.fromkeys(("полуг", "полугодие", "полугодието", "half", "h", "п"), Frequency.HALF_YEAR),
}
_MONTHS = (
    ["яну", "фев", "мар", "апр", "май", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"],
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
)
_FILLERS = frozenset(["г", "година", "of", "the", "във", "во", "ро", "то", "st", "nd", "rd", "th", "на"])
_LATIN = str.maketrans("іІ", "ii")  # Roman numerals typed on a Bulgarian keyboard


def parse_period(text: str) -> Period | None:
    """None if it names no period, or more than one."""
    words = re.findall(r"\d+|[^\W\d_]+", text.translate(_LATIN).lower())
    years = [word for word in words if re.fullmatch(r"(?a)[12]\d{3}", word)]
    rest = [word for word in words if word not in years and word not in _FILLERS]
    if len(years) != 1 or words.count(years[0]) != 1:
        return None
    return _within(int(years[0]), rest)


def _within(year: int, rest: list[str]) -> Period | None:
    match rest:
        case []:
            return Period.of_year(year)
        case [word]:
            return _numbered(Frequency.MONTH, year, _month(word))
        case [one, other] if other in _KINDS:
            return _numbered(_KINDS[other], year, _NUMBERS.get(one))
        case [one, other] if one in _KINDS:
            return _numbered(_KINDS[one], year, _NUMBERS.get(other))
    return None


def _numbered(frequency: Frequency, year: int, number: int | None) -> Period | None:
    if number is None or not 1 <= number <= frequency.a_year:
        return None
    return Period(frequency, year * frequency.a_year + number - 1)


def _month(word: str) -> int | None:
    if word.isascii() and word.isdecimal():
        return int(word)
    return next((names.index(word[:3]) + 1 for names in _MONTHS if len(word) <= 9 and word[:3] in names), None)
