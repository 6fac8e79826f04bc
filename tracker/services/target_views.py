"""View models of targets: what is aimed at, what a decision would change, and what is still to be set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.element import Unit
from tracker.domain.indicator import Indicator
from tracker.domain.lacks import Lack
from tracker.domain.period import Period
from tracker.domain.status import Progress
from tracker.domain.target import Aims, Path
from tracker.domain.words import Words
from tracker.errors import Message
from tracker.services.views import Office, PlanChoice, Revision


@dataclass(frozen=True)
class Held:
    """What one of whole and units is held against: as first set, as it is now, and how it is judged by each."""

    unit: Unit | None
    first: Aims
    now: Aims
    opening: Revision | None
    revisions: tuple[Revision, ...]
    judged_first: Progress
    judged: Progress

    @property
    def revised(self) -> bool:
        """Whether the first targets are still those in force."""
        return self.first.targets != self.now.targets


@dataclass(frozen=True)
class TargetPage:
    """`units` are those that a target can be set for; `owners` those that may answer for it."""

    office: Office
    choice: PlanChoice
    period: Period
    indicator: Indicator
    path: Path
    held: Held
    others: tuple[Held, ...]
    units: tuple[Unit, ...]
    owners: Mapping[str, Unit]
    lacks: tuple[Lack, ...]
    seen: int


@dataclass(frozen=True)
class Effect:
    """How the whole (no unit), or one unit, is judged now and would be then."""

    unit: Unit | None
    before: Progress
    after: Progress


@dataclass(frozen=True)
class TargetPreview:
    """What a decision would change. `doubts` are no hindrance."""

    period: Period
    was: Aims
    then: Aims
    effects: tuple[Effect, ...]
    doubts: tuple[Message, ...]


@dataclass(frozen=True)
class WorkLine:
    indicator: Indicator
    plan: PlanChoice
    row: Words
    owner: Words | None
    lacks: tuple[Lack, ...]
    may_set: bool


@dataclass(frozen=True)
class WorkList:
    """`counts` are of the whole plan, whatever is looked for; `lines` only what is.

    `undated` are the milestones among those without a target, `told` the indicators told in words, which need none.
    """

    office: Office
    plans: tuple[PlanChoice, ...]
    choice: PlanChoice
    lacking: Lack | None
    counts: Mapping[Lack, int]
    total: int
    lines: tuple[WorkLine, ...]
    today: date
    undated: int = 0
    told: int = 0
