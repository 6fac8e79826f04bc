"""Codes that must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.catalog.reading import Entry, Reading
from tracker.catalog.source import Key
from tracker.domain.hints import suggest
from tracker.errors import Issue, Message, say


def elements_exist(entry: Entry) -> Iterator[Issue]:
    known = entry.reading.codes("data_elements")
    for key in ("of", "numerator", "denominator"):
        codes: list[str] = getattr(entry.yaml, key)
        for index, code in enumerate(codes):
            if code not in known:
                yield entry.issue("unknown_element", say("There is no data element “{code}”: {hint}",
                                                         code=code, hint=suggest(code, known)), key, index)
        yield from twice(entry.reading, ("indicators", entry.code, key), codes)


def scope_exists(entry: Entry) -> Iterator[Issue]:
    codes = entry.yaml.units
    if codes is None:
        return
    yield from units_exist(entry.reading, ("indicators", entry.code, "units"), codes)
    if not codes:
        yield entry.issue("no_units", say("The list of units is empty; leave it out if all units count."), "units")
    elif len(entry.elements) == len(entry.indicator.elements) and entry.reading.units.keys() >= set(codes):
        yield from _scope_reports(entry, codes)


def _scope_reports(entry: Entry, codes: list[str]) -> Iterator[Issue]:
    reporters = entry.reading.definitions.reporters
    everyone = {unit for each in entry.elements for unit in reporters(each.code)}
    for index, code in enumerate(codes):
        if code not in everyone:
            yield entry.issue("unit_reports_nothing", say(
                "“{unit}” reports none of the data elements used here; leave it out or add it to their reported_by.",
                unit=code), "units", index)
    for each in dict.fromkeys(entry.elements):
        if reporters(each.code) and everyone & set(codes) and not reporters(each.code, entry.indicator):
            yield entry.issue("nobody_reports", say(
                "None of these units reports “{element}”; add one that does: {units}.", element=each.code,
                units=", ".join(reporters(each.code))), "units")


def responsible_exists(entry: Entry) -> Iterator[Issue]:
    if entry.yaml.responsible is not None:
        yield from units_exist(entry.reading, ("indicators", entry.code), [entry.yaml.responsible], "responsible")


def continues_exists(entry: Entry) -> Iterator[Issue]:
    """Some other indicator, of another plan; and the chain has a beginning."""
    code, known = entry.yaml.continues, entry.reading.codes("indicators")
    if code is None:
        return
    if code not in known:
        yield entry.issue("unknown_indicator", say("There is no indicator “{code}”: {hint}", code=code,
                                                   hint=suggest(code, known)), "continues")
        return
    way, found = [entry.code], entry.reading.file.indicators
    while code is not None and code in found and code not in way:
        way, code = [*way, code], found[code].continues
    if code in way:
        yield entry.issue("continues_itself", say(
            "“{code}” continues itself: {ring}; the earliest of them must continue none.", code=entry.code,
            ring=" → ".join([*way, code])), "continues")
    elif len(way) > 1 and entry.yaml.plan is not None and found[way[1]].plan == entry.yaml.plan:
        yield entry.issue("continues_in_plan", say(
            "“{code}” is of the same plan; an indicator continues one of an earlier plan.", code=way[1]), "continues")


def reporters_exist(reading: Reading) -> Iterator[Issue]:
    for code, element in reading.file.data_elements.items():
        at: Key = ("data_elements", code, "reported_by")
        yield from units_exist(reading, at, element.reported_by or [])
        if element.reported_by == []:
            yield reading.issue("no_units", at, say(
                "Nobody reports “{element}”; name its units, or leave reported_by out if all do.", element=code))


def dimensions_exist(reading: Reading) -> Iterator[Issue]:
    """Outside the strict reading a dimension needs no names, and so no entry."""
    known = reading.codes("disaggregations")
    for code, element in reading.file.data_elements.items():
        at: Key = ("data_elements", code, "disaggregations")
        yield from twice(reading, at, element.disaggregations)
        for index, name in enumerate(element.disaggregations):
            if name not in known and (known or reading.plans is not None):
                yield reading.issue("unknown_dimension", (*at, index), say(
                    "There is no dimension “{code}” under disaggregations: {hint}",
                    code=name, hint=suggest(name, known)))


def all_elements_used(reading: Reading) -> Iterator[Issue]:
    used = {code for each in reading.definitions.indicators.values() for code in each.elements}
    if any(key[0] == "indicators" for key in reading.left_out):
        return
    for code in reading.file.data_elements:
        if code not in used:
            yield reading.issue("unused_element", ("data_elements", code), say(
                "No indicator uses “{element}”; units would report it for nothing.", element=code), warning=True)


def units_exist(reading: Reading, at: Key, codes: Sequence[str], field: str | None = None) -> Iterator[Issue]:
    known = reading.codes("units")
    if not known and reading.units_source is not reading.source:
        return  # the file of units could not be read, which is told already
    for index, code in enumerate(codes):
        if code not in known:
            yield reading.issue("unknown_unit", (*at, index if field is None else field), say(
                "There is no unit “{code}”: {hint}", code=code, hint=suggest(code, known)))
    yield from twice(reading, at, codes)


def twice(reading: Reading, at: Key, codes: Sequence[str]) -> Iterator[Issue]:
    for index, code in enumerate(codes):
        if code in codes[:index]:
            yield reading.issue("repeated", (*at, index), _repeated(code))


def _repeated(code: str) -> Message:
    return say("“{code}” stands twice in this list; keep one of them.", code=code)
