"""Forms opened until a day, deadlines put off, periods locked and opened; the tests turn the clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.board_desk import D20, D21, D25, NOV5, Desk
from tests.services.desk import ANA, BORIS, DIMITAR, ELI, Q3, VERA, approved, fill_in, row_of, save
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.domain.board import FormState
from tracker.errors import Invalid, NotAllowed, NotFound
from tracker.services.board_views import Extend
from tracker.services.entry_commands import Correct
from tracker.services.entry_views import Clash, Refused


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


def test_a_form_opened_until_a_day_closes_by_itself_and_what_was_approved_stands(desk):
    approved(desk.entry)
    desk.review.reopen(ELI, "home", Q3, "Грешка в посещенията", D25)
    assert (desk.cell("home").state, desk.cell("home").until, desk.cell("home").late) == (FormState.RETURNED, D25, False)
    save(desk.entry, "visits", "999", row_of(desk.entry, "visits").version)
    desk.at(D25)
    assert save(desk.entry, "visits", "998", row_of(desk.entry, "visits").version).value == 998
    owed = next(item for item in desk.entry.my_work(ANA).owed if str(item.period) == Q3)
    assert (owed.deadline, owed.days_left, owed.open_until) == (D25, 0, D25)

    desk.clock.pass_by(days=1)
    form = desk.entry.form(ANA, "home", Q3)
    assert (form.status.value, form.aside, row_of(desk.entry, "visits").total.value) == ("approved", True, 380)
    assert (desk.cell("home").state, desk.cell("home").late) == (FormState.APPROVED, False)
    with pytest.raises(NotAllowed):
        save(desk.entry, "visits", "997", row_of(desk.entry, "visits").version)
    with pytest.raises(NotAllowed):
        desk.entry.submit(ANA, "home", Q3, form.version)
    assert row_of(desk.entry, "visits", period="2015Q4").total.last_period == 380
    assert all(str(item.period) != Q3 for item in desk.entry.my_work(ANA).owed)

    desk.review.reopen(VERA, "home", Q3, "Още два дни", date(2015, 10, 28))
    assert row_of(desk.entry, "visits").total.value == 998
    said = desk.lines("form", f"home/{Q3}")
    assert said[-2][1] == {"status": "returned", "until": "2015-10-25"}
    assert said[-1] == ({"status": "approved", "closed_after": "2015-10-25"}, {"status": "returned", "until": "2015-10-28"}, "Още два дни")
    desk.entry.submit(ANA, "home", Q3, desk.entry.form(ANA, "home", Q3).version)
    desk.at(NOV5)
    assert desk.cell("home").state is FormState.SUBMITTED
    desk.review.approve_all(VERA, [desk.pick("home")], despite_warnings=True)
    assert row_of(desk.entry, "visits").total.value == 998


def test_a_correction_of_a_form_that_closed_by_itself_starts_from_what_was_approved(desk):
    approved(desk.entry)
    desk.review.reopen(VERA, "home", Q3, "Грешка", D20)
    for category in ("sex=f", "sex=m"):
        save(desk.entry, "users", "4", row_of(desk.entry, "users").version, category=category)
    desk.at(D21)
    assert [cell.value for _, cells in row_of(desk.entry, "users").parts for cell in cells] == [None, None]
    done = desk.entry.correct(VERA, Correct("home", Q3, "users", {None: "7"}, row_of(desk.entry, "users").version, "По списък"))
    assert not isinstance(done, Clash | Refused)
    row = row_of(desk.entry, "users")
    assert (row.total.value, [cell.value for _, cells in row.parts for cell in cells]) == (7, [None, None])
    desk.review.reopen(VERA, "home", Q3, "Пак", D25)
    assert row_of(desk.entry, "users").total.value == 7


def test_a_day_that_has_passed_opens_nothing(desk):
    approved(desk.entry)
    with pytest.raises(Invalid):
        desk.review.reopen(VERA, "home", Q3, "Грешка", date(2015, 10, 19))
    assert desk.cell("home").state is FormState.APPROVED


def test_what_was_set_aside_stays_aside_while_the_form_is_locked_and_opened_again(desk):
    approved(desk.entry)
    desk.review.reopen(VERA, "home", Q3, "Грешка", D20)
    save(desk.entry, "visits", "999", row_of(desk.entry, "visits").version)
    desk.at(D21)
    assert desk.review.lock_period(VERA, Q3, "home").outcomes[0].done
    assert row_of(desk.entry, "visits").total.value == 380
    desk.review.open_period(ELI, Q3, "Ревизия", "home")
    assert (desk.cell("home").state, row_of(desk.entry, "visits").total.value) == (FormState.APPROVED, 380)


def test_a_deadline_is_put_off_for_one_unit_and_for_all(desk):
    done = desk.review.extend(VERA, Extend(Q3, D25, "Болест", "centre"))
    assert (done.due, done.units) == (D25, 1)
    desk.at(D21)
    assert [desk.cell(unit).late for unit in ("home", "centre")] == [True, False]
    assert {item.unit.code for item in desk.entry.review_list(VERA).late if str(item.period) == Q3} == {"home"}
    item = next(item for item in desk.entry.my_work(BORIS).owed if str(item.period) == Q3)
    assert (item.deadline, item.days_left, item.put_off) == (D25, 4, True)
    form = desk.entry.form(BORIS, "centre", Q3)
    assert (form.deadline, form.put_off.reason) == (D25, "Болест")
    desk.review.extend(VERA, Extend(Q3, NOV5, "Няма ток"))
    assert [desk.cell(unit).due for unit in ("home", "centre")] == [NOV5, NOV5]
    assert desk.review.periods(VERA)[1].due == NOV5
    fill_in(desk.entry)
    desk.at(NOV5)
    desk.entry.submit(ANA, "home", Q3, desk.entry.form(ANA, "home", Q3).version)
    assert desk.cell("home").in_time
    assert desk.lines("deadline", f"centre/{Q3}") == [(None, {"due": "2015-10-25", "reason": "Болест"}, "Болест")]
    assert desk.lines("deadline", Q3) == [(None, {"due": "2015-11-05", "reason": "Няма ток"}, "Няма ток")]


def test_a_part_of_the_tree_is_put_off_with_all_below_it_and_the_later_deadline_holds(desk):
    assert desk.review.extend(ELI, Extend(Q3, NOV5, "Празници", "town")).units == 2
    assert desk.review.extend(ELI, Extend(Q3, D25, "Болест", "home")).due == NOV5
    assert [desk.cell(unit).due for unit in ("home", "centre")] == [NOV5, NOV5]
    desk.review.extend(ELI, Extend(Q3, D20, "Отменено", "town"))
    assert [desk.cell(unit).due for unit in ("home", "centre")] == [D25, D20]
    assert len(desk.lines("deadline", f"town/{Q3}")) == 2


@pytest.mark.parametrize(("until", "reason"), [(date(2015, 10, 19), "Болест"), (D25, " ")])
def test_a_deadline_is_never_earlier_than_usual_nor_without_a_reason(desk, until, reason):
    with pytest.raises(Invalid):
        desk.review.extend(VERA, Extend(Q3, until, reason))
    assert desk.cell("home").due == D20


def test_whoever_has_one_unit_puts_off_no_deadline_of_the_others(desk):
    of_home = Actor(50, "Officer", "o@town.bg", (Grant(Role.OFFICER, unit="home"),))
    assert desk.review.extend(of_home, Extend(Q3, D25, "Болест", "home")).due == D25
    with pytest.raises(NotFound):
        desk.review.extend(of_home, Extend(Q3, D25, "Болест", "centre"))
    with pytest.raises(NotAllowed):
        desk.review.extend(of_home, Extend(Q3, D25, "Болест"))
    with pytest.raises(NotAllowed):
        desk.review.extend(DIMITAR, Extend(Q3, D25, "Болест", "home"))


def test_a_period_is_locked_for_all_and_what_is_not_approved_is_listed(desk):
    approved(desk.entry)
    desk.centre_submits()
    done = desk.review.lock_period(VERA, Q3)
    assert [(each.pick.unit, each.done.value) for each in done.outcomes] == [("home", "locked")]
    assert [(item.unit.code, item.cell.state) for item in done.left] == [("centre", FormState.SUBMITTED)]
    line = desk.review.periods(VERA)[1]
    assert (str(line.period), line.locked, line.states) == (Q3, False, {FormState.LOCKED: 1, FormState.SUBMITTED: 1})
    desk.review.approve_all(VERA, [desk.pick("centre")])
    assert desk.review.lock_period(VERA, Q3).left == ()
    assert desk.review.periods(VERA)[1].locked
    with pytest.raises(NotAllowed):
        desk.review.reopen(VERA, "home", Q3, "Грешка")


def test_only_an_administrator_opens_a_locked_period_and_says_why(desk):
    approved(desk.entry)
    desk.review.lock_period(VERA, Q3)
    with pytest.raises(NotAllowed):
        desk.review.open_period(VERA, Q3, "Ревизия")
    with pytest.raises(Invalid):
        desk.review.open_period(ELI, Q3, "")
    before = desk.entry.form(VERA, "home", Q3)
    assert [each.done.value for each in desk.review.open_period(ELI, Q3, "Ревизия")] == ["approved"]
    after = desk.entry.form(VERA, "home", Q3)
    assert ([row.total.value for row in before.rows], after.status.value) == ([row.total.value for row in after.rows], "approved")
    assert desk.lines("form", f"home/{Q3}")[-1] == ({"status": "locked"}, {"status": "approved"}, "Ревизия")
