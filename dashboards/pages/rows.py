"""An indicator's row of a view model as the lines, concerns and words that components draw."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dashboards.charts.bullet import bullet
from dashboards.charts.spark import spark
from dashboards.components.attention import Change, Concern
from dashboards.components.grid import Line
from dashboards.pages.frame import Setting
from dashboards.urls import Route
from dashboards.voice import Number, Voice
from tracker.domain.compare import Move
from tracker.domain.indicator import Indicator, Measure, Origin
from tracker.domain.status import Progress, Status
from tracker.domain.target import Path
from tracker.errors import Message, say, say_n
from tracker.services.views import IndicatorRow
from tracker.text.numbers import format_percent

DASH = "—"
WORST_FIRST = (
    Status.NOT_ACHIEVED,
    Status.OFF_TRACK,
    Status.NO_DATA,
    Status.NOT_COMPUTABLE,
    Status.AT_RISK,
    Status.PARTLY_ACHIEVED,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.NOT_DUE,
    Status.NO_TARGET,
)
BEST_FIRST = (
    Status.ACHIEVED, Status.ON_TRACK, Status.PARTLY_ACHIEVED, Status.AT_RISK, Status.OFF_TRACK, Status.NOT_ACHIEVED,
    Status.NO_DATA, Status.NOT_COMPUTABLE, Status.NOT_DUE)
MOVES = {
    Move.BETTER: say("better since {period}"),
    Move.WORSE: say("worse since {period}"),
    Move.SAME: say("as in {period}"),
    Move.NEW: say("new since {period}"),
    Move.SILENT: say("no figure since {period}"),
}


def line(row: IndicatorRow, setting: Setting) -> Line:
    voice, progress, indicator = setting.voice, row.progress, row.indicator
    actual, owed = figure(indicator, progress, voice), owed_figure(indicator, progress, voice)
    ratio = float(progress.ratio) if progress.ratio is not None else None
    limits = indicator.thresholds
    steps = row.indicator.path is Path.STEP
    return Line(
        code=indicator.code,
        name=indicator.name[voice.lang],
        href=setting.href(Route.INDICATOR, indicator.code),
        place=place(row, voice),
        actual=_float(progress.actual),
        actual_text=actual,
        owed=_float(progress.target_to_date),
        owed_text=owed,
        unit=unit(indicator, progress, voice),
        ratio=ratio,
        ratio_text=ratio_words(row, voice),
        bullet=bullet(ratio, float(limits.at_risk), float(limits.on_track)),
        spark=spark([_float(value) for value in row.spark], steps=steps),
        status=progress.status.value,
        word=voice.name(progress.status),
        rank=WORST_FIRST.index(progress.status),
        complete=progress.reported / progress.expected if progress.expected else 1.0,
        complete_text=f"{progress.reported}/{progress.expected}" if progress.expected else DASH,
        why=setting.why(indicator.code, progress.period),
    )


def place(row: IndicatorRow, voice: Voice) -> str:
    words = [row.place[voice.lang]]
    if row.indicator.origin is Origin.PROPOSED:
        words.append(voice(say("proposed")))
    if row.sample_target:
        words.append(voice(say("sample target")))
    return " · ".join(word for word in words if word)


def figure(indicator: Indicator, progress: Progress, voice: Voice) -> str:
    if indicator.measure is Measure.MILESTONE:
        return voice.day(progress.done_on) if progress.done_on else DASH
    return plain(progress.actual, indicator, voice)


def owed_figure(indicator: Indicator, progress: Progress, voice: Voice) -> str:
    if indicator.measure is Measure.MILESTONE:
        return voice.day(progress.due_on) if progress.due_on else DASH
    return plain(progress.target_to_date, indicator, voice)


def unit(indicator: Indicator, progress: Progress, voice: Voice) -> str:
    """What the figure counts; a percentage carries its own sign."""
    if (
        indicator.measure is Measure.MILESTONE
        or progress.actual is None
        or not indicator.unit
        or indicator.unit.en == "%"
    ):
        return ""
    return voice.unit(progress.actual, indicator.unit, indicator.decimals)


def quantity(value: Number | None, indicator: Indicator, voice: Voice) -> str:
    return DASH if value is None else voice.quantity(value, indicator.unit, indicator.decimals)


def plain(value: Number | None, indicator: Indicator, voice: Voice) -> str:
    """Where the unit is told beside it; a percentage carries its own sign."""
    if value is None:
        return DASH
    percent = indicator.unit is not None and indicator.unit.en == "%"
    return voice.quantity(value, indicator.unit if percent else None, indicator.decimals)


def ratio_words(row: IndicatorRow, voice: Voice) -> str:
    """The ratio, or how late; what is held at a level has neither."""
    progress = row.progress
    if progress.ratio is not None:
        return voice.percent(progress.ratio)
    if progress.days_late:
        return voice(say_n("{count} day late", "{count} days late", progress.days_late))
    return ""


def concern(row: IndicatorRow, setting: Setting) -> Concern:
    voice, progress = setting.voice, row.progress
    return Concern(
        status=progress.status.value, word=voice.name(progress.status), name=row.indicator.name[voice.lang],
        href=setting.href(Route.INDICATOR, row.indicator.code), reason=voice(row.explanation),
        owner=row.responsible[voice.lang] if row.responsible else None,
        move=voice(moved(row, setting)) if row.move and row.before else "", trend=row.move or "",
        why=setting.why(row.indicator.code, progress.period))


def moved(row: IndicatorRow, setting: Setting) -> Message:
    before = row.before.period if row.before else row.progress.period.shift(-1)
    return replace(
        MOVES[row.move or Move.SAME],
        values={"period": setting.voice.period_beside(before, row.progress.period, "short")},
    )


def change(row: IndicatorRow, setting: Setting) -> Change:
    voice = setting.voice
    before = (row.before.status.value, voice.name(row.before.status)) if row.before else None
    now = (row.progress.status.value, voice.name(row.progress.status))
    figures = from_to(row.before, row.progress, voice) if before == now else ""
    return Change(row.indicator.name[voice.lang], setting.href(Route.INDICATOR, row.indicator.code),
                  None if before == now else before, now, figures,
                  setting.why(row.indicator.code, row.progress.period))


def from_to(then: Progress | None, progress: Progress, voice: Voice) -> str:
    """How much of what was owed then and is owed now; as finely as the two differ."""
    before, now = then.ratio if then else None, progress.ratio
    if before is None or now is None:
        return ""
    pairs = [tuple(format_percent(share * 100, decimals, voice.lang) for share in (before, now)) for decimals in (0, 1)]
    one, other = next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])
    return voice(say("{before} → {now} of what is owed", before=one, now=other))


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
