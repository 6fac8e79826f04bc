"""When forms are due."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.period import Frequency, Period, last_closed

DAYS_TO_REPORT = 20


def deadline(period: Period) -> date:
    """A form is due 20 days after its period ends; after that a missing figure is late."""
    return period.end + timedelta(days=DAYS_TO_REPORT)


def period_of(frequency: Frequency, day: date) -> Period:
    month = day.year * 12 + day.month - 1
    return Period(frequency, month * frequency.a_year // 12)


def closed_periods(first_year: int, last_year: int, today: date) -> tuple[Period, ...]:
    """The quarters of these years that have ended by `today`, oldest first."""
    quarters = (Period(Frequency.QUARTER, o) for o in range(first_year * 4, last_year * 4 + 4))
    return tuple(quarter for quarter in quarters if quarter.end < today)


def past_deadline(periods: tuple[Period, ...], today: date) -> Period | None:
    """The latest of `periods` whose deadline has passed."""
    return max((p for p in periods if deadline(p) < today), key=lambda p: p.end, default=None)


def last_periods(frequency: Frequency, at: Period, count: int) -> tuple[Period, ...]:
    """The last `count` closed periods of `frequency` at the end of `at`, oldest first."""
    last = last_closed(frequency, at)
    return tuple(Period(frequency, o) for o in range(last - count + 1, last + 1))
