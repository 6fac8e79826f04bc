"""The places of the program, as far as whoever asks may go there: the same on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.components.shell import Link
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.errors import Message, say


@dataclass(frozen=True)
class Place:
    """`name` is a route, or how the address of a plain page begins; any of `acts` opens it, none opens it to all."""

    name: str
    label: Message
    acts: tuple[Act, ...] = ()
    count: str = ""


GROUPS: Sequence[tuple[Message | None, tuple[Place, ...]]] = (
    (None, (
        Place(Route.OVERVIEW, say("Overview")),
        Place(Route.PLAN, say("Plan")),
        Place(Route.SERVICES, say("Services")))),
    (say("Entering"), (
        Place(Route.WORK, say("My work"), (Act.ENTER,), "work"),
        Place(Route.REVIEW, say("For approval"), (Act.APPROVE,), "review"),
        Place(Route.BOARD, say("Forms"), (Act.SEE_BOARD,)),
        Place("rows", say("Rows of the plan"), (Act.REPORT_ROW, Act.APPROVE)))),
    (say("More"), (
        Place("compare", say("Comparison")),
        Place("reports", say("Reports"), (Act.SEE_REPORTS,)),
        Place("targets", say("Targets"), (Act.SET_TARGETS,)),
        Place("people", say("Administration"), (Act.MANAGE_PEOPLE,)),
        Place("account", say("Profile")))),
)
WITHIN: Mapping[str, str] = {
    Route.TIMELINE: Route.PLAN, Route.FORM: Route.WORK, Route.REVIEW_FORM: Route.REVIEW, "import": Route.WORK,
    "measures": "rows", "money": "rows", "baselines": "targets", "next-year": "targets",
    "units": "people", "plans": "people", "office": "people", "reminders": "people"}
"""What has no place of its own, and where it belongs."""


def menu(address: Address, voice: Voice, here: str) -> tuple[Link, ...]:
    """With the plan, period and language of `address`; the place that `here` belongs to is the current one."""
    actor = current_actor()
    return tuple(_links(address, voice, WITHIN.get(here, here))) if actor.grants else ()


def _links(address: Address, voice: Voice, here: str) -> Iterator[Link]:
    actor = current_actor()
    for title, places in GROUPS:
        open_ = [place for place in places if not place.acts or any(actor.may(act, {}) for act in place.acts)]
        for n, place in enumerate(open_):
            yield Link(voice(place.label), _href(place, address), place.name, place.name == here, place.count,
                       voice(title) if title and n == 0 else "", whole=not isinstance(place.name, Route))


def _href(place: Place, address: Address) -> str:
    if isinstance(place.name, Route):
        return urls.href(address.page(place.name))
    kept = {key: value for key in ("plan", "lang") if (value := getattr(address, key))}
    return f"/{place.name}?{urlencode(kept)}" if kept else f"/{place.name}"
