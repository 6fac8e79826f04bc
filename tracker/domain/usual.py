"""Whether a figure is like the unit's own earlier ones: a robust score, and sense about when not to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

FEWEST, MOST = 6, 12
FAR = Decimal("3.5")
_TO_DEVIATION = Decimal("1.4826")
_LEAST_SHARE = Decimal("0.05")


@dataclass(frozen=True)
class Usual:
    """The median of the earlier figures, and the range of those that are like the rest."""

    middle: Decimal
    low: Decimal
    high: Decimal


def telling(earlier: Sequence[Decimal]) -> bool:
    """A series that is short or mostly nought says nothing of what is usual."""
    return len(earlier) >= FEWEST and 2 * sum(value == 0 for value in earlier) < len(earlier)


def far_from_usual(value: Decimal, earlier: Sequence[Decimal], *, least: Decimal = Decimal(0)) -> Usual | None:
    """What is usual, if `value` is far from it. A difference below `least`, or 5 % of the median, is never far."""
    recent = earlier[-MOST:]
    if not telling(recent):
        return None
    middle = median(recent)
    scale = max(median([abs(each - middle) for each in recent]) * _TO_DEVIATION, abs(middle) * _LEAST_SHARE, least)
    if scale == 0 or abs(value - middle) <= FAR * scale:
        return None
    like = [each for each in recent if abs(each - middle) <= FAR * scale]
    return Usual(middle, min(like), max(like))
