"""A misspelt definition is told with its line and with what would be right."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from tracker.catalog.source import load
from tracker.catalog.strict import IsoDate, Strict, Wrong, validate
from tracker.errors import say


class Target(Strict):
    due: IsoDate | None = None
    value: Decimal


class Indicator(Strict):
    measure: Literal["total", "ratio"]
    decimals: int = 0
    targets: list[Target] = []


class File(Strict):
    format: int
    units: str | list[str] | dict[str, Target] = []
    indicators: dict[str, Indicator]


def told(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "indicators.yaml"
    path.write_text(text, encoding="utf-8")
    issues = validate(load(path), File)[1]
    return [f"{issue.where.rpartition('/')[2]}: {issue.message}" for issue in issues]


def test_a_right_file_becomes_its_model(tmp_path):
    path = tmp_path / "indicators.yaml"
    path.write_text("format: 1\nindicators:\n  x: {measure: total, targets: [{due: 2015-12-31, value: 0}]}\n")
    file, issues = validate(load(path), File)
    assert not issues
    assert file.indicators["x"].targets[0] == Target(due=date(2015, 12, 31), value=Decimal(0))


@pytest.mark.parametrize("text, sentence", [
    ("format: 1\nindicators:\n  x:\n    mesure: total\n    measure: total\n",
     "indicators.yaml:4: “mesure” is not a key known here; did you mean “measure”?"),
    ("format: 1\nindicators:\n  x:\n    measure: total\n    zzz: 1\n",
     "indicators.yaml:5: “zzz” is not a key known here; the keys are measure, decimals, targets."),
    ("format: 1\nindicators:\n  x:\n    decimals: 1\n", "indicators.yaml:3: “measure” is missing; add it."),
    ("format: 1\nindicators:\n  x: {measure: mean}\n",
     "indicators.yaml:3: “measure” is “mean”; it may be total, ratio."),
    ("format: one\nindicators: {}\n", "indicators.yaml:1: “format” is “one”; it wants a whole number."),
    ("format:\nindicators: {}\n", "indicators.yaml:1: “format” has no value; it wants a whole number."),
    ("format: 1\nindicators:\n  x:\n    measure: total\n    targets:\n      - value: 12,5\n",
     "indicators.yaml:6: “value” is “12,5”; it wants a number such as 12.5."),
    ("format: 1\nindicators:\n  x: {measure: total, targets: [{value: 1, due: 2015}]}\n",
     "indicators.yaml:3: “2015” is not a date; write it like 2015-12-31."),
    ("format: 1\nindicators: [x]\n", "indicators.yaml:2: “indicators” is a list; it wants keys with values."),
    ("format: 1\nunits:\n  x: {valu: 1, value: 1}\nindicators: {}\n",
     "indicators.yaml:3: “valu” is not a key known here; did you mean “value”?"),
    ("", "indicators.yaml:1: The file is empty."),
])
def test_a_wrong_file_is_told_in_one_sentence(tmp_path, text, sentence):
    assert told(tmp_path, text) == [sentence]


def test_a_value_that_no_branch_takes_is_told_once(tmp_path):
    assert told(tmp_path, "format: 1\nunits:\nindicators: {}\n") == [
        "indicators.yaml:2: “units” has no value; it wants a text or a list or keys with values."]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file(tmp_path):
    text = "format: x\nindicators:\n  a: {measure: total}\n  a: {measure: ratio}\n  b: {}\n"
    assert [line.split(":")[1] for line in told(tmp_path, text)] == ["1", "4", "5"]


def test_a_validator_may_word_its_own_sentence():
    assert Wrong(say("{n} is too many.", n=3)).message.values["n"] == 3
