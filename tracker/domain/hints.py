"""What a code that leads nowhere may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from tracker.errors import Message, say

_SHOWN = 8


def nearest(name: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), None)


def suggest(name: str, known: Iterable[str]) -> Message:
    return _suggest(name, tuple(sorted(known)))


@lru_cache(maxsize=1024)  # a long file may have the same slip in every row
def _suggest(name: str, codes: tuple[str, ...]) -> Message:
    guess = nearest(name, codes)
    if guess:
        return say("did you mean “{guess}”?", guess=guess)
    if not codes:
        return say("there is none to refer to.")
    shown = ", ".join(codes[:_SHOWN])
    return say("known are {known}.", known=shown) if len(codes) <= _SHOWN else say("known are {known}, …", known=shown)
