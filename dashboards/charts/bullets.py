"""Many indicators on one scale: how much of what is owed by now each has, from its baseline to its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.charts.bullet import END, bullet
from dashboards.charts.tree import Tag, tag


@dataclass(frozen=True)
class BulletRow:
    """`ratio` and `target` are shares of the way from the baseline to what is owed by now: there it stands at 1."""

    name: str
    href: str
    status: str
    word: str
    ratio: float
    target: float | None
    text: str
    aside: str
    explained: str
    at_risk: float = 0.60
    on_track: float = 0.85


def bullets_chart(rows: Sequence[BulletRow], label: str, names: tuple[str, str]) -> Tag:
    """`names` stand over what is owed and over its beginning."""
    head = tag("li", tag("span"), tag("span", tag("span", names[0], style={"left": "0%"}),
                                      tag("span", names[1], style={"left": f"{100 / END:.2f}%"}), className="track"),
               className="bullets-head", **{"aria-hidden": "true"})
    return tag("ul", head, *map(_row, rows), className="card bullets", **{"aria-label": label})


def _row(row: BulletRow) -> Tag:
    return tag("li", tag("span", tag("a", row.name, href=row.href, **{"data-go": ""}),
                         tag("span", row.word, className=f"status status-{row.status}"), className="bullet-name"),
               _drawn(row),
               tag("span", tag("a", row.text, href=row.explained, className="because"),
                   tag("span", row.aside, className="second"), className="bullet-told"))


def _drawn(row: BulletRow) -> Tag:
    found = bullet(row.ratio, row.at_risk, row.on_track)
    if found is None:
        return tag("span")
    ends = f"bullet{' over' if found.over else ''}{' below' if found.below else ''}"
    return tag("span", tag("i", className="band", style={"width": f"{found.on_track}%"}),
               tag("i", className="band deep", style={"width": f"{found.at_risk}%"}),
               tag("i", className=f"bar fill-{row.status}", style={"width": f"{found.bar}%"}),
               tag("i", className="tick", style={"left": f"{found.tick}%"}), *_aim(row.target), className=ends,
               **{"aria-hidden": "true"})


def _aim(target: float | None) -> list[Tag]:
    """Beyond the scale it stands at its end, in another shape."""
    if target is None:
        return []
    at = 100 * min(max(target, 0.0), END) / END
    return [tag("i", className="aim beyond" if target > END else "aim", style={"left": f"{at:.2f}%"})]
