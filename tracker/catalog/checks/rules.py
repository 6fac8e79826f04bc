"""The checks between data elements: they must lead somewhere, and be able to speak."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.catalog.checks.references import twice, units_exist
from tracker.catalog.models import CheckYaml
from tracker.catalog.reading import Reading
from tracker.catalog.source import Key
from tracker.domain.entry import form_frequency
from tracker.domain.hints import suggest
from tracker.errors import Issue, say


def checks_make_sense(reading: Reading) -> Iterator[Issue]:
    for code, check in reading.file.checks.items():
        at: Key = ("checks", code)
        yield from _elements_exist(reading, at, check)
        yield from units_exist(reading, (*at, "units"), check.units or [])
        if check.units == []:
            yield reading.issue("no_units", (*at, "units"), say(
                "The list of units is empty; leave it out if all units count."))
        if check.times is not None and check.times <= 0:
            yield reading.issue("out_of_range", (*at, "times"), say(
                "“times” is {value}; it must be above 0.", value=check.times))
        yield from _can_speak(reading, at, check)


def _elements_exist(reading: Reading, at: Key, check: CheckYaml) -> Iterator[Issue]:
    known = reading.codes("data_elements")
    for side, codes in (("left", check.left), ("right", check.right)):
        for index, code in enumerate(codes):
            if code not in known:
                yield reading.issue("unknown_element", (*at, side, index), say(
                    "There is no data element “{code}”: {hint}", code=code, hint=suggest(code, known)))
        yield from twice(reading, (*at, side), codes)
    for code in check.left:
        if code in check.right:
            yield reading.issue("both_sides", (*at, "right", check.right.index(code)), say(
                "“{code}” stands on both sides; a figure is not compared with itself.", code=code))


def _can_speak(reading: Reading, at: Key, check: CheckYaml) -> Iterator[Issue]:
    """All elements are numbers, and some unit reports one of each side, on one form."""
    left, right = reading.known(check.left), reading.known(check.right)
    if len(left) != len(check.left) or len(right) != len(check.right):
        return
    for element in (*left, *right):
        if not element.type.numeric:
            yield reading.issue("not_a_number", at, say(
                "“{element}” is of type {type}, which cannot be compared; only numbers can.",
                element=element.code, type=element.type.value))
    units = set(reading.definitions.units if check.units is None else check.units)
    pairs = (units & set(reading.definitions.reporters(a.code)) & set(reading.definitions.reporters(b.code))
             for a in left for b in right if form_frequency(a.frequency) is form_frequency(b.frequency))
    if reading.units and not any(pairs):
        yield reading.issue("never_together", at, say(
            "No unit reports both sides on one form; the check would never say anything."))
