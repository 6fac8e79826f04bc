"""A status: always its shape, its word and its colour. The shapes are masks in `assets/20-status.css`."""

from __future__ import annotations

from dash import html


def badge(status: str, word: str, why: str = "", asks: str = "") -> html.Span | html.A:
    """With `why` it leads to where the status is explained; `asks` says so where nothing around it does."""
    name = f"status status-{status}"
    told = {"title": asks, "aria-label": asks} if asks else {}
    return html.A(word, href=why, className=f"{name} because", **told) if why else html.Span(word, className=name)


def figure(text: str, why: str = "") -> html.A | str:
    """A number that leads to where it is explained."""
    return html.A(text, href=why, className="because") if why else text


def legend(entries: list[html.A | html.Span], label: str, before: str = "") -> html.Div:
    """`before` says what is counted."""
    words = [html.Span(before, className="second")] if before else []
    return html.Div([*words, *entries], className="chips", role="group", **{"aria-label": label})


def chip(status: str, word: str, count: str, href: str, pressed: bool) -> html.A:
    """One status with how many there are; following it filters, following it again shows all."""
    current = {"aria-current": "true"} if pressed else {}
    return html.A([badge(status, word), html.B(count)], href=href, className="chip", **{"data-go": "", **current})
