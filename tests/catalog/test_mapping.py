"""A mapping file says what each column is, and is told everything that is wrong with it at once."""

import re
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.files.open_data import MAPPING
from tracker.catalog.mapping_file import load_mapping
from tracker.catalog.schema import json_schemas
from tracker.domain.layout import Field
from tracker.files.long import read_long

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/import.md").read_text(encoding="utf-8")
EXAMPLE, TABLE, RESULT = (found[1] for found in re.finditer(r"```(?:yaml|csv|text)\n(.*?)```", PAGE, re.DOTALL))
LEAST = "format: 1\nunit: {constant: a}\nperiod: {column: Year}\nelement: {column: Series}\nvalue: Value\n"


@pytest.fixture
def load(tmp_path):
    def loading(text):
        path = tmp_path / "mapping.yaml"
        path.write_text(text, encoding="utf-8")
        layout, issues = load_mapping(path)
        return layout, [f"{issue.where.rpartition(':')[2]}: {issue.message}" for issue in issues]
    return loading


def test_the_example_of_the_manual_reads_its_table_as_the_manual_says(load):
    layout, issues = load(EXAMPLE)
    assert issues == []
    source = read_long(TABLE.encode("cp1251"), "spravka.csv", layout)
    said = [" ".join([each.where.rpartition(":")[2], each.unit, each.period, each.element, each.category or "total",
                      str(each.raw)]) for each in source.given]
    said += [f"{issue.where.rpartition(':')[2]} refused: {issue.message}" for issue in source.issues]
    assert said == RESULT.splitlines()


def test_the_least_a_mapping_can_say(load):
    layout, issues = load(LEAST)
    assert issues == []
    assert (layout.unit, layout.period, layout.value) == (Field(constant="a"), Field(("Year",)), "Value")


def test_each_part_of_joined_columns_is_translated_and_then_the_whole(load):
    layout, _ = load(LEAST.replace("{column: Year}", "{columns: [Year, Quarter], joint: '', values: {I: Q1, 2016all: '2016'}}"))
    text = "Year;Quarter;Series;Value\n2015;i;x;1\n2016;ALL;x;2\n2017;Q3;x;3\n"
    assert [each.period for each in read_long(text.encode(), "x", layout).given] == ["2015Q1", "2016", "2017Q3"]


def test_what_is_declared_is_not_found_out(load):
    layout, _ = load(LEAST + "delimiter: semicolon\ndecimal: comma\nencoding: cp1251\nskip_rows: 1\n")
    source = read_long("Справка\nYear;Series;Value\n2015;места;1,234\n".encode("cp1251"), "x", layout)
    assert [(each.element, each.raw) for each in source.given] == [("места", Decimal("1.234"))]
    assert [str(note) for note in source.notes] == [
        "Encoding: Windows-1251, as the mapping says.", "Between columns: semicolon, as declared."]


@pytest.mark.parametrize(("text", "told"), [
    ("", ["1: The file is empty."]),
    (LEAST.replace("format: 1", "format: 2"), ["1: The format is “2”; this program reads format 1."]),
    (LEAST + "blanks: ['..']\n", ["6: “blanks” is not a key known here; did you mean “blank”?"]),
    (LEAST.replace("{constant: a}", "{constant: a, column: Unit}"),
     ["2: Exactly one of “column”, “columns” and “constant” is needed here."]),
    (LEAST.replace("{constant: a}", "{}"), ["2: Exactly one of “column”, “columns” and “constant” is needed here."]),
    (LEAST.replace("{constant: a}", "{constant: a, values: {b: c}}"), ["2: A constant has no “values”; leave them out."]),
    (LEAST.replace("value: Value\n", ""), ["1: Either “element” and “value” are needed, or “wide” alone."]),
    (LEAST + "wide: {Users: users}\n", ["1: Either “element” and “value” are needed, or “wide” alone."]),
    (LEAST + "category: Cat\nbreakdowns: {sex: {column: Sex}}\n",
     ["1: “category” and “breakdowns” say the same in two ways; keep one of them."]),
    (LEAST + "keep: [age]\nbreakdowns: {sex: {column: Sex}}\n",
     ["1: “keep” names “age”, which is not among the breakdowns."]),
    (LEAST + "footnotes: ['1']\n", ["1: “1” cannot be a footnote mark; it could be part of a number."]),
    (LEAST + "blank: ['n/a', 'N/A']\n", ["1: “N/A” and “n/a” differ only in capitals or spaces; keep one of them."]),
    (LEAST + "blank: ['x']\nnot_applicable: ['X']\n",
     ["1: “X” and “x” differ only in capitals or spaces; keep one of them."]),
    (LEAST + "breakdowns: {sex: {column: Sex, values: {Total: t}, total: [total]}}\n",
     ["6: “total” and “Total” differ only in capitals or spaces; keep one of them."]),
    (LEAST + "skip_rows: -1\ndelimiter: pipe\ndecimal: dot\n",
     ["6: “skip_rows” is not right: Input should be greater than or equal to 0.",
      "7: “delimiter” is “pipe”; it may be semicolon, comma, tab.", "8: “decimal” is “dot”; it may be comma, point."])])
def test_everything_wrong_with_a_mapping_is_told_at_its_line(load, text, told):
    layout, issues = load(text)
    assert layout is None
    assert issues == told


def problems(text: str) -> list[str]:
    schema = json_schemas()["mapping.schema.json"]
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(yaml.safe_load(text))]


@pytest.mark.parametrize("text", [LEAST, EXAMPLE, MAPPING], ids=["least", "example", "open data"])
def test_an_editor_takes_what_the_program_takes(text):
    assert problems(text) == []
    assert problems(text.replace("period:", "perod:"))
