"""The indicator's series, targets and baseline laid along the axis of its chart."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from dashboards.charts.outlook import Reach
from dashboards.charts.path import XY, Dot, Mark, PathChart
from dashboards.pages.outlook import between
from dashboards.pages.points import explaining, tick
from dashboards.pages.rows import quantity
from dashboards.voice import Voice
from tracker.domain.indicator import Indicator
from tracker.domain.outlook import Outlook
from tracker.domain.period import Frequency, Period
from tracker.domain.target import Path, Target
from tracker.errors import say
from tracker.services.views import IndicatorPage, SeriesPoint

SLOPES = (Path.ACCUMULATE, Path.LINEAR)


def path_of(view: IndicatorPage, voice: Voice) -> PathChart:
    path = view.path or Path.LEVEL
    periods = _periods(view)
    current = [target for target in view.targets if target.date >= periods[0].start]
    first, last = _middle(periods[0]) - 0.5, _middle(periods[-1]) + 0.5
    return PathChart(
        dots=tuple(_dot(point, view, voice) for point in view.series
                   if point.drawn and point.period.ordinal <= view.period.ordinal),
        ticks=tuple((_middle(period), _tick(period, i == 0, voice)) for i, period in enumerate(periods)),
        owed=_owed(view, current, path, (first, last)),
        steps=path is Path.STEP,
        earlier=_first(view, path, (first, last)) if view.revisions else (),
        earlier_label=voice(say("first target")),
        marks=_marks(view, current, path, voice),
        baseline=_baseline(view, last, voice),
        last_label=_last(view, voice),
        status=view.row.progress.status.value,
        breaks=_breaks(periods, view, path),
        cuts=_cuts(view, periods, voice),
        reach=_reach(view, voice),
        lang=voice.lang,
    )


def _periods(view: IndicatorPage) -> tuple[Period, ...]:
    """From the first of the series to the later of the last one and the last target's."""
    start, end = view.series[0].period, view.series[-1].period
    last = max([at(target.date, end.frequency) for target in view.targets], default=0.0)
    last = max(last, (view.period.year + 1.0) * end.frequency.a_year) if isinstance(view.outlook, Outlook) else last
    until = min(max(end.ordinal, int(last - 0.001)), end.ordinal + 2 * end.frequency.a_year)
    return tuple(Period(start.frequency, ordinal) for ordinal in range(start.ordinal, until + 1))


def _middle(period: Period) -> float:
    return period.ordinal + 0.5


def _tick(period: Period, first: bool, voice: Voice) -> str:
    return "<br>".join(filter(None, tick(period, first, voice)))


def at(day: date, frequency: Frequency) -> float:
    """A day along the axis; the last of a month is that month's end."""
    months = (
        day.year * 12 + day.month - 1 + min(day.day / 30.4, 1.0) if day.day > 1 else day.year * 12 + day.month - 1.0
    )
    return months * frequency.a_year / 12


def _dot(point: SeriesPoint, view: IndicatorPage, voice: Voice) -> Dot:
    actual = point.value
    words = quantity(actual, view.row.indicator, voice) if actual is not None else voice(say("no data"))
    hint = f"{voice.period(point.period)}: {words}" + (f" ({voice(say('provisional'))})" if point.provisional else "")
    return Dot(_middle(point.period), None if actual is None else float(actual), hint, point.provisional,
               explaining(view, voice, point.period))


def _reach(view: IndicatorPage, voice: Voice) -> Reach | None:
    if not isinstance(view.outlook, Outlook):
        return None
    found, end = view.outlook, (view.period.year + 1) * view.period.frequency.a_year - 0.5
    value, room = between(found, view.row.indicator, voice)
    return Reach(end, found.expected, found.low, found.high, f"≈ {value}",
                 voice(say("at this pace {year} ends at {value} ({room})", year=str(view.period.year), value=value,
                           room=room)), explaining(view, voice, view.period))


def _cuts(view: IndicatorPage, periods: tuple[Period, ...], voice: Voice) -> tuple[Mark, ...]:
    """Where units were merged, and where the series is not like what lay before."""
    first, last = periods[0], periods[-1]
    merged = [Mark(float(each.period.ordinal), 0.0, voice(say("break in the series"))) for each in view.breaks]
    unlike = [Mark(float(at_start(each.period, first.frequency)), 0.0, voice(each.why)) for each in view.unlike]
    return (*merged, *(cut for cut in unlike if first.ordinal < cut.x <= last.ordinal))


def at_start(period: Period, frequency: Frequency) -> int:
    """Ordinal of the period of `frequency` in which this one begins."""
    return (period.end_month - period.months) * frequency.a_year // 12


def _owed(view: IndicatorPage, targets: list[Target], path: Path, ends: XY) -> tuple[tuple[XY, ...], ...]:
    if path in (Path.LEVEL, Path.STEP):
        baseline = view.row.indicator.baseline
        steps = _steps(targets, view.period.frequency, path, float(baseline.value) if baseline else None, ends)
        return (steps,) if steps else ()
    points = [(point.period.year, (_middle(point.period), float(point.progress.target_to_date)))
              for point in view.series if point.progress.target_to_date is not None]
    points += [(target.date.year, (_due(target, view.period.frequency), float(target.value))) for target in targets
               if _due(target, view.period.frequency) > (points[-1][1][0] if points else 0)]
    if path is Path.LINEAR or view.row.indicator.since:
        return (tuple(xy for _, xy in points),)
    return tuple(tuple(xy for _, xy in year) for _, year in groupby(points, key=lambda each: each[0]))


