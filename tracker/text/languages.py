"""The languages people may choose; whatever is not known is Bulgarian."""

from __future__ import annotations

LANGUAGES = ("bg", "en")
DEFAULT = "bg"


def known(lang: str | None) -> str:
    """The language asked for, `en-GB` as `en`, or the default."""
    asked = (lang or "").replace("_", "-").partition("-")[0].lower()
    return asked if asked in LANGUAGES else DEFAULT
