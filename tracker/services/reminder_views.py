"""What reminders are about, and what the page of those that were sent shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.db.people import Person
from tracker.db.reminders import Run
from tracker.domain.delivery import Delivery
from tracker.domain.element import Unit
from tracker.domain.period import Period
from tracker.domain.reminder import Nudge, Rhythm, Standing
from tracker.services.views import Office


@dataclass(frozen=True)
class OpenItem:
    """A form that is not done with yet."""

    unit: Unit
    unit_id: int
    period: Period
    standing: Standing


@dataclass(frozen=True)
class Digest:
    """What one person is written on one day: every form they have to do with, by what is asked of them."""

    person: Person
    day: date
    items: Mapping[Nudge, tuple[OpenItem, ...]]

    @property
    def forms(self) -> int:
        return sum(map(len, self.items.values()))


@dataclass(frozen=True)
class Told:
    """What became of a digest; without `delivery` it was only looked at."""

    name: str
    email: str
    day: date
    forms: int
    delivery: Delivery | None = None
    why: str | None = None


@dataclass(frozen=True)
class SentItem:
    unit: Unit
    period: Period
    due: date


@dataclass(frozen=True)
class SentLine:
    """A letter, as far as the reader may know what it was about."""

    id: int
    name: str
    email: str
    day: date
    at: datetime
    delivery: Delivery
    why: str | None
    items: Mapping[Nudge, tuple[SentItem, ...]]


@dataclass(frozen=True)
class Asked:
    """Which letters: to whom, with which end, about which unit, and which page of them."""

    email: str | None = None
    delivery: Delivery | None = None
    unit: str | None = None
    page: int = 1


@dataclass(frozen=True)
class SentPage:
    office: Office
    lines: tuple[SentLine, ...]
    more: bool
    asked: Asked
    people: tuple[tuple[str, str], ...]
    """E-mail and name of everybody there are letters to."""
    units: tuple[Unit, ...]
    last: Run | None
    rhythm: Rhythm
    may_set: bool
    mail: bool
    """Whether there is a server to send by."""
