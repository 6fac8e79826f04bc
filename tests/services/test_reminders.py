"""Digests through a real SMTP server on this machine: what is due, what came back, what waits; once a day at most."""

from __future__ import annotations

from datetime import date
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.harness.postbox import Postbox, free_port
from tests.services.board_desk import D20, D21, D25, NOV5
from tests.services.desk import ANA, BORIS, CECA, DIMITAR, ELI, Q3, VERA, approved, save, submitted
from tests.services.reminding import ADDRESS, Reminding, outcomes
from tracker.db import people
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.delivery import Delivery
from tracker.domain.reminder import Nudge, Rhythm
from tracker.errors import Invalid, NotAllowed, NotFound
from tracker.services import reminders as module
from tracker.services.baselines import BaselineDesk, OpenCollection
from tracker.services.board_views import Extend
from tracker.services.people import ChangePerson, change, disable
from tracker.services.reminder_views import Asked
from tracker.services.sign_in import choose_language

OCT13, OCT18 = date(2015, 10, 13), date(2015, 10, 18)


@pytest.fixture
def desk(database: Database, tmp_path: Path, letters: Postbox) -> Reminding:
    return Reminding(database, tmp_path, letters)


def about(text: str, period: str = "3. тримесечие 2015") -> str:
    """The line of a letter that is about a period."""
    return next(line for line in text.replace("\u00a0", " ").splitlines() if period in line)


def test_reporters_hear_of_what_they_owe_and_officers_of_what_is_late(desk):
    sent = desk.on(OCT13)
    assert set(sent) == {"Ana", "Boris", "Ceca", "Vera"}
    assert about(sent["Ana"]) == "– home, 3. тримесечие 2015 г.: срок 20.10.2015 г., след 7 дни"
    assert about(sent["Ana"], "2. тримесечие") == "– home, 2. тримесечие 2015 г.: срокът беше 20.07.2015 г."
    assert f"{ADDRESS}/form/home/2015Q3" in sent["Ana"] and "centre" not in sent["Ana"]
    assert "3. тримесечие" not in sent["Vera"] and f"{ADDRESS}/board?todo=late" in sent["Vera"]


def test_the_subject_tells_how_many_forms_and_which_day(desk):
    desk.on(OCT13)
    subject = str(make_header(decode_header(desk.box.letters[0]["Subject"])))
    assert subject.replace("\u00a0", " ") == "Напомняне за 3 формуляра, 13.10.2015 г."


def test_a_letter_speaks_the_language_of_its_reader(desk):
    choose_language(desk.database, desk.known(BORIS), "en")
    sent = desk.on(D20)
    assert "Hello, Boris!" in sent["Boris"] and about(sent["Boris"], "Q3") == "– centre, Q3 2015: due today, 20 October 2015"
    assert "Здравейте, Ana!" in sent["Ana"]


def test_nobody_gets_two_letters_on_one_day_however_often_it_runs(desk):
    assert len(desk.on(OCT13)) == 4
    assert desk.on(OCT13) == {}
    desk.entry.my_work(ANA)
    desk.clock.pass_by(hours=10)
    assert desk.reminders.preview() == desk.reminders.run() == ()


def test_between_the_days_of_reminding_nothing_is_sent(desk):
    assert [len(desk.on(date(2015, 10, number))) for number in (13, 14, 17, 18, 19, 20, 21, 22, 23)] == [4, 0, 0, 3, 0, 4, 4, 0, 4]


def test_a_deadline_that_was_put_off_for_a_unit_is_the_one_that_counts(desk):
    desk.on(OCT13)
    desk.at(OCT13)
    desk.review.extend(VERA, Extend(Q3, NOV5, "Болест", "centre"))
    assert set(desk.on(OCT18)) == {"Ana", "Ceca"}
    sent = desk.on(D20)
    assert "срокът е днес" in about(sent["Ana"])
    assert "срок 05.11.2015" in about(sent["Boris"])  # told with the form that has long been late
    assert "home" in sent["Vera"] and "Q3" not in sent["Vera"]


def test_a_deadline_put_off_for_everybody_moves_all_reminders(desk):
    desk.on(OCT13)
    desk.review.extend(VERA, Extend(Q3, NOV5, "Няма ток"))
    assert desk.on(OCT18) == {}
    assert "след 16 дни" in about(desk.on(D20)["Ana"])


