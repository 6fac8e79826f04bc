"""Results against money: how many reached what they came for, what one result cost, and in which order services stand.

Few people make a share doubtful, and with it the price of a result. Both are told with an interval that holds four
cases of five (Wilson's), and a rank with all the places that these intervals leave open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

_NORMAL80 = 1.2816


@dataclass(frozen=True)
class Spent:
    """What one service spent in a year, how many it assessed and how many of them reached what they came for."""

    unit: str
    money: Decimal | None
    achieved: Decimal | None
    assessed: Decimal | None


@dataclass(frozen=True)
class Doubtful:
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Worth:
    """`effect` is a share of one; `cost` is money for a result. The ranks are the first and last place possible."""

    unit: str
    effect: Doubtful | None
    cost: Doubtful | None
    by_effect: tuple[int, int] | None = None
    by_cost: tuple[int, int] | None = None


def worth(spent: Sequence[Spent]) -> tuple[Worth, ...]:
    """In the order given."""
    found = [(each.unit, effect(each), cost(each)) for each in spent]
    effects, costs = [each for _, each, _ in found], [each for _, _, each in found]
    return tuple(Worth(unit, one, other, rank(one, effects, lambda of: (-of.high, -of.low)),
                       rank(other, costs, lambda of: (of.low, of.high))) for unit, one, other in found)


def effect(of: Spent) -> Doubtful | None:
    """The share that reached it."""
    if of.achieved is None or not of.assessed or of.achieved > of.assessed:
        return None
    n, share = float(of.assessed), float(of.achieved / of.assessed)
    z2 = _NORMAL80 ** 2 / n
    middle, room = share + z2 / 2, _NORMAL80 * sqrt(share * (1 - share) / n + z2 / (4 * n))
    return Doubtful(share, max((middle - room) / (1 + z2), 0.0), min((middle + room) / (1 + z2), 1.0))


def cost(of: Spent) -> Doubtful | None:
    """Money for one result: in doubt as far as the share is; without those assessed it is not known how far."""
    share = effect(of)
    if of.money is None or not of.achieved or not of.assessed or share is None:
        return None
    each = float(of.money / of.assessed)
    return Doubtful(float(of.money / of.achieved), each / share.high, each / share.low)


def rank(one: Doubtful | None, among: Sequence[Doubtful | None],
         better_first: Callable[[Doubtful], tuple[float, float]]) -> tuple[int, int] | None:
    """`better_first` gives the best and the worst it may be, lower being better."""
    if one is None:
        return None
    best, worst = better_first(one)
    others = [better_first(each) for each in among if each is not None]
    return 1 + sum(other < best for _, other in others), len(others) - sum(other > worst for other, _ in others)
