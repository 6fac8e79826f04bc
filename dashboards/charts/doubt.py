"""Services in order, each as a dot with the interval in which the truth may lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.charts.scale import place
from dashboards.charts.tree import Tag, tag


@dataclass(frozen=True)
class DoubtRow:
    """`rank` is the place, or the places possible; `before` is where it stood a year ago."""

    name: str
    rank: str
    value: float | None
    low: float
    high: float
    text: str
    aside: str
    href: str
    before: float | None = None


def doubt_chart(rows: Sequence[DoubtRow], label: str, ends: tuple[str, str], end: float | None = None) -> Tag:
    """From nought to `end`, or to the highest there is; `ends` stand over both."""
    known = [value for row in rows if row.value is not None for value in (row.high, row.before or 0.0)]
    top = end or max(known, default=0.0) * 1.02 or 1.0
    head = tag("li", tag("span"), tag("span"), tag("span", *(tag("span", each) for each in ends), className="ends"),
               className="doubt-head", **{"aria-hidden": "true"})
    return tag("ol", head, *(_row(row, top) for row in rows), className="card doubt", **{"aria-label": label})


def _row(row: DoubtRow, top: float) -> Tag:
    told = [tag("a", row.text, href=row.href, className="because"), tag("span", row.aside, className="second")]
    return tag("li", tag("span", row.rank, className="rank"), tag("span", row.name, className="unit"),
               tag("span", *_drawn(row, top), className="scale", **{"aria-hidden": "true"}),
               tag("span", *told, className="told"))


def _drawn(row: DoubtRow, top: float) -> list[Tag]:
    if row.value is None:
        return []
    low, high = place(row.low, 0, top), place(min(row.high, top), 0, top)
    before = [] if row.before is None else [
        tag("i", className="was", style={"left": f"{place(min(row.before, top), 0, top)}%"})]
    return [tag("i", className="room", style={"left": f"{low}%", "width": f"{high - low:.2f}%"}), *before,
            tag("i", className="is", style={"left": f"{place(row.value, 0, top)}%"})]
