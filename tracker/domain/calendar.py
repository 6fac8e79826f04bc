"""When forms are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from tracker.domain.access import lineage
from tracker.domain.element import Unit
from tracker.domain.period import Frequency, Period, last_closed

DAYS_TO_REPORT = 20


Days = tuple[tuple[date, int], ...]
"""How many days forms have: each from those periods on that end on a day or later, oldest first."""


def days_to_report(end: date, days: Days = ()) -> int:
    return next((count for since, count in reversed(days) if since <= end), DAYS_TO_REPORT)


def deadline(period: Period, days: Days = ()) -> date:
    """A form is due 20 days after its period ends unless set otherwise; after that a missing figure is late."""
    return period.end + timedelta(days=days_to_report(period.end, days))


@dataclass(frozen=True)
class PutOff:
    """A later deadline, and why."""

    due: date
    reason: str


@dataclass(frozen=True)
class Deadlines:
    """`put_off` by period and unit: it holds for all below the unit, and under None for everybody."""

    units: Mapping[str, Unit] = field(default_factory=lambda: MappingProxyType({}))
    put_off: Mapping[Period, Mapping[str | None, PutOff]] = field(default_factory=lambda: MappingProxyType({}))
    days: Days = ()

    def usual(self, period: Period) -> date:
        """Where nothing was put off."""
        return deadline(period, self.days)

    def of(self, unit: str | None, period: Period) -> date:
        later = self.later(unit, period)
        return later.due if later else self.usual(period)

    def later(self, unit: str | None, period: Period) -> PutOff | None:
        """What puts the usual deadline off the furthest, if anything does."""
        here = self.put_off.get(period)
        if not here:
            return None
        found = [here[code] for code in (None, *(lineage(self.units, unit) if unit else ())) if code in here]
        latest = max(found, key=lambda each: each.due, default=None)
        return latest if latest and latest.due > self.usual(period) else None


def period_of(frequency: Frequency, day: date) -> Period:
    month = day.year * 12 + day.month - 1
    return Period(frequency, month * frequency.a_year // 12)


def closed_periods(first_year: int, last_year: int, today: date) -> tuple[Period, ...]:
    """The quarters of these years that have ended by `today`, oldest first."""
    quarters = (Period(Frequency.QUARTER, o) for o in range(first_year * 4, last_year * 4 + 4))
    return tuple(quarter for quarter in quarters if quarter.end < today)


def past_deadline(periods: tuple[Period, ...], today: date, deadlines: Deadlines) -> Period | None:
    """The latest of `periods` whose deadline for everybody has passed."""
    return max((p for p in periods if deadlines.of(None, p) < today), key=lambda p: p.end, default=None)


def last_periods(frequency: Frequency, at: Period, count: int) -> tuple[Period, ...]:
    """The last `count` closed periods of `frequency` at the end of `at`, oldest first."""
    last = last_closed(frequency, at)
    return tuple(Period(frequency, o) for o in range(last - count + 1, last + 1))
