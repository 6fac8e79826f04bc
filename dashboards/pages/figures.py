"""The figures of an indicator: by period, by unit, by category, and each cell that was reported."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

from dash import html

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.charts.bullet import bullet
from dashboards.components.bullet import bullet_bar
from dashboards.components.facts import facts, section, table
from dashboards.components.states import empty
from dashboards.components.status import badge
from dashboards.components.status import figure as shown
from dashboards.pages.frame import Setting
from dashboards.pages.rows import DASH, quantity
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.element import DataElement, OverUnits
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
    parts = [_by_unit(view, setting), _by_category(view, setting), _by_period(view, setting), _cells(view, setting)]
    return [part for part in parts if part is not None]


def milestone(view: IndicatorPage, voice: Voice) -> html.Dl:
    progress = view.row.progress
    late = voice(say_n("{count} day", "{count} days", progress.days_late)) if progress.days_late else ""
    return facts([(voice(say("Due")), voice.date(progress.due_on) if progress.due_on else ""),
                  (voice(say("Done")), voice.date(progress.done_on) if progress.done_on else voice(say("not yet"))),
                  (voice(say("Late")), late)])


def _by_unit(view: IndicatorPage, setting: Setting) -> html.Section | None:
    voice = setting.voice
    if len(view.by_unit) < 2:
        return None
    heads = [
        (voice(say("Unit")), "words"),
        (voice(say("Actual")), "number"),
        (voice(say("Owed by now")), "number"),
        (voice(say("Against what is owed")), "bar"),
        (voice(say("Status")), ""),
        (voice(say("Complete")), "number"),
    ]
    rows = [[unit.name[voice.lang], *_judged(progress, view, setting)] for unit, progress in view.by_unit]
    return section(voice(say("By unit")), table(voice(say("By unit")), heads, rows))


def _judged(progress: Progress, view: IndicatorPage, setting: Setting) -> list[Any]:
    voice, indicator, ratio = setting.voice, view.row.indicator, progress.ratio
    why = setting.why(indicator.code, progress.period, progress.unit) if _reached(progress, view) else ""
    limits = indicator.thresholds
    drawn = bullet(None if ratio is None else float(ratio), float(limits.at_risk), float(limits.on_track))
    complete = f"{progress.reported}/{progress.expected}" if progress.expected else DASH
    return [shown(quantity(progress.actual, indicator, voice), why),
            quantity(progress.target_to_date, indicator, voice),
            bullet_bar(drawn, progress.status.value, voice.percent(ratio) if ratio is not None else DASH),
            badge(progress.status.value, voice.name(progress.status), why), complete]


def _reached(progress: Progress, view: IndicatorPage) -> bool:
    """Periods before those of the plan are shown, but not asked for."""
    return progress.period in view.choice.periods


def _by_period(view: IndicatorPage, setting: Setting) -> html.Section | None:
    voice = setting.voice
    if view.row.indicator.measure in (Measure.MILESTONE, Measure.TEXT):
        return None
    heads = [(voice(say("Period")), ""), (voice(say("Actual")), "number"), (voice(say("Owed by now")), "number"),
             (voice(say("Status")), ""), (voice(say("Complete")), "number")]
    rows = [
        [voice.period(point.period), *(part for i, part in enumerate(_judged(point.progress, view, setting)) if i != 2)]
        for point in reversed(view.series)
        if point.period.ordinal <= view.period.ordinal
    ]
    return section(voice(say("By period")), table(voice(say("By period")), heads, rows))


def _by_category(view: IndicatorPage, setting: Setting) -> html.Section | None:
    """The latest period with categories, over all units; only where units may be added up."""
    voice = setting.voice
    split = [row for row in view.figures if row.category and _adds_up(row)]
    if not split:
        return None
    latest = max((row.period for row in split), key=lambda period: period.ordinal)
    sums: dict[tuple[DataElement, str], Fraction] = defaultdict(Fraction)
    for row in split:
        if row.period == latest:
            sums[row.element, row.category or ""] += Fraction(str(row.value))
    most = max(sums.values()) or Fraction(1)
    heads = [
        (voice(say("Category")), "words"),
        (voice(say("Element")), ""),
        (voice(say("Actual")), "number"),
        ("", "bar"),
    ]
    rows = [
        [
            _category(category, view, voice),
            element.name[voice.lang],
            voice.number(value, element.decimals),
            _bar(value / most),
        ]
        for (element, category), value in sums.items()
    ]
    return section(voice(say("By category, {period}", period=latest)), table(voice(say("By category")), heads, rows))


def _adds_up(row: FigureRow) -> bool:
    return (
        row.element.type.numeric
        and row.state is CellState.REPORTED
        and row.value is not None
        and row.element.over_units is OverUnits.SUM
    )


def _bar(share: Fraction) -> html.Div:
    return html.Div(html.I(style={"width": f"{float(share) * 100:.1f}%"}), className="share", **{"aria-hidden": "true"})


def _category(code: str, view: IndicatorPage, voice: Voice) -> str:
    """`sex=f` by its name; the code itself where the definitions no longer know it."""
    dimension, _, value = code.partition("=")
    names = {f"{each.code}={key}": words for each in view.dimensions for key, words in each.categories}
    return names[code][voice.lang] if code in names else value or dimension


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
