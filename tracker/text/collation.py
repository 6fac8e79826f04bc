"""Order and search by the alphabet: `и < ѝ < й`, 2 before 10, capitals and quotes of no weight."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = "абвгдежзиѝйклмнопрстуфхцчшщъьюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_QUOTES = re.compile("[„“”‟\"«»‚‘’'`°]")
_DASHES = re.compile("[-\u00ad\u2010-\u2015\u2212]")
_PARTS = re.compile(r"(?a)\d+|[^\d]")
# what a scan or a careless keyboard puts in place of the Cyrillic letter, after lower-casing
_LOOK_ALIKES = str.maketrans("abcehkmoptxyіѝй", "авсенкмортхуiии")

Key = tuple[tuple[tuple[int, int, str], ...], str]


@lru_cache(maxsize=8192)
def sort_key(text: str, lang: str = "bg") -> Key:
    """Digits, then the alphabet of the language, then the other one; equal words in the order of their capitals."""
    clean = " ".join(_QUOTES.sub("", unicodedata.normalize("NFC", text)).split())
    return tuple(_weight(part, lang) for part in _PARTS.findall(clean.lower())), clean.swapcase()


def fold(text: str) -> str:
    """For comparing what is sought with what is written; never shown."""
    lower = unicodedata.normalize("NFKC", text).casefold()
    plain = _DASHES.sub(" ", _QUOTES.sub("", lower)).translate(_LOOK_ALIKES)
    return " ".join(plain.split())


def _weight(part: str, lang: str) -> tuple[int, int, str]:
    if part.isascii() and part.isdecimal():
        return 1, int(part), ""
    own, other = (_LATIN, _CYRILLIC) if lang == "en" else (_CYRILLIC, _LATIN)
    if part in own:
        return 2, own.index(part), ""
    if part in other:
        return 3, other.index(part), ""
    return (4, ord(part), "") if part.isalpha() else (0, ord(part), "")