def test_what_was_submitted_waits_for_the_officer_and_troubles_its_reporter_no_more(desk):
    desk.on(OCT13)
    desk.at(D20)
    submitted(desk.entry)
    sent = desk.on(D21)
    assert about(sent["Vera"]) == "– home, 3. тримесечие 2015 г.: подаден на 20.10.2015 г."
    assert f"{ADDRESS}/review\n" in sent["Vera"]
    assert "3. тримесечие" not in sent["Ana"]


def test_a_returned_form_is_owed_again_and_one_opened_until_a_day_until_that_day(desk):
    approved(desk.entry)
    desk.on(D21)
    desk.review.reopen(ELI, "home", Q3, "Личните имена на двете жени", D25)
    sent = desk.on(date(2015, 10, 23))
    assert "Върнати Ви за поправка:" in sent["Ana"] and "срок 25.10.2015" in about(sent["Ana"])
    assert "имена" not in sent["Ana"]
    assert "3. тримесечие" not in desk.on(date(2015, 10, 26)).get("Ana", "")


def test_a_form_that_came_back_after_its_deadline_is_brought_to_mind_from_that_day(desk):
    desk.at(D20)
    version = submitted(desk.entry)
    desk.at(NOV5)
    desk.reminders.run()
    desk.entry.return_form(VERA, "home", Q3, version, "Виж жените")
    assert "върнат на 05.11.2015" in about(desk.on(date(2015, 11, 6))["Ana"])


def test_the_figures_of_a_base_year_are_owed_until_the_day_of_their_collection_and_no_longer(desk):
    BaselineDesk(desk.database).open(ELI, OpenCollection("town-2015", 2014, "05.11.2015"))
    assert about(desk.on(D20)["Ana"], "4. тримесечие 2014").endswith("срок 05.11.2015 г., след 16 дни")
    calendar = Calendar.from_ical(desk.calendars.feed(desk.calendars.make(desk.known(ANA)).rpartition("/")[2][:-4]))
    assert {event.start for event in calendar.events if "2014" in event["uid"]} == {NOV5}
    assert "2014" not in desk.on(date(2015, 11, 6)).get("Ana", "")


def test_no_figure_and_nothing_that_somebody_typed_stands_in_a_letter(desk):
    save(desk.entry, "users", "73219")
    save(desk.entry, "story", "Мария Петрова се премести")
    text = "".join(desk.on(D20).values())
    assert "73219" not in text and "Петрова" not in text


def test_without_an_address_of_its_own_the_program_sends_no_links(desk):
    desk.settings = desk.settings.__class__(desk.settings.home, "", smtp_url=desk.box.url)
    desk.reminders = desk.with_server(desk.box.url)
    assert "http" not in "".join(desk.on(D20).values())


def test_who_wants_no_letters_and_who_is_disabled_gets_none(desk):
    desk.calendars.choose_digest(desk.known(ANA), wanted=False)
    disable(desk.database, COMMAND_LINE, desk.known(CECA).id)
    assert set(desk.on(D20)) == {"Boris", "Vera"}
    desk.calendars.choose_digest(desk.known(ANA), wanted=True)
    assert set(desk.on(D20)) == {"Ana"}


def test_whose_units_were_taken_away_hears_no_more_of_them(desk):
    change(desk.database, COMMAND_LINE, ChangePerson(desk.known(BORIS).id, grants=(Grant(Role.DIRECTOR),)))
    assert "Boris" not in desk.on(D20)


def test_an_address_that_the_server_does_not_know_costs_the_others_nothing_and_is_tried_again(desk):
    desk.box.refused.add(ANA.email)
    desk.at(D20)
    assert outcomes(desk.reminders.run()) == {"Ana": "refused", "Boris": "sent", "Ceca": "sent", "Vera": "sent"}
    line = next(each for each in desk.reminders.page(VERA).lines if each.name == "Ana")
    assert (line.delivery, line.why) == (Delivery.REFUSED, "550 no such mailbox")
    desk.box.refused.clear()
    assert outcomes(desk.reminders.run()) == {"Ana": "sent"}
    assert desk.reminders.run() == ()
    assert [each.delivery for each in desk.reminders.page(VERA).lines if each.name == "Ana"] == [Delivery.SENT]


