"""What people read must stand in both languages, and what programs read in plain codes. Strict reading only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tracker.catalog.fields import Text, WordsYaml
from tracker.catalog.models import DataElementYaml, IndicatorYaml
from tracker.catalog.reading import Reading
from tracker.catalog.source import Key
from tracker.domain.element import Type
from tracker.domain.indicator import Measure
from tracker.errors import Issue, Message, say

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_CATEGORY = re.compile(r"[a-z0-9][a-z0-9_+-]{0,31}")
_LATIN_FOR = str.maketrans("аеорсухіјѕкмтвн", "aeopcyxijskmtbh")
_SCRIPT = {"bg": "CYRILLIC", "en": "LATIN"}
_PARTS = ("units", "data_elements", "indicators", "disaggregations", "checks")


def codes_are_plain(reading: Reading) -> Iterator[Issue]:
    for part in _PARTS:
        yield from _plain(reading, (part,), reading.codes(part), _CODE)
    for code, dimension in reading.file.disaggregations.items():
        yield from _plain(reading, ("disaggregations", code, "categories"), dimension.categories, _CATEGORY)


def _plain(reading: Reading, at: Key, codes: Iterable[str], pattern: re.Pattern[str]) -> Iterator[Issue]:
    seen: dict[str, str] = {}
    for code in codes:
        twin = seen.setdefault(_folded(code), code)
        if twin != code:
            yield reading.issue("lookalike", (*at, code), say(
                "“{code}” differs from “{twin}” only by case, hyphens or letters that look alike; "
                "rename one of them.", code=code, twin=twin))
        if not pattern.fullmatch(code):
            yield reading.issue("bad_code", (*at, code), _bad_code(code))


def _folded(code: str) -> str:
    return code.casefold().translate(_LATIN_FOR).replace("-", "_")


def _bad_code(code: str) -> Message:
    cyrillic = [letter for letter in code if "CYRILLIC" in unicodedata.name(letter, "")]
    if cyrillic:
        return say("The code “{code}” has the Cyrillic letter “{letter}”; codes are a–z, 0–9, _ and -.",
                   code=code, letter=cyrillic[0])
    return say("“{code}” cannot be a code; write it with a–z, 0–9, _ and -, from a letter or digit on.", code=code)


def texts_in_both_languages(reading: Reading) -> Iterator[Issue]:
    for key, text, required in _texts(reading):
        if text is not None:
            yield from _both(reading, key, text)
        elif required:
            name = str(key[-1])
            yield reading.issue("no_text", key, say("“{code}” has no {key}; add {key}: {{bg: …, en: …}}.",
                                                    code=key[-2], key=name))


def _texts(reading: Reading) -> Iterator[tuple[Key, Text | None, bool]]:
    for code, unit in reading.units.items():
        yield ("units", code, "name"), unit.name, True
        yield ("units", code, "short"), unit.short, False
        yield ("units", code, "notes"), unit.notes, False
    for code, dimension in reading.file.disaggregations.items():
        yield ("disaggregations", code, "name"), dimension.name, True
        for category, text in dimension.categories.items():
            yield ("disaggregations", code, "categories", category), text, True
    for code, element in reading.file.data_elements.items():
        yield from _of_element(code, element)
    for code, indicator in reading.file.indicators.items():
        yield from _of_indicator(code, indicator)
    for code, check in reading.file.checks.items():
        yield ("checks", code, "message"), check.message, False


def _of_element(code: str, element: DataElementYaml) -> Iterator[tuple[Key, Text | None, bool]]:
    yield ("data_elements", code, "name"), element.name, True
    yield ("data_elements", code, "unit"), element.unit, element.type is Type.MONEY
    yield ("data_elements", code, "definition"), element.definition, False


def _of_indicator(code: str, indicator: IndicatorYaml) -> Iterator[tuple[Key, Text | None, bool]]:
    yield ("indicators", code, "name"), indicator.name, True
    yield ("indicators", code, "unit"), indicator.unit, indicator.measure not in (Measure.MILESTONE, Measure.TEXT)
    for key in ("definition", "source", "notes"):
        yield ("indicators", code, key), getattr(indicator, key), False
    if indicator.baseline:
        yield ("indicators", code, "baseline", "source"), indicator.baseline.source, False


def _both(reading: Reading, key: Key, text: Text) -> Iterator[Issue]:
    if not isinstance(text, WordsYaml):
        yield reading.issue("one_language", key, say(
            "“{key}” is in one language; write {key}: {{bg: …, en: …}}.", key=str(key[-1])))
        return
    for lang, value in (("bg", text.bg), ("en", text.en)):
        if not value or not value.strip():
            yield reading.issue("missing_translation", (*key, lang), say(
                "“{key}” has no text in {lang}; add it.", key=str(key[-1]), lang=lang))
        elif _wrong_script(value, _SCRIPT[lang]):
            yield reading.issue("wrong_language", (*key, lang), say(
                "“{text}” does not look like {lang}; put the text in that language here.", text=value, lang=lang))


def _wrong_script(text: str, script: str) -> bool:
    """No letter of the right script, though there are words; an abbreviation such as SMS, m² or PM10 is let pass."""
    letters = [letter for letter in text if letter.isalpha()]
    right = any(script in unicodedata.name(letter, "") for letter in letters)
    return not right and len(letters) > 3 and any(letter.islower() for letter in letters)
