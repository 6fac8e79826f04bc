"""A row's quarters drawn as a strip, with the same told in words to those who cannot see it."""

from __future__ import annotations

from dash import html

from dashboards.charts.timeline import Strip


def timeline(strip: Strip, words: dict[str, str], spoken: str) -> html.Div:
    """`words` name the quarters and marks; `spoken` is the whole strip as a sentence."""
    cells = [html.Span(words[quarter] if mark is None else words[mark], className=f"cell mark-{mark or 'none'}",
                       title=f"{words[quarter]}: {words[mark]}" if mark else None)
             for quarter, mark in strip.cells]
    pins = [
        html.I(className=f"pin pin-{pin.kind}", style={"left": f"{pin.at}%"}, title=pin.label) for pin in strip.pins
    ]
    now = [html.I(className="now", style={"left": f"{strip.now}%"})] if strip.now is not None else []
    return html.Div([html.Div([*cells, *now, *pins], className="quarters", **{"aria-hidden": "true"}),
                     html.Span(spoken, className="unseen")], className="timeline")
