"""What the two plans say, counted and read as a careful officer reads them."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tracker.catalog.plans import load_plan
from tracker.domain.plan_row import Certainty, ChangeKind, DeadlineKind, FundingStatus, Phase, Severity

ROOT = Path(__file__).parents[2]
JANUARY, DECEMBER = date(2015, 1, 1), date(2015, 12, 31)


@cache
def plan(code):
    return load_plan(ROOT / f"data/plans/{code}.yaml")[0]


@pytest.fixture
def sofia():
    return plan("sofia-2013")


@pytest.fixture
def stara_zagora():
    return plan("stara-zagora-2015")


def counted(rows, what):
    return Counter(what(row) for row in rows)


def test_stara_zagora_has_46_measures_not_50(stara_zagora):
    assert counted(stara_zagora.rows, lambda row: row.section) == {"1": 27, "2": 11, "3": 2, "4": 2, "5": 4}
    assert [len(row.activities) for row in stara_zagora.rows] == [1] * 46


def test_sofia_has_15_goals_and_37_rows(sofia):
    assert counted(sofia.goals, lambda goal: goal.section) == {"1": 3, "2": 5, "3": 2, "4": 5}
    assert counted(sofia.rows, lambda row: row.goal) == {
        "1.a": 3, "1.b": 3, "1.v": 4, "2.a": 6, "2.b": 1, "2.v": 1, "2.g": 1, "2.d": 1, "3.a": 1, "3.b": 1,
        "4.a": 4, "4.b": 5, "4.v": 2, "4.g": 2, "4.d": 2}


def test_rows_are_numbered_within_their_goal_whatever_number_is_printed(sofia, stara_zagora):
    for each in (sofia, stara_zagora):
        seen = Counter()
        for row in each.rows:
            owner = row.goal or row.section
            seen[owner] += 1
            assert row.key == f"{owner}.{seen[owner]}"
    assert [row.printed_no for row in sofia.rows_of("4", "4.b")] == ["5.", "6.", "7.", "8.", "9."]


def test_two_numbered_activities_in_one_cell_are_two(sofia):
    assert [row.key for row in sofia.rows if len(row.activities) > 1] == ["2.d.1", "4.g.1"]
    assert [each.activity for each in sofia.row("2.d.1").expected_results] == [1, 2, 2]


def test_sofia_expects_47_results_18_of_them_worded_as_indicators(sofia):
    results = [result for row in sofia.rows for result in row.expected_results]
    assert len(results) == 47
    assert sum(result.is_indicator for result in results) == 18


def test_results_are_parted_at_a_full_stop_too(sofia):
    assert [each.text.en for each in sofia.row("2.a.3").expected_results][1:] == [
        "Number of participants in the courses",
        "Recruiting volunteers to give courses, including through partnerships with NGOs"]
    assert len(sofia.row("2.d.1").expected_results) == 3


def test_results_are_not_parted_at_abbreviations(sofia):
    result, = sofia.row("1.b.3").expected_results
    assert "напр. стажове" in result.text.bg


def test_only_three_numbers_of_sofia_are_targets(sofia):
    assert [(row.key, result.target, result.at_least) for row in sofia.rows for result in row.expected_results
            if result.target is not None] == [("2.a.4", 2, False), ("4.b.1", 2, True), ("4.b.4", 2, True)]


def test_a_continuous_activity_is_never_overdue(sofia):
    continuous = [row for row in sofia.rows if row.deadline.kind is DeadlineKind.CONTINUOUS]
    assert len(continuous) == 23
    assert {row.deadline.date for row in continuous} == {None}


def test_2013_means_the_end_of_2013(sofia):
    dates = {(row.deadline.text.bg, row.deadline.kind.value, row.deadline.date)
             for row in sofia.rows if row.deadline.date}
    end = date(2013, 12, 31)
    assert dates == {("2013 г.", "year", end), ("2013", "year", end), ("В рамките на 2013 г.", "year", end),
                     ("Декември 2013", "by_date", end), ("Септември 2013", "by_date", date(2013, 9, 30))}


def test_an_empty_deadline_is_unknown_not_continuous(sofia):
    assert [row.key for row in sofia.rows if row.deadline.kind is DeadlineKind.UNSPECIFIED] == ["1.b.1"]


def test_not_required_is_an_answer_and_an_empty_cell_is_not(sofia):
    assert counted(sofia.rows, lambda row: row.funding.status) == {
        FundingStatus.NAMED: 18, FundingStatus.NOT_REQUIRED: 13, FundingStatus.UNSPECIFIED: 6}


def test_sofia_municipality_pays_in_one_column_and_works_in_another(sofia):
    row = sofia.row("4.d.2")
    assert row.funding.sources == ("municipal-budget", "council-of-ministers", "external")
    assert sofia.row("2.v.1").organisations[0].codes == ("sofia",)


def test_eight_measures_of_stara_zagora_have_marks_and_38_are_not_unplanned(stara_zagora):
    marked = {row.key: row for row in stara_zagora.rows if row.marks}
    assert list(marked) == ["1.1", "1.6", "1.10", "1.11", "1.20", "5.1", "5.2", "5.3"]
    assert marked["1.10"].schedule == {"Q1": Phase.TRANSFORM, "Q2": Phase.TRANSFORM, "Q3": Phase.TRANSFORM, "Q4": None}
    assert set(marked["5.2"].schedule.values()) == {Phase.IMPLEMENT}
    assert stara_zagora.row("1.2").deadline.kind is DeadlineKind.UNSPECIFIED


def test_the_mark_and_the_text_of_5_1_disagree_and_both_are_kept(stara_zagora):
    row = stara_zagora.row("5.1")
    assert (row.schedule["Q1"], row.phase_in_text) == (Phase.IMPLEMENT, Phase.PREPARE)


def test_capacities_change_where_the_plan_says_so_and_nowhere_else(stara_zagora):
    changes = [(row.key, each.before, each.after, each.kind) for row in stara_zagora.rows
               for each in row.capacity_changes]
    change, closure = ChangeKind.CHANGE, ChangeKind.CLOSURE
    assert changes == [
        ("1.1", 80, 100, change), ("1.6", 20, 35, change),
        ("1.10", 82, 35, change), ("1.10", 35, 0, closure), ("1.11", 82, 35, change), ("1.11", 35, 0, closure),
        ("1.20", 35, 50, change), ("5.3", None, 15, ChangeKind.OPENING)]


@pytest.mark.parametrize("key", ["1.10", "1.11"])
def test_a_home_that_closes_has_35_places_in_january_and_none_at_the_year_end(stara_zagora, key):
    smaller, closed = stara_zagora.row(key).capacity_changes
    assert (smaller.date, closed.date, closed.window) == (JANUARY, DECEMBER, (date(2015, 7, 1), DECEMBER))


def test_two_homes_with_the_same_words_are_two_homes(stara_zagora):
    petrovo, sladak_kladenets = stara_zagora.row("1.10"), stara_zagora.row("1.11")
    assert petrovo.activities == sladak_kladenets.activities
    assert (petrovo.service, sladak_kladenets.service) == ("sz-petrovo", "sz-sladak-kladenets")


def test_counts_of_services_are_not_places(stara_zagora):
    assert {row.key: row.count.value for row in stara_zagora.rows if row.count} == {
        "1.9": 5, "1.12": 2, "1.19": 2, "5.1": 7}


def test_one_place_has_one_code_however_it_is_spelt(stara_zagora):
    places = {row.location.text.bg: row.location.places for row in stara_zagora.rows}
    assert places["Общ. Стара Загора"] == places["Община Стара Загора"] == ("stara-zagora-municipality",)
    assert "С. Сл. Кладенец, общ. Стара Загора" in places


def test_abbreviations_hold_in_their_own_plan_only(sofia, stara_zagora):
    meaning = [next(each.meaning.en for each in plan.abbreviations if each.abbreviation == "СУ")
               for plan in (sofia, stara_zagora)]
    assert meaning == ["Sofia University", "Social services"]


def test_an_abbreviation_nobody_can_explain_is_left_unexplained(sofia):
    rusp = next(each for each in sofia.abbreviations if each.abbreviation == "РУСП")
    assert (rusp.meaning, rusp.certainty) == (None, Certainty.UNKNOWN)


def test_results_printed_astray_know_where_they_belong(sofia):
    assert sofia.row("2.b.1").expected_results[0].row == "2.a.6"
    assert [sofia.row(key).expected_results[0].goal for key in ("1.a.1", "1.a.2")] == ["1.a", "1.a"]


def test_the_date_on_the_paper_is_not_the_day_of_adoption(stara_zagora):
    assert stara_zagora.document_date.text.bg == "07.07.2012г."
    assert stara_zagora.document_date.adopted_on is None


@pytest.mark.parametrize("code, prefix, last", [("stara-zagora-2015", "SZ", 26), ("sofia-2013", "SOF", 30)])
def test_every_slip_of_the_pen_found_in_the_plan_has_its_note(code, prefix, last):
    codes = Counter(note.code for note in plan(code).all_notes())
    assert {f"{prefix}-A{number:02}" for number in range(1, last + 1)} <= set(codes)
    assert set(codes.values()) == {1}


def test_what_is_grave_becomes_a_question_to_the_municipality(sofia, stara_zagora):
    assert [note.code for each in (stara_zagora, sofia) for note in each.all_notes() if note.is_question] == [
        "SZ-A01", "SZ-A11", "SZ-A03", "SZ-A04", "SZ-A02",
        "SOF-A01", "SOF-A02", "SOF-A06", "SOF-A07", "SOF-A09", "SOF-A10"]
    assert Severity.MEDIUM in {note.severity for note in sofia.all_notes()}
