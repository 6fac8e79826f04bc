"""Parts of a whole, period by period: columns of shades from dark to light, each with its number where it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.charts.tree import Tag, tag

DARK, LIGHT = (100, 80), (45, 20)
FITS = 0.14
"""The least share of the highest column in which a number can be read."""


@dataclass(frozen=True)
class Column:
    """One period: a value and its words for each part, nothing where it is missing; `spoken` tells them all."""

    tick: tuple[str, str]
    values: tuple[float, ...]
    texts: tuple[str, ...]
    spoken: str
    href: str


def columns_chart(columns: Sequence[Column], label: str) -> Tag:
    top = max((sum(column.values) for column in columns), default=0.0)
    inner = tag("ol", *(_column(each, top) for each in columns), className="columns", style={"--n": len(columns)})
    return tag("div", inner, role="group", **{"aria-label": label})


def shade(at: int, of: int) -> dict[str, Any]:
    """The first part is the darkest. None is of the middle, on which neither dark nor light numbers could be read."""
    dark = (of + 1) // 2
    (first, last), place, places = (DARK, at, dark) if at < dark else (LIGHT, at - dark, of - dark)
    return {"--shade": f"{first - (first - last) * place / max(places - 1, 1):.0f}%"}


def _column(each: Column, top: float) -> Tag:
    parts = [_part(at, value, each, top) for at, value in enumerate(each.values) if value > 0]
    name, year = each.tick
    return tag("li", tag(
        "a", tag("span", *(parts[::-1] if each.values else [tag("i", className="not-told")]), className="stack",
                 **{"aria-hidden": "true"}),
        tag("small", name, *([tag("br"), year] if year else []), **{"aria-hidden": "true"}),
        tag("span", each.spoken, className="unseen"), href=each.href, title=each.spoken))


def _part(at: int, value: float, each: Column, top: float) -> Tag:
    of, text = len(each.values), each.texts[at] if value >= FITS * top else ""
    kind = "part dark" if at < of / 2 else "part"
    return tag("i", text, className=kind, style={"height": f"{100 * value / top:.2f}%", **shade(at, of)})
