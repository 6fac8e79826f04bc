"""A message as a sentence in one language, its gaps filled as that language writes numbers, dates and names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from string import Formatter

from tracker.domain.period import Period
from tracker.domain.quantity import Percent, Points, Quantity, Signed, Span, Term
from tracker.domain.words import Words
from tracker.errors import Message
from tracker.text.catalog import translated, translated_n
from tracker.text.dates import format_date, format_moment, period_name, span_name
from tracker.text.numbers import NBSP, format_measured, format_number
from tracker.text.words import words

_YES_NO = Words("да", "yes"), Words("не", "no")
_AND = {"bg": " и ", "en": " and "}


def render(message: Message, lang: str = "bg") -> str:
    """Raises KeyError if a gap has nothing to fill it."""
    if message.plural is None or message.count is None:
        return _fill(translated(message.text, lang), message.values, lang)
    text = translated_n(message.text, message.plural, message.count, lang)
    return _fill(text.replace("{count} ", "{count}" + NBSP), message.values, lang)


def shown(value: object, lang: str = "bg") -> str:
    """One value as the language writes it; what no language knows as it is, for an error must always be tellable."""
    match value:
        case str() if not isinstance(value, Enum):
            return value
        case Message():
            return render(value, lang)
        case Quantity() | Percent() | Points() | Signed() | Term():
            return format_measured(value, lang)
        case bool():
            return _YES_NO[not value][lang]
        case int() | Decimal() | Fraction():
            return format_number(value, None, lang)
        case Words():
            return value[lang]
        case tuple() | list():
            return _listed([shown(each, lang) for each in value], lang)
    return _named(value, lang)


def _named(value: object, lang: str) -> str:
    match value:
        case datetime():
            return format_moment(value, lang)
        case date():
            return format_date(value, lang)
        case Period():
            return period_name(value, lang)
        case Span():
            return span_name(value, lang)
        case Enum():
            return words(value)[lang]
    return "–" if value is None else str(value)


def _fill(text: str, values: Mapping[str, object], lang: str) -> str:
    """A full stop after `г.` or `лв.` is not written twice."""
    filled = ""
    for literal, gap in _parts(text):
        filled += literal[1:] if filled.endswith(".") and literal.startswith(".") else literal
        filled += shown(values[gap], lang) if gap is not None else ""
    return filled


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, gap) for literal, gap, _, _ in Formatter().parse(text))


def _listed(texts: list[str], lang: str) -> str:
    *most, last = texts or [""]
    return f"{', '.join(most)}{_AND[lang]}{last}" if most else last
