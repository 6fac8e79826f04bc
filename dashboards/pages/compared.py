"""The units of an indicator beside each other, and its figures by category over time."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from dash import html

from dashboards.charts.columns import Column, columns_chart, shade
from dashboards.charts.compare import UnitDot, Whole, compare_chart
from dashboards.charts.tree import tag
from dashboards.components.figure import Behind, explained, figure, key
from dashboards.pages.figures import by_unit_table
from dashboards.pages.frame import Setting
from dashboards.pages.points import explaining, tick
from dashboards.pages.rows import DASH, quantity
from dashboards.voice import Voice
from tracker.domain.element import Unit
from tracker.domain.indicator import Measure
from tracker.domain.status import Progress
from tracker.errors import say, say_n
from tracker.services.views import Breakdown, IndicatorPage

Known = Sequence[tuple[Unit, Progress]]
_LINE = tuple[float | None, ...]


def by_unit(view: IndicatorPage, setting: Setting) -> list[html.Section]:
    """The highest first; nothing for one unit, or where there is nothing to draw."""
    voice, measure = setting.voice, view.row.indicator.measure
    if len(view.by_unit) < 2 or measure in (Measure.MILESTONE, Measure.TEXT):
        return []
    ordered = sorted(view.by_unit, key=lambda each: (each[1].actual is None, -(each[1].actual or 0)))
    title = _title(view, ordered, voice)
    shows = say("Each unit’s course on one scale, and where it stands now; the dashed line is all of them together.")
    if measure is Measure.TOTAL:
        shows = say("Each unit’s course on one scale, and its share of the whole now.")
    return [figure(title, voice(shows), compare_chart([_dot(unit, each, view, voice) for unit, each in ordered], title,
                                                      _whole(view, voice)),
                   behind=by_unit_table(view, setting), name="by-unit")]


def _title(view: IndicatorPage, ordered: Known, voice: Voice) -> str:
    known = [each for each in ordered if each[1].actual is not None]
    if not known:
        return voice(say("No unit has a figure for {period}", period=view.period))
    whole, indicator = view.row.progress.actual, view.row.indicator
    (most, high), (least, low) = known[0], known[-1]
    if indicator.measure is Measure.TOTAL and whole is not None:
        return voice(say("Most in {unit}: {value} of {whole}", unit=most.short or most.name,
                         value=voice.number(high.actual or 0, indicator.decimals),
                         whole=quantity(whole, indicator, voice)))
    return voice(say("From {low} ({least}) to {high} ({most})", low=quantity(low.actual, indicator, voice),
                     least=least.short or least.name, high=quantity(high.actual, indicator, voice),
                     most=most.short or most.name))


def _dot(unit: Unit, progress: Progress, view: IndicatorPage, voice: Voice) -> UnitDot:
    indicator, whole = view.row.indicator, view.row.progress.actual
    value = progress.actual
    aside = voice.percent(value / whole) if indicator.measure is Measure.TOTAL and value is not None and whole else ""
    return UnitDot(
        unit.name[voice.lang], _float(value),
        quantity(value, indicator, voice) if value is not None else voice(say("no data")), progress.status.value,
        voice.name(progress.status), explaining(view, voice, view.period, unit.code), _line(view.unit_lines, unit.code),
        aside)


def _whole(view: IndicatorPage, voice: Voice) -> Whole | None:
    """A sum lies far beyond its parts, and is told in the title."""
    value, indicator = view.row.progress.actual, view.row.indicator
    if value is None or indicator.measure is Measure.TOTAL:
        return None
    return Whole(float(value), voice(say("together {value}", value=quantity(value, indicator, voice))),
                 tuple(_float(point.value) for point in view.series))


def _line(lines: Any, code: str) -> _LINE:
    return tuple(_float(value) for value in lines.get(code, ()))


def by_category(view: IndicatorPage, setting: Setting) -> list[html.Section]:
    return [_broken_down(each, view, setting.voice) for each in view.breakdowns]


def _broken_down(each: Breakdown, view: IndicatorPage, voice: Voice) -> html.Section:
    names = [words[voice.lang] for _, words in each.dimension.categories]
    columns = [_column(each, at, names, view, voice) for at in range(len(each.periods))]
    keys = [tag("span", tag("i", className="shade", style=shade(at, len(names))), name, className="key shaded")
            for at, name in enumerate(names) if any(sums and sums[at] for sums in each.sums)]
    keys += [key(voice(say("not reported")), "missing")] if None in each.sums else []
    name = f"{each.element.name[voice.lang]}: {each.dimension.name[voice.lang].lower()}"
    given, of = each.units
    shows = voice(say("{name}, period by period.", name=name))
    if given < of:
        shows += " " + voice(say_n("{count} of {of} units breaks it down.", "{count} of {of} units break it down.",
                                   given, of=of))
    drawn = html.Div(columns_chart(columns, name), className="card columns-box")
    return figure(_most(each, names, voice), shows, drawn, keys=keys, behind=_table(each, names, view, voice))


def _most(each: Breakdown, names: Sequence[str], voice: Voice) -> str:
    """The largest part in the latest period of which something is told."""
    sums, period = next((sums, period) for sums, period in zip(each.sums[::-1], each.periods[::-1], strict=True)
                        if sums is not None)
    whole = sum(sums)
    if not whole:
        return voice(say("Nobody in any category, {period}", period=period))
    at = max(range(len(sums)), key=lambda one: sums[one])
    name = names[at][:1].upper() + names[at][1:]
    return voice(say("{category}: {value} of {whole}, {share} ({period})", category=name,
                     value=voice.number(sums[at], each.element.decimals),
                     whole=voice.quantity(whole, each.element.unit, each.element.decimals),
                     share=voice.percent(sums[at] / whole), period=period))


def _column(each: Breakdown, at: int, names: Sequence[str], view: IndicatorPage, voice: Voice) -> Column:
    period, sums = each.periods[at], each.sums[at]
    if sums is None:
        return Column(tick(period, at == 0, voice), (), (), f"{voice.period(period)}: {voice(say('not reported'))}",
                      explaining(view, voice, period))
    texts = tuple(voice.number(value, each.element.decimals) for value in sums)
    told = ", ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))
    return Column(tick(period, at == 0, voice), tuple(float(value) for value in sums), texts,
                  f"{voice.period(period)}: {told}", explaining(view, voice, period))


def _table(each: Breakdown, names: Sequence[str], view: IndicatorPage, voice: Voice) -> Behind:
    heads = [(voice(say("Period")), ""), *((name, "number") for name in names)]
    rows = [[voice.period(period), *([DASH] * len(names) if sums is None else (
        explained(voice.number(value, each.element.decimals), explaining(view, voice, period)) for value in sums))]
            for sums, period in reversed(list(zip(each.sums, each.periods, strict=True)))]
    return Behind(voice(say("As a table")), heads, rows)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
