"""A list of forms: whose, of when, until when, how full, what came back and why, and the way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html


@dataclass(frozen=True)
class WorkLine:
    unit: str
    period: str
    deadline: str
    left: str
    late: bool
    status: str
    filled: int
    expected: int
    filled_words: str
    reason: str | None
    href: str
    action: str
    first: bool = False


def worklist(lines: Sequence[WorkLine], label: str) -> html.Ul:
    return html.Ul([_line(line) for line in lines], className="card rows worklist", **{"aria-label": label})


def _line(line: WorkLine) -> html.Li:
    share = 100 * line.filled / line.expected if line.expected else 0
    bar = html.Div(html.I(style={"width": f"{share:.0f}%"}), className="share", **{"aria-hidden": "true"})
    reason = html.P(line.reason, className="came-back-words") if line.reason else None
    return html.Li(
        [
            html.Div(
                [
                    html.A(line.unit, href=line.href, className="strong", **{"data-go": ""}),
                    html.P(f"{line.period} · {line.status}", className="second"),
                    reason,
                ],
                className="whose",
            ),
            html.Div(
                [
                    html.P(line.left, className="late strong" if line.late else "strong"),
                    html.P(line.deadline, className="second"),
                ],
                className="until",
            ),
            html.Div([bar, html.P(line.filled_words, className="second")], className="fullness"),
            html.A(
                line.action,
                href=line.href,
                className="button primary" if line.first else "button",
                **{"data-go": "", "aria-label": f"{line.action}: {line.unit}, {line.period}"},
            ),
        ]
    )
