"""Two periods, two units, two plans side by side: what lies between them, and what is defined otherwise."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.services.desk import ELSEWHERE, NOW, VERA, enter_earlier, open_office
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.compare import Move
from tracker.domain.status import Status
from tracker.errors import NotFound
from tracker.services.comparing import Comparison, Question, What, records
from tracker.services.services import Services

SZ, SOFIA = "stara-zagora-2015", "sofia-2013"


@pytest.fixture
def town(database: Database, tmp_path: Path) -> Services:
    open_office(database, tmp_path)
    enter_earlier(database, "visits", {"2015Q1": Decimal(100), "2015Q2": Decimal(50)})
    enter_earlier(database, "capacity", {"2015Q1": Decimal(10)})
    enter_earlier(database, "capacity", {"2015Q1": Decimal(20)}, unit="centre")
    enter_earlier(database, "users", {"2015Q1": Decimal(9), "2015Q2": Decimal(12)})
    enter_earlier(database, "users", {"2015Q1": Decimal(10), "2015Q2": Decimal(10)}, unit="centre")
    return Services(Database(database.engine, now=lambda: NOW))


def pair(found: Comparison, code: str):
    return next(each for each in found.pairs if each.left.indicator.code == code)


def test_a_period_is_set_beside_the_one_before_it(town):
    found = town.compare(VERA, Question(plan="town-2015", other_period="2015Q2"))
    visits = pair(found, "visits")
    assert (str(found.left.period), str(found.right.period)) == ("2015Q1", "2015Q2")
    assert (visits.left.progress.actual, visits.right.progress.actual, visits.difference) == (100, 150, 50)
    assert (visits.left.progress.status, visits.right.progress.status, visits.move) == (Status.ON_TRACK, Status.AT_RISK, Move.WORSE)
    assert all(each.changed == () for each in found.pairs)


def test_the_same_may_be_asked_the_other_way_round(town):
    found = town.compare(VERA, Question(plan="town-2015", period="2015Q2", other_period="2015Q1"))
    assert (pair(found, "visits").difference, pair(found, "visits").move) == (-50, Move.BETTER)


def test_two_units_are_compared_by_what_both_report(town):
    found = town.compare(VERA, Question(What.UNITS, "town-2015", "2015Q2", "home", other_unit="centre"))
    occupancy = pair(found, "occupancy")
    assert (occupancy.left.progress.actual, occupancy.right.progress.actual, occupancy.difference) == (120, 50, -70)
    assert "visits" not in [each.left.indicator.code for each in found.pairs]
    assert [each.code for each in found.units] == ["home", "centre"]


@pytest.mark.parametrize("asked", [
    Question(plan="no-such"), Question(plan="town-2015", period="1999"), Question(What.UNITS, "town-2015", unit="nowhere"), Question(What.PLANS)])
def test_what_is_not_there_is_not_found(town, asked):
    with pytest.raises(NotFound):
        town.compare(VERA, asked)


def test_hidden_looks_like_absent(town):
    with pytest.raises(NotFound):
        town.compare(ELSEWHERE, Question(plan="town-2015"))


def test_children_in_institutions_stand_side_by_side_with_what_is_defined_otherwise(sample_office):
    found = Services(sample_office).compare(COMMAND_LINE, Question(What.PLANS, SZ, other_plan=SOFIA))
    children = pair(found, "sz-children-in-institutions")
    assert children.right.indicator.code == "sofia-children-in-institutions"
    assert children.left.progress.actual and children.right.progress.actual
    assert {"what is counted", "which units are in it"} <= {each.text for each in children.changed}
    assert children.difference is None  # children here, children and youths there: nobody takes the one from the other


def test_homes_that_count_alike_are_compared_though_each_has_indicators_of_its_own(sample_office):
    found = Services(sample_office).compare(
        COMMAND_LINE, Question(What.UNITS, SZ, unit="sz-petrovo", other_unit="sz-sladak-kladenets"))
    capacity = pair(found, "sz-petrovo-capacity")
    assert capacity.right.indicator.code.startswith("sz-sladak-kladenets")
    assert capacity.left.indicator.of == capacity.right.indicator.of == ("capacity",)


def test_records_name_both_sides_and_are_plain(sample_office):
    rows = records(Services(sample_office).compare(COMMAND_LINE, Question(What.PLANS, SZ)))
    assert {tuple(row) for row in rows} == {(
        "indicator", "other_indicator", "left_period", "left_unit", "left_actual", "left_status", "right_period", "right_unit",
        "right_actual", "right_status", "difference", "move", "defined_otherwise")}
    assert all(value is None or isinstance(value, str | int | float) for row in rows for value in row.values())
