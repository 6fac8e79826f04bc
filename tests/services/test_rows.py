"""Rows of a plan reported quarter by quarter, on both databases: who does what, what stands, what is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.desk import ANA, BORIS, CECA, DIMITAR, STRANGER, VERA
from tests.services.row_office import MONEY, PLAN, approve, dec, open_rows, save, submit
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Act, Actor
from tracker.domain.period import Period
from tracker.domain.row_state import RowState
from tracker.domain.workflow import FormStatus
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services.row_commands import SaveRow, ShowRow, TypedMoney
from tracker.services.row_reports import RowReports
from tracker.services.row_views import RowStands

ROW = (PLAN, "1.1", "2015Q3")


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> RowReports:
    return open_rows(database, tmp_path)


def stands(desk: RowReports, row: str = "1.1", period: str | None = None, actor: Actor = DIMITAR) -> RowStands:
    return next(each for each in desk.reported(actor, PLAN, period).rows if each.row.key == row)


def owed(desk: RowReports, actor: Actor) -> list[str]:
    return [f"{each.row.key} {each.period}" for each in desk.my_rows(actor).owed]


def test_each_sees_the_rows_they_report_and_the_officer_those_that_nobody_does(desk: RowReports) -> None:
    assert (owed(desk, ANA), owed(desk, CECA)) == (["1.1 2015Q3"], ["1.1 2015Q3"])
    assert owed(desk, BORIS) == ["1.2 2015Q3"]
    assert owed(desk, VERA) == ["1.3 2015Q3"]
    assert (owed(desk, DIMITAR), owed(desk, STRANGER)) == ([], [])
    assert owed(desk, COMMAND_LINE) == ["1.1 2015Q3", "1.2 2015Q3", "1.3 2015Q3"]


def test_a_report_goes_from_draft_to_approved_and_only_then_stands_in_the_plan(desk: RowReports) -> None:
    version = submit(desk)
    assert stands(desk).now is None
    waiting = stands(desk, actor=VERA).waiting
    assert waiting and waiting.report.told == "Обзаведени са десет стаи."
    assert stands(desk).waiting is None
    assert desk.approve(VERA, *ROW, version) is FormStatus.APPROVED
    now = stands(desk).now
    assert now and (now.report.state, str(now.report.done), now.money["state"].spent) == (RowState.DONE, "2015-09-12", dec("900.5"))
    assert stands(desk).late == 74
    assert [(step.act, step.who) for step in desk.page(VERA, *ROW).course] == [(Act.SUBMIT, "Ana"), (Act.APPROVE, "Vera")]
    assert owed(desk, ANA) == []


def test_what_comes_back_says_why_and_what_was_approved_stands_meanwhile(desk: RowReports) -> None:
    approve(desk)
    desk.reopen(VERA, *ROW, desk.page(VERA, *ROW).version, "Липсва заповедта.")
    save(desk, told="Обзаведени са единадесет стаи.")
    item = desk.my_rows(ANA).owed[0]
    assert (item.status, item.reason) == (FormStatus.RETURNED, "Липсва заповедта.")
    now = stands(desk).now
    assert now and now.report.told == "Обзаведени са десет стаи."
    desk.submit(ANA, *ROW, desk.page(ANA, *ROW).version)
    desk.return_report(VERA, *ROW, desk.page(VERA, *ROW).version, "Още веднъж.")
    assert desk.my_rows(ANA).owed[0].reason == "Още веднъж."


def test_the_state_last_approved_stands_until_another_is(desk: RowReports) -> None:
    approve(desk, period="2015Q1", state="under_way", done="", reason="", money={})
    approve(desk)
    assert [found.period for found in (stands(desk, period=each).now for each in ("2015Q2", "2015Q3")) if found] == [
        Period.parse("2015Q1"), Period.parse("2015Q3")]
    assert stands(desk, period="2015Q2").overdue == 0  # 30 June, the day of its deadline
    assert stands(desk).overdue is None
    assert [str(each.period) for each in stands(desk).history] == ["2015Q3", "2015Q1"]


def test_the_next_quarter_starts_from_what_was_said_and_a_row_that_is_done_is_not_asked_for(desk: RowReports) -> None:
    approve(desk, "1.2", "2015Q2", actor=BORIS, state="under_way", done="", reason="")
    page = desk.page(BORIS, PLAN, "1.2", "2015Q3")
    assert page.report and (page.report.state, page.report.told, str(page.report.begun)) == (RowState.UNDER_WAY, "", "2015-02-01")
    assert page.carried and page.provisional
    approve(desk, period="2015Q2", done="20.06.2015", reason="")
    assert owed(desk, ANA) == []


def test_all_that_is_wrong_is_told_at_once_each_with_its_field(desk: RowReports) -> None:
    with pytest.raises(Invalid) as caught:
        save(desk, begun="вчера", state="finished", money={"state": TypedMoney("1.234", "-5")})
    assert {each.where for each in caught.value.issues} == {"begun", "state", "planned-state", "spent-state"}
    version = save(desk, told="", begun="01.10.2015", reason="", money={"state": TypedMoney(revised="5")})
    with pytest.raises(Invalid) as caught:
        desk.submit(ANA, *ROW, version)
    assert {each.where for each in caught.value.issues} == {"told", "begun", "done", "reason", "planned-state", "why-state"}
    assert desk.page(ANA, *ROW).status is FormStatus.DRAFT


@pytest.mark.parametrize(("who", "refused"), [(BORIS, NotAllowed), (DIMITAR, NotAllowed), (VERA, NotAllowed), (STRANGER, NotFound)])
def test_others_cannot_report_the_row_of_the_home(desk: RowReports, who: Actor, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        desk.save(who, SaveRow(*ROW, 0, "done", "x"))
    with pytest.raises(refused):
        desk.submit(who, *ROW, 0)


def test_a_reporter_approves_nothing_and_a_director_changes_nothing(desk: RowReports) -> None:
    version = submit(desk)
    for who in (ANA, BORIS, DIMITAR):
        with pytest.raises(NotAllowed):
            desk.approve(who, *ROW, version)
        with pytest.raises(NotAllowed):
            desk.return_report(who, *ROW, version, "x")


def test_what_others_see_of_a_draft_is_nothing(desk: RowReports) -> None:
    save(desk)
    for who in (BORIS, DIMITAR):
        page = desk.page(who, *ROW)
        assert (page.report, dict(page.money), page.course, page.may) == (None, {}, (), frozenset())


def test_a_slower_save_changes_nothing(desk: RowReports) -> None:
    save(desk)
    with pytest.raises(Conflict):
        desk.save(CECA, SaveRow(*ROW, 0, "dropped"))
    save(desk, told="По-ново.")
    with pytest.raises(Conflict):
        desk.submit(ANA, *ROW, 1)
    report = desk.page(ANA, *ROW).report
    assert report and report.told == "По-ново."


@pytest.mark.parametrize("place", [("town-2014", "1.1", "2015Q3"), (PLAN, "9.9", "2015Q3"),
                                   (PLAN, "1.1", "2015-07"), (PLAN, "1.1", "x"), (PLAN, "1.1", "2016Q1")])
def test_what_is_not_there_or_has_not_begun_is_absent(desk: RowReports, place: tuple[str, str, str]) -> None:
    for ask in (lambda: desk.page(ANA, *place), lambda: desk.submit(ANA, *place, 0)):
        with pytest.raises(NotFound):
            ask()


def test_money_is_taken_from_the_sources_of_the_row_alone_and_nought_is_an_amount(desk: RowReports) -> None:
    save(desk, money={"state": TypedMoney("0", ""), "elsewhere": TypedMoney("5")})
    assert {code: (each.planned, each.spent) for code, each in desk.page(ANA, *ROW).money.items()} == {"state": (0, None)}
    save(desk, money={})
    assert desk.page(ANA, *ROW).money == {}


def test_money_adds_up_by_row_source_and_quarter_as_approved(desk: RowReports) -> None:
    approve(desk, period="2015Q2", state="under_way", done="", reason="Търгът беше обжалван.", money={
        "state": TypedMoney("500", "0,10", "450", "По-малко стаи"), "town": TypedMoney("100", "0,20")})
    approve(desk, money=MONEY)
    board = desk.money(DIMITAR, PLAN)
    assert [(line.source, str(line.period), line.in_force, line.spent) for line in board.lines] == [
        ("state", "2015Q2", 450, dec("0.1")), ("town", "2015Q2", 100, dec("0.2")),
        ("state", "2015Q3", 1000, dec("900.5")), ("town", "2015Q3", 200, None)]
    whole, state = board.total["BGN"], board.by_source["state", "BGN"]
    assert (whole.planned, whole.in_force, whole.spent) == (1800, 1750, dec("900.8"))
    assert (state.planned, state.spent) == (1500, dec("900.6"))
    assert desk.money(DIMITAR, PLAN, "2015Q2").total["BGN"].spent == dec("0.3")


def test_money_that_is_not_approved_is_not_counted(desk: RowReports) -> None:
    submit(desk)
    assert desk.money(COMMAND_LINE, PLAN).lines == ()


def test_evidence_is_for_those_who_report_the_row_and_those_above(desk: RowReports) -> None:
    shown = desk.add_evidence(ANA, ShowRow(*ROW, "заповед.pdf", b"%PDF-1.4 order"))
    found, path = desk.evidence(VERA, shown.id)
    assert path and (found.name, path.read_bytes()) == ("заповед.pdf", b"%PDF-1.4 order")
    for who in (BORIS, STRANGER):
        with pytest.raises(NotFound):
            desk.evidence(who, shown.id)
    with pytest.raises(Invalid):
        desk.add_evidence(ANA, ShowRow(*ROW, "virus.exe", b"MZ"))
    desk.remove_evidence(ANA, shown.id)
    assert desk.page(ANA, *ROW).evidence == ()
    with pytest.raises(NotFound):
        desk.evidence(VERA, shown.id)
    assert path.exists()  # the history speaks of it
