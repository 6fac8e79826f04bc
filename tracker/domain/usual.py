"""Whether a figure is like the unit's own earlier ones: a robust score, and sense about when not to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from statistics import median

FEWEST, MOST = 6, 12
FAR = Decimal("3.5")
_TO_DEVIATION = Decimal("1.4826")
_LEAST_SHARE = Decimal("0.05")


@dataclass(frozen=True)
class Usual:
    """The median of the earlier figures, and from where to where nobody is asked why.

    That is the range of the figures that are like the rest; where they are all the same, the range that is not far.
    """

    middle: Decimal
    low: Decimal
    high: Decimal


def telling(earlier: Sequence[Decimal]) -> bool:
    """A series that is short or mostly nought says nothing of what is usual."""
    return len(earlier) >= FEWEST and 2 * sum(value == 0 for value in earlier) < len(earlier)


def far_from_usual(value: Decimal, earlier: Sequence[Decimal], *, least: Decimal = Decimal(0)) -> Usual | None:
    """What is usual, if `value` is far from it. A difference below `least`, or 5 % of the median, is never far.

    Nor is what is about as it was last time, within one deviation: it was asked about then, and may be a new level.
    """
    recent = earlier[-MOST:]
    if not telling(recent):
        return None
    middle = median(recent)
    scale = max(median([abs(each - middle) for each in recent]) * _TO_DEVIATION, abs(middle) * _LEAST_SHARE, least)
    if scale == 0 or abs(value - middle) <= FAR * scale or abs(value - recent[-1]) <= scale:
        return None
    like = [each for each in recent if abs(each - middle) <= FAR * scale]
    return Usual(middle, min(like), max(like)) if min(like) < max(like) else _around(middle, FAR * scale, like[0])


def _around(middle: Decimal, reach: Decimal, figure: Decimal) -> Usual:
    """As exact as the figures are; what is counted from nought up has nothing usual below it."""
    step = Decimal(1).scaleb(min(0, int(figure.normalize().as_tuple().exponent)))
    low, high = (middle - reach).quantize(step, ROUND_CEILING), (middle + reach).quantize(step, ROUND_FLOOR)
    return Usual(middle, max(low, min(figure, Decimal(0))), high)
