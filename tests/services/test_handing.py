"""Somebody leaves, and somebody else takes over; and what is set for the office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.board_desk import Desk
from tests.services.cast import REPORTER, Town
from tests.services.desk import ELI, VERA, person
from tracker.db import history, people
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Grant, Role
from tracker.errors import Invalid, NotAllowed, NotFound
from tracker.services.handing import HandOver, hand_over, preview_hand_over
from tracker.services.office_settings import OfficeDesk, SetOffice


def grants(town: Town, id_: int) -> tuple[Grant, ...]:
    with town.database.reading() as work:
        found = people.one(work.session, id_)
    assert found
    return found.grants


def test_all_roles_go_over_with_the_reason_and_the_first_comes_in_no_more(town: Town) -> None:
    ana, boris = town.settle("ana", REPORTER, Grant(Role.DIRECTOR, unit="town")), town.settle("boris", REPORTER)
    token = town.come("ana")
    command = HandOver(ana.id, boris.id, "Пенсионира се", leaves=True)
    assert len(preview_hand_over(town.database, COMMAND_LINE, command)) == 4
    assert grants(town, ana.id)
    hand_over(town.database, COMMAND_LINE, command)
    assert (grants(town, ana.id), grants(town, boris.id)) == ((), (REPORTER, Grant(Role.DIRECTOR, unit="town")))
    with pytest.raises(AssertionError):
        town.actor(token)
    with town.database.reading() as work:
        assert [(each.key, each.why) for each in history.of_kind(work.session, "person")[-2:]] == [
            (str(ana.id), "Пенсионира се"), (str(boris.id), "Пенсионира се")]


def test_what_is_wrong_is_told_at_once(town: Town) -> None:
    ana, boris = town.settle("ana"), town.settle("boris")
    hand_over(town.database, COMMAND_LINE, HandOver(ana.id, boris.id, "x", leaves=True))
    with pytest.raises(Invalid) as error:
        hand_over(town.database, COMMAND_LINE, HandOver(ana.id, ana.id, " "))
    assert [each.where for each in error.value.issues] == ["taker", "taker", "giver", "reason"]


def test_nobody_hands_over_what_is_not_in_their_part_or_their_own(town: Town) -> None:
    head = town.settle("head", Grant(Role.ADMINISTRATOR, unit="centre"))
    ana, boris = town.settle("ana", REPORTER), town.settle("boris", Grant(Role.REPORTER, unit="home"))
    for giver, taker in ((ana, boris), (boris, ana)):
        with pytest.raises(NotFound):
            hand_over(town.database, head, HandOver(giver.id, taker.id, "x"))
    with pytest.raises(NotAllowed):
        hand_over(town.database, head, HandOver(head.id, ana.id, "x"))


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


def test_days_to_report_hold_for_periods_that_have_not_ended(desk: Desk) -> None:
    """On 20 October: the third quarter keeps its 20 days, the fourth has 15."""
    office = OfficeDesk(desk.database)
    office.carry_out(ELI, SetOffice("По наредба", days="15"))
    desk.at(date(2016, 1, 5))
    assert [(str(line.period), line.due) for line in desk.review.periods(VERA) if str(line.period) >= "2015Q3"] == [
        ("2015Q4", date(2016, 1, 15)), ("2015Q3", date(2015, 10, 20))]
    desk.at(date(2016, 1, 6))
    office.carry_out(ELI, SetOffice("Обратно", days="20"))
    desk.at(date(2016, 1, 7))
    assert next(line.due for line in desk.review.periods(VERA) if str(line.period) == "2015Q4") == date(2016, 1, 15)


def test_what_is_left_out_stays_and_an_empty_text_takes_it_away(desk: Desk) -> None:
    office = OfficeDesk(desk.database)
    office.carry_out(ELI, SetOffice("x", name_bg="Дирекция", name_en="Directorate", contact="тел. 1", team_bg="Екип"))
    office.carry_out(ELI, SetOffice("x", contact="", lang="en"))
    facts = office.show(ELI).facts
    assert (facts.name and facts.name.en, facts.contact, facts.lang, facts.team and facts.team.bg) == ("Directorate", "", "en", "Екип")
    with pytest.raises(Invalid) as error:
        office.carry_out(ELI, SetOffice("", lang="fr", days="много", contact="x" * 400))
    assert [each.where for each in error.value.issues] == ["contact", "lang", "days", "reason"]
    with desk.database.reading() as work:
        assert [each.why for each in history.of_kind(work.session, "office")] == ["x", "x"]


def test_only_an_administrator_of_the_whole_sets_it(desk: Desk) -> None:
    for who in (VERA, person("Eva", Role.ADMINISTRATOR, "town"), person("Plamen", Role.ADMINISTRATOR, plan="town-2015")):
        with pytest.raises(NotAllowed):
            OfficeDesk(desk.database).show(who)