def _first(view: IndicatorPage, path: Path, ends: XY) -> tuple[XY, ...]:
    """What the first targets owed, drawn as what is owed now is."""
    frequency, indicator = view.period.frequency, view.row.indicator
    if path not in SLOPES or not view.first_targets:
        return _steps(view.first_targets, frequency, path, None, ends)
    ordered = sorted(view.first_targets, key=lambda each: each.date)
    now = view.row.progress.target_date
    aimed = next((each for each in ordered if each.date == now), ordered[-1])
    x, y = _due(aimed, frequency), float(aimed.value)
    if path is Path.LINEAR:
        return (_begun(indicator, aimed, frequency), (x, y))
    parts = [each for each in ordered if each.date.year == aimed.date.year]
    if len(parts) > 1:
        return tuple((_due(each, frequency), float(sum(one.value for one in parts[:at + 1])))
                     for at, each in enumerate(parts))
    start = (indicator.since or aimed.date.year) * frequency.a_year + 0.5
    return (start, y / (x - start + 1)), (x, y)


def _begun(indicator: Indicator, aimed: Target, frequency: Frequency) -> XY:
    """Where a straight way begins: in the period that ends with the baseline's, or before January of the year."""
    base = indicator.baseline
    if base is None:
        return aimed.date.year * frequency.a_year - 0.5, 0.0
    return base.period.end_month * frequency.a_year / 12 - 0.5, float(base.value)


def _due(target: Target, frequency: Frequency) -> float:
    """What counts up over a year is read off in the middle of the period that its target ends."""
    return int(at(target.date, frequency) - 0.001) + 0.5


def _steps(
    targets: list[Target] | tuple[Target, ...], frequency: Frequency, path: Path, start: float | None, ends: XY
) -> tuple[XY, ...]:
    """A step holds from its day on; a level holds until its day."""
    line: list[XY] = []
    for target in sorted(targets, key=lambda each: each.date):
        x, y = min(max(at(target.date, frequency), ends[0]), ends[1]), float(target.value)
        if path is Path.STEP:
            before = line[-1][1] if line else start
            line += [(x, before), (x, y)] if before is not None else [(x, y)]
        else:
            line += [(line[-1][0] if line else max(ends[0], at(date(target.date.year, 1, 1), frequency)), y), (x, y)]
    if line and path is Path.STEP and line[-1][0] < ends[1]:
        line.append((ends[1], line[-1][1]))
    return tuple(line)


def _marks(view: IndicatorPage, targets: list[Target], path: Path, voice: Voice) -> tuple[Mark, ...]:
    """The target in force and the last one are named; the rest are plain from the line."""
    named = {target.date: target for target in targets if target.date == view.row.progress.target_date}
    if targets:
        named[targets[-1].date] = targets[-1]
    frequency = view.period.frequency
    last = view.series[-1].period.ordinal + 1.0
    marks = []
    for target in named.values():
        x = at(target.date, frequency)
        following = [at(each.date, frequency) for each in targets if each.date > target.date]
        end = (following[0] if following else max(last, x)) if path is Path.STEP else x
        words = voice(say("target: {value}", value=voice.number(target.value, view.row.indicator.decimals)))
        since = say("from {day}", day=voice.day(target.date)) if path is Path.STEP else say(
            "by {day}", day=voice.day(target.date))
        slope, falling = path in SLOPES, _falls_to(target, view)
        x = _due(target, frequency) + 0.3 if slope else end - 0.08
        above = not falling if slope else _passed(target, view)
        marks.append(Mark(x, float(target.value), f"{words}<br>{voice(since)}", above, slope))
    return tuple(marks)


def _passed(target: Target, view: IndicatorPage) -> bool:
    """The line stands below the target: its name goes above, out of the way."""
    known = [point.progress.actual for point in view.series if point.progress.actual is not None]
    return bool(known) and known[-1] < target.value


def _falls_to(target: Target, view: IndicatorPage) -> bool:
    """Then its name stands under the end of the line, else above it."""
    baseline = view.row.indicator.baseline
    return baseline is not None and baseline.value > target.value


def _baseline(view: IndicatorPage, x: float, voice: Voice) -> Mark | None:
    baseline = view.row.indicator.baseline
    if not baseline:
        return None
    words = say(
        "baseline {value} ({period})",
        value=voice.number(baseline.value, view.row.indicator.decimals),
        period=baseline.period,
    )
    return Mark(x, float(baseline.value), voice(words))


def _last(view: IndicatorPage, voice: Voice) -> str:
    known = [point.value for point in view.series if point.value is not None]
    return voice.number(known[-1], view.row.indicator.decimals) if known else ""


def _breaks(periods: tuple[Period, ...], view: IndicatorPage, path: Path) -> tuple[float, ...]:
    """What is counted from January starts anew each year, and so does its line."""
    if path is not Path.ACCUMULATE or view.row.indicator.since:
        return ()
    return tuple(_middle(period) for period in periods if period.index == 1)
