"""The language chosen at the door or inside goes with the person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboards.app import create_app
from dashboards.auth import csrf_of
from tests.services.cast import PASSWORD, Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Role
from tracker.errors import NotFound
from tracker.services import sign_in
from tracker.services.door import Door
from tracker.services.links import use_link
from tracker.services.people import make_link
from tracker.services.services import Services
from tracker.settings import Settings

EMAIL = "cop@example.org"
PAGE = {
    "output": "..page.children..", "outputs": [{"id": "page", "property": "children"}], "changedPropIds": [],
    "inputs": [{"id": "address", "property": "pathname", "value": "/no-such"}],
    "state": [{"id": "address", "property": "search", "value": ""}]}


@pytest.fixture
def door(sample_office: Database) -> Door:
    found = Door(replace(sample_office, now=Clock()), Settings.from_environment({}))
    use_link(found.database, make_link(found.database, COMMAND_LINE, found.sample_people()[0].id), PASSWORD)
    return found


@pytest.fixture
def office(door: Door) -> Dash:
    return create_app(Services(door.database), door)


def come_in(client: FlaskClient, lang: str = "") -> None:
    asked = f"?lang={lang}" if lang else ""
    client.get(f"/sign-in{asked}")
    csrf = client.get_cookie("_csrf_token")
    assert csrf
    reply = client.post(f"/sign-in{asked}", data={"email": EMAIL, "password": PASSWORD, "csrf": csrf.value})
    assert reply.status_code == 303


def speaks(client: FlaskClient) -> str:
    """The language of a page drawn by the program, and of a plain one."""
    session = client.get_cookie("session")
    assert session
    drawn = client.post("/_dash-update-component", json=PAGE, headers={"X-CSRFToken": csrf_of(session.value)}).text
    plain = client.get("/account").text
    found = {"en" if "There is no such page" in drawn else "bg", "en" if "Your account" in plain else "bg"}
    assert len(found) == 1
    return found.pop()


def test_what_is_chosen_before_signing_in_holds_afterwards_and_on_another_device(office: Dash) -> None:
    here, there = office.server.test_client(), office.server.test_client()
    come_in(here, "en")
    assert speaks(here) == "en"
    come_in(there)
    assert speaks(there) == "en"


def test_who_chose_nothing_is_spoken_to_in_bulgarian_and_one_persons_choice_is_not_anothers(office: Dash, door: Door) -> None:
    come_in(first := office.server.test_client())
    assert speaks(first) == "bg"
    director = next(each for each in door.sample_people() if each.role is Role.DIRECTOR)
    token = door.enter_as(director.id)
    actor = door.actor_of(token)
    assert actor
    door.choose_language(actor, "en")
    assert speaks(first) == "bg"


def test_a_choice_inside_the_program_is_kept_and_a_later_one_at_the_door_replaces_it(office: Dash) -> None:
    come_in(client := office.server.test_client())
    session = client.get_cookie("session")
    assert session
    assert client.post("/language", data={"lang": "en"}).status_code == 403
    assert client.post("/language", data={"lang": "en"}, headers={"X-CSRFToken": csrf_of(session.value)}).status_code == 204
    assert speaks(client) == "en"
    client.post("/language", data={"lang": "de"}, headers={"X-CSRFToken": csrf_of(session.value)})
    assert speaks(client) == "en"
    come_in(other := office.server.test_client(), "bg")
    assert (speaks(other), speaks(client)) == ("bg", "bg")


def test_the_link_to_the_first_password_takes_the_language_along(office: Dash, door: Door) -> None:
    token = make_link(door.database, COMMAND_LINE, door.sample_people()[0].id)
    client = office.server.test_client()
    page = client.get(f"/link/{token}?lang=en").text
    assert f'action="/link/{token}?lang=en"' in page
    csrf = client.get_cookie("_csrf_token")
    assert csrf
    client.post(f"/link/{token}?lang=en", data={"password": PASSWORD, "csrf": csrf.value})
    assert speaks(client) == "en"


def test_there_is_no_third_language(door: Door) -> None:
    actor = door.actor_of(door.enter_as(door.sample_people()[0].id))
    assert actor
    with pytest.raises(NotFound):
        sign_in.choose_language(door.database, actor, "de")
