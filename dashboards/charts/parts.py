"""How a whole divides, a bar for each row: lengths are people, shades the ways they went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.charts.columns import shade
from dashboards.charts.tree import Tag, tag

FITS, EACH = 0.012, 0.024
"""The least share of the longest bar in which a number can be read: so much, and so much for each of its signs."""


@dataclass(frozen=True)
class Part:
    """People who went one way; `href` explains the figure, `spoken` names the way with it."""

    value: float
    text: str
    spoken: str = ""
    href: str = ""


@dataclass(frozen=True)
class PartsRow:
    """`parts` are the ways in their order, `rest` is of none; `whole` is all of them, `aside` what it is held against.

    What is `spoken` of the whole tells every part.
    """

    name: str
    parts: tuple[Part, ...]
    rest: Part
    whole: Part
    aside: str
    total: bool = False


def parts_chart(rows: Sequence[PartsRow], label: str) -> Tag:
    """A total is drawn to its own length, or it would leave the others none."""
    top = max((_length(row) for row in rows if not row.total), default=0.0)
    return tag("ul", *(_row(row, _length(row) if row.total else top) for row in rows), className="card parts",
               **{"aria-label": label})


def _row(row: PartsRow, top: float) -> Tag:
    of = len(row.parts)
    drawn = [_part(each, top, "part dark" if at < of / 2 else "part", shade(at, of))
             for at, each in enumerate(row.parts) if each.value > 0]
    rest = [_part(row.rest, top, "part rest", {})] if row.rest.value > 0 else []
    return tag("li", tag("span", row.name, className="unit"), tag("span", *drawn, *rest, className="bar-of"),
               tag("span", _whole(row.whole), tag("span", row.whole.spoken, className="unseen"),
                   tag("span", row.aside, className="second"), className="told"),
               className="total" if row.total else None)


def _part(part: Part, top: float, kind: str, style: Mapping[str, Any]) -> Tag:
    """What cannot be asked is told by the row alone."""
    text = [tag("span", part.text)] if part.value >= (FITS + EACH * len(part.text)) * top else []
    drawn = {"className": kind, "style": {"width": _share(part.value, top), **style}, "title": part.spoken or None}
    if part.href:
        return tag("a", *text, href=part.href, **drawn, **{"aria-label": part.spoken})
    return tag("i", *text, **drawn, **{"aria-hidden": "true"})


def _whole(whole: Part) -> Tag:
    if whole.href:
        return tag("b", tag("a", whole.text, href=whole.href, className="because"))
    return tag("b", whole.text, **{"aria-hidden": "true"})


def _length(row: PartsRow) -> float:
    return sum(each.value for each in row.parts) + row.rest.value


def _share(value: float, top: float) -> str:
    return f"{100 * value / top:.2f}%" if top > 0 else "0%"
