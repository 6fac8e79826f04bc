"""Units, data elements and dimensions, each for itself, and the thresholds of the file."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.catalog.checks.measures import order_of_thresholds
from tracker.catalog.checks.references import twice
from tracker.catalog.models import DataElementYaml
from tracker.catalog.reading import Reading
from tracker.catalog.source import Key
from tracker.domain.element import OverTime
from tracker.domain.hints import suggest
from tracker.domain.target import Thresholds
from tracker.errors import Issue, say

_OF_NUMBERS = ("minimum", "maximum", "decimals", "disaggregations")


def units_make_sense(reading: Reading) -> Iterator[Issue]:
    known = reading.codes("units")
    if isinstance(reading.file.units, list):
        yield from twice(reading, ("units",), reading.file.units)
    for code, unit in reading.units.items():
        if unit.opened and unit.closed and unit.closed < unit.opened:
            yield reading.issue("closed_before_opened", ("units", code, "closed"), say(
                "“{unit}” closed on {closed}, before it opened on {opened}.",
                unit=code, closed=unit.closed, opened=unit.opened))
        if unit.parent is not None and unit.parent not in known:
            yield reading.issue("unknown_unit", ("units", code, "parent"), say(
                "There is no unit “{code}”: {hint}", code=unit.parent, hint=suggest(unit.parent, known)))
        elif (ring := _ring(reading, code)) and code == min(ring):
            yield reading.issue("parent_cycle", ("units", code, "parent"), say(
                "Each of these units is the parent of the one before it: {ring}; one of them must have none.",
                ring=" → ".join([*ring, code])))


def _ring(reading: Reading, code: str) -> list[str]:
    """The units met from `code` upwards, if the way comes back to it."""
    way, here = [code], reading.units[code].parent
    while here is not None and here in reading.units and here not in way:
        way.append(here)
        here = reading.units[here].parent
    return way if here == code else []


def elements_make_sense(reading: Reading) -> Iterator[Issue]:
    for code, element in reading.file.data_elements.items():
        at: Key = ("data_elements", code)
        if element.minimum is not None and element.maximum is not None and element.minimum > element.maximum:
            yield reading.issue("limits", (*at, "minimum"), say(
                "The minimum {minimum} is above the maximum {maximum}; exchange them.",
                minimum=element.minimum, maximum=element.maximum))
        if not 0 <= element.decimals <= 6:
            yield reading.issue("out_of_range", (*at, "decimals"), say(
                "“decimals” is {value}; it goes from 0 to 6.", value=element.decimals))
        if element.valid and element.over_time is not OverTime.LAST:
            yield reading.issue("not_a_level", (*at, "valid"), say(
                "Only a level (over_time: last) stands until changed; this one has over_time {how}.",
                how=element.over_time.value))
        yield from _keys_of_numbers(reading, at, element)


def _keys_of_numbers(reading: Reading, at: Key, element: DataElementYaml) -> Iterator[Issue]:
    for key in _OF_NUMBERS:
        if key in element.model_fields_set and not element.type.numeric:
            yield reading.issue("key_not_for_type", (*at, key), say(
                "“{key}” means nothing for a data element of type {type}; take it out.",
                key=key, type=element.type.value))


def dimensions_make_sense(reading: Reading) -> Iterator[Issue]:
    for code, dimension in reading.file.disaggregations.items():
        at: Key = ("disaggregations", code, "categories")
        if not dimension.categories:
            yield reading.issue("no_categories", at, say("“{dimension}” has no categories; give two or more.",
                                                         dimension=code))


def thresholds_in_order(reading: Reading) -> Iterator[Issue]:
    given, usual = reading.file.thresholds, Thresholds()
    on_track = usual.on_track if given.on_track is None else given.on_track
    at_risk = usual.at_risk if given.at_risk is None else given.at_risk
    if not 0 <= at_risk <= on_track <= 1:
        yield reading.issue("thresholds", ("thresholds",), order_of_thresholds(on_track, at_risk))
