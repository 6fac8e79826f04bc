"""How much of what is owed by now every indicator of a plan has, the furthest behind first."""

from __future__ import annotations

from fractions import Fraction

from dash import html

from dashboards import urls
from dashboards.charts.bullets import BulletRow, bullets_chart
from dashboards.components.figure import Behind, explained, figure, key
from dashboards.pages.frame import Setting
from dashboards.pages.rows import DASH, plain, quantity
from dashboards.urls import Route
from dashboards.voice import Voice
from tracker.domain.owed import start_of
from tracker.domain.target import Path
from tracker.errors import say, say_n
from tracker.services.views import IndicatorRow, PlanPage

FIRST = 20


def bullets(view: PlanPage, setting: Setting) -> list[html.Section]:
    """Nothing where nothing can be measured against what is owed."""
    voice = setting.voice
    rows = _measured(view)
    if not rows:
        return []
    title = voice(say_n("{count} of {total} indicators has what is owed by now",
                        "{count} of {total} indicators have what is owed by now",
                        sum((row.progress.ratio or 0) >= 1 for row in rows), total=len(rows)))
    shows = voice(say("The bar is what was reported, from the baseline or nought on, the black line what is owed by "
                      "now, the ring the target; the shades end where “Off track” and “At risk” do. The furthest "
                      "behind come first."))
    drawn = [_row(row, view, setting) for row in rows]
    names = voice(say("start")), voice(say("owed by now"))
    more = [html.Details([html.Summary(voice(say_n("{count} more", "{count} more", len(drawn) - FIRST))),
                          bullets_chart(drawn[FIRST:], title, names)], className="earlier")] if drawn[FIRST:] else []
    return [figure(title, shows, bullets_chart(drawn[:FIRST], title, names), *more, name="bullets",
                   keys=[key(voice(say("owed by now")), "tick"), key(voice(say("target")), "aim"),
                         key(voice(say("target, further off than there is room for")), "beyond")],
                   behind=_behind(rows, view, setting))]


def _measured(view: PlanPage) -> list[IndicatorRow]:
    seen = {row.indicator.code: row for rows in view.by_row.values() for row in rows}
    return sorted((row for row in seen.values() if row.progress.ratio is not None),
                  key=lambda row: row.progress.ratio or Fraction(0))


def _row(row: IndicatorRow, view: PlanPage, setting: Setting) -> BulletRow:
    voice, indicator, of = setting.voice, row.indicator, row.progress
    aside = " · ".join(voice(part) for part in (
        say("owed {value}", value=plain(of.target_to_date, indicator, voice)),
        say("target {value}", value=plain(of.target, indicator, voice)),
        *((say("baseline {value}", value=plain(of.baseline, indicator, voice)),) if of.baseline is not None else ())))
    return BulletRow(
        indicator.name[voice.lang], setting.href(Route.INDICATOR, indicator.code), of.status.value,
        voice.name(of.status), float(of.ratio or 0), _target(row), quantity(of.actual, indicator, voice), aside,
        _href(row, view, setting), float(indicator.thresholds.at_risk), float(indicator.thresholds.on_track))


def _target(row: IndicatorRow) -> float | None:
    """Where the target stands, if what is owed by now stands at 1; only what adds up or follows a line owes less."""
    target, owed, start = row.progress.target, row.progress.target_to_date, start_of(row.indicator)
    if target is None or owed is None or target == owed:
        return None if target is None or owed is None else 1.0
    if row.indicator.path is not Path.LINEAR:
        return float(target / owed) if owed else None
    if start is None:
        return float(2 - target / owed) if owed else None
    return float((target - start) / (owed - start)) if owed != start else None


def _href(row: IndicatorRow, view: PlanPage, setting: Setting) -> str:
    return urls.explanation(row.indicator.code, str(view.period), setting.voice.lang, None, setting.address.figures)


def _behind(rows: list[IndicatorRow], view: PlanPage, setting: Setting) -> Behind:
    voice = setting.voice
    heads = [(voice(say("Indicator")), "words"), *((voice(word), "number") for word in (
        say("Actual"), say("Owed by now"), say("Target"), say("Baseline"), say("Done of what is owed")))]
    lines = [[row.indicator.name[voice.lang], *_figures(row, view, setting, voice)] for row in rows]
    return Behind(voice(say("As a table")), heads, lines)


def _figures(row: IndicatorRow, view: PlanPage, setting: Setting, voice: Voice) -> list[html.A | str]:
    of, href = row.progress, _href(row, view, setting)
    told = [quantity(value, row.indicator, voice) for value in (of.actual, of.target_to_date, of.target, of.baseline)]
    return [words if words == DASH else explained(words, href) for words in (*told, voice.percent(of.ratio or 0))]
