"""How an indicator moved from one period to the next."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

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


class Worry(StrEnum):
    """Why an indicator needs attention, the gravest first."""

    OFF_TRACK = "off_track"
    WORSENING = "worsening"
    AT_RISK = "at_risk"
    STALE = "stale"


A_FALL = Fraction(1, 10)
"""So much less of what is owed than a period ago is a fall, though the status be the same."""
STALE_AFTER = 6
"""Months after which an old figure says little of today."""


def worry(now: Progress, before: Progress | None, *, stands: bool) -> Worry | None:
    """The gravest that fits; none without a target. `stands`: an act set the figures, and they do not grow old."""
    if now.target is None:
        return None
    if now.status in (Status.OFF_TRACK, Status.NOT_ACHIEVED):
        return Worry.OFF_TRACK
    if now.status in (Status.NO_DATA, Status.NOT_COMPUTABLE):
        return Worry.STALE
    if before is not None and _fell(now, before):
        return Worry.WORSENING
    if now.status in (Status.AT_RISK, Status.PARTLY_ACHIEVED):
        return Worry.AT_RISK
    old = now.as_of is not None and now.as_of.end_month + STALE_AFTER <= now.period.end_month
    return Worry.STALE if old and not stands and now.status.judged and now.done_on is None else None


def _fell(now: Progress, before: Progress) -> bool:
    if not (now.status.judged and before.status.judged):
        return False
    if RANK[now.status] != RANK[before.status]:
        return RANK[now.status] < RANK[before.status]
    if now.ratio is None or before.ratio is None or now.ratio >= 1:
        return False
    return before.ratio - now.ratio >= A_FALL
