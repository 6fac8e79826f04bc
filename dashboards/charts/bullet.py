"""How much of what is owed by now has been done, on a scale that ends at 1.3."""

from __future__ import annotations

from dataclasses import dataclass

END = 1.3


@dataclass(frozen=True)
class Bullet:
    """Lengths in per cent of the whole scale. `over` and `below`: the bar was cut off at that end."""

    bar: float
    tick: float
    at_risk: float
    on_track: float
    over: bool
    below: bool


def bullet(ratio: float | None, at_risk: float = 0.60, on_track: float = 0.85) -> Bullet | None:
    if ratio is None:
        return None
    return Bullet(
        bar=_share(min(max(ratio, 0.0), END)), tick=_share(1.0), at_risk=_share(at_risk), on_track=_share(on_track),
        over=ratio > END, below=ratio < 0)


def _share(value: float) -> float:
    return round(100 * value / END, 2)
