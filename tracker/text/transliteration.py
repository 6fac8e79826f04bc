"""Bulgarian names in Latin letters, by the Transliteration Act (State Gazette 19/2009)."""

from __future__ import annotations

import re

_LETTERS = dict(
    zip("абвгдезийклмнопрстуфхъьѝ", "abvgdeziyklmnoprstufhayi", strict=True),
    ж="zh", ц="ts", ч="ch", ш="sh", щ="sht", ю="yu", я="ya",
)  # fmt: skip
_WORD = re.compile(r"[а-яѝ]+", re.IGNORECASE)
_EXCEPTIONS = {"българия": "Bulgaria"}


def transliterate(text: str) -> str:
    """`Стара Загора` → `Stara Zagora`; `-ия` at the end of a word is `-ia`. Acronyms have English terms instead."""
    return _WORD.sub(lambda found: _word(found[0]), text)


def _word(word: str) -> str:
    lower = word.lower()
    if lower in _EXCEPTIONS:
        return _cased(_EXCEPTIONS[lower].lower(), word[0], len(word) > 1 and word.isupper())
    last = len(word) - 1
    final = lower.endswith("ия")
    latin = ("a" if final and place == last else _LETTERS.get(letter, letter) for place, letter in enumerate(lower))
    shouting = len(word) > 1 and word.isupper()
    return "".join(_cased(part, letter, shouting) for part, letter in zip(latin, word, strict=True))


def _cased(latin: str, original: str, shouting: bool) -> str:
    if shouting:
        return latin.upper()
    return latin.capitalize() if original.isupper() else latin
