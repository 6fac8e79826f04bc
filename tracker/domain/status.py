"""What the rules say of one indicator at one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.domain.period import Period


class Status(StrEnum):
    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    PARTLY_ACHIEVED = "partly_achieved"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NOT_ACHIEVED = "not_achieved"
    NO_DATA = "no_data"
    NOT_COMPUTABLE = "not_computable"
    NOT_DUE = "not_due"
    NO_TARGET = "no_target"

    @property
    def judged(self) -> bool:
        return self not in (Status.NO_DATA, Status.NOT_COMPUTABLE, Status.NOT_DUE, Status.NO_TARGET)


class Reason(StrEnum):
    INCOMPLETE = "incomplete"
    ZERO_DENOMINATOR = "zero_denominator"
    ZERO_BASE = "zero_base"
    NO_BASE = "no_base"
    NO_WHOLE = "no_whole"


@dataclass(frozen=True)
class Progress:
    """Figures are exact; they are rounded only to be shown. `unit` is set when one unit alone is looked at."""

    indicator: str
    period: Period
    status: Status
    reason: Reason | None = None
    unit: str | None = None
    actual: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    base: Fraction | None = None
    baseline: Fraction | None = None
    target: Fraction | None = None
    target_to_date: Fraction | None = None
    target_date: date | None = None
    ratio: Fraction | None = None
    progress: Fraction | None = None
    achievement: Fraction | None = None
    as_of: Period | None = None
    reported: int = 0
    expected: int = 0
    compared_units: int | None = None
    done_on: date | None = None
    due_on: date | None = None
    days_late: int | None = None

    @property
    def counted(self) -> Status:
        """What it is counted under: without a target it is told apart as such, be it silent or not due besides."""
        return self.status if self.target is not None else Status.NO_TARGET
