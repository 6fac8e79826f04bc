"""200 indicators × 30 units × 8 quarters: reading the CSV and judging, against reading it into typed cells."""

from __future__ import annotations

import csv
import random
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import in_turn
from tracker.catalog.definitions import load_definitions
from tracker.domain.evaluate import evaluate
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.files.values import read_values

ELEMENTS, UNITS = 200, 30
QUARTERS = [f"{year}Q{quarter}" for year in (2014, 2015) for quarter in (1, 2, 3, 4)]
KINDS = (
    "{{measure: total, of: [e{i}], targets: [{{period: '2015', value: 9000}}]}}",
    "{{measure: total, of: [e{i}], direction: decrease, targets: [{{due: 2015-12-31, value: 9000}}]}}",
    "{{measure: ratio, numerator: [e{i}], denominator: [e{j}], targets: [{{period: '2015', value: 90}}]}}",
    "{{measure: change, of: [e{i}], base: previous_year, targets: [{{period: '2015', value: 5}}]}}",
)


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder:
        definitions, values = _office(Path(folder))
        ours, bare = in_turn(lambda: _judge(definitions, values), lambda: _typed(values))
    return [("judging 200 indicators × 30 units × 8 quarters from a CSV, against typed cells of it", ours, bare, 4)]


def _office(folder: Path) -> tuple[Definitions, Path]:
    text = ["format: 1", f"units: [{', '.join(f'u{n}' for n in range(UNITS))}]", "data_elements:"]
    for i in range(ELEMENTS):
        way = "last" if i % 4 == 1 else "sum"
        text.append(f"  e{i}: {{type: count, over_time: {way}, over_units: sum}}")
    text.append("indicators:")
    text += [f"  i{i}: " + KINDS[i % 4].format(i=i, j=(i + 4) % ELEMENTS) for i in range(ELEMENTS)]
    path = folder / "indicators.yaml"
    path.write_text("\n".join(text), encoding="utf-8")
    definitions, issues = load_definitions(path, None)
    if definitions is None:
        raise SystemExit(f"the benchmark's own definitions are wrong: {issues}")
    return definitions, _values(folder / "values.csv")


def _values(path: Path) -> Path:
    chance = random.Random(2015)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["element", "unit", "period", "category", "value", "state"])
        writer.writerows([f"e{i}", f"u{n}", quarter, "", chance.randrange(1, 500), ""]
                         for i in range(ELEMENTS) for n in range(UNITS) for quarter in QUARTERS)
    return path


def _judge(definitions: Definitions, values: Path) -> None:
    figures = read_values(values, definitions)
    cells, at = Cells.of(figures[0]), Period.parse("2015Q4")
    for indicator in definitions.indicators.values():
        evaluate(definitions, indicator, cells, at)


def _typed(values: Path) -> list[tuple[str, str, Period, str, Decimal, str]]:
    with values.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return [(e, u, Period.parse(p), category, Decimal(value), state) for e, u, p, category, value, state in rows]
