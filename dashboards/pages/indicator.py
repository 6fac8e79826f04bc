"""Indicator: its finding, its way against the target, why it is judged so, and every figure behind it."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from dash import dcc, html

from dashboards import ids, urls
from dashboards.auth import current_actor
from dashboards.charts import theme
from dashboards.charts.path import path_chart
from dashboards.components.drawn import Drawn, drawn
from dashboards.components.facts import explanation, facts, quote, section
from dashboards.components.states import empty, loading
from dashboards.components.status import badge
from dashboards.pages import figures, outlook
from dashboards.pages.compared import by_category, by_unit
from dashboards.pages.frame import Setting, framed, provisional
from dashboards.pages.path import path_of
from dashboards.pages.points import explaining
from dashboards.pages.revisions import earlier, merged, revised
from dashboards.pages.rows import DASH, figure, owed_figure, quantity
from dashboards.target_words import baseline_line
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.indicator import Layer, Measure, Origin
from tracker.domain.outlook import Outlook
from tracker.domain.plan_row import Row
from tracker.domain.target import Path
from tracker.errors import say, say_n
from tracker.services.views import IndicatorPage

LAYERS = {Layer.OUTPUT: say("output"), Layer.OUTCOME: say("outcome"), Layer.IMPACT: say("impact")}


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Indicator.BODY)


def body(view: IndicatorPage, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office, view.plans, view.choice, view.period)
    name = view.row.indicator.name[voice.lang]
    return framed(
        setting,
        name,
        drawn(_crumbs(view, setting), _head(view, setting, name)),
        _picture(view, setting),
        drawn(
            *merged(view, setting.voice),
            _why(view, setting),
            _plan_words(view, setting),
            *revised(view, setting),
            *earlier(view, setting),
            *by_unit(view, setting),
            *by_category(view, setting),
            *figures.sections(view, setting),
            _definition(view, setting),
        ),
    )


def _crumbs(view: IndicatorPage, setting: Setting) -> html.Nav:
    voice = setting.voice
    steps: list[Any] = [html.A(voice(say("Plan")), href=setting.href(Route.PLAN), **{"data-go": ""})]
    rows = setting.href(Route.PLAN) + "#row-"
    steps += [html.A(_row_name(row, voice), href=rows + row.key, **{"data-go": ""}) for row in view.plan_rows[:1]]
    return html.Nav(
        html.Ol([html.Li(step) for step in steps]), className="crumbs", **{"aria-label": voice(say("Where you are"))}
    )


def _row_name(row: Row, voice: Voice) -> str:
    return voice(say("row {number}", number=row.label))


def _head(view: IndicatorPage, setting: Setting, name: str) -> html.Div:
    voice, progress = setting.voice, view.row.progress
    complete = say("figures up to {period}, {reported} of {expected} reported", period=progress.as_of or view.period,
                   reported=progress.reported, expected=progress.expected)
    said = _clause(voice(view.row.explanation))
    return html.Div(
        [
            html.H1(
                [f"{name}: ", html.Span(said, className="finding")], id="title", tabIndex=-1
            ),
            html.P(
                [
                    badge(progress.status.value, voice.name(progress.status), explaining(view, voice, view.period),
                          _asks(view, voice)),
                    " ",
                    html.Span(voice(complete) if progress.expected else "", className="second"),
                ],
                className="lead with-badge",
            ),
            *provisional(voice, shown=view.provisional),
            *_to_targets(view, voice),
        ],
        className="head",
    )


def _to_targets(view: IndicatorPage, voice: Voice) -> list[html.P]:
    """For those who set targets."""
    if view.row.indicator.measure is Measure.TEXT or not current_actor().may(
            Act.SET_TARGETS, {}, plan=view.row.indicator.plan):
        return []
    words = say("Revise the target") if view.targets else say("Set a target")
    there = urls.targets(view.row.indicator.code, voice.lang)
    return [html.P(html.A(voice(words), href=there, className="button"), className="choice")]


def _clause(sentence: str) -> str:
    """A sentence to follow a colon: no capital, no full stop but that of an abbreviation."""
    clause = (
        sentence if sentence.endswith((" г.", "\u00a0г.", "лв.", "трим.", "полуг.")) else sentence.removesuffix(".")
    )
    return clause[:1].lower() + clause[1:]


def _picture(view: IndicatorPage, setting: Setting) -> html.Div:
    return html.Div([_chart(view, setting), drawn(_facts(view, setting))], className="picture")


def _chart(view: IndicatorPage, setting: Setting) -> html.Div | Drawn:
    voice, measure = setting.voice, view.row.indicator.measure
    if measure in (Measure.MILESTONE, Measure.TEXT):
        told = html.Div(
            [html.P(voice(view.row.explanation), className="strong"), figures.milestone(view, voice)],
            className="card chart",
        )
        return drawn(told)
    if all(point.value is None for point in view.series):
        return drawn(
            empty(
                voice(say("Nothing has been reported yet.")),
                voice(say("The line will appear with the first approved figure.")),
            )
        )
    spoken = f"{view.row.indicator.name[voice.lang]}. {voice(view.row.explanation)}"
    graph = dcc.Graph(
        id=ids.Indicator.CHART,
        figure=path_chart(path_of(view, voice)),
        config=theme.config(voice.lang),
        responsive=True,
    )
    key = html.P(
        [
            html.Span(voice(say("reported")), className="key key-actual"),
            *([html.Span(voice(say("owed")), className="key key-owed")] if view.targets else []),
            *([html.Span(voice(say("not reported")), className="key key-missing")]
              if any(point.progress.actual is None for point in view.series) else []),
            *([html.Span(voice(say("provisional")), className="key key-provisional")]
              if any(point.provisional for point in view.series) else []),
            *([html.Span(voice(say("at this pace, four cases of five")), className="key key-outlook")]
              if isinstance(view.outlook, Outlook) else []),
        ],
        className="keys second",
    )
    ahead = html.P(outlook.told(view, voice), className="outlook second")
    return html.Div(
        [html.Div(graph, className="plot", role="group", **{"aria-label": spoken}), drawn(key, ahead)],
        className="card chart")


def _facts(view: IndicatorPage, setting: Setting) -> html.Dl:
    voice, row, indicator, progress = setting.voice, view.row, view.row.indicator, view.row.progress
    milestone = indicator.measure is Measure.MILESTONE
    actual = figure(indicator, progress, voice) if milestone else quantity(progress.actual, indicator, voice)
    owed = owed_figure(indicator, progress, voice) if milestone else quantity(progress.target_to_date, indicator, voice)
    target = "" if milestone or progress.target is None else quantity(progress.target, indicator, voice)
    if target and progress.target_date:
        words = {"value": target, "day": progress.target_date}
        target = voice(
            say("{value} from {day}", **words) if view.path is Path.STEP else say("{value} by {day}", **words)
        )
    base = indicator.baseline
    return facts(
        [
            (voice(say("Actual")), html.B(actual)),
            (voice(say("Owed by now")), owed if owed != DASH else voice(say("nothing yet"))),
            (voice(say("Target")), target or ("" if milestone else voice(say("not set")))),
            (
                voice(say("Baseline")),
                baseline_line(base, indicator, voice) if base else "",
            ),
            (voice(say("Done of what is owed")), voice.percent(progress.ratio) if progress.ratio is not None else ""),
            (voice(say("By the first target")), voice.name(view.first.status) if view.revisions else ""),
            (voice(say("Responsible")), row.responsible[voice.lang] if row.responsible else voice(say("not named"))),
            (voice(say("Source")), indicator.source[voice.lang] if indicator.source else ""),
            (
                voice(say("Origin")),
                voice(say("from the plan"))
                if indicator.origin is Origin.PLAN
                else voice(say("proposed, not in the plan")),
            ),
        ]
    )


def _why(view: IndicatorPage, setting: Setting) -> html.Section:
    sentences = [setting.voice(message) for message in view.explanation or (view.row.explanation,)]
    return section(_asks(view, setting.voice), explanation(sentences))


def _asks(view: IndicatorPage, voice: Voice) -> str:
    return voice(say("Why “{status}”", status=voice.name(view.row.progress.status)))


def _plan_words(view: IndicatorPage, setting: Setting) -> html.Section:
    """What the plan says of it; where it does not name the indicator, the row that it measures."""
    voice, words = setting.voice, view.row.indicator.quote
    title, proposed = (
        voice(say("In the words of the plan")),
        voice(say("It is proposed here to measure what the plan sets out to do.")),
    )
    if not words and not view.plan_rows:
        return section(title, empty(voice(say("The plan does not name this indicator.")), proposed))
    spoken = [each.text[voice.lang] for row in view.plan_rows[:1] for each in row.activities]
    said = [f"„{words}“"] if words else [voice(say("“{words}”", words=each)) for each in spoken]
    note = None if words else voice(say("The plan does not name this indicator.")) + " " + proposed
    places = [(_place(row, voice), setting.href(Route.PLAN) + f"#row-{row.key}") for row in view.plan_rows]
    more = voice(say_n("{count} note on the reading", "{count} notes on the reading", len(view.notes)))
    return section(title, quote(said, places, [each.text[voice.lang] for each in view.notes], more), note=note)


def _place(row: Row, voice: Voice) -> str:
    name = f"{_row_name(row, voice)}, {row.name[voice.lang]}"
    return name[:1].upper() + shorten(name[1:], 90, placeholder="…")


def _definition(view: IndicatorPage, setting: Setting) -> html.Section:
    voice, indicator = setting.voice, view.row.indicator
    pairs = [
        (voice(say("Code")), html.Code(indicator.code)),
        (
            voice(say("Definition")),
            indicator.definition[voice.lang] if indicator.definition else voice(say("not written yet")),
        ),
        (voice(say("Kind of result")), voice(LAYERS[indicator.layer]) if indicator.layer else ""),
        *(
            (
                element.name[voice.lang],
                element.definition[voice.lang] if element.definition else html.Code(element.code),
            )
            for element in view.elements
        ),
        (voice(say("Notes")), indicator.notes[voice.lang] if indicator.notes else ""),
    ]
    return section(voice(say("Definition")), facts(pairs))
