"""How much has been done, in words where the share is round, else in per cent."""

from __future__ import annotations

from fractions import Fraction

from tracker.domain.explain.amounts import Case
from tracker.domain.quantity import Percent, rounded
from tracker.errors import Message, say

NEAR = Fraction(2, 100)
"""So close to a half is told as just over or under it."""


def done(case: Case) -> Message:
    """`изпълнена е половината от намалението`."""
    ratio, whole = case.progress.ratio or Fraction(0), _whole(case)
    if ratio < 0:
        return say("it is moving the wrong way")
    return _round(ratio, whole) or say("{percent} of {whole} is done", percent=percent(case, ratio), whole=whole)


def over(case: Case) -> Message:
    """Against a limit that has no baseline: the ratio is two less the share of it taken up."""
    excess = 1 - (case.progress.ratio or Fraction(0))
    if excess == 0:
        return say("exactly at the limit")
    if excess < 0:
        return say("within the limit")
    return say("{percent} over the limit", percent=percent(case, excess, from_end=True))


def percent(case: Case, share: Fraction, *, from_end: bool = False) -> Percent:
    """Whole per cent; more decimals where rounding would put it on a limit it has not reached."""
    thresholds = case.indicator.thresholds
    limits = {Fraction(0), Fraction(1), Fraction(thresholds.on_track), Fraction(thresholds.at_risk)}
    limits = {1 - limit if from_end else limit for limit in limits} - {share}
    places = (d for d in range(6) if all(Fraction(rounded(share * 100, d)) != limit * 100 for limit in limits))
    return Percent(share * 100, next(places, 6))


def _round(ratio: Fraction, whole: Message) -> Message | None:
    told = {
        Fraction(0): say("nothing of {whole} is done", whole=whole),
        Fraction(1, 4): say("a quarter of {whole} is done", whole=whole),
        Fraction(1, 3): say("a third of {whole} is done", whole=whole),
        Fraction(1, 2): say("half of {whole} is done", whole=whole),
        Fraction(2, 3): say("two thirds of {whole} is done", whole=whole),
        Fraction(3, 4): say("three quarters of {whole} is done", whole=whole),
        Fraction(1): say("{whole} is done in full", whole=whole),
    }
    half = Fraction(1, 2)
    if ratio in told:
        return told[ratio]
    if half < ratio <= half + NEAR:
        return say("just over half of {whole} is done", whole=whole)
    return say("just under half of {whole} is done", whole=whole) if half - NEAR <= ratio < half else None


def _whole(case: Case) -> Message:
    """What the share is a share of; neuter in Bulgarian, so that one verb fits all."""
    if not case.from_baseline and not case.change:
        return say("what is owed")
    if case.progress.target_to_date == case.progress.target:
        return say("the increase") if case.increase else say("the decrease")
    return say("the increase owed") if case.increase else say("the decrease owed")
