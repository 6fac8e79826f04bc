"""Corrective measures: who adds them, who follows them up, and which are overdue, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.desk import ANA, BORIS, DIMITAR, NOW, STRANGER, VERA
from tests.services.row_office import PLAN, approve, open_rows, save
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.row_state import MeasureState
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services.row_commands import AddMeasure, FollowUp
from tracker.services.row_reports import RowReports
from tracker.services.row_views import Measure
from tracker.services.services import Services

ASKED = AddMeasure(PLAN, "1.1", "2015Q3", "Нов търг", "Ana", "30.09.2015")


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> RowReports:
    return open_rows(database, tmp_path)


def seen(desk: RowReports, actor: Actor) -> list[Measure]:
    return list(desk.measures(actor).measures)


def test_a_measure_is_added_with_the_report_and_counts_its_days_while_it_is_open(desk: RowReports) -> None:
    number = desk.add_measure(ANA, ASKED)
    (found,) = seen(desk, ANA)
    assert (found.id, found.state, found.overdue, found.mine, found.owner) == (number, MeasureState.OPEN, 20, True, "Ana")
    desk.follow_up(ANA, FollowUp(number, found.version, "done", "Договорът е подписан.", "Ana", "30.09.2015"))
    (found,) = seen(desk, ANA)
    assert (found.state, found.overdue, found.outcome) == (MeasureState.DONE, None, "Договорът е подписан.")


def test_others_see_it_once_its_report_was_approved(desk: RowReports) -> None:
    desk.add_measure(ANA, ASKED)
    assert [len(seen(desk, who)) for who in (ANA, VERA, BORIS, DIMITAR, STRANGER)] == [1, 1, 0, 0, 0]
    approve(desk)
    assert [len(seen(desk, who)) for who in (ANA, VERA, BORIS, DIMITAR, STRANGER)] == [1, 1, 1, 1, 0]
    assert [each.may for who in (ANA, VERA, BORIS) for each in seen(desk, who)] == [True, True, False]


def test_the_officer_adds_one_to_what_is_approved_and_the_reporter_does_not(desk: RowReports) -> None:
    approve(desk)
    with pytest.raises(NotAllowed):
        desk.add_measure(ANA, ASKED)
    assert desk.add_measure(VERA, ASKED)


@pytest.mark.parametrize(("who", "refused"), [(BORIS, NotAllowed), (DIMITAR, NotAllowed), (STRANGER, NotFound)])
def test_who_has_no_part_in_the_row_adds_and_closes_nothing(desk: RowReports, who: Actor, refused: type[Exception]) -> None:
    approve(desk)
    number = desk.add_measure(VERA, ASKED)
    with pytest.raises(refused):
        desk.add_measure(who, ASKED)
    with pytest.raises(refused):
        desk.follow_up(who, FollowUp(number, 1, "done", "x", "Ana", "30.09.2015"))


def test_what_is_missing_is_told_at_once_and_a_slower_hand_changes_nothing(desk: RowReports) -> None:
    with pytest.raises(Invalid) as caught:
        desk.add_measure(ANA, AddMeasure(PLAN, "1.1", "2015Q3", "", " ", "скоро"))
    assert [each.where for each in caught.value.issues] == ["measure", "owner", "due"]
    number = desk.add_measure(ANA, ASKED)
    with pytest.raises(Invalid):
        desk.follow_up(ANA, FollowUp(number, 1, "dropped", "", "Ana", "30.09.2015"))
    desk.follow_up(ANA, FollowUp(number, 1, "open", "Чака се.", "Boris", "31.12.2015"))
    with pytest.raises(Conflict):
        desk.follow_up(ANA, FollowUp(number, 1, "done", "x", "Ana", "30.09.2015"))
    assert (seen(desk, ANA)[0].owner, seen(desk, ANA)[0].overdue) == ("Boris", None)


def test_rows_and_measures_past_their_time_stand_on_the_overview(database: Database, desk: RowReports) -> None:
    save(desk)
    desk.add_measure(ANA, ASKED)
    services = Services(Database(database.engine, now=lambda: NOW))
    late = services.overview(VERA, PLAN, "2015Q3").overdue
    assert late and ([(each.row.key, each.overdue) for each in late.rows], [each.overdue for each in late.measures]) == ([("1.1", 92)], [20])
    desk.follow_up(ANA, FollowUp(late.measures[0].id, 1, "done", "x", "Ana", "30.09.2015"))
    approve(desk)
    late = services.overview(VERA, PLAN, "2015Q3").overdue
    assert late and (late.rows, late.measures) == ((), ())
