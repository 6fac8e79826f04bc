"""Speed as ratios, each taken in one run on one machine: `make bench`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import board, bulk, help_time, page, report, rules, save, serving, template


@dataclass(frozen=True)
class Ratio:
    """`ours` and `bare` in seconds, the best of several rounds taken in turn."""

    what: str
    ours: float
    bare: float
    most: float

    @property
    def value(self) -> float:
        return self.ours / self.bare


Rows = list[tuple[str, float, float, float]]
MEASURED: list[Callable[[], Rows]] = [
    rules.measure, page.measure, board.measure, save.measure, template.measure, bulk.measure, report.measure,
    serving.measure, help_time.measure]


def main() -> int:
    ratios = [Ratio(*row) for measure in MEASURED for row in measure()]
    for ratio in ratios:
        verdict = "ok" if ratio.value <= ratio.most else "TOO SLOW"
        times = f"{ratio.ours * 1000:9.1f} ms / {ratio.bare * 1000:9.1f} ms"
        print(f"{ratio.value:6.2f}×  of at most {ratio.most:g}×  {times}  {ratio.what}  {verdict}")
    return int(any(ratio.value > ratio.most for ratio in ratios))


if __name__ == "__main__":
    sys.exit(main())
