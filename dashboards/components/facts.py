"""Small shapes that several pages share: facts, titled sections, quotations, tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.components.drawn import Tag


def section(title: str, *children: Any, note: str | None = None, id: str | None = None) -> html.Section:  # noqa: A002
    return html.Section([heading(title, note, id), *children])


def heading(title: str, note: str | None = None, id: str | None = None) -> html.Div:  # noqa: A002
    head = [html.H2(title, **({"id": id} if id else {})), *([html.P(note, className="second")] if note else [])]
    return html.Div(head, className="section-head")


def search_field(words: str, label: str, hint: str) -> html.Div:
    """A plain field: `assets/30-page.js` sends what is typed to the address, and keeps the two alike."""
    known = {"data-words": words, "aria-label": label, "placeholder": hint, "defaultValue": words}
    field = Tag("input", {"type": "search", "maxLength": 100, "autoComplete": "off", **known})
    return html.Div(field, className="search")


def facts(pairs: Sequence[tuple[str, Any]]) -> html.Dl:
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(value)]) for name, value in pairs if value], className="card facts"
    )


def explanation(sentences: Sequence[str]) -> html.Div:
    return html.Div([html.P(sentence) for sentence in sentences], className="explanation")


def quote(words: Sequence[str], places: Sequence[tuple[str, str]], notes: Sequence[str], more: str) -> html.Div:
    """The plan's own words; `places` are (row, its address); more than two notes fold away under `more`."""
    links = [html.A(place, href=href, **{"data-go": ""}) for place, href in places]
    told = [html.P(note, className="second note") for note in notes]
    return html.Div([
        html.Blockquote([html.P(each) for each in words]), html.P(links, className="second places"),
        *(told if len(told) < 3 else [html.Details([html.Summary(more), *told], className="notes")]),
    ], className="card quote")


def table(caption: str, heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]) -> html.Div:
    """`heads` are (word, class of the column); the first cell of each row names it. Too wide, it scrolls in itself."""
    head = html.Tr([html.Th(word, scope="col", className=kind) for word, kind in heads])
    body = [html.Tr([_cell(i, cell, heads[i]) for i, cell in enumerate(row)]) for row in rows]
    inner = html.Table([html.Caption(caption, className="unseen"), html.Thead(head), html.Tbody(body)])
    return html.Div(inner, className="card table", tabIndex=0, role="region", **{"aria-label": caption})


def _cell(i: int, cell: Any, head: tuple[str, str]) -> html.Th | html.Td:
    kind = {"className": head[1], "data-label": head[0]}
    return html.Th(cell, scope="row", **kind) if i == 0 else html.Td(cell, **kind)
