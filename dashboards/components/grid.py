"""The table of all indicators: a grid on a desk, cards on a phone and on paper, from the same rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import dash_ag_grid as dag
from dash import html

from dashboards.charts.bullet import Bullet
from dashboards.components.bullet import bullet_bar
from dashboards.components.drawn import Drawn, drawn
from dashboards.components.status import badge, figure


@cache
def locale(lang: str) -> dict[str, str]:
    """What the grid itself says; English it knows."""
    if lang != "bg":
        return {}
    words: dict[str, str] = json.loads((Path(__file__).parent / "grid_bg.json").read_text("utf-8"))
    return words


@dataclass(frozen=True)
class Line:
    """One indicator, ready to be read: numbers to sort by beside the words to show."""

    code: str
    name: str
    href: str
    place: str
    actual: float | None
    actual_text: str
    owed: float | None
    owed_text: str
    unit: str
    ratio: float | None
    ratio_text: str
    bullet: Bullet | None
    spark: dict[str, Any] | None
    status: str
    word: str
    rank: int
    complete: float
    complete_text: str
    why: str = ""
    """Where the figure and the status are explained."""


@dataclass(frozen=True)
class Heads:
    name: str
    actual: str
    owed: str
    ratio: str
    trend: str
    status: str
    complete: str


DASH = "—"
LONG, FIRST = 40, 15
"""A longer table scrolls within itself; so many cards are shown before the rest unfolds."""


def grid(id: str, lines: Sequence[Line], heads: Heads, lang: str, label: str) -> html.Div:  # noqa: A002
    long = len(lines) > LONG
    return html.Div(
        dag.AgGrid(
            id=id,
            columnDefs=_columns(heads),
            rowData=[_row(line) for line in lines],
            className="",
            defaultColDef={
                "sortable": True,
                "resizable": True,
                "suppressMovable": True,
                "sortingOrder": ["desc", "asc", None],
                "wrapHeaderText": True,
            },
            dashGridOptions={
                "domLayout": "normal" if long else "autoHeight",
                "rowHeight": 62,
                "headerHeight": 44,
                "theme": {"function": "gridTheme(themeQuartz)"},
                "localeText": locale(lang),
                "animateRows": False,
                "enableCellTextSelection": True,
                "suppressColumnVirtualisation": True,
            },
            getRowId="params.data.rid",
            style={"height": "min(84vh, 940px)" if long else None},
        ),
        className="card grid",
        role="region",
        **{"aria-label": label},
    )


def _columns(heads: Heads) -> list[dict[str, Any]]:
    number = {"filter": "agNumberColumnFilter", "type": "rightAligned", "width": 112}
    return [
        {
            "field": "name",
            "headerName": heads.name,
            "cellRenderer": "NameCell",
            "filter": "agTextColumnFilter",
            "minWidth": 220,
            "flex": 1,
            "autoHeight": True,
            "wrapText": True,
            "sortingOrder": ["asc", "desc", None],
        },
        {"field": "actual", "headerName": heads.actual, **number, "cellRenderer": "ActualCell"},
        {"field": "owed", "headerName": heads.owed, **number, "cellRenderer": "OwedCell"},
        {
            "field": "ratio",
            "headerName": heads.ratio,
            "cellRenderer": "BulletCell",
            "width": 176,
            "filter": "agNumberColumnFilter",
        },
        {
            "field": "spark",
            "headerName": heads.trend,
            "cellRenderer": "SparkCell",
            "width": 98,
            "sortable": False,
            "cellDataType": False,
        },
        {"field": "rank", "headerName": heads.status, "cellRenderer": "StatusCell", "width": 152},
        {
            "field": "complete",
            "headerName": heads.complete,
            "type": "rightAligned",
            "cellRenderer": "CompleteCell",
            "width": 82,
        },
    ]


def _row(line: Line) -> dict[str, Any]:
    row = {key: value for key, value in vars(line).items() if key not in ("code", "bullet")}
    return {"rid": line.code, **row, "bullet": vars(line.bullet) if line.bullet else None}


def cards(lines: Sequence[Line], heads: Heads, label: str, more: str) -> Drawn:
    first, rest = lines[:FIRST], lines[FIRST:]
    lists = [_cards(first, heads, label)]
    if rest:
        lists.append(html.Details([html.Summary(more), _cards(rest, heads, more)], className="earlier"))
    return drawn(html.Div(lists, className="as-cards"))


def _cards(lines: Sequence[Line], heads: Heads, label: str) -> html.Ul:
    return html.Ul([_card(line, heads) for line in lines], className="cards", **{"aria-label": label})


def _card(line: Line, heads: Heads) -> html.Li:
    owed = [" ", html.Span(["· ", html.Span(f"{heads.owed}: ", className="second"), line.owed_text], className="whole")]
    return html.Li([
        html.Div([html.A(line.name, href=line.href, className="strong", **{"data-go": ""}),
                  html.P(line.place, className="second")], className="card-name"),
        badge(line.status, line.word, line.why),
        html.P([html.Span(f"{heads.actual}: ", className="second"),
                html.B(figure(f"{line.actual_text} {line.unit}".strip(), line.why)),
                *(owed if line.owed_text != DASH else [])], className="card-figures"),
        bullet_bar(line.bullet, line.status, line.ratio_text),
    ], className="card")
