"""View models of collecting baselines: what is asked for until when, who gave it, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.db.aims import Collection
from tracker.domain.baseline import Collected
from tracker.domain.element import Unit
from tracker.domain.indicator import Indicator
from tracker.domain.period import Period
from tracker.domain.status import Progress
from tracker.domain.target import Baseline
from tracker.services.views import Office, PlanChoice


@dataclass(frozen=True)
class CollectedLine:
    """What the year's approved figures come to, beside the baseline in force."""

    indicator: Indicator
    collected: Collected
    now: Baseline | None

    @property
    def to_adopt(self) -> Baseline | None:
        """What would be taken over, if it is not already in force."""
        found = self.collected.baseline
        return found if found and (self.now is None or _known(found) != _known(self.now)) else None


@dataclass(frozen=True)
class UnitForms:
    """How far the forms of a unit are for the year."""

    unit: Unit
    approved: int
    submitted: int
    expected: int

    @property
    def given(self) -> bool:
        return self.approved == self.expected


@dataclass(frozen=True)
class BaselineStatus:
    """`years` are those that may be asked for with this plan."""

    office: Office
    plans: tuple[PlanChoice, ...]
    choice: PlanChoice
    year: int
    years: tuple[int, ...]
    collection: Collection | None
    lines: tuple[CollectedLine, ...]
    units: tuple[UnitForms, ...]
    today: date

    @property
    def open(self) -> bool:
        return self.collection is not None and self.today <= self.collection.until

    @property
    def given(self) -> int:
        return sum(each.given for each in self.units)


@dataclass(frozen=True)
class Adoption:
    """A baseline that would be taken over, and how its indicator is judged now and would be then."""

    indicator: Indicator
    baseline: Baseline
    period: Period
    before: Progress
    after: Progress


def _known(base: Baseline) -> tuple[object, ...]:
    return base.period, base.value, base.covered
