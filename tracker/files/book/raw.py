"""What one cell of a workbook says: as it is, or spoilt; None where it says nothing."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from math import isfinite

from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from tracker.domain.element import Type
from tracker.errors import say
from tracker.files.book.codes import unescaped
from tracker.files.given import Raw, Spoilt
from tracker.files.spoilt import percentage, taken_for_a_date

_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_.") | {"--", "---", "..", "...", "…"}
_NOT_APPLICABLE = frozenset({"n/a", "na", "n.a.", "н/п", "нп", "н.п.", "неприложимо", "несеотнася", "notapplicable"})
_FIRST_DAY, _LAST_DAY = 18_264, 73_050  # 1950 to 2099: only a number within is taken for a day
_FIRST, _LAST = date(1950, 1, 1), date(2099, 12, 31)


def not_applicable(value: object) -> bool:
    return isinstance(value, str) and "".join(value.split()).casefold() in _NOT_APPLICABLE


def text_of(value: object) -> str | Spoilt | None:
    """Of a cell for words: whatever stands in it, as it would be read aloud."""
    match value:
        case None:
            return None
        case str():
            return unescaped(value) if value.strip() else None
        case bool():
            return Spoilt("text", say("There is TRUE or FALSE where a text belongs."))
        case int() | float() as number:
            found = _number(number)
            return f"{found:f}" if isinstance(found, Decimal) else found
        case date():
            return f"{value:%d.%m.%Y}"
    return Spoilt("time", say("There is a time of day; write it as text."))


def raw_of(value: object, type_: Type | None, number_format: str, *, base_1904: bool = False) -> Raw | None:
    """`type_` is what the row says it holds, None if that cannot be told."""
    if type_ is Type.TEXT:
        return text_of(value)
    match value:
        case None | bool():
            return value
        case str():
            return _text(value)
        case datetime():
            return _day(value.date(), type_)
        case date():
            return _day(value, type_)
        case int() | float():
            return _figure(value, type_, number_format, base_1904=base_1904)
    return Spoilt("time", say("There is a time of day where a figure belongs. Write the figure again."))


def error_value(shown: object) -> Spoilt:
    return Spoilt("error_value", say("The cell shows {error}: its formula cannot be calculated. "
                                     "Mend it, or write the figure itself.", error=str(shown)))


def uncalculated() -> Spoilt:
    return Spoilt("uncalculated", say("There is a formula without a result. Open the file in Excel and save it, "
                                      "or write the figure itself."))


def _text(value: str) -> Raw | None:
    text = unescaped(value)
    clean = text.strip()
    if not clean:
        return None
    if clean in _ERRORS:
        return error_value(clean)
    if clean in _DASHES:
        return Spoilt("dash", say("“{text}” says neither nought nor that it does not apply. Write 0, or leave it empty "
                                  "and say why it does not apply.", text=clean))
    return text


def _day(day: date, type_: Type | None) -> Raw:
    if type_ is not None and type_ is not Type.DATE:
        return Spoilt("date_for_figure", taken_for_a_date(day))
    if not _FIRST <= day <= _LAST:
        return Spoilt("far_day", say("The spreadsheet shows {day}; a day between {first} and {last} belongs here. "
                                     "Write it again.", day=day, first=_FIRST, last=_LAST))
    return day


def _figure(value: float, type_: Type | None, number_format: str, *, base_1904: bool) -> Raw:
    number = _number(value)
    if isinstance(number, Spoilt):
        return number
    if type_ is Type.DATE and number == number.to_integral_value() and _FIRST_DAY <= number <= _LAST_DAY:
        found = from_excel(int(number), _MAC if base_1904 else WINDOWS_EPOCH)
        return found.date() if isinstance(found, datetime) else number
    if "%" in number_format:
        return _percent(number, type_)
    return number


def _percent(number: Decimal, type_: Type | None) -> Raw:
    """A spreadsheet keeps 45 % as 0.45."""
    if type_ is Type.PERCENT:
        return _hundredfold(number)
    return percentage(number)


def _hundredfold(number: Decimal) -> Decimal:
    return Decimal(f"{(number * 100).normalize():f}")


def _number(value: float) -> Decimal | Spoilt:
    """Fifteen digits, which is what a spreadsheet shows: the rest is noise of its arithmetic."""
    if isinstance(value, float) and not isfinite(value):
        return Spoilt("not_a_number", say("The number is too large."))
    try:
        found = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    except InvalidOperation:
        return Spoilt("not_a_number", say("The number is too large."))
    return Decimal(int(found)) if found == found.to_integral_value() and abs(found) < 10**15 else found


_MAC = datetime(1904, 1, 1)  # noqa: DTZ001  # as spreadsheets count, without a zone
