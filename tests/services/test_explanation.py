"""A figure explained: what it came from, by whose hand, what it is held against, and who may see how much of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.services.aims import VISITS
from tests.services.desk import (
    ANA,
    BORIS,
    DIMITAR,
    ELI,
    ELSEWHERE,
    NOW,
    Q3,
    VERA,
    approved,
    enter_earlier,
    open_office,
    person,
    submitted,
)
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Role
from tracker.domain.figure import CellState
from tracker.domain.status import Status
from tracker.errors import NotFound
from tracker.services.entry import Entry
from tracker.services.entry_commands import Correct
from tracker.services.explanation import Explained
from tracker.services.services import Services
from tracker.services.target_setting import TargetDesk


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


@pytest.fixture
def services(desk: Entry, database: Database) -> Services:
    return Services(Database(database.engine, now=lambda: NOW))


def told(found: Explained) -> list[tuple[str, str, object, str | None, str | None]]:
    return [(str(each.figure.period), each.figure.element.code, each.figure.value, each.entered_by, each.approved_by)
            for each in found.behind]


def test_behind_a_status_stand_its_figures_and_who_entered_and_approved_them(desk, services, database):
    enter_earlier(database, "visits", {"2015Q2": Decimal(10), "2015Q1": Decimal(5)})
    approved(desk)
    found = services.explain(VERA, "visits", Q3)
    assert told(found) == [
        ("2015Q3", "visits", Decimal(380), "Ana", "Vera"), ("2015Q2", "visits", Decimal(10), None, None),
        ("2015Q1", "visits", Decimal(5), None, None)]
    assert found.page.row.progress.actual == 395
    assert any("395 ÷ 300" in str(each) or "395" in str(each) for each in found.page.explanation)


def test_a_corrected_figure_is_of_whoever_corrected_it(desk, services):
    approved(desk)
    row = next(each for each in desk.form(VERA, "home", Q3).rows if each.element.code == "visits")
    desk.correct(VERA, Correct("home", Q3, "visits", {None: "390"}, row.version, "Преброено отново"))
    assert told(services.explain(VERA, "visits", Q3))[0] == ("2015Q3", "visits", Decimal(390), "Vera", "Vera")


@pytest.mark.parametrize(("who", "names"), [
    (VERA, ("Ana", "Vera")), (DIMITAR, ("Ana", "Vera")), (ANA, ("Ana", "Vera")), (ELI, (None, None)), (BORIS, (None, None))])
def test_names_stand_only_before_those_who_may_see_the_history_of_the_unit(desk, services, who, names):
    approved(desk)
    assert told(services.explain(who, "visits", Q3))[0][3:] == names


def test_whoever_may_not_see_the_plan_is_told_what_a_stranger_would_be(desk, services):
    approved(desk)
    with pytest.raises(NotFound) as hidden:
        services.explain(ELSEWHERE, "visits", Q3)
    with pytest.raises(NotFound) as absent:
        services.explain(VERA, "visitors", Q3)
    assert str(hidden.value).replace("visits", "…") == str(absent.value).replace("visitors", "…")
    for more in ({"period": "1999Q1"}, {"unit": "centre"}, {"unit": "nowhere"}):
        with pytest.raises(NotFound):
            services.explain(VERA, "visits", **{"period": Q3, **more})


def test_submitted_figures_are_explained_to_the_officer_alone_and_marked(desk, services):
    submitted(desk)
    officer = services.explain(VERA, "visits", Q3, submitted=True)
    assert (officer.page.provisional, told(officer)[0]) == (True, ("2015Q3", "visits", Decimal(380), "Ana", None))
    for who, asked in ((VERA, False), (DIMITAR, True), (person("Nobody", Role.DIRECTOR), True)):
        found = services.explain(who, "visits", Q3, submitted=asked)
        assert not found.page.provisional
        assert {each.figure.state for each in found.behind} <= {CellState.MISSING, CellState.NOT_DUE}


def test_a_level_that_stands_since_long_ago_is_behind_the_figure_of_today(desk, services, database):
    enter_earlier(database, "capacity", {"2009Q2": Decimal(12), "2008Q1": Decimal(9)})
    found = services.explain(VERA, "occupancy", Q3)
    assert [line[:3] for line in told(found) if line[2] is not None] == [("2009Q2", "capacity", Decimal(12))]


def test_the_first_target_stands_beside_the_one_that_a_decision_set(desk, services, database):
    approved(desk)
    TargetDesk(services.database).decide(VERA, VISITS)
    found = services.explain(DIMITAR, "visits", Q3)
    assert ([int(each.value) for each in found.first_targets], [int(each.value) for each in found.indicator.targets]) == ([400], [500])
    assert [(each.decision, each.reason.bg) for each in found.decisions] == [("№ 12", VISITS.reason_bg)]
    assert found.page.first.target == 400 != found.page.row.progress.target


def test_of_one_unit_only_its_own_figures_are_told(sample_office):
    services = Services(sample_office)
    row = next(each for each in services.overview(COMMAND_LINE, "stara-zagora-2015").rows
               if each.progress.status is not Status.NO_DATA and len(services.indicator(COMMAND_LINE, each.indicator.code).by_unit) > 3)
    unit = services.indicator(COMMAND_LINE, row.indicator.code).by_unit[0][0]
    found = services.explain(COMMAND_LINE, row.indicator.code, unit=unit.code)
    assert found.unit == unit and found.behind
    assert {each.figure.unit.code for each in found.behind} == {unit.code}


def test_a_sample_figure_names_nobody(sample_office):
    found = Services(sample_office).explain(COMMAND_LINE, "sz-petrovo-capacity", "2015Q3")
    assert found.behind and {(each.entered_by, each.approved_by) for each in found.behind} == {(None, None)}
