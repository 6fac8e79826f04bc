"""Units beside each other: each with its own line on a common scale, and as a dot against the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.charts.scale import extent, place
from dashboards.charts.tree import Tag, tag

WIDTH, HEIGHT = 100.0, 30.0
UNJUDGED = ("no_data", "no_target", "not_computable", "not_due")


@dataclass(frozen=True)
class UnitDot:
    """`text` is the value as it is told, `aside` what stands after it; `line` the unit's periods, oldest first."""

    name: str
    value: float | None
    text: str
    status: str
    word: str
    href: str
    line: tuple[float | None, ...] = ()
    aside: str = ""


@dataclass(frozen=True)
class Whole:
    """All units together, where that can stand on the scale of one of them."""

    value: float
    text: str
    line: tuple[float | None, ...] = ()


def compare_chart(rows: Sequence[UnitDot], label: str, whole: Whole | None = None) -> Tag:
    low, high = extent([*(row.value for row in rows), whole.value if whole else None])
    ends = extent([value for row in rows for value in row.line] + [*(whole.line if whole else ())])
    at = f"{place(whole.value, low, high)}%" if whole else None
    aimless = all(row.status == "no_target" for row in rows)
    return tag("div", *([_head(whole.text, at)] if whole and at else []),
               tag("ul", *(_row(row, (low, high), ends, whole, at) for row in rows), className="compare-rows"),
               className="card compare aimless" if aimless else "card compare", role="group", **{"aria-label": label})


def _head(text: str, at: str | None) -> Tag:
    """Read with the figures themselves; here it only stands over its line."""
    return tag("div", tag("span", tag("span", text, style={"left": at}), className="track"), className="compare-head",
               **{"aria-hidden": "true"})


def _row(row: UnitDot, scale: tuple[float, float], ends: tuple[float, float], whole: Whole | None,
         at: str | None) -> Tag:
    mine = tag("svg", *([_line(whole.line, ends, "of-whole")] if whole else []), _line(row.line, ends, "of-unit"),
               viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", preserveAspectRatio="none", className="mini",
               **{"aria-hidden": "true"})
    rule = [tag("i", className="whole", style={"left": at}, **{"aria-hidden": "true"})] if at else []
    return tag("li", tag("span", row.name, className="unit"), mine,
               tag("span", *rule, *_dot(row, scale), className="track"),
               tag("span", row.word, className=f"status status-{row.status}"))


def _dot(row: UnitDot, scale: tuple[float, float]) -> list[Tag]:
    aside = [tag("span", f" {row.aside}", className="second")] if row.aside else []
    told = (tag("a", row.text, href=row.href, className="because"), *aside)
    if row.value is None:
        return [tag("span", *told, className="value none")]
    at, kind = f"{place(row.value, *scale)}%", "unjudged" if row.status in UNJUDGED else f"fill-{row.status}"
    return [tag("i", className=f"stand {kind}", style={"left": at}, **{"aria-hidden": "true"}),
            tag("span", *told, className="value", style={"left": at})]


def _line(values: Sequence[float | None], ends: tuple[float, float], kind: str) -> Tag:
    """Broken where a period is missing; a period alone is a short dash."""
    step = WIDTH / max(len(values) - 1, 1)
    parts, going = [], False
    for at, value in enumerate(values):
        if value is not None:
            y = HEIGHT - HEIGHT * place(value, *ends) / 100
            parts.append(f"{'L' if going else 'M'}{at * step:.1f} {y:.1f}" + ("" if going else "h0.01"))
        going = value is not None
    return tag("path", d="".join(parts) or "M0 0", className=kind, vectorEffect="non-scaling-stroke")
