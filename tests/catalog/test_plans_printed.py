"""Not one printed word of either plan is lost or changed in its file."""

import re
from functools import cache
from pathlib import Path

import pytest

from tracker.catalog.plans import load_plan

ROOT = Path(__file__).parents[2]
SOFIA, STARA_ZAGORA = "sofia-2013", "stara-zagora-2015"
PLANS = [SOFIA, STARA_ZAGORA]


@cache
def plan(code):
    found, issues = load_plan(ROOT / f"data/plans/{code}.yaml")
    assert not issues, [f"{issue.where}: {issue.message}" for issue in issues]
    return found


@cache
def lines(code):
    return (ROOT / f"tests/plans/{code}.txt").read_text(encoding="utf-8").split("\n")


def clean(text):
    return re.sub(r"\s+", " ", re.sub(r"</?\w+>", "", text)).strip()


def cells(code, numbers):
    """The cells of a printed row, its continuation lines joined column by column."""
    grid = [lines(code)[number - 1].split("\t") for number in numbers]
    columns = range(max(map(len, grid)))
    return [clean(" ".join(row[column] for row in grid if column < len(row))) for column in columns]


def kept(plan, row):
    """Every printed field of an encoded row."""
    for activity in row.activities:
        yield " ".join(filter(None, [activity.printed_no, activity.text.bg]))
    for text in [row.title, row.location and row.location.text, row.deadline.text, row.funding.text]:
        yield text.bg if text else None
    yield from (each.text.bg for each in (*row.activities, *row.organisations, *row.expected_results))
    yield from [row.printed_no, *row.marks.values(), *row.cells.values()]
    goal = plan.goal(row.goal or "")
    yield goal and f"{goal.printed} {goal.title.bg}"


@pytest.mark.parametrize("code", PLANS)
def test_every_cell_of_every_row_is_kept_word_for_word(code):
    for row in plan(code).rows:
        missing = set(filter(None, cells(code, row.lines))) - set(kept(plan(code), row))
        assert not missing, (row.key, missing)


@pytest.mark.parametrize("code", PLANS)
def test_what_was_split_loses_nothing_but_marks_between_the_parts(code):
    for row in plan(code).rows:
        parts = {"organisations": [each.text.bg for each in row.organisations],
                 "expected_results": [each.text.bg for each in row.expected_results],
                 "activities": [f"{each.printed_no} {each.text.bg}" for each in row.activities]}
        for name, rest in row.cells.items():
            for part in parts[name]:
                rest = rest.replace(part, "", 1)
            assert re.fullmatch(r"[\s.;,/-]*", rest), (row.key, rest)


@pytest.mark.parametrize("code", PLANS)
def test_every_line_of_the_paper_has_its_place(code):
    p = plan(code)
    placed = [*(line for row in p.rows for line in row.lines), *(line for each in p.passages for line in each.lines),
              *(section.line for section in p.sections)]
    assert sorted(placed) == [number for number, line in enumerate(lines(code), 1) if line.strip()]


@pytest.mark.parametrize("code", PLANS)
def test_headings_legend_and_signature_are_kept(code):
    for passage in plan(code).passages:
        assert passage.text.bg == " | ".join(filter(None, cells(code, passage.lines)))
    for section in plan(code).sections:
        assert " ".join(filter(None, [section.printed, section.title.bg])) == clean(lines(code)[section.line - 1])


def test_every_goal_stands_on_its_line():
    for goal in plan(SOFIA).goals:
        assert cells(SOFIA, [goal.line])[0] == f"{goal.printed} {goal.title.bg}"


def test_a_row_without_a_goal_cell_belongs_to_the_goal_above_save_one():
    above, astray = None, []
    for row in plan(SOFIA).rows:
        above = next((goal.key for goal in plan(SOFIA).goals if goal.line == row.lines[0]), above)
        assert row.printed_goal == above, row.key
        astray += [row.key] if row.goal != row.printed_goal else []
    assert astray == ["4.v.1"]


def test_marks_stand_in_the_quarter_where_they_are_printed():
    for row in plan(STARA_ZAGORA).rows:
        printed = dict(zip(["Q1", "Q2", "Q3", "Q4"], cells(STARA_ZAGORA, row.lines)[4:8], strict=True))
        assert dict(row.marks) == {quarter: mark for quarter, mark in printed.items() if mark}, row.key


def test_a_deadline_of_stara_zagora_is_read_from_the_words_of_its_row():
    for row in plan(STARA_ZAGORA).rows:
        assert not row.deadline.text or row.deadline.text.bg in row.activities[0].text.bg, row.key


@pytest.mark.parametrize("code", PLANS)
def test_no_tag_is_left_in_any_text(code):
    text = (ROOT / f"data/plans/{code}.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"</?\w+>", text)) <= {"<p>", "<i>"}          # the notes speak of them
    assert not any("<" in each for row in plan(code).rows for each in filter(None, kept(plan(code), row)))
