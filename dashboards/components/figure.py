"""A chart as it stands on a page: its finding as the title, what it shows in words, the drawing, its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboards.charts.tree import tag
from dashboards.components.facts import table


@dataclass(frozen=True)
class Behind:
    """The table behind a chart: `words` unfold it; `heads` and `rows` are those of `facts.table`."""

    words: str
    heads: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[Any]]


def figure(title: str, shows: str, *drawing: Any, behind: Behind, keys: Sequence[Any] = (), name: str = "") -> (
        html.Section):
    """`shows` says what is drawn, in a sentence or two for everybody."""
    keyed = [html.P(list(keys), className="keys second")] if keys else []
    return html.Section([
        tag("figure", html.H2(title, **({"id": name} if name else {})),
            tag("figcaption", shows, className="second"), *keyed, *drawing, className="figure-of"),
        html.Details([html.Summary(behind.words), table(title, behind.heads, behind.rows)], className="earlier"),
    ], className="charted")


def key(word: str, kind: str) -> html.Span:
    """What a shape or shade in a drawing stands for."""
    return html.Span(word, className=f"key key-{kind}")


def explained(text: Any, href: str) -> html.A:
    """A figure that opens its explanation."""
    return html.A(text, href=href, className="because")
