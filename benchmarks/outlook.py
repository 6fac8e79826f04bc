"""How far the outlook can be trusted, on simulated series of known kinds: `python -m benchmarks.outlook`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import sin, tau
from pathlib import Path
from random import Random
from statistics import fmean

from tracker.domain.outlook import Outlook, Pace, outlook

DOCS, MARK = Path(__file__).parents[1] / "docs" / "outlook.md", "<!-- table -->"
SERIES, SEED = 500, 2015
Make = Callable[[Random, int], list[float]]


def _around(rng: Random, n: int) -> list[float]:
    return [rng.gauss(100, 10) for _ in range(n)]


def _slope(rng: Random, n: int) -> list[float]:
    step = rng.uniform(-4, 6)
    return [max(0.0, 100 + step * at + rng.gauss(0, 8)) for at in range(n)]


def _wandering(rng: Random, n: int) -> list[float]:
    value, found = 100.0, []
    for _ in range(n):
        value += rng.gauss(0, 6)
        found.append(max(0.0, value))
    return found


def _seasonal(rng: Random, n: int) -> list[float]:
    start = rng.random()
    return [100 + 25 * sin(tau * (at / 4 + start)) + rng.gauss(0, 8) for at in range(n)]


def _counts(rng: Random, n: int) -> list[float]:
    return [float(sum(rng.random() < 0.06 for _ in range(100))) for _ in range(n)]


def _step(rng: Random, n: int) -> list[float]:
    at, by = rng.randrange(2, n - 1), rng.choice((-30, 30))
    return [100 + by * (period >= at) + rng.gauss(0, 8) for period in range(n)]


def _outliers(rng: Random, n: int) -> list[float]:
    return [100 + rng.gauss(0, 8) + (rng.random() < 0.08) * rng.choice((-60, 60)) for _ in range(n)]


KINDS: dict[str, Make] = {
    "around one level": _around, "a steady slope": _slope, "wandering": _wandering, "seasons": _seasonal,
    "small counts": _counts, "one sudden step": _step, "outliers": _outliers}


@dataclass(frozen=True)
class Row:
    kind: str
    periods: int
    ahead: int
    adds_up: bool
    coverage: float
    ours: float
    last: float
    last_year: float


def rows() -> Iterator[Row]:
    """Mean absolute errors, in hundredths of the year's true end."""
    for kind, make in KINDS.items():
        for periods in (9, 18):
            for adds_up in (True, False):
                yield _row(kind, make, periods, adds_up)


def _row(kind: str, make: Make, periods: int, adds_up: bool) -> Row:
    """One quarter of the year is known and three are to come."""
    rng, ahead = Random(f"{SEED} {kind} {periods} {adds_up}"), 4 - periods % 4
    told = [each for _ in range(SERIES) if (each := _one(make(rng, periods + ahead), ahead, adds_up))]
    return Row(kind, periods, ahead, adds_up, fmean(each[0] for each in told), *(
        100 * fmean(each[at] for each in told) for at in (1, 2, 3)))


def _one(series: list[float], ahead: int, adds_up: bool) -> tuple[float, float, float, float] | None:
    known, gone = series[:-ahead], 4 - ahead
    found = outlook(Pace(known, 4, ahead, adds_up))
    if not isinstance(found, Outlook):
        return None
    if adds_up:
        truth, base = sum(series[-4:]), sum(known[-gone:])
        last, last_year = base + ahead * known[-1], base + sum(known[-4:][:ahead])
    else:
        truth, last, last_year = series[-1], known[-1], known[-4 + ahead - 1]
    if truth <= 0:
        return None
    return (float(found.low <= truth <= found.high),
            *(abs(each - truth) / truth for each in (found.expected, last, last_year)))


def table(found: Iterable[Row]) -> str:
    head = ("series", "quarters known", "the year’s", "in the interval", "error", "“as the last quarter”",
            "“as last year”")
    lines = [head, ("---",) * len(head), *(_cells(row) for row in found)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    errors = (f"{error:.1f} %" for error in (row.ours, row.last, row.last_year))
    return row.kind, str(row.periods), "sum" if row.adds_up else "end", f"{row.coverage:.0%}", *errors


def main() -> None:
    """Writes the table into the page of the method."""
    before, after = DOCS.read_text().split(MARK)[0], table(rows())
    DOCS.write_text(f"{before}{MARK}\n\n{after}\n")


if __name__ == "__main__":
    main()
