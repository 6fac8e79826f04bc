"""Numbers in a text whose decimal sign is known; what is not plainly a number stays the text it is."""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.domain.exact import MOST_DIGITS
from tracker.errors import say
from tracker.files.given import Raw, Spoilt
from tracker.files.punctuation import COMMA, POINT

_SPACES = " \u00a0\u2007\u2009\u202f"
_GROUP = re.compile(f"[{_SPACES}]")
_WHOLE = re.compile(r"(?a)[+-]?(?:0|[1-9]\d*)")
_ANY = re.compile(rf"(?a)[+-]?\d[\d.,{_SPACES}]*")
_MINUSES = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013", "-"))
_RIGHT = {
    sign: re.compile(rf"(?a)[+-]?(?:\d+|[1-9]\d{{0,2}}(?:[{_SPACES}{re.escape(other)}]\d{{3}})+)"
                     rf"(?:{re.escape(sign)}\d+)?")
    for sign, other in ((COMMA, POINT), (POINT, COMMA))
}
_OTHER = {COMMA: POINT, POINT: COMMA}


def number(text: str, decimal: str | None) -> Raw:
    """`text` is stripped. With the sign known, `1,234` is no doubt any more, and the wrong sign is told."""
    if _WHOLE.fullmatch(text) and len(text) <= MOST_DIGITS:
        return Decimal(text)
    if decimal is None:
        return text
    plain = text.translate(_MINUSES)
    if not _ANY.fullmatch(plain) or (plain[0] == "0" and plain[1:2].isdigit()):
        return text
    if not _RIGHT[decimal].fullmatch(plain):
        return _wrong_sign(text, plain, decimal)
    plain = _GROUP.sub("", plain).replace(_OTHER[decimal], "").replace(decimal, POINT)
    return Decimal(plain) if len(plain) <= MOST_DIGITS else text


def _wrong_sign(text: str, plain: str, decimal: str) -> Raw:
    if not _RIGHT[_OTHER[decimal]].fullmatch(plain):
        return text
    if decimal == COMMA:
        return Spoilt("decimal_sign", say(
            "“{text}” has a decimal point, the other numbers of the file a comma; write it with a comma.", text=text))
    return Spoilt("decimal_sign", say(
        "“{text}” has a decimal comma, the other numbers of the file a point; write it with a point.", text=text))
