"""Sentences carried over a redirect in the address: signed for the session, so that nobody puts words on our pages."""

from __future__ import annotations

from collections.abc import Sequence

from flask import g, request
from itsdangerous import BadData, URLSafeSerializer

from dashboards.voice import Voice
from tracker.errors import Message, say, say_n

NAME, LONGEST = "wrong", 2500
"""A server takes an address of about four thousand characters."""
LANGS = ("bg", "en")


def carried_in(messages: Sequence[Message]) -> dict[str, str]:
    """For the address; the last ones are only counted where all together are too long."""
    for shown in range(len(messages), 0, -1):
        told = [*messages[:shown], *_left(len(messages) - shown)]
        packed = _signed().dumps([[Voice(lang)(each) for lang in LANGS] for each in told])
        if len(packed) <= LONGEST:
            return {NAME: str(packed)}
    return {NAME: str(_signed().dumps([[Voice(lang)(say("That did not work")) for lang in LANGS]]))}


def carried(lang: str) -> list[str]:
    """What the address of this request carries, in the reader's language."""
    try:
        found = _signed().loads(request.args.get(NAME, ""))
    except BadData:
        return []
    return [each[LANGS.index(lang)] for each in found]


def _left(count: int) -> list[Message]:
    return [say_n("– and {count} more", "– and {count} more", count)] if count else []


def _signed() -> URLSafeSerializer:
    return URLSafeSerializer(g.csrf, salt="carried")
