"""View models of the page of services: how full they are, what was reported, where people went, what results cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.domain.element import DataElement, Unit
from tracker.domain.indicator import Indicator
from tracker.domain.period import Period
from tracker.domain.use import Use
from tracker.domain.ways import Went
from tracker.domain.worth import Spent, Worth
from tracker.errors import Message, say, say_n
from tracker.services.views import Office, PlanChoice

FULL = 100


@dataclass(frozen=True)
class ServiceUse:
    """A service with its places and users, oldest first; `indicator` explains them."""

    unit: Unit
    indicator: Indicator
    users: DataElement
    places: DataElement
    points: tuple[Use, ...]
    of_unit: bool
    """Whether the indicator has other units besides."""

    @property
    def now(self) -> Use:
        return self.points[-1]


def crowded(uses: Sequence[ServiceUse]) -> Message:
    """How many are over their places, of those of which both are known; and of how many they are not."""
    known = [each for each in uses if each.now.share is not None]
    over = sum((each.now.share or 0) > FULL for each in known)
    words = say_n("{over} of {count} service with known places and users is over its places",
                  "{over} of {count} services with known places and users are over their places", len(known), over=over)
    unknown = len(uses) - len(known)
    return words if not unknown else say("{known}; {unknown}", known=words, unknown=say_n(
        "of {count} more the places or the users are not reported",
        "of {count} more the places or the users are not reported", unknown))


@dataclass(frozen=True)
class Filled:
    """Of the figures due from a unit for a period, how many are there."""

    reported: int
    expected: int

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.reported, self.expected) if self.expected else None


@dataclass(frozen=True)
class UnitFilled:
    unit: Unit
    cells: tuple[Filled, ...]
    form: bool
    """Whether the reader may open its forms."""


@dataclass(frozen=True)
class WaysOut:
    """One flow by its destinations, this year up to the period and the same part of the year before."""

    whole: DataElement
    ways: tuple[DataElement, ...]
    units: tuple[tuple[Unit, Went], ...]
    before: tuple[tuple[Unit, Went], ...]
    explained: Mapping[tuple[str, str], tuple[str, str | None]]
    """By unit and element: the indicator that explains the figure, and the unit if it has others besides.

    All units together are under no unit.
    """


@dataclass(frozen=True)
class UnitWorth:
    unit: Unit
    now: Worth
    spent: Spent
    before: Worth | None


@dataclass(frozen=True)
class Results:
    """Results against money in the last whole year; `effect` and `cost` are the indicators that explain the two."""

    year: Period
    effect: Indicator
    cost: Indicator
    units: tuple[UnitWorth, ...]


@dataclass(frozen=True)
class ServicesPage:
    office: Office
    plans: tuple[PlanChoice, ...]
    choice: PlanChoice
    period: Period
    periods: tuple[Period, ...]
    uses: tuple[ServiceUse, ...]
    filled: tuple[UnitFilled, ...]
    ways: tuple[WaysOut, ...]
    results: tuple[Results, ...]
