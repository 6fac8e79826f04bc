"""Results against money: services by what a result costs and by how many reach one, with the doubt shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

from dash import html

from dashboards import urls
from dashboards.charts.doubt import DoubtRow, doubt_chart
from dashboards.components.figure import Behind, explained, figure
from dashboards.pages.frame import Setting
from dashboards.pages.rows import DASH, quantity
from dashboards.voice import Voice
from tracker.domain.indicator import Indicator
from tracker.domain.worth import Doubtful
from tracker.errors import say
from tracker.services.service_views import Results, ServicesPage, UnitWorth
from tracker.text.numbers import format_percent


def results(view: ServicesPage, setting: Setting) -> list[html.Section]:
    return [part for each in view.results for part in (_costs(each, setting.voice), _effects(each, setting.voice))]


def _costs(each: Results, voice: Voice) -> html.Section:
    title = _cost_title(each, voice)
    rows = [_cost(unit, each, voice) for unit in each.units]
    top = float(ceil(max((value for row in rows for value in (row.high, row.before or 0.0)), default=0.0)))
    ends = voice.number(0), voice.quantity(Decimal(top), each.cost.unit) if top else ""
    return figure(title, _shows(each.cost, voice), doubt_chart(rows, title, ends, top), name="cost",
                  behind=_behind(each, voice))


def _effects(each: Results, voice: Voice) -> html.Section:
    ordered = sorted(each.units, key=lambda one: -(one.now.effect.value if one.now.effect else -1.0))
    title = _effect_title(each, ordered, voice)
    rows = [_effect(unit, each, voice) for unit in ordered]
    ends = format_percent(0, 0, voice.lang), format_percent(100, 0, voice.lang)
    return figure(title, _shows(each.effect, voice), doubt_chart(rows, title, ends, 1.0), name="effect",
                  behind=_behind(each, voice))


def _shows(indicator: Indicator, voice: Voice) -> str:
    name = indicator.name[voice.lang]
    return voice(say("{name}. The dot is the year's figure and the bar the room that so few people leave (four cases "
                     "of five); the ring is the year before. The number in front is the place, or the places that this "
                     "room leaves open.", name=name))


def _cost_title(each: Results, voice: Voice) -> str:
    known = [one for one in each.units if one.now.cost]
    if not known or known[0].now.cost is None:
        return voice(say("What a result costs is not known for {year}", year=each.year))
    sure = known[0].now.by_cost == (1, 1)
    words = {"unit": known[0].unit.short or known[0].unit.name, "year": each.year,
             "value": quantity(_exact(known[0].now.cost.value), each.cost, voice)}
    if sure:
        return voice(say("A result cost least in {unit}: {value} ({year})", **words))
    return voice(say("A result seems to have cost least in {unit}: {value} ({year}); the figures are too few to be "
                     "sure", **words))


def _effect_title(each: Results, ordered: list[UnitWorth], voice: Voice) -> str:
    first = ordered[0].now.effect if ordered else None
    if first is None:
        return voice(say("How many reached a result is not known for {year}", year=each.year))
    words = {"unit": ordered[0].unit.short or ordered[0].unit.name, "year": each.year,
             "share": format_percent(_exact(first.value) * 100, 0, voice.lang)}
    if ordered[0].now.by_effect == (1, 1):
        return voice(say("Most reached a result in {unit}: {share} ({year})", **words))
    return voice(say("Which service brings most to a result cannot be told from {year} alone; {unit} has {share}",
                     **words))


def _cost(one: UnitWorth, each: Results, voice: Voice) -> DoubtRow:
    found, before = one.now.cost, one.before.cost if one.before else None
    text = quantity(_exact(found.value), each.cost, voice) if found else voice(say("no data"))
    was = _was(quantity(_exact(before.value), each.cost, voice), _change(found, before, voice), each, voice) if (
        found and before) else ""
    return _row(one, one.now.by_cost, found, before, text, was, each.cost, each, voice)


def _effect(one: UnitWorth, each: Results, voice: Voice) -> DoubtRow:
    found, before = one.now.effect, one.before.effect if one.before else None
    text = _percent(found, voice) if found else voice(say("no data"))
    if found and one.spent.assessed is not None:
        text = voice(say("{share} of {count}", share=text, count=voice.number(one.spent.assessed)))
    was = voice(say("{before} in {year}", before=_percent(before, voice), year=each.year.shift(-1))) if before else ""
    return _row(one, one.now.by_effect, found, before, text, was, each.effect, each, voice)


def _row(one: UnitWorth, rank: tuple[int, int] | None, found: Doubtful | None, before: Doubtful | None, text: str,
         aside: str, indicator: Indicator, each: Results, voice: Voice) -> DoubtRow:
    low, high = (found.low, found.high) if found else (0.0, 0.0)
    place = DASH if rank is None else str(rank[0]) if rank[0] == rank[1] else f"{rank[0]}–{rank[1]}"
    return DoubtRow(one.unit.name[voice.lang], place, found.value if found else None, low, high, text, aside,
                    urls.explanation(indicator.code, str(each.year), voice.lang, one.unit.code),
                    before.value if before else None)


def _was(before: str, change: str, each: Results, voice: Voice) -> str:
    return voice(say("{before} in {year}, {change}", before=before, year=each.year.shift(-1), change=change))


def _change(now: Doubtful | None, before: Doubtful | None, voice: Voice) -> str:
    if now is None or before is None or not before.value:
        return ""
    text = format_percent(_exact(100 * (now.value - before.value) / before.value), 0, voice.lang)
    return text if text.startswith("\u2212") else f"+{text}"


def _percent(of: Doubtful, voice: Voice) -> str:
    return format_percent(_exact(of.value) * 100, 0, voice.lang)


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(10**6)


def _behind(each: Results, voice: Voice) -> Behind:
    heads = [(voice(say("Service")), "words"), *((voice(word), "number") for word in (
        say("Money"), say("Reached a result"), say("Assessed"), say("Money for a result"), say("Share")))]
    return Behind(voice(say("As a table")), heads, [_line(one, each, voice) for one in each.units])


def _line(one: UnitWorth, each: Results, voice: Voice) -> list[html.A | str]:
    cost, effect = (urls.explanation(of.code, str(each.year), voice.lang, one.unit.code)
                    for of in (each.cost, each.effect))
    told = [(one.spent.money, 2, cost), (one.spent.achieved, 0, effect), (one.spent.assessed, 0, effect)]
    found = [DASH if value is None else explained(voice.number(value, digits), href) for value, digits, href in told]
    now = one.now
    return [one.unit.name[voice.lang], *found,
            explained(quantity(_exact(now.cost.value), each.cost, voice), cost) if now.cost else DASH,
            explained(_percent(now.effect, voice), effect) if now.effect else DASH]
