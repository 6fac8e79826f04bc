"""A status: always its shape, its word and its colour. The shapes are masks in `assets/20-status.css`."""

from __future__ import annotations

from dash import html


def badge(status: str, word: str) -> html.Span:
    return html.Span(word, className=f"status status-{status}")


def legend(entries: list[html.A | html.Span], label: str, before: str = "") -> html.Div:
    """`before` says what is counted."""
    words = [html.Span(before, className="second")] if before else []
    return html.Div([*words, *entries], className="chips", role="group", **{"aria-label": label})


def chip(status: str, word: str, count: str, href: str, pressed: bool) -> html.A:
    """One status with how many there are; following it filters, following it again shows all."""
    current = {"aria-current": "true"} if pressed else {}
    return html.A([badge(status, word), html.B(count)], href=href, className="chip", **{"data-go": "", **current})
