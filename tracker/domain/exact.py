"""A number exactly as a program wrote it: at most six decimals and fifteen digits, never by way of a float."""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.errors import Message, say

MOST_DECIMALS = 6
MOST_DIGITS = 15
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


class NotExact(ValueError):
    """Why a text is not such a number, and what would be."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def exact(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise NotExact(_not_a_number(text))
    whole, _, decimals = text.partition(".")
    if len(decimals.rstrip("0")) > MOST_DECIMALS:
        raise NotExact(say("“{value}” has more than {most} decimals; round it.", value=text, most=MOST_DECIMALS))
    if len((whole.lstrip("+-") + decimals.rstrip("0")).lstrip("0")) > MOST_DIGITS:
        raise NotExact(say("“{value}” has more than {most} digits; give it in a larger unit.",
                           value=text, most=MOST_DIGITS))
    return Decimal(text)


def _not_a_number(text: str) -> Message:
    plain = _SPACES.sub("", text).replace(",", ".")
    if _NUMBER.fullmatch(plain):
        return say("“{value}” is not written as a number here; write {plain}.", value=text, plain=plain)
    return say("“{value}” is not a number; write it like 1200 or 12.5.", value=text)
