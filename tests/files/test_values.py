"""values.csv: what a row means, and what is told of one that means nothing."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tracker.domain.element import DataElement, Dimension, OverTime, OverUnits, Type, Unit
from tracker.domain.indicator import Definitions
from tracker.domain.period import Frequency, Period
from tracker.domain.words import Words
from tracker.files.values import read_sheet, read_values

ROOT = Path(__file__).parents[2]
HEADER = "element,unit,period,category,value,state\n"
X = Words("x", "x")
Q1 = Period.parse("2015Q1")


def element(code: str, kind: Type = Type.COUNT, **more: object) -> DataElement:
    return DataElement(code, X, kind, OverTime.SUM, OverUnits.SUM, **more)


def office(*dimensions: Dimension) -> Definitions:
    elements = [
        element("cons", disaggregations=("sex", "age") if dimensions else ()), element("money", Type.MONEY),
        element("done", Type.YES_NO), element("day", Type.DATE), element("told", Type.TEXT),
        element("yearly", frequency=Frequency.YEAR), element("by_a", reported_by=("a",))]
    units = {code: Unit(code, X) for code in ("a", "b")}
    return Definitions({each.code: each for each in elements}, {}, units, {each.code: each for each in dimensions})


SEX, AGE = Dimension("sex", X, (("f", X), ("m", X))), Dimension("age", X, (("0-17", X), ("18+", X)))
PLAIN, BROKEN_DOWN = office(), office(SEX, AGE)


@pytest.fixture
def read(tmp_path):
    def reading(rows: str, definitions: Definitions = PLAIN, header: str = HEADER):
        path = tmp_path / "values.csv"
        path.write_bytes((header + rows).encode())
        return read_values(path, definitions)
    return reading


@pytest.fixture
def told(read):
    def telling(rows: str, definitions: Definitions = PLAIN, header: str = HEADER) -> list[str]:
        issues = read(rows, definitions, header)[2]
        return [f"{issue.where.rpartition(':')[2]}: {issue.code}: {issue.message}" for issue in issues]
    return telling


@pytest.mark.parametrize(("row", "value"), [
    ("cons,a,2015Q1,,20,", Decimal(20)), ("cons,a,2015Q1,,0,", Decimal(0)), ("money,a,2015Q1,,1.25,", Decimal("1.25")),
    ("money,a,2015Q1,,-0.000001,", Decimal("-0.000001")), ("done,a,2015Q1,,yes,", True), ("done,a,2015Q1,,0,", False),
    ("done,a,2015Q1,,Да,", True), ("day,a,2015Q1,,2015-03-31,", date(2015, 3, 31)),
    ('told,a,2015Q1,,"Създадено партньорство, две",', "Създадено партньорство, две"),
    ("cons,a,2015Q1,,,not_applicable", None), (" cons , a ,2015Q1,, 20 ,", Decimal(20))])
def test_a_value_is_read_by_the_type_of_its_element(read, row, value):
    figures, categories, issues = read(row)
    assert not issues
    assert not categories
    assert [(figure.unit, figure.period, figure.value) for figure in figures] == [("a", Q1, value)]


@pytest.mark.parametrize(("header", "row"), [
    ("element,unit,period,category,value\n", "cons,a,2015Q1,,20"), ("element,unit,period,value\n", "cons,a,2015Q1,20"),
    ("\ufeff" + HEADER, "cons,a,2015Q1,,20,"), (HEADER, "cons,a,2015Q1,,20"), (HEADER, "\ncons,a,2015Q1,,20,\n\n"),
    ("value,period,unit,element\r\n", "20,2015Q1,a,cons\r\n"),
    ('"element","unit","period","value"\n', '"cons","a","2015Q1","20"')])
def test_the_last_columns_may_be_absent_and_the_order_is_free(read, header, row):
    figures, _, issues = read(row, header=header)
    assert not issues
    assert [figure.value for figure in figures] == [Decimal(20)]


BROKEN = [
    ("cns,a,2015Q1,,1,", ["2: unknown_element: There is no data element “cns”: did you mean “cons”?"]),
    ("cons,c,2015Q1,,1,", ["2: unknown_unit: There is no unit “c”: known are a, b."]),
    ("cns,c,2015Q1,,1,", ["2: unknown_element: There is no data element “cns”: did you mean “cons”?",
                          "2: unknown_unit: There is no unit “c”: known are a, b."]),
    ("by_a,b,2015Q1,,1,", ["2: not_reported_by: “by_a” is not reported by “b” but by: a."]),
    ("cons,a,2015q1,,1,", ["2: period: “2015q1” is not a period; write it like 2015Q3."]),
    ("cons,a,2015,,1,", ["2: frequency: “cons” has frequency quarter, 2015 is a year; write it like 2015Q3."]),
    ("yearly,a,2015-07,,1,", ["2: frequency: “yearly” has frequency year, 2015-07 is a month; write it like 2015."]),
    ('money,a,2015Q1,,"1 200,50",', ["2: not_a_number: “1 200,50” is not written as a number here; write 1200.50."]),
    ("cons,a,2015Q1,,1e3,", ["2: not_a_number: “1e3” is not a number; write it like 1200 or 12.5."]),
    ("cons,a,2015Q1,,NaN,", ["2: not_a_number: “NaN” is not a number; write it like 1200 or 12.5."]),
    ("cons,a,2015Q1,,٣,", ["2: not_a_number: “٣” is not a number; write it like 1200 or 12.5."]),
    ("cons,a,2015Q1,,0.1234567,", ["2: not_a_number: “0.1234567” has more than 6 decimals; round it."]),
    ("cons,a,2015Q1,,1234567890123456,", [
        "2: not_a_number: “1234567890123456” has more than 15 digits; give it in a larger unit."]),
    ("done,a,2015Q1,,perhaps,", ["2: not_yes_no: “perhaps” is neither yes nor no; write yes or no."]),
    ("day,a,2015Q1,,31.03.2015,", ["2: not_a_date: “31.03.2015” is not a date; write it like 2015-12-31."]),
    ("day,a,2015Q1,,20150331,", ["2: not_a_date: “20150331” is not a date; write it like 2015-12-31."]),
    ("cons,a,2015Q1,,,", ["2: no_value: There is no value; write the figure (0 for nought), put not_applicable in "
                          "“state”, or leave the row out."]),
    ("cons,a,2015Q1,,1,not_applicable", ["2: value_and_state: A cell that is not applicable has neither value nor "
                                         "category; empty them or the state."]),
    ("cons,a,2015Q1,,1,n/a", ["2: state: “n/a” is not a state; it is empty or not_applicable."]),
    ("cons,a,2015Q1,,1,\ncons,b,2015Q1,,1,\ncons,a,2015Q1,,1,", [
        "4: duplicate: This cell stands on line 2 already; keep one of them."]),
    ("cons,a,2015Q1,,1,\ncons,a, 2015Q1,,,not_applicable", [
        "3: duplicate: This cell stands on line 2 already; keep one of them."]),
    ("cons,a,2015Q1,sex=f,1,\ncons,a,2015Q1,sex=f,1,", [
        "3: duplicate: This cell stands on line 2 already; keep one of them."]),
    ("cons,a,2015Q1,female,1,", ["2: category: “female” is not a category; write it like sex=f."]),
    ("done,a,2015Q1,sex=f,yes,", ["2: category: “done” is yes_no; only numbers are broken down by category."]),
    ("cons,a,2015Q1,sex=f,7,\ncons,a,2015Q1,sex=m,6,\ncons,a,2015Q1,,15,", [
        "4: sums: cons, a, 2015Q1: by sex the figures add up to 13, the total is 15; they must be equal."]),
    ("cons,a,2015Q1,sex=f,7,\ncons,a,2015Q1,age=0-17,8,", [
        "3: sums: cons, a, 2015Q1: by age the figures add up to 8, by sex to 7; they must be equal."]),
    ("cons,a,2015Q1,sex=f,7,\ncons,a,2015Q1,,,not_applicable", [
        "3: sums: cons, a, 2015Q1: said not to be applicable, yet there are figures by category; "
        "keep one of the two."]),
    ("cons,a,2015Q1,,1,,,", ["2: columns: This row has 8 fields, the first row has 6: element, unit, period, category, "
                             "value, state. A comma within a field needs quotes round it."]),
    ("cons,a,2015Q1,,1,,", ["2: columns: This row has 7 fields, the first row has 6: element, unit, period, category, "
                            "value, state. A comma within a field needs quotes round it."]),
    ("cons,a,2015Q1", ["2: columns: This row has 3 fields, the first row has 6: element, unit, period, category, "
                       "value, state. A comma within a field needs quotes round it."]),
    ("cons,a,2015,,x,", ["2: frequency: “cons” has frequency quarter, 2015 is a year; write it like 2015Q3.",
                         "2: not_a_number: “x” is not a number; write it like 1200 or 12.5."]),
    ('told,a,2015Q1,,"two\nlines",\ncons,a,2015Q1,,x,', [
        "4: not_a_number: “x” is not a number; write it like 1200 or 12.5."]),
    ('cons,a,2015Q1,,"1,', ["2: csv: This is not a row of a CSV file: unexpected end of data."]),
]


@pytest.mark.parametrize(("rows", "sentences"), BROKEN, ids=[rows for rows, _ in BROKEN])
def test_a_row_that_means_nothing_is_told_at_its_line(told, rows, sentences):
    assert told(rows) == sentences


@pytest.mark.parametrize(("header", "sentences"), [
    ("elment,unit,period,value\n", [
        "1: unknown_column: “elment” is not a column known here: did you mean “element”?",
        "1: missing_column: The column “element” is missing; the first row is: "
        "element,unit,period,category,value,state."]),
    ("element,unit,period,value,value\n", ["1: duplicate: The column “value” stands here twice; keep one of them."]),
    ("element,unit,period,value,note\n", [
        "1: unknown_column: “note” is not a column known here: known are category, element, period, state, unit, "
        "value."])])
def test_a_wrong_first_row_is_told_before_any_other(told, header, sentences):
    assert told("cons,a,x", header=header) == sentences


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file(told):
    rows = "cons,a,2015Q1,sex=f,7,\ncons,a,2015Q1,,8,\ncons,a,x,,1,\ncns,a,2015Q1,,1,\n"
    assert [line.partition(": ")[0] for line in told(rows)] == ["3", "4", "5"]


def test_a_figure_given_only_by_category_is_the_sum_of_one_dimension(read):
    figures, categories, issues = read(
        "cons,a,2015Q1,sex=f,7,\ncons,a,2015Q1,sex=m,6,\ncons,a,2015Q1,age=0-17,13,\n", BROKEN_DOWN)
    assert not issues
    assert [figure.value for figure in figures] == [Decimal(13)]
    assert categories["cons", "a", Q1] == {"sex": {"f": 7, "m": 6}, "age": {"0-17": 13}}


@pytest.mark.parametrize(("category", "sentence"), [
    ("sex=x", "2: unknown_category: “sex” has no category “x”: known are f, m."),
    ("sx=f", "2: unknown_dimension: “cons” is not broken down by “sx”: did you mean “sex”?")])
def test_where_dimensions_are_defined_others_are_refused(told, category, sentence):
    assert told(f"cons,a,2015Q1,{category},1,", BROKEN_DOWN) == [sentence]


def test_an_element_that_is_not_broken_down_takes_no_category(told):
    assert told("money,a,2015Q1,sex=f,1,", BROKEN_DOWN) == [
        "2: unknown_dimension: “money” is not broken down by “sex”: there is none to refer to."]


def test_further_columns_come_only_when_asked_for(tmp_path):
    path = tmp_path / "values.csv"
    path.write_text("element,unit,period,category,value,note\ncons,a,2015Q1,,7,late\ncons,b,2015Q1,sex=f,7,\n")
    sheet = read_sheet(path, PLAIN, extra=("note", "entered_on"))
    assert not sheet.issues
    assert sheet.extras == {(("cons", "a", Q1), ""): {"note": "late"}}
    assert [figure.value for figure in sheet.figures] == [7, 7]


def test_a_file_that_is_absent_or_of_another_encoding_is_told_as_such(tmp_path):
    path = tmp_path / "values.csv"
    assert read_values(path, PLAIN)[2][0].code == "no_file"
    path.write_bytes(HEADER.encode() + b"cons,a,2015Q1,,1,\n" + "told,a,2015Q1,,да,".encode("cp1251"))
    issue, = read_values(path, PLAIN)[2]
    assert (issue.code, issue.where) == ("not_utf8", f"{path}:3")


def test_the_values_of_every_worked_case_are_read(tmp_path):
    cases = json.loads((ROOT / "tests/cases/rules.json").read_text(encoding="utf-8"))
    for case in cases:
        known = {code: DataElement(code, X, Type(each["type"]), OverTime(each["over_time"]),
                                   OverUnits(each["over_units"]), Frequency(each.get("frequency", "quarter")))
                 for code, each in case["definitions"]["data_elements"].items()}
        units = {code: Unit(code, X) for code in case["definitions"]["units"]}
        text = io.StringIO()
        writer = csv.DictWriter(text, HEADER.strip().split(","))
        writer.writeheader()
        writer.writerows(case["values"])
        (tmp_path / "values.csv").write_text(text.getvalue(), encoding="utf-8")
        assert read_values(tmp_path / "values.csv", Definitions(known, {}, units))[2] == [], case["id"]
