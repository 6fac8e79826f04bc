"""Numbers and dates exactly as a program writes them: no float on the way, no guess."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from tracker.errors import Message, say

MOST_DECIMALS = 6
MOST_DIGITS = 15
MOST_WHOLE_DIGITS = 12
"""Of these at most: with six decimals a figure still fits the eight bytes it is kept in."""

BEYOND = Decimal(10) ** MOST_WHOLE_DIGITS
"""No figure is as large, whether it is typed, read from a file, added up or stored."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


class NotExact(ValueError):
    """Why a text is not one of these, and what would be."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def exact(text: str) -> Decimal:
    """At most six decimals and fifteen digits, twelve of them before the point."""
    if not _NUMBER.fullmatch(text):
        raise NotExact(_not_a_number(text))
    whole, _, decimals = text.partition(".")
    if len(decimals.rstrip("0")) > MOST_DECIMALS:
        raise NotExact(say("“{value}” has more than {most} decimals; round it.", value=text, most=MOST_DECIMALS))
    if len((whole.lstrip("+-") + decimals.rstrip("0")).lstrip("0")) > MOST_DIGITS:
        raise NotExact(say("“{value}” has more than {most} digits; give it in a larger unit.",
                           value=text, most=MOST_DIGITS))
    if len(whole.lstrip("+-0")) > MOST_WHOLE_DIGITS:
        raise NotExact(say("“{value}” has more than {most} digits before the point; give it in a larger unit.",
                           value=text, most=MOST_WHOLE_DIGITS))
    return Decimal(text)


def iso_date(text: str) -> date:
    """Python alone would also read 20151231 and 2015-W01-1."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise NotExact(say("“{value}” is not a date; write it like 2015-12-31.", value=text))


def _not_a_number(text: str) -> Message:
    plain = _SPACES.sub("", text).replace(",", ".")
    if _NUMBER.fullmatch(plain):
        return say("“{value}” is not written as a number here; write {plain}.", value=text, plain=plain)
    return say("“{value}” is not a number; write it like 1200 or 12.5.", value=text)
