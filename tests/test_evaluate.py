"""`tracker evaluate`: every worked case of the rules, from files to what is printed."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.harness.sources import ROOT
from tracker.cli import app
from tracker.cli_headings import HEADINGS

CASES = json.loads(Path(__file__).with_name("cases").joinpath("rules.json").read_text(encoding="utf-8"))
COLUMNS = ["element", "unit", "period", "category", "value", "state"]
CHANGES = {"compared_units"}


def write(folder: Path, definitions: dict[str, Any], values: list[dict[str, Any]]) -> Path:
    folder.joinpath("indicators.yaml").write_text(json.dumps(definitions, ensure_ascii=False), encoding="utf-8")
    with folder.joinpath("values.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(values)
    return folder


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["evaluate", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def same(found: object, expected: object) -> bool:
    if isinstance(found, int | float) and isinstance(expected, int | float):
        return abs(found - expected) < 1e-6
    return found == expected


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_rule_case_holds(case: dict[str, Any], tmp_path: Path) -> None:
    folder = write(tmp_path, case["definitions"], case["values"])
    code, out, errors = run(folder, "--period", case["period"], "--format", "json")
    assert code == 0, errors
    (found,) = json.loads(out)
    assert {key: value for key, value in case["expected"].items() if not same(found[key], value)} == {}


TWO_UNITS = {
    "format": 1, "units": ["a", "b"],
    "data_elements": {"cons": {"type": "count", "over_time": "sum", "over_units": "sum"}},
    "indicators": {"x": {"measure": "total", "of": ["cons"], "targets": [{"period": "2015", "value": 40}]}},
}
TWO_VALUES = [{"element": "cons", "unit": "a", "period": "2015Q1", "value": 9},
              {"element": "cons", "unit": "b", "period": "2015Q1", "value": 3}]


def test_by_unit_adds_each_unit_after_the_whole(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, TWO_UNITS, TWO_VALUES), "--period", "2015Q1", "--by", "unit", "--format", "json")
    assert [(row["unit"], row["actual"]) for row in json.loads(out)] == [(None, 12), ("a", 9), ("b", 3)]


def test_a_target_of_the_whole_is_not_held_against_one_unit(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, TWO_UNITS, TWO_VALUES), "--period", "2015Q1", "--by", "unit", "--format", "json")
    assert [row["status"] for row in json.loads(out)] == ["on_track", "no_target", "no_target"]


def test_all_errors_are_told_at_once_with_their_lines_and_nothing_is_printed(tmp_path: Path) -> None:
    values = [*TWO_VALUES, {"element": "nobody", "unit": "a", "period": "2015Q1", "value": 1},
              {"element": "cons", "unit": "a", "period": "2015", "value": "1,5"}]
    code, out, errors = run(write(tmp_path, TWO_UNITS, values), "--period", "2015Q1")
    assert (code, out) == (1, "")
    assert [line.split(": ")[0] for line in errors.splitlines()] == [
        f"{tmp_path / 'values.csv'}:4", f"{tmp_path / 'values.csv'}:5", f"{tmp_path / 'values.csv'}:5"]


def test_a_folder_without_files_is_told_so(tmp_path: Path) -> None:
    code, out, errors = run(tmp_path, "--period", "2015Q1")
    assert (code, out) == (1, "") and errors.startswith(f"{tmp_path / 'indicators.yaml'}:1: ")


def test_a_period_that_is_none_is_misuse(tmp_path: Path) -> None:
    code, out, errors = run(write(tmp_path, TWO_UNITS, TWO_VALUES), "--period", "2015Q5")
    assert (code, out) == (2, "") and "2015Q5" in errors


@pytest.mark.parametrize("how", ["table", "csv"])
def test_a_table_and_a_csv_hold_the_same_figures(how: str, tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, TWO_UNITS, TWO_VALUES), "--period", "2015Q1", "--format", how)
    head, row = (line.replace(",", " ").split() for line in out.splitlines())
    assert dict(zip(head, row, strict=False))[HEADINGS["actual"] if how == "table" else "actual"] == "12" and "on_track" in row


def test_the_samples_own_figures_are_judged(tmp_path: Path) -> None:
    """They have columns of their own, and their units in a file that the definitions name."""
    (tmp_path / "data").mkdir()
    for name, to in (("indicators.yaml", "indicators.yaml"), ("data/units.yaml", "data/units.yaml"), ("data/sample/values.csv", "values.csv")):
        shutil.copy(ROOT / name, tmp_path / to)
    code, out, errors = run(tmp_path, "--period", "2015Q2", "--format", "json")
    assert (code, errors) == (0, "") and any(row["actual"] for row in json.loads(out))
