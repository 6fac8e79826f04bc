"""The rows of a plan in time: marks by quarter, days on which something is due, done or changes, and every delay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.charts.tree import Tag, tag


@dataclass(frozen=True)
class Event:
    """Something of a day, `at` per cent of the years shown; `since` is where a delay began."""

    at: float
    kind: str
    words: str
    href: str = ""
    since: float | None = None


@dataclass(frozen=True)
class Lane:
    """A row: `cells` are its marks, one for each quarter shown; `spoken` tells them."""

    name: str
    href: str
    cells: tuple[str | None, ...]
    events: tuple[Event, ...] = ()
    spoken: str = ""


@dataclass(frozen=True)
class Gantt:
    """Lanes by section under the quarters; `now` is per cent of the years shown, None outside them."""

    sections: tuple[tuple[str, tuple[Lane, ...]], ...]
    ticks: tuple[str, ...]
    now: float | None
    label: str


def gantt_chart(of: Gantt) -> Tag:
    head = tag("div", tag("span"), tag("span", *(tag("span", tick) for tick in of.ticks), className="ticks",
                                       style={"--n": len(of.ticks)}), className="gantt-head", **{"aria-hidden": "true"})
    parts = [part for title, lanes in of.sections if lanes
             for part in (tag("h3", title), tag("ul", *(_lane(lane, of.now) for lane in lanes)))]
    return tag("div", head, *parts, className="card gantt", role="group", **{"aria-label": of.label})


def _lane(lane: Lane, now: float | None) -> Tag:
    here = [tag("i", className="now", style={"left": f"{now}%"})] if now is not None else []
    cells = tag("span", *(tag("i", className=f"cell mark-{mark or 'none'}") for mark in lane.cells), className="cells",
                style={"--n": len(lane.cells)})
    track = tag("span", cells, *_delays(lane.events), *here, *map(_pin, lane.events), className="lane",
                **{"aria-hidden": "true"})
    told = [tag("li", _mark(event), _words(event)) for event in lane.events]
    unseen = [tag("span", lane.spoken, className="unseen")] if lane.spoken else []
    return tag("li", tag("a", lane.name, href=lane.href, className="lane-name", **{"data-go": ""}), track,
               tag("div", *unseen, *([tag("ul", *told)] if told else []), className="lane-words"))


def _delays(events: Sequence[Event]) -> list[Tag]:
    return [tag("i", className="delay", style={"left": f"{event.since}%", "width": f"{event.at - event.since:.2f}%"})
            for event in events if event.since is not None and event.at > event.since]


def _pin(event: Event) -> Tag:
    return tag("i", className=f"event event-{event.kind}", style={"left": f"{event.at}%"})


def _mark(event: Event) -> Tag:
    return tag("i", className=f"event event-{event.kind} still", **{"aria-hidden": "true"})


def _words(event: Event) -> Tag:
    return tag("a", event.words, href=event.href, className="because") if event.href else tag("span", event.words)
