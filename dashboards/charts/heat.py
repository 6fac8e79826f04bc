"""A table whose cells are shaded by how full they are; the number stands in each, so that the shade is never alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dashboards.charts.tree import Tag, tag

STEPS = 4


@dataclass(frozen=True)
class HeatCell:
    """`share` is of one; None where nothing is due."""

    share: float | None
    text: str
    spoken: str
    href: str = ""


@dataclass(frozen=True)
class HeatRow:
    name: str
    cells: tuple[HeatCell, ...]


def heat_table(caption: str, heads: tuple[str, Sequence[tuple[str, str]]], rows: Sequence[HeatRow]) -> Tag:
    """`heads` are the word over the names, and the period and year over each column of cells."""
    first, periods = heads
    head = tag("tr", tag("th", first, scope="col"), *(
        tag("th", name, tag("br"), year, scope="col") for name, year in periods))
    body = [_row(row) for row in rows]
    inner = tag("table", tag("caption", caption, className="unseen"), tag("thead", head), tag("tbody", *body))
    return tag("div", inner, className="card heat", tabIndex=0, role="region", **{"aria-label": caption})


def step(share: float | None) -> str:
    """Full and empty are steps of their own; between them it is rounded up, but never to full."""
    if share is None:
        return "none"
    return str(STEPS if share >= 1 else min(ceil(share * (STEPS - 1)), STEPS - 1))


def _row(row: HeatRow) -> Tag:
    return tag("tr", tag("th", row.name, scope="row"), *map(_cell, row.cells))


def _cell(cell: HeatCell) -> Tag:
    told = [tag("span", cell.text, **{"aria-hidden": "true"}), tag("span", cell.spoken, className="unseen")]
    inside = [tag("a", *told, href=cell.href, **{"data-go": ""})] if cell.href else told
    return tag("td", *inside, className=f"heat-{step(cell.share)}", title=cell.spoken)
