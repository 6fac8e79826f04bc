"""The figures of an indicator: by period, by unit, and each cell that was reported."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.charts.bullet import bullet
from dashboards.components.bullet import bullet_bar
from dashboards.components.facts import facts, section, table
from dashboards.components.figure import Behind, explained
from dashboards.components.states import empty
from dashboards.components.status import badge
from dashboards.pages.frame import Setting
from dashboards.pages.points import explaining
from dashboards.pages.rows import DASH, quantity
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.figure import CellState
from tracker.domain.indicator import Measure
from tracker.domain.period import Frequency, Period
from tracker.domain.status import Progress
from tracker.errors import say, say_n
from tracker.services.views import FigureRow, IndicatorPage

FEW, MOST = 12, 200
STATES = {
    CellState.MISSING: say("missing"),
    CellState.NOT_DUE: say("not due"),
    CellState.NOT_APPLICABLE: say("not applicable"),
    CellState.WITHHELD: say("withheld"),
}


def sections(view: IndicatorPage, setting: Setting) -> list[html.Section]:
    parts = [_by_period(view, setting), _cells(view, setting)]
    return [part for part in parts if part is not None]


def milestone(view: IndicatorPage, voice: Voice) -> html.Dl:
    progress = view.row.progress
    late = voice(say_n("{count} day", "{count} days", progress.days_late)) if progress.days_late else ""
    return facts([(voice(say("Due")), voice.date(progress.due_on) if progress.due_on else ""),
                  (voice(say("Done")), voice.date(progress.done_on) if progress.done_on else voice(say("not yet"))),
                  (voice(say("Late")), late)])


def by_unit_table(view: IndicatorPage, setting: Setting) -> Behind:
    voice = setting.voice
    heads = [
        (voice(say("Unit")), "words"),
        (voice(say("Actual")), "number"),
        (voice(say("Owed by now")), "number"),
        (voice(say("Against what is owed")), "bar"),
        (voice(say("Status")), ""),
        (voice(say("Complete")), "number"),
    ]
    rows = [[unit.name[voice.lang], *_judged(progress, view, voice, unit.code)] for unit, progress in view.by_unit]
    return Behind(voice(say("By unit, as a table")), heads, rows)


def _judged(progress: Progress, view: IndicatorPage, voice: Voice, unit: str | None = None) -> list[Any]:
    indicator, ratio = view.row.indicator, progress.ratio
    limits = indicator.thresholds
    drawn = bullet(None if ratio is None else float(ratio), float(limits.at_risk), float(limits.on_track))
    complete = f"{progress.reported}/{progress.expected}" if progress.expected else DASH
    href = explaining(view, voice, progress.period, unit)
    told = (quantity(value, indicator, voice) for value in (progress.actual, progress.target_to_date))
    return [*(words if words == DASH else explained(words, href) for words in told),
            bullet_bar(drawn, progress.status.value, voice.percent(ratio) if ratio is not None else DASH),
            badge(progress.status.value, voice.name(progress.status), href), complete]


def _by_period(view: IndicatorPage, setting: Setting) -> html.Section | None:
    voice = setting.voice
    if view.row.indicator.measure in (Measure.MILESTONE, Measure.TEXT):
        return None
    heads = [(voice(say("Period")), ""), (voice(say("Actual")), "number"), (voice(say("Owed by now")), "number"),
             (voice(say("Status")), ""), (voice(say("Complete")), "number")]
    rows = [
        [voice.period(point.period), *(part for i, part in enumerate(_judged(point.progress, view, voice)) if i != 2)]
        for point in reversed(view.series)
        if point.period.ordinal <= view.period.ordinal
    ]
    return section(voice(say("By period")), table(voice(say("By period")), heads, rows))


def _cells(view: IndicatorPage, setting: Setting) -> html.Section:
    """The latest cells, the earlier ones folded away, and all of them in a file."""
    voice, title = setting.voice, setting.voice(say("Reported figures"))
    cells = sorted(
        (row for row in view.figures if not row.category),
        key=lambda row: (-row.period.end_month, row.unit.code, row.element.code),
    )
    if not cells:
        return section(
            title,
            empty(
                voice(say("No figure has been due yet.")),
                voice(say("Figures will appear here with the first period due.")),
            ),
        )
    parts: list[Any] = [_cell_table(cells[:FEW], title, voice)]
    if len(cells) > FEW:
        more = voice(say_n("{count} earlier", "{count} earlier", len(cells) - FEW))
        parts.append(html.Details([html.Summary(more), _cell_table(cells[FEW:MOST], more, voice)], className="earlier"))
    return section(title, *parts)


def _cell_table(cells: list[FigureRow], title: str, voice: Voice) -> html.Div:
    heads = [
        (voice(say("Period")), ""),
        (voice(say("Unit")), ""),
        (voice(say("Element")), ""),
        (voice(say("Value")), "number"),
        (voice(say("Entered")), ""),
        (voice(say("Approved")), ""),
        (voice(say("Note")), ""),
    ]
    lines = [_cell(row, voice) for row in cells]
    if current_actor().may(Act.SEE_HISTORY, {}):
        heads.append((voice(say("History")), ""))
        lines = [[*line, _history(row, voice)] for line, row in zip(lines, cells, strict=True)]
    return table(title, heads, lines)


def _history(row: FigureRow, voice: Voice) -> html.Details:
    """Asked for when it is unfolded; a figure stands on the form of the quarter its period ends in."""
    form = Period(Frequency.QUARTER, -(-row.period.end_month // 3) - 1)
    where = urls.history(row.unit.code, str(form), row.element.code)
    name = voice(say("History of {name}, {period}", name=row.element.name, period=row.period))
    summary = html.Summary("↺", **{"aria-label": name, "title": name})
    return html.Details([summary, html.Div()], className="past", **{"data-history": where})


def _cell(row: FigureRow, voice: Voice) -> list[Any]:
    return [
        voice.period_short(row.period),
        row.unit.name[voice.lang],
        row.element.name[voice.lang],
        _value(row, voice),
        voice.day(row.entered_on) if row.entered_on else "",
        voice.day(row.approved_on) if row.approved_on else "",
        row.note or "",
    ]


def _value(row: FigureRow, voice: Voice) -> Any:
    """Nought, missing, not due, not applicable and withheld look and read differently."""
    if row.state is not CellState.REPORTED:
        return html.Span(voice(STATES[row.state]), className=f"state state-{row.state.value}")
    return voice.figure(row.value, row.element.decimals)
