"""Where people went who left, by unit, and how many did in the same part of the year before."""

from __future__ import annotations

from fractions import Fraction

from dash import html

from dashboards import urls
from dashboards.charts.columns import shade
from dashboards.charts.parts import PartsRow, parts_chart
from dashboards.charts.tree import Tag, tag
from dashboards.components.figure import Behind, explained, figure
from dashboards.pages.frame import Setting
from dashboards.pages.rows import DASH
from dashboards.voice import Voice
from tracker.domain.element import DataElement
from tracker.domain.ways import Went
from tracker.errors import say
from tracker.services.service_views import ServicesPage, WaysOut


def ways(view: ServicesPage, setting: Setting) -> list[html.Section]:
    return [_flow(each, view, setting.voice) for each in view.ways]


def _flow(each: WaysOut, view: ServicesPage, voice: Voice) -> html.Section:
    before = {unit.code: went for unit, went in each.before}
    rows = [_row(unit.name[voice.lang], went, before.get(unit.code), each, voice) for unit, went in each.units]
    title, name = _title(each, voice), each.whole.name[voice.lang]
    if len(rows) > 1:
        rows.insert(0, _row(voice(say("All of them")), _sum([went for _, went in each.units]),
                            _sum([went for _, went in each.before]), each, voice, total=True))
    shows = voice(say("{name} since January, up to the end of {period}: each shade is a way. The first bar divides all "
                      "of them, the others share one scale.", name=name, period=view.period))
    return figure(title, shows, parts_chart(rows, title), keys=_keys(each, voice), behind=_behind(each, view, voice),
                  name=f"ways-{each.whole.code}")


def _title(each: WaysOut, voice: Voice) -> str:
    """The way that most took."""
    whole = _sum([went for _, went in each.units])
    if not whole.whole or not any(whole.ways.values()):
        return voice(say("Nobody is told to have left yet"))
    code = max(whole.ways, key=lambda one: whole.ways[one])
    way = next(way for way in each.ways if way.code == code)
    name = _name(way, voice)
    return voice(say("{way}: {value} of {whole}, {share}", way=name[:1].upper() + name[1:],
                     whole=_count(whole.whole, each.whole, voice), value=voice.number(whole.ways[code]),
                     share=voice.percent(whole.ways[code] / whole.whole)))


def _sum(went: list[Went]) -> Went:
    codes = dict.fromkeys(code for each in went for code in each.ways)
    return Went("", sum((each.whole for each in went), Fraction(0)), {
        code: sum((each.ways.get(code, Fraction(0)) for each in went), Fraction(0)) for code in codes})


def _row(name: str, went: Went, before: Went | None, each: WaysOut, voice: Voice, *, total: bool = False) -> PartsRow:
    values = tuple(went.ways.get(way.code, Fraction(0)) for way in each.ways)
    told = [f"{_name(way, voice)}: {voice.number(went.ways[way.code])}" for way in each.ways if way.code in went.ways]
    told += [f"{voice(say('other ways or not told'))}: {voice.number(went.rest)}"] if went.rest else []
    whole = _count(went.whole, each.whole, voice)
    aside = voice(say("a year earlier: {value}", value=voice.number(before.whole))) if before else ""
    return PartsRow(name, tuple(map(float, values)), tuple(map(voice.number, values)), float(went.rest),
                    voice.number(went.rest), whole, aside, f"{whole}: {', '.join(told)}", total)


def _keys(each: WaysOut, voice: Voice) -> list[Tag]:
    ways = [tag("span", tag("i", className="shade", style=shade(at, len(each.ways))), _name(way, voice),
                className="key shaded") for at, way in enumerate(each.ways)]
    return [*ways, tag("span", tag("i", className="shade rest"), voice(say("other ways or not told")),
                       className="key shaded")]


def _behind(each: WaysOut, view: ServicesPage, voice: Voice) -> Behind:
    codes = [each.whole.code, *(way.code for way in each.ways)]
    heads = [(voice(say("Unit")), "words"), (each.whole.name[voice.lang], "number"),
             *((_name(way, voice), "number") for way in each.ways), (voice(say("other ways or not told")), "number"),
             (voice(say("A year earlier")), "number")]
    before = {unit.code: went for unit, went in each.before}
    rows = [[unit.name[voice.lang], *(_figure(went, code, each, view, voice) for code in codes),
             voice.number(went.rest), voice.number(before[unit.code].whole) if unit.code in before else DASH]
            for unit, went in each.units]
    return Behind(voice(say("As a table")), heads, rows)


def _figure(went: Went, code: str, each: WaysOut, view: ServicesPage, voice: Voice) -> html.A | str:
    value = went.whole if code == each.whole.code else went.ways.get(code)
    if value is None:
        return DASH
    indicator, unit = each.explained.get((went.unit, code), (None, None))
    text = voice.number(value)
    return explained(text, urls.explanation(indicator, str(view.period), voice.lang, unit)) if indicator else text


def _name(way: DataElement, voice: Voice) -> str:
    """Without the „of which“ with which a form lists it."""
    name = way.name[voice.lang]
    return name.partition(": ")[2] or name


def _count(value: Fraction, of: DataElement, voice: Voice) -> str:
    return voice.quantity(value, of.unit, of.decimals)
