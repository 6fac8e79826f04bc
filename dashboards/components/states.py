"""When there is nothing to show: still loading, empty, or gone wrong. Each says what to do next."""

from __future__ import annotations

from dash import html


def loading(label: str = "") -> html.Div:
    """Grey places where the page will stand; quiet for those who asked for less motion."""
    blocks = [html.Div(className=f"ghost ghost-{kind}") for kind in ("title", "line", "block", "block")]
    return html.Div(blocks, className="loading", role="status", **{"aria-label": label or "…"})


def empty(title: str, hint: str, action: html.A | None = None) -> html.Div:
    return html.Div(
        [html.P(title, className="strong"), html.P(hint, className="second"), action], className="card empty"
    )


def problem(title: str, words: list[str], links: list[html.A]) -> html.Div:
    """A whole page that could not be: what was looked for, and the ways on."""
    return html.Div([
        html.H1(title, id="title", tabIndex=-1),
        *(html.P(word, className="lead") for word in words),
        html.P(links, className="ways"),
    ], className="problem")
