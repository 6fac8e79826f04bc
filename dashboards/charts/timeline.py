"""The quarters of a plan's row as a strip: what is marked in each, where a capacity steps, where the deadline falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

EDGE = 3.0
"""Pins keep so far from the ends that they are not cut off."""


@dataclass(frozen=True)
class Pin:
    """Something that happens on a day, `at` per cent of the years shown."""

    at: float
    kind: str
    label: str


@dataclass(frozen=True)
class Strip:
    """`cells` are (quarter, mark or None); `now` is per cent of the years shown, None outside them."""

    cells: tuple[tuple[str, str | None], ...]
    pins: tuple[Pin, ...]
    now: float | None


def strip(
    schedule: Mapping[str, str | None], days: Sequence[tuple[date, str, str]], years: tuple[int, int], today: date
) -> Strip:
    """`days` are (day, kind, label); those outside the years stand at the nearer edge."""
    pins = tuple(Pin(min(max(share(day, years), EDGE), 100.0 - EDGE), kind, label) for day, kind, label in days)
    now = share(today, years)
    return Strip(tuple((quarter, schedule.get(quarter)) for quarter in ("Q1", "Q2", "Q3", "Q4")), pins,
                 now if 0 <= now <= 100 else None)


def share(day: date, years: tuple[int, int]) -> float:
    """How far into the years a day is, in per cent."""
    start, end = date(years[0], 1, 1), date(years[1] + 1, 1, 1)
    return round(100 * (day - start).days / (end - start).days, 2)
