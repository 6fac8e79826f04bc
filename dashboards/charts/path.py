"""Actual against the path of the target over time.

Along the axis a period is one wide and its figure stands in its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.charts import theme
from dashboards.charts.outlook import Reach

XY = tuple[float, float]


@dataclass(frozen=True)
class Dot:
    """What one period reported; `y` is None where it did not. `hint` is told when pointed at, `href` explains it."""

    x: float
    y: float | None
    hint: str
    provisional: bool = False
    href: str = ""


@dataclass(frozen=True)
class Mark:
    """A target or baseline, named where it stands; `clear` of the interval in which the year may end."""

    x: float
    y: float
    label: str
    above: bool = False
    clear: bool = False


@dataclass(frozen=True)
class PathChart:
    """`owed` and `earlier` are lines in pieces; `steps` draws the actual as a level that holds until it changes."""

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    owed: tuple[tuple[XY, ...], ...] = ()
    earlier: tuple[XY, ...] = ()
    marks: tuple[Mark, ...] = ()
    baseline: Mark | None = None
    earlier_label: str = ""
    last_label: str = ""
    status: str = "no_target"
    breaks: tuple[float, ...] = ()
    cuts: tuple[Mark, ...] = ()
    """Where the series does not go on as it was, and why; `y` means nothing."""
    reach: Reach | None = None
    steps: bool = False
    lang: str = "bg"


def path_chart(chart: PathChart) -> dict[str, Any]:
    low, high = _range(chart)
    colour = theme.STATUS[chart.status]
    known = [dot for dot in chart.dots if dot.y is not None]
    reach = _reach(chart, known)
    return {  # what stands later lies above, and is come to later by those who tab
        "data": [*_owed(chart), *_earlier(chart), *reach[:-1], *_actual(chart, colour), _missing(chart, low),
                 *reach[-1:]],
        "layout": theme.layout(
            chart.lang,
            xaxis=_across(chart),
            yaxis={"range": [low, high], "gridcolor": "#edf0f3", "zeroline": low < 0, "zerolinecolor": theme.LINE,
                   "automargin": True, "nticks": 6, "tickformat": ",~r", "ticks": "", "fixedrange": True},
            annotations=[*_names(chart), *_last(chart, known, colour), *_named_cuts(chart)],
            shapes=[*_base(chart), *_cuts(chart)], margin={"l": 8, "r": 8, "t": 24, "b": 46}),
    }


def _range(chart: PathChart) -> XY:
    ys = [dot.y for dot in chart.dots if dot.y is not None]
    ys += [y for piece in (*chart.owed, chart.earlier) for _, y in piece] + [mark.y for mark in chart.marks]
    ys += [chart.baseline.y] if chart.baseline else []
    ys += [chart.reach.low, chart.reach.high] if chart.reach else []
    low, high = min(ys, default=0.0), max(ys, default=1.0)
    if 0 <= low < 0.7 * high or low == high:
        low = min(low, 0.0)
    room = 0.12 * ((high - low) or abs(high) or 1.0)
    return (low if low == 0 else low - room, high + room)


def _across(chart: PathChart) -> dict[str, Any]:
    xs = [x for x, _ in chart.ticks]
    return {
        "range": [min(xs, default=0) - 0.6, max(xs, default=1) + (2.0 if chart.reach else 0.6)],
        "tickvals": xs,
        "ticktext": [t for _, t in chart.ticks],
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "tickangle": 0,
        "ticklabelstandoff": 6,
    }


def _owed(chart: PathChart) -> list[dict[str, Any]]:
    return [_trace(piece, line={"color": theme.INK, "width": 1.6, "dash": "5px,3px"}) for piece in chart.owed if piece]


def _earlier(chart: PathChart) -> list[dict[str, Any]]:
    return [_trace(chart.earlier, line={"color": "#8b97a3", "width": 1})] if chart.earlier else []


def _actual(chart: PathChart, colour: str) -> list[dict[str, Any]]:
    """One line for each stretch: a missing period, a new year of counting and a break in the series each end one."""
    pieces: list[list[Dot]] = [[]]
    for dot in chart.dots:
        cut = any(mark.x <= dot.x < mark.x + 1 for mark in chart.cuts)
        if dot.x in chart.breaks or cut or dot.y is None:
            pieces.append([])
        if dot.y is not None:
            pieces[-1].append(dot)
    return [_stretch(piece, colour, chart.steps) for piece in pieces if piece]


def _stretch(dots: Sequence[Dot], colour: str, steps: bool) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines+markers", "x": [dot.x for dot in dots], "y": [dot.y for dot in dots],
        "line": {"color": colour, "width": 2.4, "shape": "hvh" if steps else "linear"},
        "marker": {"size": 8, "color": [theme.GROUND if dot.provisional else colour for dot in dots],
                   "line": {"color": colour, "width": 2}},
        "hovertext": [dot.hint for dot in dots], "hoverinfo": "text", "cliponaxis": False,
        "customdata": [[dot.href] for dot in dots],
    }


def _missing(chart: PathChart, low: float) -> dict[str, Any]:
    gone = [dot for dot in chart.dots if dot.y is None]
    return {
        "type": "scatter", "mode": "markers", "x": [dot.x for dot in gone], "y": [low] * len(gone),
        "marker": {"size": 8, "color": theme.GROUND, "line": {"color": theme.GREY, "width": 1.6}},
        "hovertext": [dot.hint for dot in gone], "hoverinfo": "text", "cliponaxis": False,
        "customdata": [[dot.href] for dot in gone],
    }


def _reach(chart: PathChart, known: Sequence[Dot]) -> list[dict[str, Any]]:
    return chart.reach.traces((known[-1].x, known[-1].y or 0.0)) if chart.reach and known else []


def _trace(points: Sequence[XY], **more: Any) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": [x for x, _ in points], "y": [y for _, y in points],
            "hoverinfo": "skip", **more}


def _names(chart: PathChart) -> list[dict[str, Any]]:
    """Lines are named where they run: each at its end, on the side where nothing else does."""
    names = [_target(mark, chart) for mark in chart.marks]
    if chart.baseline:
        end = _across(chart)["range"][1] - 0.05
        names.append(_note(end, chart.baseline.y, chart.baseline.label, xanchor="right", yshift=11))
    if chart.earlier:
        names.append(_note(*chart.earlier[-1], chart.earlier_label, xanchor="right", yshift=12))
    names += [chart.reach.name()] if chart.reach else []
    return names


def _target(mark: Mark, chart: PathChart) -> dict[str, Any]:
    low, high = _range(chart)
    above = mark.above or mark.y - low < 0.12 * (high - low)
    y = mark.y
    if chart.reach and mark.clear:
        y = max(y, chart.reach.high) if above else min(y, chart.reach.low)
    away = 12 + 8 * mark.label.count("<br>")
    return _note(mark.x, y, mark.label, xanchor="right", align="right", yshift=away if above else -away,
                 font={"color": theme.INK})


def _base(chart: PathChart) -> list[dict[str, Any]]:
    if not chart.baseline:
        return []
    y = chart.baseline.y
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "layer": "below",
             "line": {"color": "#8b97a3", "width": 1, "dash": "1px,3px"}}]


def _cuts(chart: PathChart) -> list[dict[str, Any]]:
    return [{"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": mark.x, "x1": mark.x, "layer": "below",
             "line": {"color": theme.INK, "width": 1, "dash": "6px,3px,1px,3px"}} for mark in chart.cuts]


def _named_cuts(chart: PathChart) -> list[dict[str, Any]]:
    """At the foot: above, targets are named."""
    return [{"x": mark.x, "y": 0, "yref": "paper", "text": mark.label, "showarrow": False, "xanchor": "left",
             "xshift": 4, "yanchor": "bottom"} for mark in chart.cuts]


def _last(chart: PathChart, known: Sequence[Dot], colour: str) -> list[dict[str, Any]]:
    """Beside the last dot, away from the line that leads to it."""
    if not known or not chart.last_label:
        return []
    dot, before = known[-1], known[-2:][0]
    rising = (dot.y or 0.0) > (before.y or 0.0)
    place = (
        {"xanchor": "right", "xshift": 2, "yshift": 15} if rising else {"xanchor": "left", "xshift": 9, "yshift": 10}
    )
    return [_note(dot.x, dot.y or 0.0, f"<b>{chart.last_label}</b>", font={"color": colour, "size": 14}, **place)]


def _note(x: float, y: float, text: str, **more: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "text": text, "showarrow": False, **more}
