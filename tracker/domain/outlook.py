"""Where the year will end at this pace: an estimate from the series alone, with the room it may be wrong by.

The method is simple exponential smoothing with half of the straight line's slope (the “theta” way), on values freed of
their seasons where three years of them speak for seasons. The interval holds four in five outcomes: it is as wide as
the series' own one-step errors make it, widened for how far ahead it looks, for what the slope is not known to, and
for how few periods there are. Estimates are floats: nothing is judged by them. `docs/outlook.md` has the backtest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import fmean

FEWEST = 8
"""Periods without a gap before anything is said."""
YEARS_OF_SEASONS = 3
_ALPHAS = [step / 20 for step in range(1, 20)]
_SEASONAL = 1.645
_DOUBT = 5
_T80 = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341, 1.337,
        1.333, 1.330, 1.328, 1.325)
_NORMAL80 = 1.282


class Silent(StrEnum):
    """Why nothing is said of the year's end."""

    TOO_FEW = "too_few"
    MOSTLY_NOUGHT = "mostly_nought"
    YEAR_OVER = "year_over"
    UNSUITED = "unsuited"


@dataclass(frozen=True)
class Outlook:
    """`low` to `high` holds four in five; `periods` is how many it was drawn from."""

    expected: float
    low: float
    high: float
    periods: int
    seasonal: bool


@dataclass(frozen=True)
class Pace:
    """What each period brought (`adds_up`), or where each stood: oldest first, None where nothing is known.

    `a_year` periods make a year, and `ahead` of them are left of it. `least` is what the values cannot fall below.
    """

    values: Sequence[float | None]
    a_year: int
    ahead: int
    adds_up: bool
    least: float | None = 0.0


def outlook(pace: Pace) -> Outlook | Silent:
    run = unbroken(pace.values)
    if pace.ahead < 1:
        return Silent.YEAR_OVER
    if len(run) < FEWEST:
        return Silent.TOO_FEW
    if 2 * sum(value == 0 for value in run) >= len(run):
        return Silent.MOSTLY_NOUGHT
    seasons = _seasons(run, pace.a_year)
    fitted = _fit([value - seasons[at % pace.a_year] for at, value in enumerate(run)])
    steps = [fitted.level + fitted.drift * step + seasons[(len(run) + step - 1) % pace.a_year]
             for step in range(1, pace.ahead + 1)]
    freedom = len(run) - 3 - (pace.a_year if any(seasons) else 0)
    room = fitted.room(pace.ahead, adds_up=pace.adds_up) * _quantile(freedom)
    known = _this_year(run, pace)
    expected = known + sum(steps) if pace.adds_up else steps[-1]
    floor = None if pace.least is None else known + pace.least * pace.ahead if pace.adds_up else pace.least
    low, middle, high = (value if floor is None else max(value, floor)
                         for value in (expected - room, expected, expected + room))
    return Outlook(middle, low, high, len(run), any(seasons))


def unbroken(values: Sequence[float | None]) -> list[float]:
    """The latest values back to the last gap."""
    run: list[float] = []
    for value in reversed(values):
        if value is None:
            break
        run.append(value)
    return run[::-1]


def _this_year(run: Sequence[float], pace: Pace) -> float:
    gone = pace.a_year - pace.ahead
    return sum(run[-gone:]) if gone and pace.adds_up else 0.0


@dataclass(frozen=True)
class _Fit:
    level: float
    drift: float
    reach: float
    """How much of an error may stay in the level; with few periods it could be more than fitted best."""
    error: float
    """Of one step ahead, as a standard deviation."""
    drift_error: float

    def room(self, ahead: int, *, adds_up: bool) -> float:
        """The standard deviation of the last step, or of the sum of all steps."""
        if adds_up:
            noise = sum((1 + (ahead - step) * self.reach) ** 2 for step in range(1, ahead + 1))
            slope = ahead * (ahead + 1) / 2
        else:
            noise, slope = 1 + (ahead - 1) * self.reach**2, ahead
        return sqrt(self.error**2 * noise + (slope * self.drift_error) ** 2)


def _fit(values: Sequence[float]) -> _Fit:
    slope, slope_error = _line(values)
    drift = slope / 2
    alpha = min(_ALPHAS, key=lambda each: sum(error * error for error in _smoothed(values, each, drift)[1]))
    level, errors = _smoothed(values, alpha, drift)
    spread = sqrt(sum(error * error for error in errors) / max(len(errors) - 2, 1))
    reach = alpha + (1 - alpha) * min(1.0, _DOUBT / len(values))
    return _Fit(level, drift, reach, spread, slope_error)


def _smoothed(values: Sequence[float], alpha: float, drift: float) -> tuple[float, list[float]]:
    """The level after the last value, and the one-step errors, the first few periods serving as the start."""
    level, errors = fmean(values[:3]), []
    for at, value in enumerate(values):
        error = value - (level + drift)
        if at >= 1:
            errors.append(error)
        level += drift + alpha * error
    return level, errors


def _line(values: Sequence[float]) -> tuple[float, float]:
    """The slope of the straight line through the values, and its standard error."""
    n, middle, mean = len(values), (len(values) - 1) / 2, fmean(values)
    spread = sum((at - middle) ** 2 for at in range(n))
    slope = sum((at - middle) * (value - mean) for at, value in enumerate(values)) / spread
    rest = sum((value - mean - slope * (at - middle)) ** 2 for at, value in enumerate(values))
    return slope, sqrt(rest / (n - 2) / spread)


def _seasons(run: Sequence[float], a_year: int) -> list[float]:
    """What each period of the year brings above or below the others; noughts where nothing speaks for seasons."""
    none = [0.0] * a_year
    if a_year == 1 or len(run) < YEARS_OF_SEASONS * a_year or not _repeats(run, a_year):
        return none
    slope, _ = _line(run)
    flat = [value - slope * at for at, value in enumerate(run)]
    mean = fmean(flat)
    return [fmean(flat[at::a_year]) - mean for at in range(a_year)]


def _repeats(run: Sequence[float], a_year: int) -> bool:
    """Whether the steps from one period to the next are like those a year before, beyond chance."""
    steps = [after - before for before, after in pairwise(run)]
    likeness = [_correlation(steps, lag) for lag in range(1, a_year + 1)]
    chance = sqrt((1 + 2 * sum(each * each for each in likeness[:-1])) / len(steps))
    return likeness[-1] > _SEASONAL * chance


def _correlation(values: Sequence[float], lag: int) -> float:
    mean = fmean(values)
    whole = sum((value - mean) ** 2 for value in values)
    return sum((a - mean) * (b - mean) for a, b in zip(values, values[lag:], strict=False)) / whole if whole else 0.0


def _quantile(freedom: int) -> float:
    """Student's, of four in five."""
    return _T80[max(freedom, 1) - 1] if freedom <= len(_T80) else _NORMAL80
