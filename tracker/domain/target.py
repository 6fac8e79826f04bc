"""Targets, baselines and the path between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.period import Period
from tracker.domain.words import Words


class Path(StrEnum):
    ACCUMULATE = "accumulate"
    LEVEL = "level"
    STEP = "step"
    LINEAR = "linear"


@dataclass(frozen=True)
class Target:
    """A value due at the end of `period` or on the day `due`: exactly one of the two is given."""

    value: Decimal
    period: Period | None = None
    due: date | None = None

    @property
    def date(self) -> date:
        return self.period.end if self.period else self.due  # type: ignore[return-value]


@dataclass(frozen=True)
class Covered:
    """How many units gave their figures, of those that were to give them."""

    given: int
    due: int


@dataclass(frozen=True)
class Baseline:
    """Where the way starts, where that is known from, and how many units are in it; unknown is None."""

    period: Period
    value: Decimal
    source: Words | None = None
    covered: Covered | None = None


@dataclass(frozen=True)
class Aims:
    """What is aimed at, where it starts from, and the way between; without a way the one that fits."""

    targets: tuple[Target, ...] = ()
    baseline: Baseline | None = None
    path: Path | None = None


@dataclass(frozen=True)
class Thresholds:
    on_track: Decimal = Decimal("0.85")
    at_risk: Decimal = Decimal("0.60")
