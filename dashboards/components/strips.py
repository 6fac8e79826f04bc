"""Sections as strips: how many of their indicators are in each status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboards.components.status import badge


@dataclass(frozen=True)
class Segment:
    status: str
    count: int
    word: str


@dataclass(frozen=True)
class SectionStrip:
    title: str
    rows: str
    segments: tuple[Segment, ...]
    summary: str
    href: str


def strips(sections: Sequence[SectionStrip], names: Sequence[tuple[str, str]] = ()) -> html.Div:
    """`names` are the statuses in their words: what the shapes in the strips mean."""
    keys = html.P([badge(*name) for name in names], className="keys second")
    return html.Div([keys, html.Ul([_strip(section) for section in sections], className="card rows strips")])


def _strip(section: SectionStrip) -> html.Li:
    return html.Li([
        html.A(section.title, href=section.href, className="strip-title", **{"data-go": ""}),
        html.Span(section.rows, className="second"),
        _bar(section.segments),
        html.Span(section.summary, className="second end"),
    ])


def _bar(segments: Sequence[Segment]) -> html.Div:
    words = ", ".join(f"{segment.word}: {segment.count}" for segment in segments)
    parts = [
        html.I(
            [html.Span(className=f"status status-{segment.status}"), html.B(str(segment.count))],
            className=f"segment fill-{segment.status}",
            style={"flexGrow": segment.count},
            title=f"{segment.word}: {segment.count}",
        )
        for segment in segments
    ]
    return html.Div(parts, className="strip", role="img", **{"aria-label": words})
