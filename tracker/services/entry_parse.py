"""What people type into a cell, read as what the cell holds."""

from __future__ import annotations

from tracker.domain.element import DataElement, Type
from tracker.domain.figure import Value
from tracker.domain.finding import Finding, Gravity
from tracker.errors import Message, say
from tracker.services.entry_commands import Meaning
from tracker.services.entry_views import Doubt, Refused
from tracker.text.dates import parse_date
from tracker.text.numbers import Doubtful, parse_number

MOST_LETTERS = 5000
_ANSWERS = {"да": True, "yes": True, "true": True, "1": True, "не": False, "no": False, "false": False, "0": False}


def read(
    element: DataElement, category: str | None, text: str, means: Meaning | None = None,
) -> Value | Doubt | Refused | None:
    """Nothing typed is nothing, never nought."""
    clean = text.strip()
    if not clean:
        return None
    if element.type.numeric:
        return _number(element, category, clean, means)
    value = _other(element.type, clean)
    return Refused((_finding(element, category, _WANTED[element.type], clean),)) if value is None else value


def _number(element: DataElement, category: str | None, text: str, means: Meaning | None) -> Value | Doubt | Refused:
    digits = text.removesuffix("%") if element.type is Type.PERCENT else text
    value = parse_number(digits)
    if value is None:
        wanted = say("“{text}” is not a number; write it like 1\u00a0234,5.")
        return Refused((_finding(element, category, wanted, text),))
    if not isinstance(value, Doubtful):
        return value
    if means is None:
        return Doubt(text, value.as_decimal, value.as_thousands)
    return value.as_decimal if means is Meaning.DECIMAL else value.as_thousands


def _other(type_: Type, text: str) -> Value | None:
    if type_ is Type.YES_NO:
        return _ANSWERS.get(text.casefold())
    if type_ is Type.DATE:
        return parse_date(text)
    return text if len(text) <= MOST_LETTERS and "\0" not in text else None


_WANTED = {
    Type.YES_NO: say("“{text}” is neither yes nor no."),
    Type.DATE: say("“{text}” is not a date; write it like 31.12.2015."),
    Type.TEXT: say("The text is too long; 5,000 characters are the most."),
}


def _finding(element: DataElement, category: str | None, message: Message, text: str) -> Finding:
    told = Message(message.text, {"text": text if len(text) < 50 else f"{text[:50]}…"})
    return Finding(Gravity.ERROR, "type", told, element.code, category)
