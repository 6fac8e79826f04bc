"""The bullet outside the grid; inside it the same is drawn by `assets/dashAgGridComponentFunctions.js`."""

from __future__ import annotations

from dash import html

from dashboards.charts.bullet import Bullet


def bullet_bar(drawn: Bullet | None, status: str, text: str) -> html.Div:
    """`text` is the ratio in words and stands beside the bar, so that the bar itself may stay silent."""
    if drawn is None:
        return html.Div(html.Span(text, className="bullet-text"), className="bullet-box none")
    ends = "".join([" over" if drawn.over else "", " below" if drawn.below else ""])
    bar = html.Div(
        [html.I(className="band", style={"width": f"{drawn.on_track}%"}),
         html.I(className="band deep", style={"width": f"{drawn.at_risk}%"}),
         html.I(className=f"bar fill-{status}", style={"width": f"{drawn.bar}%"}),
         html.I(className="tick", style={"left": f"{drawn.tick}%"})],
        className=f"bullet{ends}", **{"aria-hidden": "true"})
    return html.Div([bar, html.Span(text, className="bullet-text")], className="bullet-box")
