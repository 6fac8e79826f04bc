"""A line as small as a word: the last periods, a hollow ring on the base line for each that is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

WIDTH, HEIGHT, EDGE = 72.0, 26.0, 4.0


def spark(values: Sequence[float | None], *, steps: bool = False) -> dict[str, Any] | None:
    """Where to draw, on a ground of 72 by 26: pieces of line, a last point, rings. None if nothing was reported."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    low, high = min(known), max(known)
    xs = [EDGE + i * (WIDTH - 2 * EDGE) / max(len(values) - 1, 1) for i in range(len(values))]
    dots = [None if v is None else (round(x, 1), _y(v, low, high)) for x, v in zip(xs, values, strict=True)]
    at = max(i for i, dot in enumerate(dots) if dot)
    first = next(i for i, dot in enumerate(dots) if dot)
    return {
        "lines": [_line(piece, steps) for piece in _pieces(dots)],
        "last": dots[at],
        "rings": [round(xs[i], 1) for i, dot in enumerate(dots) if dot is None and i > first],
    }


def _y(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(EDGE + (1 - share) * (HEIGHT - 2 * EDGE - 4), 1)


def _pieces(dots: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    pieces: list[list[tuple[float, float]]] = [[]]
    for dot in dots:
        if dot:
            pieces[-1].append(dot)
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if piece]


def _line(dots: Sequence[tuple[float, float]], steps: bool) -> str:
    (x, y), *rest = dots
    if not rest:
        return f"M{x - 1.5:g} {y:g}h3"
    path = f"M{x:g} {y:g}"
    for x, y in rest:
        path += f"H{x:g}V{y:g}" if steps else f"L{x:g} {y:g}"
    return path
