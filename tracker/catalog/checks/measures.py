"""Whether an indicator has what its measure needs, and nothing that its measure does not know."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tracker.catalog.reading import Entry
from tracker.domain.element import DataElement, OverUnits, Type
from tracker.domain.indicator import Base, Measure
from tracker.errors import Issue, Message, say

_ALWAYS = {"factor": "factor", "base": "base", "as_points": "as", "since": "since", "path": "path",
           "of": "of", "numerator": "numerator", "denominator": "denominator"}
_FITS = {
    Measure.TOTAL: {"of", "since", "path"},
    Measure.RATIO: {"numerator", "denominator", "factor", "since", "path"},
    Measure.CHANGE: {"of", "numerator", "denominator", "factor", "base", "as", "path"},
    Measure.MILESTONE: {"of"},
    Measure.TEXT: {"of"},
}
_TYPES = {Measure.MILESTONE: {Type.YES_NO, Type.DATE}, Measure.TEXT: {Type.TEXT}}


def keys_fit(entry: Entry) -> Iterator[Issue]:
    measure = entry.yaml.measure
    for field, key in _ALWAYS.items():
        if field in entry.yaml.model_fields_set and key not in _FITS[measure]:
            yield entry.issue("key_not_for_measure", say(
                "“{key}” means nothing for a {measure}; take it out. Such an indicator may have: {keys}.",
                key=key, measure=measure.value, keys=", ".join(sorted(_FITS[measure]))), key)
    if entry.yaml.factor is not None and "of" in entry.yaml.model_fields_set and measure is Measure.CHANGE:
        yield entry.issue("key_not_for_measure", say("“factor” means nothing for the change of a total; take it out."),
                          "factor")


def elements_fit(entry: Entry) -> Iterator[Issue]:
    match entry.yaml.measure:
        case Measure.TOTAL if not entry.yaml.of:
            yield entry.issue("no_elements", say("A total needs “of”: the data elements to be added up."), "of")
        case Measure.RATIO:
            yield from _both_sides(entry)
        case Measure.CHANGE:
            yield from _of_or_sides(entry)
        case Measure.MILESTONE | Measure.TEXT if len(entry.yaml.of) != 1:
            yield entry.issue("one_element", say(
                "A {measure} has exactly one data element in “of”; here are {count}.",
                measure=entry.yaml.measure.value, count=len(entry.yaml.of)), "of")


def _both_sides(entry: Entry) -> Iterator[Issue]:
    for key in ("numerator", "denominator"):
        if not getattr(entry.yaml, key):
            yield entry.issue("no_elements", say(
                "A ratio of sums needs “{key}”: a list of data elements.", key=key), key)


def _of_or_sides(entry: Entry) -> Iterator[Issue]:
    yaml = entry.yaml
    sides = bool(yaml.numerator or yaml.denominator)
    if bool(yaml.of) == sides:
        yield entry.issue("of_or_ratio", say(
            "A change is either of a total (“of”) or of a ratio (“numerator” and “denominator”): give one of the two."))
    elif sides:
        yield from _both_sides(entry)


def types_fit(entry: Entry) -> Iterator[Issue]:
    wanted = _TYPES.get(entry.yaml.measure, {each for each in Type if each.numeric})
    for each in dict.fromkeys(entry.elements):
        if each.type not in wanted:
            yield entry.issue("wrong_element_type", say(
                "“{element}” is {type}; a {measure} is computed from: {types}.", element=each.code,
                type=each.type.value, measure=entry.yaml.measure.value,
                types=", ".join(sorted(one.value for one in wanted))), *_place(entry, each))


def sides_add_up(entry: Entry) -> Iterator[Issue]:
    for each in dict.fromkeys(entry.sides):
        if each.over_units is not OverUnits.SUM:
            yield entry.issue("not_summable", say(
                "“{element}” has over_units {how}; both sides of a ratio are sums, so it must be sum.",
                element=each.code, how=each.over_units.value), *_place(entry, each))


def one_frequency(entry: Entry) -> Iterator[Issue]:
    first = next(iter(entry.elements), None)
    for each in dict.fromkeys(entry.elements):
        if first and each.frequency is not first.frequency:
            yield entry.issue("mixed_frequencies", say(
                "“{element}” has frequency {one}, “{first}” has {other}; within one indicator they must be the same.",
                element=each.code, one=each.frequency.value, first=first.code, other=first.frequency.value),
                *_place(entry, each))


def one_currency(entry: Entry) -> Iterator[Issue]:
    for key in ("of", "numerator", "denominator"):
        known = entry.reading.known(getattr(entry.yaml, key))
        money = [each for each in known if each.type is Type.MONEY and each.unit]
        for each in money:
            if each.unit != money[0].unit:
                yield entry.issue("mixed_currencies", say(
                    "“{element}” is in {one}, “{first}” in {other}; different currencies are never added.",
                    element=each.code, one=str(each.unit and each.unit.bg), first=money[0].code,
                    other=str(money[0].unit and money[0].unit.bg)), key)


def change_has_a_base(entry: Entry) -> Iterator[Issue]:
    if entry.yaml.measure is not Measure.CHANGE:
        return
    if entry.yaml.base is None:
        yield entry.issue("no_base", say("A change needs “base”: previous_year or baseline."))
    if entry.yaml.base is Base.BASELINE and entry.yaml.baseline is None:
        yield entry.issue("no_baseline", say("“base: baseline” needs a “baseline” with a period and a value."), "base")
    reporters = entry.reading.definitions.reporters
    groups = {each.code: set(reporters(each.code, entry.indicator)) for each in entry.elements}
    for code, units in groups.items():
        first = next(iter(groups))
        if units != groups[first]:
            yield entry.issue("different_reporters", say(
                "“{element}” and “{first}” are not reported by the same units ({units}); "
                "a change compares like with like.",
                element=code, first=first, units=", ".join(sorted(units ^ groups[first]))))


def numbers_in_range(entry: Entry) -> Iterator[Issue]:
    yaml = entry.yaml
    if yaml.factor is not None and yaml.factor <= 0:
        yield entry.issue("out_of_range", say("“factor” is {value}; it must be above 0.", value=yaml.factor), "factor")
    if yaml.tolerance is not None and not 0 <= yaml.tolerance <= 1:
        yield entry.issue("out_of_range", say(
            "“tolerance” is {value}; it is a share of the target, from 0 to 1.", value=yaml.tolerance), "tolerance")
    if not 0 <= yaml.decimals <= 6:
        yield entry.issue("out_of_range", say("“decimals” is {value}; it goes from 0 to 6.", value=yaml.decimals),
                          "decimals")
    if yaml.since is not None and not 1900 <= yaml.since <= 2999:
        yield entry.issue("out_of_range", say("“since” is {value}; it is a year such as 2011.", value=str(yaml.since)),
                          "since")


def thresholds_in_order(entry: Entry) -> Iterator[Issue]:
    if entry.yaml.thresholds:
        limits = entry.indicator.thresholds
        if not Decimal(0) <= limits.at_risk <= limits.on_track <= Decimal(1):
            yield entry.issue("thresholds", order_of_thresholds(limits.on_track, limits.at_risk), "thresholds")


def order_of_thresholds(on_track: Decimal, at_risk: Decimal) -> Message:
    return say("on_track is {on_track} and at_risk is {at_risk}; they must be shares with 0 ≤ at_risk ≤ on_track ≤ 1.",
               on_track=on_track, at_risk=at_risk)


def _place(entry: Entry, element: DataElement) -> tuple[str | int, ...]:
    for key in ("of", "numerator", "denominator"):
        codes: list[str] = getattr(entry.yaml, key)
        if element.code in codes:
            return key, codes.index(element.code)
    return ()
