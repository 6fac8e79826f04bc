"""Units opened, closed, renamed, moved and merged, in the town of `desk.py` on 20 October 2015."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.catalog.office import plan
from tests.services.board_desk import Desk
from tests.services.desk import ELI, VERA, approved, enter_earlier, person
from tracker.catalog.catalog import Catalog
from tracker.catalog.definitions import load_definitions
from tracker.db import history, people
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.board import FormState
from tracker.domain.period import Period
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services.services import Services
from tracker.services.sync import apply_sync, sync_plan
from tracker.services.sync_plan import Act, Kind
from tracker.services.unit_commands import (
    CloseUnit,
    MergeUnits,
    MoveUnit,
    Named,
    OpenUnit,
    RenameUnit,
    ReopenUnit,
    UnitCommand,
)
from tracker.services.units import UnitDesk
from tracker.text.render import render

NAMED = Named("Нов дом", "New home")
CLOSE = CloseUnit("home", "30.06.2015", "Закрит с решение № 7")
OPEN = OpenUnit("new", NAMED, "Открит", parent="town", since="2015-07-01", like="centre")
MERGE = MergeUnits(("home", "centre"), "both", NAMED, "01.07.2015", "Сливане по решение № 8")
OF_HOME = person("Eva", Role.ADMINISTRATOR, "home")


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


@pytest.fixture
def units(desk: Desk) -> UnitDesk:
    return UnitDesk(desk.entry.sittings)


def said(units: UnitDesk, command: UnitCommand) -> list[str]:
    return [render(each, "en").replace("\u00a0", " ") for each in units.preview(ELI, command).said]


def wrong(units: UnitDesk, command: UnitCommand, who: Actor = ELI) -> list[str]:
    with pytest.raises(Invalid) as error:
        units.carry_out(who, command)
    return [each.where for each in error.value.issues]


def total(desk: Desk, indicator: str, period: str) -> dict[str, object]:
    found = Services(desk.database).progress(COMMAND_LINE, "town-2015", Period.parse(period))
    return next(each for each in found if each["indicator"] == indicator)


def last_line(desk: Desk):
    with desk.database.reading() as work:
        return history.of_kind(work.session, "unit")[-1]


def test_closing_is_shown_first_then_no_form_is_due_and_levels_are_nought(desk, units):
    enter_earlier(desk.database, "capacity", {"2015Q1": Decimal(40)})
    enter_earlier(desk.database, "users", {"2015Q1": Decimal(35), "2015Q2": Decimal(30), "2015Q3": Decimal(2)})
    before = said(units, CLOSE)
    assert before[:5] == [
        "“home” closes; 30 June 2015 is its last day.", "2 forms are no longer due.",
        "1 figure lies after that day; it stays, for its own period alone.",
        "capacity: the last level is 40 (Q1 2015); from Q2 2015 on it is nought.",
        "users: the last level is 30 (Q2 2015); from Q3 2015 on it is nought."]
    assert "No open unit reports “visits” any more." in before and "2 people have a role at it, and keep it until it is taken away." in before
    assert desk.cell("home").state is FormState.DRAFT
    units.carry_out(ELI, CLOSE)
    assert [each.unit.code for each in desk.review.board(VERA, None, "2015Q3").rows if each.cells[0]] == ["centre"]
    line = last_line(desk)
    assert (line.key, line.actor, line.why, line.before.get("closed"), line.after["closed"]) == (
        "home", "Eli@town.bg", "Закрит с решение № 7", None, "2015-06-30")


def test_a_closed_unit_is_opened_again_as_if_nothing_had_been(desk, units):
    units.carry_out(ELI, CLOSE)
    assert wrong(units, CLOSE) == ["last_day"]
    assert said(units, ReopenUnit("home", "x"))[1] == "2 forms are due again."
    units.carry_out(ELI, ReopenUnit("home", "Грешка"))
    assert desk.cell("home").state is FormState.NOT_STARTED
    assert wrong(units, ReopenUnit("home", "x")) == ["code"]


def test_a_unit_with_open_ones_below_it_does_not_close_and_all_that_is_wrong_is_told_at_once(units):
    assert wrong(units, CloseUnit("town", "30.06.2015", " ")) == ["last_day", "last_day", "reason"]
    assert wrong(units, CloseUnit("home", "някога", "")) == ["last_day", "reason"]
    assert wrong(units, OpenUnit("Home!", Named(), "", kind="x", since="")) == ["since", "name_bg", "code", "kind", "reason"]
    assert wrong(units, replace(OPEN, code="home")) == ["code"]


def test_a_new_unit_is_asked_for_what_another_one_is(desk, units):
    enter_earlier(desk.database, "capacity", {"2015Q3": Decimal(40)})
    assert said(units, OPEN) == ["A new unit: “New home”, from 1 July 2015 on.", "2 data elements are asked of it."]
    units.carry_out(ELI, OPEN)
    rows = {each.unit.code: each.cells for each in desk.review.board(VERA).rows}
    states = {str(period): cell and cell.state for period, cell in zip(desk.review.board(VERA).periods, rows["new"], strict=True)}
    assert states == {"2015Q1": None, "2015Q2": None, "2015Q3": FormState.NOT_STARTED, "2015Q4": FormState.NOT_DUE}
    assert [row.element.code for row in desk.entry.form(person("N", Role.REPORTER, "new"), "new", "2015Q3").rows] == ["capacity", "users"]
    line = next(each for each in units.tree(ELI).lines if each.unit.code == "new")
    assert (line.depth, line.reports, line.set_here) == (1, 2, True)


def test_a_unit_is_renamed_and_named_back(units):
    assert said(units, RenameUnit("home", NAMED, "x"))[0] == "The name changes from “home” to “New home”."
    units.carry_out(ELI, RenameUnit("home", NAMED, "По устав"))
    assert wrong(units, RenameUnit("home", NAMED, "x")) == ["name_bg"]
    units.carry_out(ELI, RenameUnit("home", Named("дом"), "Обратно"))
    found = next(each.unit for each in units.tree(ELI).lines if each.unit.code == "home")
    assert (found.name.bg, found.name.en) == ("дом", "дом")


def test_two_who_change_one_unit_do_not_overwrite_each_other(units):
    seen = next(each.version for each in units.tree(ELI).lines if each.unit.code == "home")
    units.carry_out(ELI, replace(CLOSE, seen=seen))
    with pytest.raises(Conflict):
        units.carry_out(ELI, RenameUnit("home", NAMED, "x", seen))


def test_a_unit_moves_and_roles_follow_the_tree(units):
    move = MoveUnit("home", "centre", "Преминава към центъра")
    assert said(units, move)[:2] == ["“home” moves: town → centre.", "1 role newly reaches it."]
    units.carry_out(ELI, move)
    assert {each.unit.code: each.depth for each in units.tree(ELI).lines} == {"town": 0, "centre": 1, "home": 2}
    assert wrong(units, MoveUnit("centre", "home", "x")) == ["parent"]
    assert wrong(units, MoveUnit("home", "centre", "x")) == ["parent"]
    units.carry_out(ELI, MoveUnit("home", "", "На върха"))
    assert units.tree(ELI).lines[-1].depth == 0


def test_merged_units_keep_their_figures_the_new_one_starts_and_the_series_is_broken(desk, units):
    """Q2: 35 + 5 users. Q3: the two are closed, 44 are reported by the new one alone; visits go on being counted."""
    enter_earlier(desk.database, "users", {"2015Q2": Decimal(35)})
    enter_earlier(desk.database, "users", {"2015Q2": Decimal(5)}, "centre")
    enter_earlier(desk.database, "capacity", {"2015Q2": Decimal(40)})
    enter_earlier(desk.database, "capacity", {"2015Q2": Decimal(10)}, "centre")
    enter_earlier(desk.database, "visits", {"2015Q2": Decimal(100)})
    assert "The series of 6 indicators get a marked break at Q3 2015." in said(units, MERGE)
    assert "3 roles at them are given for it too." in said(units, MERGE)
    units.carry_out(ELI, MERGE)
    with desk.database.reading() as work:
        assert [each.name for each in people.everyone(work.session) if Grant(Role.REPORTER, unit="both") in each.grants] == ["Ana", "Boris", "Ceca"]
    enter_earlier(desk.database, "users", {"2015Q3": Decimal(44)}, "both")
    enter_earlier(desk.database, "capacity", {"2015Q3": Decimal(48)}, "both")
    enter_earlier(desk.database, "visits", {"2015Q3": Decimal(30)}, "both")
    half = total(desk, "occupancy", "2015Q2")
    assert (half["numerator"], half["denominator"], half["actual"]) == (40, 50, 80)
    third = total(desk, "occupancy", "2015Q3")
    assert (third["numerator"], third["denominator"]) == (44, 48)
    assert total(desk, "visits", "2015Q3")["actual"] == 130
    page = Services(desk.database).indicator(COMMAND_LINE, "visits", "2015Q3")
    assert [(str(each.period), each.unit.code, [unit.code for unit in each.merged]) for each in page.breaks] == [
        ("2015Q3", "both", ["home", "centre"])]
    assert Services(desk.database).indicator(COMMAND_LINE, "visits", "2015Q3", "home").breaks == ()
    assert wrong(units, ReopenUnit("home", "x")) == ["code"]
    assert wrong(units, replace(MERGE, into="third", codes=("home",))) == ["codes", "codes"]


def test_what_was_approved_stands_whatever_is_done_to_its_unit(desk, units):
    approved(desk.entry)
    before = [total(desk, code, "2015Q3") for code in ("visits", "occupancy", "ready")]
    for command in (RenameUnit("home", NAMED, "x"), MoveUnit("home", "", "x"), CloseUnit("home", "31.12.2015", "x"), ReopenUnit("home", "x")):
        units.carry_out(ELI, command)
    assert [total(desk, code, "2015Q3") for code in ("visits", "occupancy", "ready")] == before


def test_the_files_never_undo_what_an_administrator_did(desk, units, tmp_path):
    """They are what they were; and then they know nothing of the home any more."""
    for command in (RenameUnit("home", NAMED, "x"), CLOSE, OPEN, MoveUnit("centre", "", "x")):
        units.carry_out(ELI, command)
    before = {each.unit.code: each.unit for each in units.tree(ELI).lines}
    known, _ = load_definitions(tmp_path / "indicators.yaml", None)
    assert known
    for left in (known.units, {code: unit for code, unit in known.units.items() if code != "home"}):
        planned = sync_plan(Catalog(tmp_path, replace(known, units=left), {"town-2015": plan()}), desk.database)
        kept = {(each.code, each.field) for each in planned.differences if each.kind is Kind.UNIT and each.act is Act.KEEP}
        assert kept == {("centre", "parent")} | ({("home", "name"), ("home", "closed")} if "home" in left else set())
        apply_sync(desk.database, planned, "a test")
        assert {each.unit.code: each.unit for each in units.tree(ELI).lines} == before


def test_a_chain_of_newcomers_is_asked_like_the_first(units):
    for code, like in (("second", "centre"), ("third", "second")):
        units.carry_out(ELI, replace(OPEN, code=code, like=like))
    assert {each.unit.code: each.reports for each in units.tree(ELI).lines if each.unit.code in ("second", "third")} == {"second": 2, "third": 2}


def test_administrators_manage_what_is_theirs_alone(units):
    assert [each.unit.code for each in units.tree(OF_HOME).lines] == ["home"]
    units.carry_out(OF_HOME, RenameUnit("home", NAMED, "x"))
    for command in (replace(CLOSE, code="centre"), replace(CLOSE, code="none"), MoveUnit("home", "town", "x"), replace(OPEN, parent="town")):
        with pytest.raises(NotFound):
            units.carry_out(OF_HOME, command)
    for command in (MoveUnit("home", "", "x"), replace(OPEN, parent="", like="")):
        with pytest.raises(NotAllowed):
            units.carry_out(OF_HOME, command)
    with pytest.raises(NotAllowed):
        units.tree(VERA)


def test_of_a_plan_alone_nobody_closes_what_reports_for_others_too(units):
    of_plan = person("Plamen", Role.ADMINISTRATOR, plan="town-2015")
    assert [each.unit.code for each in units.tree(of_plan).lines] == ["home", "centre"]
    with pytest.raises(NotFound):
        units.carry_out(person("Other", Role.ADMINISTRATOR, plan="other-2015"), CLOSE)


def test_a_day_within_a_period(desk, units):
    """Closed on 15 August: the third quarter is still owed and, of the fourth, what is counted from July on."""
    units.carry_out(ELI, replace(CLOSE, last_day="15.08.2015"))
    assert len(desk.entry.form(VERA, "home", "2015Q3").rows) == 6
    desk.at(date(2015, 10, 21))
    assert [row.element.code for row in desk.entry.form(VERA, "home", "2015Q4").rows] == ["answers"]
    assert last_line(desk).after["closed"] == "2015-08-15"
