"""Targets, baselines and the path between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.period import Period


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
class Baseline:
    period: Period
    value: Decimal


@dataclass(frozen=True)
class Thresholds:
    on_track: Decimal = Decimal("0.85")
    at_risk: Decimal = Decimal("0.60")
