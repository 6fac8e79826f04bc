"""Deadlines in people's own calendars, read back by a library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from tests.harness.postbox import Postbox
from tests.services.board_desk import D20, D25, NOV5
from tests.services.desk import ANA, BORIS, DIMITAR, ELI, Q3, VERA, approved, submitted
from tests.services.reminding import ADDRESS, Reminding
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor
from tracker.errors import NotFound
from tracker.files.calendar_file import CalendarDay, calendar_file
from tracker.services.board_views import Extend
from tracker.services.people import disable
from tracker.services.sign_in import choose_language

NOON = datetime(2015, 10, 1, 12, tzinfo=UTC)
HOME, CENTRE = "form-home-2015Q3@tracker.example.org", "form-centre-2015Q3@tracker.example.org"


@pytest.fixture
def desk(database: Database, tmp_path: Path, letters: Postbox) -> Reminding:
    return Reminding(database, tmp_path, letters)


def token_of(address: str) -> str:
    assert address.startswith(f"{ADDRESS}/calendar/") and address.endswith(".ics")
    return address.removeprefix(f"{ADDRESS}/calendar/").removesuffix(".ics")


def events(desk: Reminding, who: Actor) -> dict[str, Event]:
    """As a calendar would find them behind a new address."""
    found = Calendar.from_ical(desk.calendars.feed(token_of(desk.calendars.make(desk.known(who)))))
    assert not found.errors
    return {str(event["uid"]): event for event in found.events}


def test_a_reporter_has_a_whole_day_for_each_form_of_their_units(desk):
    found = events(desk, ANA)
    assert sorted(found) == [f"form-home-2015Q{number}@tracker.example.org" for number in (1, 2, 3, 4)]
    event = found[HOME]
    assert (event.start, event.end, event["sequence"]) == (D20, date(2015, 10, 21), 0)
    assert str(event["summary"]).replace("\u00a0", " ") == "Срок за формуляр: home, 3. тримесечие 2015 г."
    assert str(event["url"]) == f"{ADDRESS}/form/home/2015Q3"
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-2, hours=9)]


def test_the_same_day_is_told_in_english_to_who_reads_english(desk):
    choose_language(desk.database, desk.known(ANA), "en")
    assert str(events(desk, ANA)[HOME]["summary"]) == "Form due: home, Q3 2015"


def test_a_deadline_that_was_put_off_moves_its_day_and_says_that_it_changed(desk):
    before = events(desk, BORIS)[CENTRE]
    desk.clock.pass_by(hours=1)
    desk.review.extend(VERA, Extend(Q3, NOV5, "Болест", "centre"))
    after = events(desk, BORIS)[CENTRE]
    assert (after.start, after["sequence"]) == (NOV5, 1)
    assert after["last-modified"].dt > before["last-modified"].dt
    assert events(desk, ANA)[HOME].start == D20
    desk.review.extend(VERA, Extend(Q3, D25, "Няма ток"))
    assert (events(desk, BORIS)[CENTRE].start, events(desk, BORIS)[CENTRE]["sequence"]) == (NOV5, 2)
    assert events(desk, ANA)[HOME].start == D25
    assert "Болест" not in str(events(desk, BORIS)[CENTRE])


def test_an_officer_has_a_day_for_each_period_and_one_for_each_unit_put_off_by_itself(desk):
    assert sorted(events(desk, VERA)) == [f"forms-2015Q{number}@tracker.example.org" for number in (1, 2, 3, 4)]
    desk.review.extend(VERA, Extend(Q3, NOV5, "Болест", "centre"))
    found = events(desk, VERA)
    assert found[f"forms-{Q3}@tracker.example.org"].start == D20
    assert found[f"forms-centre-{Q3}@tracker.example.org"].start == NOV5
    desk.review.extend(VERA, Extend(Q3, NOV5, "Празници"))
    assert f"forms-centre-{Q3}@tracker.example.org" not in events(desk, VERA)


def test_a_form_that_was_submitted_rings_no_more_and_one_opened_again_until_a_day_does(desk):
    desk.at(date(2015, 10, 19))
    submitted(desk.entry)
    assert str(events(desk, ANA)[HOME]["summary"]).startswith("Подаден формуляр")
    assert events(desk, ANA)[HOME].walk("VALARM") == []
    desk.entry.approve(VERA, "home", Q3, desk.entry.form(VERA, "home", Q3).version)
    before = events(desk, ANA)[HOME]
    desk.review.reopen(ELI, "home", Q3, "Грешка", D25)
    opened = events(desk, ANA)[HOME]
    assert (opened.start, len(opened.walk("VALARM"))) == (D25, 1)
    assert opened["sequence"] > before["sequence"]
    desk.at(date(2015, 10, 26))
    assert events(desk, ANA)[HOME].walk("VALARM") == []


def test_nothing_changed_means_the_same_bytes(desk):
    token = token_of(desk.calendars.make(desk.known(ANA)))
    first = desk.calendars.feed(token)
    desk.clock.pass_by(hours=3)
    assert desk.calendars.feed(token) == first


def test_an_address_that_was_renewed_taken_back_or_made_up_looks_the_same(desk):
    ana = desk.known(ANA)
    first = token_of(desk.calendars.make(ana))
    second = token_of(desk.calendars.make(ana))
    told = []
    for token in (first, "made-up", ""):
        with pytest.raises(NotFound) as error:
            desk.calendars.feed(token)
        told.append(str(error.value))
    assert desk.calendars.feed(second)
    assert desk.calendars.mine(ana).made_at
    desk.calendars.revoke(ana)
    with pytest.raises(NotFound) as error:
        desk.calendars.feed(second)
    assert {*told, str(error.value)} == {"There is no such address."}
    assert desk.calendars.mine(ana).made_at is None


def test_who_was_disabled_has_no_calendar_any_more(desk):
    token = token_of(desk.calendars.make(desk.known(ANA)))
    disable(desk.database, COMMAND_LINE, desk.known(ANA).id)
    with pytest.raises(NotFound):
        desk.calendars.feed(token)


def test_the_database_keeps_no_address_that_could_be_used(desk):
    token = token_of(desk.calendars.make(desk.known(ANA)))
    with desk.database.reading() as work:
        kept = work.session.connection().exec_driver_sql("select token_hash from calendar_link").scalar_one()
    assert token not in kept and len(kept) == 64


def test_who_has_no_deadlines_has_an_empty_calendar(desk):
    assert events(desk, DIMITAR) == {}
    approved(desk.entry)
    assert events(desk, ELI) == {}


def test_long_cyrillic_lines_are_folded_by_bytes_and_come_back_whole():
    title = "Център за настаняване от семеен тип за деца с увреждания, „Слънчице“; с\\две \u2013 чертици" * 3
    at = Calendar.from_ical(calendar_file("Срокове", [CalendarDay("a@b", D20, title, title + "\nвтори ред", 1, NOON)], "bg"))
    raw = at.to_ical()
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert (str(at.events[0]["summary"]), str(at.events[0]["description"])) == (title, title + "\nвтори ред")
