"""A right file becomes definitions; each fault of a wrong one is told at its line."""

import json
import pathlib
import re
from decimal import Decimal

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.catalog.office import RIGHT, UNITS, plan, told, write
from tracker.catalog.definitions import load_definitions
from tracker.catalog.source import load
from tracker.domain.target import Path

CASES = pathlib.Path(__file__).parents[1] / "cases"
PLANS = {"town-2015": plan()}
BROKEN = [
    ("format: 1", "format: 2", [
      "1: wrong_value: The format is “2”; this program reads format 1."]),
    ('format: 1\n', "", [
      "1: missing: “format” is missing; add it."]),
    ("units: units.yaml", "units: unit.yaml", [
      "2: no_file: There is no file …/unit.yaml here."]),
    ('units: units.yaml\n', "", [
      "1: missing: “units” is missing; add it."]),
    ("format: 1", 'format: 1\nthresholds: {on_track: 0.5, at_risk: 0.6}', [
      "2: thresholds: on_track is 0.5 and at_risk is 0.6; they must be shares with 0 ≤ at_risk ≤ on_track "
      "≤ 1."]),
    ("format: 1", 'format: 1\nthresholds: {on_track: 85 %}', [
      "2: wrong_value: “85 %” is not a number; write it like 1200 or 12.5."]),
    ('name: {bg: Потребители, en: Users}\n', 'definition: {bg: Брой, en: Number}\n', [
      "8: no_text: “users” has no name; add name: {bg: …, en: …}."]),
    ("name: {bg: Потребители, en: Users}", "name: Потребители", [
      "9: one_language: “name” is in one language; write name: {bg: …, en: …}."]),
    ("name: {bg: Потребители, en: Users}", "name: {bg: Потребители}", [
      "9: missing_translation: “name” has no text in en; add it."]),
    ("name: {bg: Потребители, en: Users}", "name: {bg: '', en: Users}", [
      "9: missing_translation: “name” has no text in bg; add it."]),
    ("name: {bg: Потребители, en: Users}", "name: {bg: Users, en: Users}", [
      "9: wrong_language: “Users” does not look like bg; put the text in that language here."]),
    ("name: {bg: Потребители, en: Users}", "name: {bg: Потребители, en: Потребители}", [
      "9: wrong_language: “Потребители” does not look like en; put the text in that language here."]),
    ("name: {bg: Потребители, en: Users}", "name: {bg: Потребители, en: Users, de: Nutzer}", [
      "9: unknown_key: “de” is not a key known here; the keys are bg, en."]),
    ("f: {bg: жени, en: women}", "f: {bg: жени}", [
      "6: missing_translation: “f” has no text in en; add it."]),
    ("f: {bg: жени, en: women}", "F=: {bg: жени, en: women}", [
      "6: bad_code: “F=” cannot be a code; write it with a–z, 0–9, _ and -, from a letter or digit on."]),
    ("categories: {f: {bg: жени, en: women}, m: {bg: мъже, en: men}}", "categories: {}", [
      "6: no_categories: “sex” has no categories; give two or more."]),
    ("disaggregations: [sex]", "disaggregations: [age]", [
      "13: unknown_dimension: There is no dimension “age” under disaggregations: known are sex."]),
    ("disaggregations: [sex]", "disaggregations: [sex, sex]", [
      "13: repeated: “sex” stands twice in this list; keep one of them."]),
    ('  users:\n', '  Users:\n', [
      "8: bad_code: “Users” cannot be a code; write it with a–z, 0–9, _ and -, from a letter or digit on.",
      "8: warning unused_element: No indicator uses “Users”; units would report it for nothing.",
      "30: unknown_element: There is no data element “users”: did you mean “Users”?"]),
    ('  places:\n', '  usеrs:\n', [
      "14: lookalike: “usеrs” differs from “users” only by case, hyphens or letters that look alike; "
      "rename one of them.",
      "14: bad_code: The code “usеrs” has the Cyrillic letter “е”; codes are a–z, 0–9, _ and -.",
      "14: warning unused_element: No indicator uses “usеrs”; units would report it for nothing.",
      "31: unknown_element: There is no data element “places”: known are users, usеrs."]),
    ('    type: count\n    over_time: last\n    over_units: sum\n    disag',
     '    type: count\n    over_time: last\n    disag', [
      "8: missing: “over_units” is missing; add it."]),
    ('    disaggregations: [sex]\n', '    disaggregations: [sex]\n    minimum: 5\n    maximum: 1\n', [
      "14: limits: The minimum 5 is above the maximum 1; exchange them."]),
    ('    disaggregations: [sex]\n', '    decimals: 7\n', [
      "13: out_of_range: “decimals” is 7; it goes from 0 to 6."]),
    ('    disaggregations: [sex]\n', '    sensitive: maybe\n', [
      "13: wrong_value: “maybe” is neither yes nor no; write true or false."]),
    ('over_time: last\n    over_units: sum\n    valid', 'over_time: sum\n    over_units: sum\n    valid', [
      "19: not_a_level: Only a level (over_time: last) stands until changed; this one has over_time sum."]),
    ('  users:\n    name: {bg: Потребители, en: Users}\n    type: count',
     '  users:\n    name: {bg: Потребители, en: Users}\n    type: money', [
      "8: no_text: “users” has no unit; add unit: {bg: …, en: …}."]),
    ('  users:\n    name: {bg: Потребители, en: Users}\n    type: count',
     '  users:\n    name: {bg: Потребители, en: Users}\n    type: text', [
      "13: key_not_for_type: “disaggregations” means nothing for a data element of type text; take it out.",
      "30: wrong_element_type: “users” is text; a ratio is computed from: count, money, number, percent, "
      "score."]),
    ("reported_by: [home, centre]", "reported_by: [home, center]", [
      "20: unknown_unit: There is no unit “center”: did you mean “centre”?"]),
    ("reported_by: [home, centre]", "reported_by: []", [
      "20: no_units: Nobody reports “places”; name its units, or leave reported_by out if all do."]),
    ("reported_by: [home, centre]", "reported_by: [centre]", [
      "36: nobody_reports: None of these units reports “places”; add one that does: centre."]),
    ('indicators:\n',
     '  idle:\n    name: {bg: Излишен, en: Idle}\n    type: count\n    over_time: sum\n    over_units: sum\n'
     'indicators:\n', [
      "21: warning unused_element: No indicator uses “idle”; units would report it for nothing."]),
    ('    unit: {bg: "%", en: "%"}\n', "", [
      "22: no_text: “occupancy” has no unit; add unit: {bg: …, en: …}."]),
    ("plan: town-2015", "plan: town-2016", [
      "25: unknown_plan: There is no plan “town-2016”: did you mean “town-2015”?"]),
    ('    plan: town-2015\n', "", [
      "25: no_plan: “rows” needs “plan”: the code of the plan it belongs to.",
      "26: no_source_in_plan: “origin: plan” needs the place and the words: plan."]),
    ('rows: ["1.1"]', 'rows: ["1.7"]', [
      "26: unknown_row: town-2015 has no row “1.7”: did you mean “1.1”?"]),
    ('rows: ["1.1"]', 'rows: ["1.1"]\n    goal: 1.b', [
      "27: unknown_goal: town-2015 has no goal “1.b”: did you mean “1.a”?"]),
    ('    rows: ["1.1"]\n', "", [
      "26: no_source_in_plan: “origin: plan” needs the place and the words: rows."]),
    ("origin: plan", "origin: proposed", [
      "28: quote_of_proposed: A proposed indicator is not the plan's, so it quotes nothing; take the quote "
      "out or write origin: plan."]),
    ('    origin: plan\n', "", [
      "22: no_origin: “origin” is missing: plan, if the plan itself sets this indicator; proposed, if we "
      "do."]),
    ('    quote: намаление от 82 на 35 места\n', "", [
      "27: no_source_in_plan: “origin: plan” needs the place and the words: quote."]),
    ("намаление от 82", "увеличение от 82", [
      "28: quote: The plan does not say “увеличение от 82 на 35 места”; copy the words from the row as "
      "printed: 1.1: Дом с. Петрово | Подготовка, намаление от 82 на 35 места"]),
    ("responsible: town", "responsible: twon", [
      "37: unknown_unit: There is no unit “twon”: did you mean “town”?"]),
    ('    responsible: town\n', '    responsible: town\n    responsible: home\n', [
      "38: duplicate: “responsible” stands here already, on line 37; keep one of them."]),
    ('    responsible: town\n', '    responsible: town\n  occupancy: {}\n', [
      "38: duplicate: “occupancy” stands here already, on line 22; keep one of them."]),
    ('    responsible: town\n', '    responsible: [town\n', [
      "38: yaml: This is not valid YAML: did not find expected ',' or ']'."]),
    ('measure: ratio\n    numerator: [users]', 'mesure: ratio\n    numerator: [usrs]', [
      "22: missing: “measure” is missing; add it.",
      "29: unknown_key: “mesure” is not a key known here; did you mean “measure”?"]),
    (RIGHT, "", [
      "1: empty: The file is empty."]),
]
BROKEN_UNITS = [
    ("parent: town", "parent: twon", [
      "units.yaml:1: unknown_unit: There is no unit “twon”: did you mean “town”?"]),
    ("kind: municipality}", "kind: municipality, parent: home}", [
      "units.yaml:1: parent_cycle: Each of these units is the parent of the one before it: home → town → "
      "home; one of them must have none."]),
    ("opened: 2006-01-01", "opened: 2006-01-01, closed: 2005-01-01", [
      "units.yaml:2: closed_before_opened: “centre” closed on 2005-01-01, before it opened on 2006-01-01."]),
    ("opened: 2006-01-01", "opend: 2006-01-01", [
      "units.yaml:2: unknown_key: “opend” is not a key known here; did you mean “opened”?"]),
    ("opened: 2006-01-01", "opened: 01.01.2006", [
      "units.yaml:2: wrong_value: “01.01.2006” is not a date; write it like 2015-12-31."]),
    ("kind: municipality", "kind: town", [
      "units.yaml:3: not_allowed_value: “kind” is “town”; it may be service, institution, directorate, "
      "municipality, organisation."]),
    ("name: {bg: Център, en: Centre}, ", "", [
      "units.yaml:2: no_text: “centre” has no name; add name: {bg: …, en: …}."]),
    ("centre: {", 'Home: {name: {bg: Дом, en: Home}}\ncentre: {', [
      "units.yaml:2: lookalike: “Home” differs from “home” only by case, hyphens or letters that look "
      "alike; rename one of them.",
      "units.yaml:2: bad_code: “Home” cannot be a code; write it with a–z, 0–9, _ and -, from a letter or "
      "digit on."]),
]
CODES_BELOW = {("data_elements",), ("indicators",), ("disaggregations",), ("disaggregations", "sex", "categories")}


