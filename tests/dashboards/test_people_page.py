"""The page of people: what administrators do there, and what it is to everybody else."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.app import create_app
from dashboards.auth import csrf_of
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Grant, Role
from tracker.services import people
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.settings import Settings

INVITED = {"do": "invite", "name": "Ана <b>Петрова</b>", "email": "Ana@example.com", "role0": "reporter", "unit0": "sz-cop", "plan0": ""}
LINK = re.compile(r'value="(http://[^"]+/link/([^"]+))"')


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


class Browser:
    """Somebody of the sample office, on the page of people."""

    def __init__(self, door: Door, role: Role) -> None:
        guest = next(each for each in door.sample_people() if each.role is role)
        self.token = door.enter_as(guest.id)
        self.client: FlaskClient = create_app(Services(door.database), door).server.test_client()
        self.client.set_cookie("session", self.token)
        self.client.set_cookie("_csrf_token", csrf_of(self.token))

    def get(self, path: str = "/people") -> Any:
        return self.client.get(path)

    def post(self, **form: Any) -> Any:
        return self.client.post("/people", data={"csrf": csrf_of(self.token), **form})


@pytest.fixture
def administrator(door: Door) -> Browser:
    return Browser(door, Role.ADMINISTRATOR)


def found(door: Door, email: str) -> people.PersonView:
    return people.find_person(door.database, COMMAND_LINE, email)


def test_an_administrator_invites_and_gets_the_link_once(door: Door, administrator: Browser) -> None:
    reply = administrator.post(**INVITED)
    assert (reply.status_code, reply.headers["Cache-Control"]) == (200, "no-store")
    assert "копирайте я сега, повече няма да се покаже" in reply.text
    link = LINK.search(reply.text)
    assert link and door.link_email(link[2]) == "ana@example.com"
    assert found(door, "ana@example.com").grants == (Grant(Role.REPORTER, unit="sz-cop"),)
    after = administrator.get().text
    assert "/link/" not in after and "Още няма парола" in after
    assert "Ана &lt;b&gt;Петрова" in after and "<b>Петрова" not in after


def test_a_new_link_is_shown_once_and_takes_the_place_of_the_one_before(door: Door, administrator: Browser) -> None:
    first = LINK.search(administrator.post(**INVITED).text)
    second = LINK.search(administrator.post(do="link", person=found(door, "ana@example.com").id).text)
    assert first and second and first[2] != second[2]
    assert door.link_email(second[2]) == "ana@example.com"


@pytest.mark.parametrize("role", [Role.REPORTER, Role.OFFICER, Role.DIRECTOR])
def test_for_others_there_is_no_such_page(door: Door, role: Role) -> None:
    browser = Browser(door, role)
    assert browser.get().status_code == 404
    assert browser.post(**INVITED).status_code == 404
    assert "ana@example.com" not in str(people.list_people(door.database, COMMAND_LINE))


def test_a_wrong_address_keeps_what_was_typed_and_is_told_at_its_field(administrator: Browser) -> None:
    reply = administrator.post(**INVITED | {"email": "ana", "role0": "director", "unit0": "stara-zagora", "plan0": "stara-zagora-2015"})
    form = unescape(reply.text[reply.text.index('id="invite"'):])
    assert reply.status_code == 422
    assert 'value="Ана <b>Петрова</b>"' in form and 'value="ana"' in form
    for value in ("director", "stara-zagora", "stara-zagora-2015"):
        assert f'<option value="{value}" selected>' in form
    assert re.search(r'id="invite-email"[^>]* aria-describedby="invite-email-wrong" autofocus>', form)
    assert "„ana“ не е имейл адрес." in form


def test_nobody_is_invited_without_a_role_or_with_one_that_does_not_exist(administrator: Browser) -> None:
    for role in ("", "king"):
        reply = administrator.post(**INVITED | {"role0": role})
        assert reply.status_code == 422 and "Изберете роля." in reply.text


def test_name_and_roles_are_changed_and_another_s_change_is_not_overwritten(door: Door, administrator: Browser) -> None:
    was = found(door, "cop@example.org")
    typed = {"do": "change", "person": was.id, "version": was.version, "name": "Мария Стоева", "role0": "reporter", "unit0": "sz-cop",
             "plan0": "", "role1": "director", "unit1": "", "plan1": "stara-zagora-2015", "role2": "", "unit2": "", "plan2": ""}
    reply = administrator.post(**typed)
    assert reply.status_code == 303 and reply.headers["Location"].endswith(f"#person-{was.id}")
    assert "Запазено." in administrator.get(reply.headers["Location"]).text
    now = found(door, "cop@example.org")
    assert (now.name, now.grants) == ("Мария Стоева", (Grant(Role.REPORTER, unit="sz-cop"), Grant(Role.DIRECTOR, plan="stara-zagora-2015")))
    late = administrator.post(**typed | {"name": "Мария К."})
    assert late.status_code == 409 and 'value="Мария К."' in late.text
    limit = administrator.post(**typed | {"version": now.version, "role2": "", "unit2": "sz-cop"})
    assert limit.status_code == 422 and "Изберете роля." in limit.text


def test_disabling_ends_the_sessions_and_enabling_lets_in_again(door: Door, administrator: Browser) -> None:
    person, session = found(door, "cop@example.org"), door.enter_as(found(door, "cop@example.org").id)
    assert administrator.post(do="disable", person=person.id).status_code == 303
    assert door.actor_of(session) is None
    assert "Спрян достъп" in administrator.get().text
    refused = administrator.post(do="link", person=person.id)
    assert refused.status_code == 422 and not LINK.search(refused.text)
    assert administrator.post(do="enable", person=person.id).status_code == 303
    session = door.enter_as(person.id)
    assert administrator.post(do="sign-out", person=person.id).status_code == 303
    assert door.actor_of(session) is None and not found(door, "cop@example.org").disabled


def test_nobody_disables_themselves_and_absent_people_are_told(door: Door, administrator: Browser) -> None:
    own = found(door, "administrator@example.org").id
    assert administrator.post(do="disable", person=own).status_code == 403
    gone = administrator.post(do="disable", person=9999)
    assert gone.status_code == 404 and "<ul class=\"people\">" in gone.text
    assert administrator.post(do="nonsense", person=own).status_code == 400


def test_the_page_speaks_english_too(administrator: Browser) -> None:
    text = administrator.get("/people?lang=en").text
    assert "Invite someone" in text and "all units" in text and 'action="/people?lang=en"' in text


def test_an_administrator_of_one_town_sees_and_grants_nothing_of_another(door: Door, administrator: Browser) -> None:
    administrator.post(**INVITED | {"role0": "administrator", "unit0": "sofia", "plan0": "sofia-2013"})
    limited = found(door, "ana@example.com")
    board = door.staff.board(replace(COMMAND_LINE, id=limited.id, grants=limited.grants))
    assert {each.email for each in board.people} == {"ana@example.com"}
    assert set(board.plans) == {"sofia-2013"} and not any(code.startswith("sz-") for code in board.units)
    assert (board.all_units, board.all_plans) == (False, False)
