"""What is past its time: rows of the plan and corrective measures, each with how long and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboards.components.attention import SHOWN
from dashboards.components.status import badge


@dataclass(frozen=True)
class Late:
    """One of them: its state with its shape, where it leads, what is said of it, how long it is past its time."""

    badge: tuple[str, str]
    name: str
    href: str
    told: str
    owner: str
    days: str


def late_list(items: Sequence[Late], owner_label: str, more: str) -> html.Div:
    """The first few; the others unfold."""
    rest = [html.Details([html.Summary(more), _list(items[SHOWN:], owner_label)], className="more")]
    return html.Div([_list(items[:SHOWN], owner_label), *(rest if len(items) > SHOWN else [])], className="card")


def _list(items: Sequence[Late], owner_label: str) -> html.Ul:
    return html.Ul([_item(each, owner_label) for each in items], className="rows attention")


def _item(each: Late, owner_label: str) -> html.Li:
    owner = [html.Span(f"{owner_label}: ", className="second"), each.owner] if each.owner else []
    what = [html.A(each.name, href=each.href, className="strong"), html.P(each.told, className="second")]
    return html.Li([badge(*each.badge), html.Div(what, className="what"), html.Span(owner, className="owner"),
                    html.Span(each.days, className="move late")])
