"""Places and users of one service as steps over time; what is over the places is shown, not cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboards.charts.tree import Tag, tag


@dataclass(frozen=True)
class UseStep:
    """One period; `share` is the occupancy in words, `spoken` the whole period as a sentence.

    Before a service opens and after it closes nothing is `due`.
    """

    tick: tuple[str, str]
    places: float | None
    users: float | None
    share: str
    spoken: str
    href: str
    due: bool = True

    @property
    def over(self) -> float:
        return max((self.users or 0.0) - self.places, 0.0) if self.places is not None else 0.0


def use_chart(steps: Sequence[UseStep], label: str) -> Tag:
    """Bars of users under a line of places, and the occupancy of each period under it."""
    top = max((value for step in steps for value in (step.places, step.users) if value is not None), default=0.0)
    bars = [_bar(step, top) for step in steps]
    return tag("div", tag("ol", *bars, className="use-bars"), className="use-chart", role="group",
               style={"--n": len(steps)}, **{"aria-label": label})


def _bar(step: UseStep, top: float) -> Tag:
    missing = [tag("i", className="use-none")] if step.due else []
    filled = missing if step.users is None else [*_filled(step, top)]
    plot = tag("span", *filled, *_places(step, top), className="use-plot", **{"aria-hidden": "true"})
    name, year = step.tick
    under = [tag("b", step.share, className="over" if step.over else None),
             tag("small", name, *([tag("br"), year] if year else []), **{"aria-hidden": "true"})]
    inside = [plot, *under, tag("span", step.spoken, className="unseen")]
    if step.users is None and step.places is None:
        return tag("li", *inside)
    return tag("li", tag("a", *inside, href=step.href, title=step.spoken))


def _filled(step: UseStep, top: float) -> Iterator[Tag]:
    users, over = step.users or 0.0, step.over
    yield tag("i", className="use-users", style={"height": share(users - over, top)})
    if over:
        yield tag("i", className="use-over", style={"height": share(over, top), "bottom": share(users - over, top)})


def _places(step: UseStep, top: float) -> list[Tag]:
    if step.places is None:
        return []
    return [tag("i", className="use-places", style={"bottom": share(step.places, top)})]


def share(value: float, top: float) -> str:
    """Of the height of the drawing; its top keeps free a tenth."""
    return f"{90 * value / top:.2f}%" if top > 0 else "0%"
