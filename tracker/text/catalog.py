"""The gettext catalogues. English is the language the sentences are written in and needs none."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "tracker"


@lru_cache(maxsize=8)
def translations(lang: str) -> gettext.NullTranslations:
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE, [lang])


def translated(text: str, lang: str) -> str:
    return translations(lang).gettext(text) if text else ""


def translated_n(singular: str, plural: str, count: int, lang: str) -> str:
    """The form for the count: in Bulgarian 1 is one, 21 is many."""
    return translations(lang).ngettext(singular, plural, count)
