"""The review board of a town with a home and a centre: states, rates, lists, and moves of many at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.services.board_desk import D21, D25, Desk
from tests.services.desk import ANA, BORIS, DIMITAR, ELI, Q3, STRANGER, VERA, row_of, save, submitted
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.domain.board import FormState, Todo
from tracker.errors import Invalid, NotAllowed, NotFound
from tracker.services.board_views import Pick


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


def states(desk: Desk) -> dict[str, list[str]]:
    return {row.unit.code: [cell.state.value for cell in row.cells] for row in desk.review.board(VERA).rows}


def test_each_form_has_its_state_by_unit_and_period(desk):
    save(desk.entry, "visits", "100")
    desk.centre_submits()
    board = desk.review.board(VERA)
    assert [str(period) for period in board.periods] == ["2015Q1", "2015Q2", Q3, "2015Q4"]
    assert states(desk) == {"home": ["not_started", "not_started", "draft", "not_due"],
                            "centre": ["not_started", "not_started", "submitted", "not_due"]}
    assert board.todos == {Todo.NOT_STARTED: 4, Todo.LATE: 4, Todo.WAITING: 1}
    desk.review.return_all(VERA, [desk.pick("centre")], "Проверете")
    assert states(desk)["centre"][2] == "returned"
    desk.entry.submit(BORIS, "centre", Q3, desk.entry.form(BORIS, "centre", Q3).version)
    desk.review.approve_all(VERA, [desk.pick("centre")])
    assert states(desk)["centre"][2] == "approved"
    desk.review.lock_period(ELI, Q3)
    assert states(desk)["centre"][2] == "locked"


def test_a_figure_taken_away_again_leaves_the_form_not_started(desk):
    save(desk.entry, "story", "Всичко върви")
    assert desk.cell("home").state is FormState.DRAFT
    save(desk.entry, "story", "", row_of(desk.entry, "story").version)
    assert desk.cell("home").state is FormState.NOT_STARTED


def test_completeness_and_timeliness_by_hand(desk):
    """Q1 and Q2 of both units were never sent; the home sends Q3 on its last day, the centre a day later."""
    submitted(desk.entry)
    desk.at(D21)
    desk.centre_submits()
    board = desk.review.board(VERA)
    assert [(line.rate.sent, line.rate.expected, line.rate.in_time, line.rate.judged) for line in board.lines] == [
        (0, 2, 0, 2), (0, 2, 0, 2), (2, 2, 1, 2), (0, 0, 0, 0)]
    assert (board.whole.completeness, board.whole.timeliness) == (Fraction(2, 6), Fraction(1, 6))
    home, centre = board.rows
    assert (home.rate.completeness, home.rate.timeliness) == (Fraction(1, 3), Fraction(1, 3))
    assert (centre.rate.completeness, centre.rate.timeliness) == (Fraction(1, 3), Fraction(0))
    assert [desk.cell(unit).late for unit in ("home", "centre")] == [False, True]
    assert board.lines[3].rate.completeness is None


def test_a_form_that_came_in_time_and_was_returned_is_in_time_all_the_same_and_late_until_it_is_back(desk):
    desk.review.return_all(VERA, [Pick("home", Q3, submitted(desk.entry))], "Проверете")
    desk.at(D25)
    cell = desk.cell("home")
    assert (cell.state, cell.late, cell.in_time, cell.todo) == (FormState.RETURNED, True, True, (Todo.LATE, Todo.RETURNED))
    desk.entry.submit(ANA, "home", Q3, desk.entry.form(ANA, "home", Q3).version)
    cell = desk.cell("home")
    assert (cell.state, cell.late, cell.in_time) == (FormState.SUBMITTED, False, True)


def test_lists_of_what_is_to_be_done_by_part_and_period(desk):
    desk.centre_submits()
    assert [(item.unit.code, str(item.period)) for item in desk.review.board(VERA, todo=Todo.WAITING).items] == [("centre", Q3)]
    assert desk.review.board(VERA, "home", todo=Todo.WAITING).items == ()
    assert {item.unit.code for item in desk.review.board(VERA, "town", "2015Q1", Todo.LATE).items} == {"home", "centre"}
    for part, period in (("nowhere", None), (None, "2014Q1"), ("town", "2016Q1")):
        with pytest.raises(NotFound):
            desk.review.board(VERA, part, period)


@pytest.mark.parametrize("who", [DIMITAR, ELI], ids=lambda who: who.name)
def test_director_and_administrator_may_look(desk, who):
    assert len(desk.review.board(who).rows) == 2


def test_whoever_has_a_part_sees_that_part(desk):
    of_home = Actor(50, "Officer", "o@town.bg", (Grant(Role.OFFICER, unit="home"),))
    assert [row.unit.code for row in desk.review.board(of_home).rows] == ["home"]
    with pytest.raises(NotFound):
        desk.review.board(of_home, "centre")
    for who in (ANA, STRANGER):
        with pytest.raises(NotAllowed):
            desk.review.board(who)


def test_many_are_approved_one_by_one_and_what_cannot_be_is_told(desk):
    version = submitted(desk.entry)
    desk.centre_submits()
    picks = [Pick("home", Q3, version - 1), desk.pick("centre"), Pick("home", "2015Q1", 1)]
    done = desk.review.approve_all(VERA, picks)
    assert [(each.pick.unit, each.done and each.done.value) for each in done] == [("home", None), ("centre", "approved"), ("home", None)]
    assert "Someone else has changed this" in str(done[0].why[0])
    assert "cannot be done" in str(done[2].why[0])
    assert (desk.cell("home").state, desk.cell("centre").state) == (FormState.SUBMITTED, FormState.APPROVED)
    assert [moved.unit for moved in desk.heard] == ["centre"]


def test_a_form_with_warnings_is_told_apart_and_approved_only_if_that_is_said(desk):
    desk.centre_submits(users="12")
    assert (desk.cell("centre").warnings, desk.review.board(VERA, todo=Todo.WARNINGS).items[0].unit.code) == (1, "centre")
    done = desk.review.approve_all(VERA, [desk.pick("centre")])
    assert (done[0].done, done[0].warned, desk.cell("centre").state) == (None, True, FormState.SUBMITTED)
    done = desk.review.approve_all(VERA, [desk.pick("centre")], despite_warnings=True)
    assert done[0].done is not None and desk.cell("centre").state is FormState.APPROVED


def test_returning_takes_a_reason_and_nothing_is_moved_without_one(desk):
    desk.centre_submits()
    with pytest.raises(Invalid):
        desk.review.return_all(VERA, [desk.pick("centre")], "  ")
    assert desk.cell("centre").state is FormState.SUBMITTED
    assert desk.review.return_all(VERA, [desk.pick("centre")], "По ведомост са 4")[0].done
    assert "По ведомост са 4" in {item.reason for item in desk.entry.my_work(BORIS).owed}