def test_a_letter_whose_fate_is_not_known_is_not_sent_twice_on_that_day_but_made_good_on_the_next(desk):
    desk.box.lost = True
    desk.at(D20)
    assert set(outcomes(desk.reminders.run()).values()) == {"unknown"}
    assert desk.reminders.run() == ()
    desk.box.lost = False
    assert set(desk.on(date(2015, 10, 22))) == {"Ana", "Boris", "Ceca", "Vera"}


def test_a_server_that_is_not_there_is_waited_for_three_times(desk, monkeypatch):
    tried: list[str] = []
    real = module.deliver
    monkeypatch.setattr(module, "deliver", lambda settings, to, *rest: (tried.append(to), real(settings, to, *rest))[1])
    desk.at(D20)
    told = desk.with_server(f"smtp://127.0.0.1:{free_port()}").run()
    assert (len(tried), set(outcomes(told).values())) == (3, {"refused"})
    assert set(desk.on(D20)) == {"Ana", "Boris", "Ceca", "Vera"}


def test_without_a_mail_server_it_says_so_and_nothing_is_taken_for_sent(desk):
    desk.at(D20)
    with pytest.raises(Invalid):
        desk.with_server(None).run()
    assert desk.reminders.page(VERA).last is None
    assert len(desk.on(D20)) == 4


def test_the_page_tells_each_officer_of_their_own_units_alone(desk):
    desk.on(D20)
    of_home = Actor(50, "Officer", "o@town.bg", (Grant(Role.OFFICER, unit="home"),))
    assert {each.name for each in desk.reminders.page(of_home).lines} == {"Ana", "Ceca", "Vera"}
    assert "centre" not in str(desk.reminders.page(of_home))
    assert {each.name for each in desk.reminders.page(ELI, Asked(unit="centre")).lines} == {"Boris", "Vera"}
    assert [each.name for each in desk.reminders.page(VERA, Asked(email=ANA.email)).lines] == ["Ana"]
    assert desk.reminders.page(VERA, Asked(delivery=Delivery.UNKNOWN)).lines == ()
    with pytest.raises(NotFound):
        desk.reminders.page(of_home, Asked(unit="centre"))
    for who in (ANA, DIMITAR):
        with pytest.raises(NotAllowed):
            desk.reminders.page(who)


def test_the_page_tells_what_each_letter_was_about_and_when_it_ran(desk):
    desk.on(D20)
    line = next(each for each in desk.reminders.page(ELI).lines if each.name == "Ana")
    assert [(str(item.period), item.due) for item in line.items[Nudge.DUE]] == [(Q3, D20)]
    last = desk.reminders.page(ELI).last
    assert last and (last.day, last.sent, last.failed) == (D20, 4, 0)


def test_an_administrator_of_the_whole_sets_the_days_and_the_history_keeps_it(desk):
    assert desk.reminders.set_rhythm(ELI, Rhythm((1, 5, 5), (2,))) == Rhythm((5, 1), (2,))
    assert [len(desk.on(date(2015, 10, number))) for number in (13, 15, 18, 19, 20, 21, 22)] == [4, 3, 0, 3, 1, 0, 4]
    assert desk.lines("reminders", "office") == [
        ({"before": [14, 7, 2, 0], "after": [1, 3, 7]}, {"before": [5, 1], "after": [2]}, None)]
    for wrong in (Rhythm((-1,), ()), Rhythm((1,), (0,)), Rhythm((181,), ()), Rhythm(tuple(range(11)), ())):
        with pytest.raises(Invalid):
            desk.reminders.set_rhythm(ELI, wrong)
    with pytest.raises(NotAllowed):
        desk.reminders.set_rhythm(Actor(51, "x", "x@town.bg", (Grant(Role.ADMINISTRATOR, unit="town"),)), Rhythm())


def test_a_choice_of_no_letters_is_each_persons_own(desk):
    desk.calendars.choose_digest(desk.known(ANA), wanted=False)
    with desk.database.reading() as work:
        assert {each.name for each in people.everyone(work.session) if not each.digest} == {"Ana"}
