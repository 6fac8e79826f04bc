"""Words of explanation: what is taken for one, and for which figure it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.desk import ANA, Q3, VERA, approved, fill_in, open_office, row_of, save
from tracker.db import history
from tracker.db.work import Database
from tracker.domain.finding import Finding, tells
from tracker.domain.workflow import FormStatus
from tracker.errors import Invalid
from tracker.services.entry import Entry
from tracker.services.entry_commands import Correct, Explain

WHY = "Двама са настанени временно"
CODE = "check:users-within-capacity"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


def explain(desk: Entry, text: str = WHY) -> None:
    desk.explain(ANA, Explain("home", Q3, CODE, text, "users"))


def warning(desk: Entry) -> Finding:
    return row_of(desk, "users").findings[0]


@pytest.mark.parametrize(("text", "right"), [
    ("няма промяна", True), ("нов персонал", True), ("има ремонт", True), ("x", False), ("да", False), ("сезонно", False),
    ("а б", False), ("12345 67890", False), ("виж бел", False)])
def test_an_explanation_has_at_least_two_words_and_eight_letters(text, right):
    assert tells(text) is right


def test_a_word_that_says_nothing_is_no_explanation(desk):
    fill_in(desk, users="11", visits="20")
    with pytest.raises(Invalid, match="a few words"):
        explain(desk, "x")
    with pytest.raises(Invalid, match="a few words"):
        desk.answer(ANA, "home", Q3, "visits", "x")
    assert warning(desk).explained is None
    explain(desk)
    explain(desk, " ")  # it is taken back
    assert (warning(desk).explained, warning(desk).outdated) == (None, None)


def test_a_word_holds_for_the_figure_it_was_given_for_and_is_asked_for_again_when_that_changes(desk):
    fill_in(desk, users="11")
    explain(desk)
    save(desk, "users", "12", row_of(desk, "users").version)
    assert (warning(desk).explained, warning(desk).outdated) == (None, WHY)
    with pytest.raises(Invalid, match="If it is right, write why"):
        desk.submit(ANA, "home", Q3, 1)
    explain(desk)
    assert (warning(desk).explained, warning(desk).outdated) == (WHY, None)
    assert desk.submit(ANA, "home", Q3, 1) is FormStatus.SUBMITTED


def test_a_word_for_a_total_holds_while_its_parts_are_added(desk, database):
    fill_in(desk, users="11")
    explain(desk)
    for category, text in (("sex=f", "6"), ("sex=m", "5")):
        save(desk, "users", text, row_of(desk, "users").version, category=category)
    assert (warning(desk).explained, warning(desk).outdated) == (WHY, None)
    with database.writing() as work:  # words from before were kept with the parts
        work.session.connection().exec_driver_sql(
            "update form_explanation set figures = 'capacity: 10; users: 11 sex=f:6 sex=m:5'")
        work.commit()
    assert warning(desk).explained == WHY


def test_it_is_asked_for_again_when_the_other_side_changes_and_holds_when_all_is_as_it_was(desk):
    fill_in(desk, users="11")
    explain(desk)
    save(desk, "visits", "381", row_of(desk, "visits").version)
    assert warning(desk).explained == WHY
    save(desk, "capacity", "9", row_of(desk, "capacity").version)
    assert warning(desk).outdated == WHY
    save(desk, "capacity", "10", row_of(desk, "capacity").version)
    assert warning(desk).explained == WHY


def test_a_correction_leaves_the_word_to_the_figure_it_was_given_for(desk):
    fill_in(desk, users="11")
    explain(desk)
    desk.submit(ANA, "home", Q3, 1)
    desk.approve(VERA, "home", Q3, 2)
    desk.correct(VERA, Correct("home", Q3, "users", {None: "14"}, row_of(desk, "users").version, "По списъка са 14"))
    assert (warning(desk).explained, warning(desk).outdated) == (None, WHY)


def test_the_history_keeps_for_which_figures_a_word_was_given(desk, database):
    fill_in(desk, users="11")
    explain(desk)
    save(desk, "users", "12", row_of(desk, "users").version)
    explain(desk)
    with database.reading() as work:
        lines = history.of(work.session, "explanation", f"home/{Q3}/{CODE}/users")
    assert [line.after for line in lines] == [
        {"text": WHY, "figures": f"capacity: 10; users: {count}"} for count in (11, 12)]


def test_words_given_before_figures_were_kept_with_them_still_hold(desk, database):
    fill_in(desk, users="11")
    explain(desk)
    with database.writing() as work:
        work.session.connection().exec_driver_sql("update form_explanation set figures = null")
        work.commit()
    assert warning(desk).explained == WHY


def test_nothing_is_asked_of_a_form_without_warnings(desk):
    approved(desk)
    assert desk.form(ANA, "home", Q3).findings == ()
