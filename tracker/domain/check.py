"""Rules between data elements, as `checks` in `indicators.yaml` declares them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tracker.domain.finding import Gravity
from tracker.domain.words import Words


class Compare(StrEnum):
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    EQUAL = "equal"


@dataclass(frozen=True)
class Check:
    """The sum of `left` against the sum of `right`, `times` so much, in a form of one of the `units` (any, if None)."""

    code: str
    left: tuple[str, ...]
    compare: Compare
    right: tuple[str, ...]
    severity: Gravity = Gravity.WARNING
    times: Decimal = Decimal(1)
    units: tuple[str, ...] | None = None
    message: Words | None = None
