"""Drawn once, the overview is the same for whoever asks again, until a figure is another; nobody gets another's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from secrets import token_hex
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import pytest
from dash import Dash

from dashboards.app import create_app
from dashboards.auth import csrf_of
from tests.dashboards.test_guard import CALLBACK
from tests.services.cast import Clock
from tracker.db import people
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Grant, Role
from tracker.services import sign_in
from tracker.services.door import Door
from tracker.services.entry_commands import Correct
from tracker.services.people import ChangePerson, change, disable, find_person
from tracker.services.services import Services
from tracker.settings import Settings

Ask = Callable[..., Any]
ALL = (Grant(Role.DIRECTOR),)
PEOPLE = {"petar": ("Петър", ALL, None), "vera": ("Вера", ALL, None), "english": ("Ann", ALL, "en"),
          "sofia": ("Ева", (Grant(Role.DIRECTOR, plan="sofia-2013"),), None)}


class Counted(Services):
    drawn, broken = 0, False

    def overview(self, *given: Any, **more: Any) -> Any:
        self.drawn += 1
        if self.broken:
            raise OSError("the disk is away for a moment")
        return super().overview(*given, **more)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def services(sample_office: Database, clock: Clock) -> Counted:
    return Counted(replace(sample_office, now=clock))


@pytest.fixture
def signed_in(services: Counted) -> dict[str, str]:
    """The session of each of them."""
    sessions = {"nobody": "made up"}
    with services.database.writing() as work:
        for who, (name, grants, lang) in PEOPLE.items():
            person = people.add(work.session, f"{who}@example.org", name, grants)
            if lang:
                people.set_lang(work.session, person, lang)
            sessions[who] = sign_in.begin(work, person)
        work.commit()
    return sessions


@pytest.fixture
def app(services: Counted) -> Dash:
    return create_app(services, Door(services.database, Settings.from_environment({})))


@pytest.fixture
def ask(app: Dash, signed_in: dict[str, str]) -> Ask:
    def asked(who: str, encoding: str = "br", more: Mapping[str, str] = MappingProxyType({}), **said: str) -> Any:
        client, session = app.server.test_client(), signed_in[who]
        client.set_cookie("session", session)
        client.set_cookie("_csrf_token", csrf_of(session))
        headers = {"X-CSRFToken": csrf_of(session), "Accept-Encoding": encoding, **said}
        address = f"/_dash-update-component?{urlencode({'endId': token_hex(), **more})}"  # another at each loading
        return client.post(address, json=CALLBACK, headers=headers)

    return asked


def test_who_asks_again_gets_the_same_bytes_and_nothing_is_drawn_again(ask: Ask, services: Counted) -> None:
    first, second = ask("petar"), ask("petar")
    assert first.data == second.data and services.drawn == 1
    for header in ("Content-Encoding", "Content-Type", "Cache-Control", "Content-Security-Policy", "Vary"):
        assert first.headers[header] == second.headers[header]
    assert second.headers["Cache-Control"] == "no-store"
    plain = ask("petar", "identity")
    assert "Content-Encoding" not in plain.headers and "overview" in plain.text


def test_a_colleague_with_the_same_rights_reads_her_own_name(ask: Ask) -> None:
    told = [ask(who, "identity").json["response"] for who in ("petar", "vera")]
    assert "Петър" in str(told[0]) and "Вера" in str(told[1])
    assert "Петър" not in str(told[1])


def test_another_language_and_other_rights_are_drawn_for_themselves(ask: Ask, services: Counted) -> None:
    told = {who: ask(who, "identity").json["response"]["overview-body"] for who in ("petar", "english", "sofia")}
    assert services.drawn == 3
    assert "Стара Загора" in str(told["petar"]) and "Стара Загора" not in str(told["sofia"])
    assert told["english"] != told["petar"]


def test_who_is_not_signed_in_gets_nothing_that_was_kept(ask: Ask) -> None:
    assert ask("petar").status_code == 200
    assert ask("nobody").status_code == 401


def test_who_signs_out_has_to_come_in_anew(ask: Ask, services: Counted, signed_in: dict[str, str]) -> None:
    assert ask("petar").status_code == 200
    sign_in.sign_out(services.database, signed_in["petar"])
    assert ask("petar").status_code == 401


def test_a_session_that_ran_out_opens_nothing_that_was_kept(ask: Ask, clock: Clock) -> None:
    assert ask("petar").status_code == 200
    clock.pass_by(hours=13)
    assert ask("petar").status_code == 401


def test_who_is_disabled_gets_nothing_from_then_on(ask: Ask, services: Counted) -> None:
    assert ask("petar").status_code == 200
    disable(services.database, COMMAND_LINE, find_person(services.database, COMMAND_LINE, "petar@example.org").id)
    assert ask("petar").status_code == 401


def test_whose_rights_were_narrowed_sees_no_more_than_they_allow(ask: Ask, services: Counted) -> None:
    assert "Стара Загора" in ask("petar", "identity").text
    petar = find_person(services.database, COMMAND_LINE, "petar@example.org")
    change(services.database, COMMAND_LINE, ChangePerson(petar.id, grants=PEOPLE["sofia"][1]))
    assert "Стара Загора" not in ask("petar", "identity").text


def test_another_language_is_there_as_soon_as_it_is_chosen(ask: Ask, services: Counted) -> None:
    bulgarian = ask("petar", "identity").json
    with services.database.writing() as work:
        person = people.by_email(work.session, "petar@example.org")
        assert person
        people.set_lang(work.session, person.id, "en")
        work.commit()
    assert ask("petar", "identity").json != bulgarian


def test_a_page_without_its_token_is_refused_though_it_was_kept_with_it(ask: Ask) -> None:
    assert ask("petar").status_code == 200
    assert ask("petar", **{"X-CSRFToken": "planted"}).status_code == 403


def test_what_was_drawn_yesterday_is_drawn_anew(ask: Ask, services: Counted, clock: Clock) -> None:
    ask("petar")
    clock.pass_by(hours=11)
    ask("petar")
    assert services.drawn == 1
    clock.pass_by(hours=6)
    ask("petar")
    assert services.drawn == 2


def test_a_correction_is_on_the_page_at_once(ask: Ask, services: Counted) -> None:
    before = ask("petar", "identity").data
    form = services.entry.form(COMMAND_LINE, "sz-cop", "2015Q2")
    row = next(each for each in form.rows if each.element.code == "consultations")
    correct = Correct("sz-cop", "2015Q2", "consultations", {None: "1"}, row.version, "Преброено наново.")
    services.entry.correct(COMMAND_LINE, correct)
    assert ask("petar", "identity").data != before
    assert services.drawn == 2


def test_what_the_address_asks_for_besides_is_drawn_for_itself(ask: Ask, services: Counted) -> None:
    ask("petar")
    ask("petar", more={"scheme": "dark"})
    assert services.drawn == 2


def test_what_went_wrong_once_is_not_kept(ask: Ask, services: Counted) -> None:
    services.broken = True
    assert "Капацитет" not in str(ask("petar", "identity").json["response"])
    services.broken = False
    assert "Капацитет" in str(ask("petar", "identity").json["response"])
