"""How an indicator moved from one period to the next."""

from __future__ import annotations

from enum import StrEnum

from tracker.domain.status import Progress, Status

RANK = {
    Status.ACHIEVED: 3, Status.ON_TRACK: 3, Status.PARTLY_ACHIEVED: 2, Status.AT_RISK: 2,
    Status.OFF_TRACK: 1, Status.NOT_ACHIEVED: 1,
}


class Move(StrEnum):
    """How an indicator stands against the period before."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"
    SILENT = "silent"


def move(now: Progress, before: Progress) -> Move | None:
    """Better or worse by status, then by the share of what was owed; none while neither is judged."""
    if before.status is Status.NO_DATA and now.status.judged:
        return Move.NEW
    if now.status is Status.NO_DATA and before.status.judged:
        return Move.SILENT
    if not (now.status.judged and before.status.judged):
        return None
    here, there = (RANK[now.status], now.ratio), (RANK[before.status], before.ratio)
    if here[0] != there[0]:
        return Move.BETTER if here[0] > there[0] else Move.WORSE
    if here[1] is None or there[1] is None or here[1] == there[1]:
        return Move.SAME
    return Move.BETTER if here[1] > there[1] else Move.WORSE
