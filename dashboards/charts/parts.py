"""How a whole divides, a bar for each row: lengths are people, shades the ways they went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.charts.columns import shade
from dashboards.charts.tree import Tag, tag

FITS = 0.06
"""The least share of the longest bar in which a number can be read."""


@dataclass(frozen=True)
class PartsRow:
    """`values` are the ways in their order, `rest` is of none; `text` is the whole, `aside` what it is held against.

    `href` explains the whole.
    """

    name: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    rest: float
    rest_text: str
    text: str
    aside: str
    spoken: str
    total: bool = False
    href: str = ""


def parts_chart(rows: Sequence[PartsRow], label: str) -> Tag:
    """A total is drawn to its own length, or it would leave the others none."""
    top = max((_length(row) for row in rows if not row.total), default=0.0)
    return tag("ul", *(_row(row, _length(row) if row.total else top) for row in rows), className="card parts",
               **{"aria-label": label})


def _row(row: PartsRow, top: float) -> Tag:
    of = len(row.values)
    drawn = [tag("i", text if value >= FITS * top else "", className="part dark" if at < of / 2 else "part",
                 style={"width": _share(value, top), **shade(at, of)})
             for at, (value, text) in enumerate(zip(row.values, row.texts, strict=True)) if value > 0]
    rest = [tag("i", *([tag("span", row.rest_text)] if row.rest >= FITS * top else []), className="part rest",
                style={"width": _share(row.rest, top)})] if row.rest > 0 else []
    return tag("li", tag("span", row.name, className="unit"),
               tag("span", *drawn, *rest, className="bar-of", title=row.spoken, **{"aria-hidden": "true"}),
               tag("span", *_told(row), tag("span", row.aside, className="second"), className="told"),
               className="total" if row.total else None)


def _told(row: PartsRow) -> list[Tag]:
    """The whole is seen, and the ways heard after it."""
    inside = (tag("b", row.text, **{"aria-hidden": "true"}), tag("span", row.spoken, className="unseen"))
    return [tag("a", *inside, href=row.href, className="because")] if row.href else [*inside]


def _length(row: PartsRow) -> float:
    return sum(row.values) + row.rest


def _share(value: float, top: float) -> str:
    return f"{100 * value / top:.2f}%" if top > 0 else "0%"
