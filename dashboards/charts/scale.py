"""Where a value stands between two others, in per cent."""

from __future__ import annotations

from collections.abc import Iterable


def extent(values: Iterable[float | None]) -> tuple[float, float]:
    """From nought, unless all lie far from it; with room at both ends, and never nothing wide."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    if 0 <= low < 0.7 * high or low == high >= 0:
        return 0.0, high * 1.04 or 1.0
    room = 0.08 * (high - low or abs(high))
    return low - room, high + room


def place(value: float, low: float, high: float) -> float:
    return round(100 * (value - low) / (high - low), 2) if high > low else 50.0
