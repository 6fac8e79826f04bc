"""What needs attention, worst first; and what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from dashboards.components.status import badge

SHOWN = 6


@dataclass(frozen=True)
class Concern:
    """One indicator in a list: what is wrong in words, who answers for it, which way it moves."""

    status: str
    word: str
    name: str
    href: str
    reason: str
    owner: str | None
    move: str
    trend: str = ""
    why: str = ""


@dataclass(frozen=True)
class Group:
    """Concerns of one kind; the first `shown` stand open."""

    title: str
    concerns: Sequence[Concern]
    shown: int = SHOWN


def attention(groups: Sequence[Group], owner_label: str, more: Callable[[int], str]) -> html.Div:
    """`more` says how many unfold."""
    return html.Div([part for group in groups for part in _group(group, owner_label, more)], className="card worries")


def _group(group: Group, owner_label: str, more: Callable[[int], str]) -> list[Any]:
    first, rest = group.concerns[:group.shown], group.concerns[group.shown:]
    head = html.H3([group.title, html.B(str(len(group.concerns)))])
    folded = html.Details([html.Summary(more(len(rest))), _list(rest, owner_label)], className="more")
    return [head, _list(first, owner_label), *([folded] if rest else [])]


def _list(concerns: Sequence[Concern], owner_label: str) -> html.Ul:
    return html.Ul([_row(concern, owner_label) for concern in concerns], className="rows attention")


def _row(concern: Concern, owner_label: str) -> html.Li:
    owner = [html.Span(f"{owner_label}: ", className="second"), concern.owner] if concern.owner else []
    return html.Li([
        badge(concern.status, concern.word, concern.why),
        html.Div([
            html.A(concern.name, href=concern.href, className="strong", **{"data-go": ""}) if concern.href
            else html.Span(concern.name, className="strong"),
            html.P(concern.reason, className="second"),
        ], className="what"),
        html.Span(owner, className="owner"),
        html.Span(concern.move, className=f"move second {concern.trend}"),
    ])


@dataclass(frozen=True)
class Change:
    name: str
    href: str
    before: tuple[str, str] | None
    now: tuple[str, str]
    figures: str = ""
    """From what to what, where the status is as it was."""
    why: str = ""


def changes(title: str, count: str, trend: str, items: Sequence[Change], more: str) -> html.Section:
    """The first few; the others unfold."""
    rest = [html.Details([html.Summary(more), _changed(items[SHOWN:])], className="more")] if len(items) > SHOWN else []
    head = html.H3([html.Span(title, className=f"move {trend}"), html.B(count)])
    return html.Section([head, _changed(items[:SHOWN]), *rest], className="card change")


def _changed(items: Sequence[Change]) -> html.Ul:
    return html.Ul(
        [html.Li([html.A(item.name, href=item.href, **{"data-go": ""}), _from_to(item)]) for item in items],
        className="rows",
    )


def _from_to(item: Change) -> html.Span:
    before = [badge(*item.before), html.Span("→", className="arrow", **{"aria-hidden": "true"})] if item.before else []
    figures = [html.Span(item.figures, className="second")] if item.figures else []
    return html.Span([*before, badge(*item.now, item.why), *figures], className="from-to")
