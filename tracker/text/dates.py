"""Dates and periods as people read and type them: `01.01.2015 г.`, `3. тримесечие 2015 г.`."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

from tracker.domain.period import Frequency, Period
from tracker.domain.quantity import Span

NBSP = "\u00a0"
Style = Literal["long", "short", "axis"]

_MONTHS = {
    "bg": [
        "януари",
        "февруари",
        "март",
        "април",
        "май",
        "юни",
        "юли",
        "август",
        "септември",
        "октомври",
        "ноември",
        "декември",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_MONTHS_SHORT = {
    "bg": ["яну", "фев", "март", "апр", "май", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_HALVES = {"bg": ("първо полугодие", "второ полугодие"), "en": ("first half", "second half")}
_AND = {"bg": "и", "en": "and"}
_TYPED = re.compile(r"(?a)(\d{1,2})[./](\d{1,2})[./](\d{4})(?: ?г\.?)?")
_ISO = re.compile(r"(?a)(\d{4})-(\d{2})-(\d{2})")


def format_date(day: date, lang: str = "bg", style: Literal["long", "short"] = "long") -> str:
    """`01.01.2015 г.` or `1 January 2015`; short `01.01.2015` or `1 Jan 2015`."""
    if lang == "en":
        names = _MONTHS if style == "long" else _MONTHS_SHORT
        return f"{day.day} {names['en'][day.month - 1]} {day.year}"
    return f"{day:%d.%m.%Y}" + (f"{NBSP}г." if style == "long" else "")


def format_moment(moment: datetime, lang: str = "bg") -> str:
    return f"{format_date(moment, lang)}, {moment:%H:%M}"


def parse_date(text: str) -> date | None:
    """`07.07.2012`, `7.7.2012 г.`, `7/7/2012` and `2012-07-07`; None if there is no such day."""
    clean = " ".join(text.split())
    typed, iso = _TYPED.fullmatch(clean), _ISO.fullmatch(clean)
    if not typed and not iso:
        return None
    year, month, day = (typed[3], typed[2], typed[1]) if typed else iso.groups()  # type: ignore[union-attr]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def period_name(period: Period, lang: str = "bg", style: Style = "long") -> str:
    """`3. тримесечие 2015 г.`, `3. трим. 2015`, `Т3 15`; `Q3 2015`, `Q3 2015`, `Q3 15`."""
    if style == "axis":
        return _axis(period, lang)
    part, year = part_name(period, lang, style), _year(period.year, lang, style)
    of = " of" if (lang, style, period.frequency) == ("en", "long", Frequency.HALF_YEAR) else ""
    return f"{part}{of} {year}" if part else year


def part_name(period: Period, lang: str = "bg", style: Style = "long") -> str:
    """The name without its year: `3. тримесечие`; nothing for a year."""
    match period.frequency:
        case Frequency.QUARTER:
            word = "тримесечие" if style == "long" else "трим."
            return f"Q{period.index}" if lang == "en" else f"{period.index}.{NBSP}{word}"
        case Frequency.HALF_YEAR:
            short = f"H{period.index}" if lang == "en" else f"{period.index}.{NBSP}полуг."
            return _HALVES[lang][period.index - 1] if style == "long" else short
        case Frequency.MONTH:
            return (_MONTHS if style == "long" else _MONTHS_SHORT)[lang][period.index - 1]
    return ""


def span_name(span: Span, lang: str = "bg") -> str:
    """`2. и 3. тримесечие 2015 г.`, `Q2 and Q3 2015`, `от януари до май 2015 г.`."""
    first, last = span.first, span.last
    if first == last:
        return period_name(last, lang)
    begun = _begun(first, last, lang)
    if last.ordinal - first.ordinal > 1:
        between = "{} to {}" if lang == "en" else "периода от {} до {}"
        return between.format(begun, period_name(last, lang))
    return f"{begun} {_AND[lang]} {period_name(last, lang)}"


def _begun(first: Period, last: Period, lang: str) -> str:
    """The first of two periods, without the year or the word that the second has as well."""
    if first.year != last.year:
        return period_name(first, lang)
    if lang == "bg" and last.frequency is Frequency.QUARTER:
        return f"{first.index}."
    return part_name(first, lang)


def _year(year: int, lang: str, style: Style) -> str:
    return f"{year}{NBSP}г." if lang == "bg" and style == "long" else str(year)


def _axis(period: Period, lang: str) -> str:
    year = f"{period.year % 100:02d}"
    match period.frequency:
        case Frequency.YEAR:
            return str(period.year)
        case Frequency.MONTH:
            return f"{_MONTHS_SHORT[lang][period.index - 1]} {year}"
        case Frequency.QUARTER:
            letter = "Q" if lang == "en" else "Т"
        case Frequency.HALF_YEAR:
            letter = "H" if lang == "en" else "П"
    return f"{letter}{period.index} {year}"
