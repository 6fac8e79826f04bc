"""What needs attention: the gravest reason of each indicator, and who has not reported for longest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.board_desk import D20, D21, Desk
from tests.services.desk import ANA, Q3, VERA, fill_in
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor
from tracker.domain.board import Todo
from tracker.domain.compare import Worry, worry
from tracker.domain.element import Type
from tracker.domain.period import Period
from tracker.domain.status import Progress, Status
from tracker.services.entry_commands import SaveCell
from tracker.services.entry_views import Saved
from tracker.services.services import Services

NOV3 = date(2015, 11, 3)
NOW_AT, THEN = Period.parse("2015Q3"), Period.parse("2015Q2")
FINE = Progress("x", NOW_AT, Status.ON_TRACK, target=Fraction(10), ratio=Fraction(9, 10), as_of=NOW_AT)
BEFORE = replace(FINE, period=THEN)


@pytest.mark.parametrize(("now", "before", "why"), [
    (FINE, BEFORE, None),
    (replace(FINE, status=Status.OFF_TRACK), BEFORE, Worry.OFF_TRACK),
    (replace(FINE, status=Status.NOT_ACHIEVED), None, Worry.OFF_TRACK),
    (replace(FINE, status=Status.AT_RISK), BEFORE, Worry.WORSENING),
    (replace(FINE, status=Status.AT_RISK), replace(BEFORE, status=Status.AT_RISK), Worry.AT_RISK),
    (replace(FINE, ratio=Fraction(86, 100)), BEFORE, None),
    (FINE, replace(BEFORE, ratio=Fraction(100, 100)), Worry.WORSENING),
    (replace(FINE, ratio=Fraction(11, 10)), replace(BEFORE, ratio=Fraction(3)), None),
    (replace(FINE, status=Status.NO_DATA, ratio=None), BEFORE, Worry.STALE),
    (replace(FINE, as_of=Period.parse("2015Q1")), BEFORE, Worry.STALE),
    (replace(FINE, status=Status.OFF_TRACK, target=None), BEFORE, None),
])
def test_each_indicator_has_the_gravest_reason_that_fits(now: Progress, before: Progress | None, why: Worry | None) -> None:
    assert worry(now, before, stands=False) is why


def test_what_an_act_set_does_not_grow_old() -> None:
    assert worry(replace(FINE, as_of=Period.parse("2012Q1")), BEFORE, stands=True) is None


@given(st.sampled_from(Status), st.sampled_from(Status), st.fractions(0, 2), st.fractions(0, 2))
def test_whatever_is_behind_is_told_and_what_has_no_target_never(now: Status, before: Status, here: Fraction, there: Fraction) -> None:
    judged = replace(FINE, status=now, ratio=here)
    found = worry(judged, replace(BEFORE, status=before, ratio=there), stands=False)
    assert (found is Worry.OFF_TRACK) is (now in (Status.OFF_TRACK, Status.NOT_ACHIEVED))
    assert found is not None or now not in (Status.AT_RISK, Status.NO_DATA)
    assert worry(replace(judged, target=None), BEFORE, stands=False) is None


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


def silent(desk: Desk, day: date) -> list[tuple[str, str | None, int, int]]:
    desk.at(day)
    found = Services(desk.database).overview(VERA, "town-2015", "2015Q3").silent
    return [(each.unit.code, str(each.spoke) if each.spoke else None, each.missed, each.days_late) for each in found]


def late_on_the_board(services: Services, who: Actor, until: str) -> set[str]:
    board = services.review.board(who)
    return {row.unit.code for row in board.rows for period, cell in zip(board.periods, row.cells, strict=True)
            if cell and Todo.LATE in cell.todo and "2015" <= str(period) <= until}


def test_the_longest_silent_stands_first_with_its_days(desk: Desk) -> None:
    desk.centre_submits()
    assert silent(desk, date(2015, 11, 2)) == [("centre", "2015Q3", 2, 196), ("home", None, 3, 196)]


def test_a_draft_takes_nobody_off_the_list_but_submitting_does(desk: Desk) -> None:
    """The deadline of the third quarter is 20 October; what is typed by then is not a report."""
    fill_in(desk.entry)
    assert ("home", None, 3, 197) in silent(desk, NOV3)
    desk.entry.submit(ANA, "home", Q3, desk.entry.form(ANA, "home", Q3).version)
    assert ("home", "2015Q3", 2, 197) in silent(desk, NOV3)
    assert {each[0] for each in silent(desk, NOV3)} == late_on_the_board(Services(desk.database), VERA, Q3)


def test_nobody_is_late_on_the_day_of_the_deadline(desk: Desk) -> None:
    assert {each[2] for each in silent(desk, D20)} == {2}
    assert {each[2] for each in silent(desk, D21)} == {3}


def test_what_is_returned_is_late_again(desk: Desk) -> None:
    desk.centre_submits()
    before = {each[0]: each[2] for each in silent(desk, NOV3)}
    desk.entry.return_form(VERA, "centre", Q3, desk.entry.form(VERA, "centre", Q3).version, "Проверете потребителите")
    assert {each[0]: each[2] for each in silent(desk, NOV3)} == {**before, "centre": 3}


def test_two_values_in_the_crisis_centres_draft_leave_it_among_the_late(sample_office: Database) -> None:
    """The overview and the board of the sample name the same three, before a draft and after."""
    services = Services(sample_office)
    before = services.overview(COMMAND_LINE, "stara-zagora-2015").silent
    assert {each.unit.code for each in before} == late_on_the_board(services, COMMAND_LINE, "2015Q2")
    form = services.entry.form(COMMAND_LINE, before[0].unit.code, "2015Q2")
    row = next(each for each in form.rows if each.element.type is Type.COUNT)
    saved = services.entry.save_cell(
        COMMAND_LINE, SaveCell(before[0].unit.code, "2015Q2", row.element.code, "3", row.version))
    assert isinstance(saved, Saved)
    assert services.overview(COMMAND_LINE, "stara-zagora-2015").silent == before


def test_what_needs_attention_in_the_sample_is_each_told_once(sample_office: Database) -> None:
    view = Services(sample_office).overview(COMMAND_LINE, "stara-zagora-2015")
    told = [row.indicator.code for rows in view.worries.values() for row in rows]
    assert len(told) == len(set(told)) and set(told) >= {
        row.indicator.code for row in view.rows if row.progress.status is Status.OFF_TRACK}
    assert [each.days_late for each in view.silent] == sorted((each.days_late for each in view.silent), reverse=True)