def test_a_right_file_gives_what_it_says(tmp_path):
    definitions, issues = load_definitions(write(tmp_path), PLANS)
    occupancy = definitions.indicators["occupancy"]
    assert not issues
    assert definitions.units["home"].name.en == "Petrovo home"
    assert definitions.elements["places"].until_changed
    assert occupancy.factor == 100
    assert occupancy.targets[0].value == Decimal(90)
    assert definitions.reporters("users", occupancy) == ("home",)
    assert definitions.path(occupancy) is Path.LEVEL


@pytest.mark.parametrize(("right", "wrong", "sentences"), BROKEN, ids=range(len(BROKEN)))
def test_a_fault_is_told_at_its_line_with_what_would_be_right(tmp_path, right, wrong, sentences):
    assert RIGHT.count(right) >= 1
    assert told(tmp_path, RIGHT.replace(right, wrong, 1), PLANS) == sentences


@pytest.mark.parametrize(("right", "wrong", "sentences"), BROKEN_UNITS, ids=range(len(BROKEN_UNITS)))
def test_a_fault_of_a_unit_is_told_in_its_own_file(tmp_path, right, wrong, sentences):
    assert told(tmp_path, RIGHT, PLANS, UNITS.replace(right, wrong, 1)) == sentences


def test_a_faulty_entry_does_not_hide_the_faults_of_another(tmp_path):
    text = RIGHT.replace("type: count", "type: cnt", 1).replace("responsible: town", "responsible: twon")
    assert [line.partition(": There")[0] for line in told(tmp_path, text, PLANS)] == [
        "10: not_allowed_value: “type” is “cnt”; it may be count, number, money, percent, score, yes_no, date, text.",
        "37: unknown_unit"]


