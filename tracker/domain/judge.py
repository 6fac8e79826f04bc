"""The one function that judges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tracker.domain.indicator import Definitions, Direction, Indicator
from tracker.domain.measure import Measured
from tracker.domain.owed import Owed, in_force, on_the_line, start_of
from tracker.domain.period import Period
from tracker.domain.status import Progress, Reason, Status
from tracker.domain.target import Path

BEFORE = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
AFTER = (Status.ACHIEVED, Status.PARTLY_ACHIEVED, Status.NOT_ACHIEVED)


@dataclass(frozen=True)
class Coverage:
    """Cells of the window reported and expected, and whether that is enough to judge."""

    reported: int
    expected: int
    enough: bool
    window_closed: bool


def judge(definitions: Definitions, indicator: Indicator, at: Period, measured: Measured, cover: Coverage) -> Progress:
    """Status and figures of a total, ratio or change; the first rule that fits decides."""
    path = definitions.path(indicator)
    owed = in_force(indicator.targets, path, at, indicator.since)
    levels = all(definitions.elements[code].level for code in indicator.elements)
    found = _found(definitions, indicator, at, measured, cover, owed)
    if not cover.window_closed:
        return replace(found, status=Status.NOT_DUE)
    if not measured.latest or (measured.actual is None and measured.reason is None):
        return replace(found, status=Status.NO_DATA)
    if measured.actual is None:
        return replace(found, status=Status.NOT_COMPUTABLE, reason=measured.reason)
    if owed is None:
        return replace(found, status=Status.NO_TARGET)
    early = not owed.come and _reached_early(indicator, path, levels, measured.actual, owed)
    owed = _owed_now(indicator, path, owed, at, early)
    if owed.to_date is None or (path is Path.ACCUMULATE and owed.to_date == 0 != owed.target and not early):
        return replace(found, status=Status.NOT_DUE, target_to_date=owed.to_date)
    if not cover.enough:
        return replace(found, status=Status.NO_DATA, reason=Reason.INCOMPLETE)
    return _judged(indicator, path, measured.actual, owed, early, found)


def _found(definitions: Definitions, indicator: Indicator, at: Period, measured: Measured, cover: Coverage,
           owed: Owed | None) -> Progress:
    """What is known before judging."""
    frequency = definitions.elements[indicator.elements[0]].frequency
    return Progress(
        indicator.code, at, Status.NO_DATA, actual=measured.actual, numerator=measured.numerator,
        denominator=measured.denominator, base=measured.base,
        baseline=Fraction(indicator.baseline.value) if indicator.baseline else None,
        target=owed.target if owed else None, target_date=owed.date if owed else None,
        as_of=None if measured.as_of is None else Period(frequency, measured.as_of),
        reported=cover.reported, expected=cover.expected, compared_units=measured.compared_units)


def _reached_early(indicator: Indicator, path: Path, levels: bool, actual: Fraction, owed: Owed) -> bool:
    if indicator.direction is Direction.INCREASE:
        return path in (Path.ACCUMULATE, Path.STEP) and actual >= owed.target
    return indicator.direction is Direction.DECREASE and path is Path.STEP and levels and actual <= owed.target


def _owed_now(indicator: Indicator, path: Path, owed: Owed, at: Period, early: bool) -> Owed:
    if path is Path.LINEAR:
        return replace(owed, to_date=on_the_line(indicator, owed, at))
    if path is Path.STEP and early:
        return replace(owed, to_date=owed.target)
    return owed


def _judged(indicator: Indicator, path: Path, actual: Fraction, owed: Owed, early: bool, found: Progress) -> Progress:
    owed_now = owed.to_date if owed.to_date is not None else owed.target
    ratio = _ratio(indicator, path, actual, owed, owed_now)
    increase = indicator.direction is Direction.INCREASE
    achievement = actual / owed_now if increase and owed.target > 0 and owed_now > 0 else None
    place = _place(indicator, actual, owed_now, ratio, owed.come)
    status = Status.ACHIEVED if early else (AFTER if owed.come else BEFORE)[place]
    return replace(found, status=status, target_to_date=owed_now, ratio=ratio, achievement=achievement,
                   progress=_progress(indicator, path, actual, owed.target))


def _ratio(indicator: Indicator, path: Path, actual: Fraction, owed: Owed, owed_now: Fraction) -> Fraction | None:
    """How much of what was owed by now has been done."""
    start = start_of(indicator)
    if indicator.direction is Direction.MAINTAIN or _behind(indicator, start, owed.target):
        return None
    if start is None:
        return 2 - actual / owed_now if owed_now > 0 else None
    if path is Path.ACCUMULATE:
        start = start * owed.share
    return (actual - start) / (owed_now - start) if owed_now != start else None


def _behind(indicator: Indicator, start: Fraction | None, target: Fraction) -> bool:
    """A target that lies behind its baseline is a floor or a ceiling."""
    if start is None:
        return False
    return target < start if indicator.direction is Direction.INCREASE else target > start


def _progress(indicator: Indicator, path: Path, actual: Fraction, target: Fraction) -> Fraction | None:
    """The share of the whole way."""
    start = start_of(indicator)
    if indicator.direction is Direction.MAINTAIN or _behind(indicator, start, target):
        return None
    if path is Path.ACCUMULATE:
        return actual / target if indicator.direction is Direction.INCREASE and target > 0 else None
    return (actual - start) / (target - start) if start is not None and target != start else None


def _place(indicator: Indicator, actual: Fraction, owed: Fraction, ratio: Fraction | None, come: bool) -> int:
    """0 the best, 1 the middle, 2 the worst."""
    share, band = abs(actual - owed), Fraction(indicator.tolerance) * abs(owed)
    if indicator.direction is Direction.MAINTAIN:
        return 0 if share <= band else 1 if share <= 2 * band else 2
    met = actual >= owed if indicator.direction is Direction.INCREASE else actual <= owed
    if ratio is None:
        return 0 if met else 1 if share <= band else 2
    limits = indicator.thresholds
    if come:
        return 0 if met else 1 if ratio >= limits.at_risk else 2
    return 0 if ratio >= limits.on_track else 1 if ratio >= limits.at_risk else 2
