"""The worked cases of the rules, judged and ready to be explained."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.harness.sources import ROOT
from tracker.catalog.definitions import load_definitions
from tracker.domain.evaluate import evaluate
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.domain.status import Progress
from tracker.files.values import read_values

CASES = json.loads((ROOT / "tests" / "cases" / "rules.json").read_text("utf-8"))
COLUMNS = ("element", "unit", "period", "category", "value", "state")


@cache
def judged() -> dict[str, tuple[Definitions, Progress, Progress | None]]:
    """By the id of the case: definitions, result, and the result of the period before."""
    return {case["id"]: result for case in CASES for result in _judged(case)}


def _judged(case: dict[str, Any]) -> Iterator[tuple[Definitions, Progress, Progress | None]]:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        home.joinpath("indicators.yaml").write_text(json.dumps(case["definitions"]), "utf-8")
        with home.joinpath("values.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, COLUMNS)
            rows.writeheader()
            rows.writerows(case["values"])
        definitions, issues = load_definitions(home / "indicators.yaml", None)
        assert definitions is not None, issues
        figures, _, issues = read_values(home / "values.csv", definitions)
        assert not [issue for issue in issues if not issue.warning], issues
    indicator, cells, at = definitions.indicators["x"], Cells.of(figures), Period.parse(case["period"])
    results = [evaluate(definitions, indicator, cells, period) for period in (at, at.shift(-1))]
    yield definitions, results[0], results[1]