@given(st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_misspelt_key_is_reported_at_its_line(tmp_path, data):
    source = load(write(tmp_path))
    keys = [key for key in source.lines if key and isinstance(key[-1], str) and key[:-1] not in CODES_BELOW]
    key = data.draw(st.sampled_from(keys))
    name, line = str(key[-1]), source.lines[key]
    at = data.draw(st.integers(0, len(name) - 1))
    misspelt = name[:at] + data.draw(st.sampled_from(["", "x", "é", name[at] * 2])) + name[at + 1:]
    lines = RIGHT.splitlines(keepends=True)
    lines[line - 1] = re.sub(rf"(?<!\w){name}:", f"{misspelt}:", lines[line - 1], count=1)
    issues = told(tmp_path, "".join(lines), PLANS)
    assert any(each.startswith((f"{line}: unknown_key: “{misspelt}”", f"{line}: duplicate: ")) for each in issues)


def test_a_unit_listed_twice_is_told(tmp_path):
    text = RIGHT.replace("units: units.yaml", "units: [home, centre, town, home]")
    assert "2: repeated: “home” stands twice in this list; keep one of them." in told(tmp_path, text, PLANS)


@pytest.mark.parametrize("units", ["[home, centre, town]", "{home: {}, centre: , town: {name: Town}}"])
def test_evaluate_asks_for_no_names_and_no_plan(tmp_path, units):
    text = f"""\
format: 1
units: {units}
data_elements:
  users: {{type: count, over_time: last, over_units: sum}}
indicators:
  x: {{measure: total, of: [users], plan: nowhere, rows: ["9"]}}
"""
    definitions, issues = load_definitions(write(tmp_path, text), None)
    assert not issues
    assert str(definitions.indicators["x"].name.bg) == "x"
    assert list(definitions.units) == ["home", "centre", "town"]


def test_the_definitions_of_every_worked_case_are_right(tmp_path):
    cases = json.loads((CASES / "rules.json").read_text(encoding="utf-8"))
    for case in cases:
        path = write(tmp_path, yaml.safe_dump(case["definitions"], allow_unicode=True))
        definitions, issues = load_definitions(path, None)
        assert definitions, case["id"]
        assert {issue.code for issue in issues} <= {"behind_baseline"}


@pytest.mark.parametrize(("value", "number"), [
    ("1.2", "1.2"), ('"1.2"', "1.2"), ("-10", "-10"), ("0.10", "0.10"), (".5", "0.5"), ("1.1000000", "1.1")])
def test_a_number_is_read_exactly_as_written(tmp_path, value, number):
    text = RIGHT.replace("value: 90}", f"value: {value}}}")
    definitions, _ = load_definitions(write(tmp_path, text), PLANS)
    assert definitions.indicators["occupancy"].targets[0].value == Decimal(number)


@pytest.mark.parametrize("text", [
    "\tformat: 1", "format: \x00", "- 1", "x", "{", "&a [*a]", "format: 1\nunits: &u {a: *u}", "\ufeffformat: 2\n",
    "? [a, b]\n: 1", "format: 1\nunits: 5\nindicators: 6\ndata_elements: 7\n", "[" * 500])
def test_no_file_however_broken_is_a_crash(tmp_path, text):
    path = write(tmp_path)
    path.write_bytes(text.encode())
    definitions, issues = load_definitions(path, None)
    assert definitions is None
    assert issues


def test_a_folder_or_a_file_of_another_encoding_is_told_as_such(tmp_path):
    (tmp_path / "indicators.yaml").write_bytes("име: да".encode("cp1251"))
    assert load_definitions(tmp_path / "indicators.yaml", None)[1][0].code == "not_utf8"
    assert load_definitions(tmp_path, None)[1][0].code == "no_file"
