"""The best of several rounds, the two sides taken in turn so that a busy moment hits both."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter


def _nothing() -> None:
    """What is done before each round, unless told otherwise."""


def in_turn(ours: Callable[[], object], bare: Callable[[], object], rounds: int = 7,
            before: Callable[[], None] = _nothing) -> tuple[float, float]:
    """Seconds of each side; `before` is done before each of ours and not counted."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        before()
        for side, run in enumerate((ours, bare)):
            start = perf_counter()
            run()
            best[side] = min(best[side], perf_counter() - start)
    return best[0], best[1]
