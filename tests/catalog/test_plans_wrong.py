"""A plan file with a mistake in it is refused, with the line and what would be right."""

import pytest

from tracker.catalog.plans import load_plan

GOOD = """\
code: little-2013
title: {bg: План, en: Plan}
municipality: {bg: Община, en: Municipality}
years: {from: 2013, to: 2013}
passages: []
funding_sources:
  - {code: projects, bg: Проекти, en: Projects}
places: []
abbreviations:
  - {abbreviation: НПО, bg: Неправителствени организации, en: Non-governmental organisations}
sections:
  - {no: 1, line: 7, title: {bg: Раздел, en: Section}}
goals:
  - {key: 1.a, section: 1, line: 10, printed: А), title: {bg: Цел, en: Goal}}
notes:
  - {code: SOF-A29, severity: low, rows: [1.a.1], bg: Бележка, en: Note}
rows:
  - key: 1.a.1
    section: 1
    goal: 1.a
    lines: [10]
    printed_no: 1.
    activities:
      - {bg: Срещи, en: Meetings}
    deadline: {kind: continuous, as_printed: постоянен, en: Continuous}
    organisations:
      - {as_printed: НПО, en: Non-governmental organisations, codes: [ngo]}
    funding: {status: named, as_printed: проекти, en: Projects, sources: [projects]}
    expected_results:
      - {bg: Две срещи, en: Two meetings}
    readings:
      - {as_printed: Срещи, bg: Работни срещи, en: Working meetings, certainty: likely}
"""


def told(tmp_path, *changes):
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "little.yaml"
    path.write_text(text, encoding="utf-8")
    plan, issues = load_plan(path)
    assert (plan is None) == bool(issues)
    return [f"{issue.where.rpartition(':')[2]}: {issue.message}" for issue in issues]


def test_the_little_plan_is_good(tmp_path):
    assert told(tmp_path) == []


@pytest.mark.parametrize("old, new, sentence", [
    ("section: 1\n    goal: 1.a", "section: 2\n    goal: 1.a", "19: There is no section “2”; known are 1."),
    ("goal: 1.a", "goal: 1.b", "20: There is no goal “1.b”; did you mean “1.a”?"),
    ("sources: [projects]", "sources: [project]",
     "28: There is no funding source “project”; did you mean “projects”?"),
    ("sources: [projects]", "sources: []", "28: Funding has sources when its status is named, and only then."),
    ("rows: [1.a.1]", "rows: [1.a.9]", "16: There is no row “1.a.9”; did you mean “1.a.1”?"),
    ("severity: low, ", "", "16: “severity” is missing; add it."),
    ("severity: low", "severity: grave", "16: “severity” is “grave”; it may be high, medium, low."),
    ("{bg: Срещи, en: Meetings}", "{bg: Срещи}", "24: “en” is missing; add it."),
    ("en: Two meetings", "en: ''", "30: “en” is empty; fill it in."),
    ("lines: [10]", "line: [10]\n    lines: [10]", "21: “line” is not a key known here; did you mean “lines”?"),
    ("kind: continuous,", "kind: continuous, date: 2013-12-31,",
     "25: A deadline that is continuous has no date; leave it out."),
    ("kind: continuous,", "kind: by_date,", "25: A deadline that is by_date needs a date."),
    ("kind: continuous,", "kind: by_date, date: 31.12.2013,",
     "25: “31.12.2013” is not a date; write it like 2015-12-31."),
    ("as_printed: НПО", "as_printed: БСУ", "18: “БСУ” is not among the plan's abbreviations; add it there."),
    ("as_printed: Срещи", "as_printed: Среща", "32: “Среща” is not printed in this row."),
    ("{bg: Две срещи, en: Two meetings}", "{bg: Две срещи, en: Two meetings, activity: 2}",
     "30: There is no activity 2 in this row; it has 1."),
    ("    readings:", "    cells: {expected_results: Три срещи}\n    readings:",
     "30: “Две срещи” does not occur in its printed cell."),
    ("key: 1.a.1", "key: 1.1", "18: Row “1.1” belongs to “1.a”; its key would be 1.a.N."),
    ("years: {from: 2013, to: 2013}", "years: {from: 2013 г., to: 2013}",
     "4: “from” is “2013 г.”; it wants a whole number."),
    ("code: little-2013", "code: Little 2013", "1: “code” is “Little 2013”, which does not fit ^[a-z][a-z0-9-]*$."),
])
def test_one_mistake_is_one_sentence(tmp_path, old, new, sentence):
    assert sentence in told(tmp_path, (old, new))


def test_a_key_given_twice_is_told(tmp_path):
    second = GOOD[GOOD.index("  - key: 1.a.1"):]
    assert told(tmp_path, (second, second + second))[-1] == "33: “1.a.1” is given twice in “rows”; keep one."


def test_all_mistakes_are_told_at_once(tmp_path):
    said = told(tmp_path, ("sources: [projects]", "sources: [x]"), ("as_printed: НПО", "as_printed: БСУ"),
                ("rows: [1.a.1]", "rows: [9.z.9]"))
    assert [line.partition(":")[0] for line in said] == ["16", "18", "28"]


@pytest.mark.parametrize("number", range(len(GOOD.splitlines())))
def test_a_lost_line_is_a_sentence_never_a_crash(tmp_path, number):
    lines = GOOD.splitlines()
    path = tmp_path / "little.yaml"
    path.write_text("\n".join(lines[:number] + lines[number + 1:]), encoding="utf-8")
    plan, issues = load_plan(path)
    assert (plan is None) == bool(issues)
    assert all(str(issue.message) and ":" in issue.where for issue in issues)
