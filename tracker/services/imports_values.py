"""What a file says of a cell, read as the form reads what is typed: the same limits and the same words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from tracker.db.types import to_millionths
from tracker.db.values import to_columns
from tracker.domain.element import DataElement, Type
from tracker.domain.exact import MOST_DIGITS, MOST_WHOLE_DIGITS
from tracker.domain.figure import Value
from tracker.errors import Message, say
from tracker.files.given import Raw, Spoilt, What
from tracker.files.spoilt import taken_for_a_date
from tracker.services.entry_parse import MOST_LETTERS, read
from tracker.services.entry_views import Doubt, Refused
from tracker.text.dates import format_date

MOST_KEPT = 50_000
_LONG = say("The text is too long; 5,000 characters are the most.")


class Taken(NamedTuple):
    """As it lies in the columns: millionths, or a text."""

    value: int | None
    text: str | None


class Reader:
    """What a text means is worked out once for each kind of element."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Type, str], Taken | Message] = {}
        self._numbers: dict[tuple[Type, Decimal], Taken | Message] = {}

    def figure(self, element: DataElement, raw: Raw) -> Taken | Message:
        if isinstance(raw, str):
            return _remembered(self._kept, element, raw, _typed)
        if isinstance(raw, Decimal):
            return _remembered(self._numbers, element, raw, _of_cell)
        return _of_cell(element, raw)


K = TypeVar("K", str, Decimal)


def _remembered(kept: dict[tuple[Type, K], Taken | Message], element: DataElement, raw: K,
                find: Callable[[DataElement, K], Taken | Message]) -> Taken | Message:
    key = element.type, raw
    found = kept.get(key)
    if found is None:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        found = kept[key] = find(element, raw)
    return found


def words_of(what: What, raw: Raw) -> Taken | Message:
    """A note, or the reason why a cell does not apply."""
    if isinstance(raw, Spoilt):
        return raw.message
    text = shown(raw).strip()
    if not text:
        return say("Say why it does not apply.") if what is What.NOT_APPLICABLE else say("The note is empty.")
    return _LONG if len(text) > MOST_LETTERS or "\0" in text else Taken(None, text)


def shown(raw: Raw) -> str:
    """As whoever made the file would know it again."""
    match raw:
        case Spoilt():
            return ""
        case bool():
            return "да" if raw else "не"
        case Decimal():
            return f"{raw:f}".replace(".", ",")
        case date():
            return format_date(raw, "bg", "short")
    return raw


def _typed(element: DataElement, text: str) -> Taken | Message:
    value = read(element, None, text)
    if isinstance(value, Doubt):
        return say("“{text}” may be two numbers; write it without the sign in it, or with more decimals.",
                   text=value.text)
    if isinstance(value, Refused):
        return value.findings[0].message
    return say("There is nothing in it.") if value is None else _columns(value)


def _of_cell(element: DataElement, raw: Decimal | bool | date | Spoilt) -> Taken | Message:
    """A number, a day or a truth value as a workbook holds it."""
    if isinstance(raw, Spoilt):
        return raw.message
    if type(raw) is date and element.type not in (Type.DATE, Type.TEXT):
        return taken_for_a_date(raw)
    if element.type is Type.TEXT or type(raw) is not _KINDS.get(element.type, Decimal):
        return _typed(element, shown(raw))
    return _columns(raw) if not isinstance(raw, Decimal) or _fits(raw) else _typed(element, shown(raw))


_KINDS = {Type.YES_NO: bool, Type.DATE: date}


def _fits(number: Decimal) -> bool:
    """Whether whoever typed it could have."""
    if not number.is_finite():
        return False
    whole, _, fraction = f"{abs(number):f}".partition(".")
    digits = len(whole.lstrip("0")), len(fraction.rstrip("0"))
    return digits[0] <= MOST_WHOLE_DIGITS and digits[1] <= 6 and sum(digits) <= MOST_DIGITS


def _columns(value: Value) -> Taken:
    number, text = to_columns(value)
    return Taken(None if number is None else to_millionths(number), text)
