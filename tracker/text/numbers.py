"""Numbers as people read and type them: `1 234,5` with a no-break space in Bulgarian, `1,234.5` in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.exact import MOST_DECIMALS, MOST_DIGITS, MOST_WHOLE_DIGITS
from tracker.domain.quantity import Exact, Percent, Points, Quantity, Signed, Term, rounded
from tracker.text.nouns import noun

NBSP = "\u00a0"
MINUS = "\u2212"

_SPACES = re.compile("[ \t\u00a0\u2007\u2009\u200a\u202f]")
_MINUSES = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\uff0d\ufe63", "-"))
_GROUPED = {
    " ": re.compile(r"(?a)([1-9]\d{0,2}(?: \d{3})+)(?:[.,](\d+))?"),
    ".": re.compile(r"(?a)([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?"),
    ",": re.compile(r"(?a)([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?"),
}
_PLAIN = re.compile(r"(?a)(\d*)(?:[.,](\d+))?")
_DOUBTFUL = re.compile(r"(?a)[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True)
class Doubtful:
    """`1.234`: one and a bit, or over a thousand. Only whoever typed it knows."""

    as_decimal: Decimal
    as_thousands: Decimal


def format_number(value: Exact, decimals: int | None = None, lang: str = "bg") -> str:
    """Grouped always, rounded half away from zero, with a true minus; without `decimals` the digits it has."""
    text = f"{rounded(value, decimals):,f}".replace("-", MINUS)
    return text if lang == "en" else text.replace(",", NBSP).replace(".", ",")


def format_percent(value: Exact, decimals: int | None = 1, lang: str = "bg") -> str:
    return _with_unit(format_number(value, decimals, lang), "%", lang)


def format_points(value: Exact, decimals: int | None = 1, lang: str = "bg") -> str:
    return _with_unit(format_number(value, decimals, lang), "pp" if lang == "en" else "п.п.", lang)


def format_quantity(quantity: Quantity, lang: str = "bg") -> str:
    """The number and, after a no-break space, what it counts, in the form that the number asks for."""
    number = format_number(quantity.value, quantity.decimals, lang)
    if quantity.unit is None:
        return number
    unit = noun(rounded(quantity.value, quantity.decimals), quantity.unit[lang], lang)
    return _with_unit(number, unit, lang) if unit else number


def format_measured(figure: Quantity | Percent | Points | Signed | Term, lang: str = "bg") -> str:
    """Any of the figures a sentence may hold."""
    match figure:
        case Quantity():
            return format_quantity(figure, lang)
        case Percent():
            return format_percent(figure.value, figure.decimals, lang)
        case Points():
            return format_points(figure.value, figure.decimals, lang)
        case Term():
            number = format_number(figure.value, figure.decimals, lang)
            return f"({number})" if number.startswith(MINUS) else number
        case Signed():
            text = format_measured(figure.of, lang)
            return f"+{text}" if rounded(figure.of.value, figure.of.decimals) > 0 else text


def parse_number(text: str) -> Decimal | Doubtful | None:
    """What people type in either language; None if it is not a number or is longer than can be kept."""
    clean = _SPACES.sub(" ", text.strip().translate(_MINUSES)).strip()
    sign = clean[:1] if clean[:1] in ("+", "-") else ""
    rest = clean[len(sign) :].lstrip()
    if _DOUBTFUL.fullmatch(rest):
        point = _decimal(sign, *re.split("[.,]", rest))
        thousands = _decimal(sign, re.sub("[.,]", "", rest), "")
        return Doubtful(point, thousands) if point is not None and thousands is not None else None
    return _unambiguous(sign, rest)


def _unambiguous(sign: str, text: str) -> Decimal | None:
    for separator, pattern in _GROUPED.items():
        if found := pattern.fullmatch(text):
            return _decimal(sign, found[1].replace(separator, ""), found[2] or "")
    found = _PLAIN.fullmatch(text)
    return _decimal(sign, found[1], found[2] or "") if found and text else None


def _decimal(sign: str, whole: str, fraction: str) -> Decimal | None:
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    if len(whole) > MOST_WHOLE_DIGITS or len(fraction) > MOST_DECIMALS or len(whole) + len(fraction) > MOST_DIGITS:
        return None
    value = Decimal(f"{whole or '0'}.{fraction or '0'}") if fraction else Decimal(whole or "0")
    return -value if sign == "-" and value else value


def _with_unit(number: str, unit: str, lang: str) -> str:
    return f"{number}{unit}" if unit == "%" and lang == "en" else f"{number}{NBSP}{unit}"
