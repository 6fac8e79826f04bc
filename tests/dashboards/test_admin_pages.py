"""The pages of administration: each act is shown first, then confirmed; to everybody else there are no such pages."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from dash import Dash
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

CLOSE = {"what": "close", "last_day": "30.06.2015", "reason": "Решение № 7"}
PATHS = ("/units", "/units/sz-cop", "/plans", "/office", "/people/2/hand-over")


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


class Browser:
    """Somebody of the sample office."""

    def __init__(self, door: Door, role: Role, app: Dash | None = None) -> None:
        guest = next(each for each in door.sample_people() if each.role is role)
        self.services = Services(door.database)
        self.token = door.enter_as(guest.id)
        self.client: FlaskClient = (app or create_app(self.services, door)).server.test_client()
        self.client.set_cookie("session", self.token)
        self.client.set_cookie("_csrf_token", csrf_of(self.token))

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def post(self, path: str, **form: Any) -> Any:
        return self.client.post(path, data={"csrf": csrf_of(self.token), **form})


@pytest.fixture
def administrator(door: Door) -> Browser:
    return Browser(door, Role.ADMINISTRATOR)


def test_for_others_there_are_no_such_pages(door: Door) -> None:
    for role in (Role.REPORTER, Role.OFFICER, Role.DIRECTOR):
        somebody = Browser(door, role)
        for path in PATHS:
            assert somebody.get(path).status_code == 404, (role, path)
            assert somebody.post(path, do="set", **CLOSE).status_code == 404, (role, path)


def test_a_unit_is_closed_after_it_was_shown_what_that_does(administrator: Browser) -> None:
    shown = administrator.post("/units/sz-cop", **CLOSE)
    assert shown.status_code == 200 and "2 формуляра вече не се дължат." in shown.text.replace("\u00a0", " ")
    assert "последният ѝ ден е" not in administrator.get("/units").text.partition('id="sz-cop"')[2].partition("</li>")[0]
    done = administrator.post("/units/sz-cop", do="set", **CLOSE)
    assert (done.status_code, done.headers["Location"]) == (303, "/units/sz-cop?done=close&lang=bg")
    assert "Закрита; последният ѝ ден е 30.06.2015" in administrator.get("/units").text
    assert 'id="reopen"' in administrator.get("/units/sz-cop").text


def test_everything_wrong_is_told_at_its_field_and_what_was_typed_stays(administrator: Browser) -> None:
    reply = administrator.post("/units", what="open", name_bg="", code="Нов!", since="утре", kind="service", parent="stara-zagora", reason="")
    text = unescape(reply.text)
    assert reply.status_code == 422
    for field in ("name_bg", "code", "since", "reason"):
        assert f'id="open-{field}-wrong"' in text, field
    assert 'value="Нов!"' in text and '<option value="stara-zagora" selected>' in text


def test_a_unit_changed_by_somebody_else_meanwhile_is_a_conflict(administrator: Browser) -> None:
    assert administrator.post("/units/sz-cop", do="set", seen="1", **CLOSE).status_code in (303, 409)
    assert administrator.post("/units/sz-cop", do="set", what="rename", seen="1", name_bg="Друго", reason="x").status_code == 409


def test_what_makes_no_sense_is_refused(administrator: Browser) -> None:
    assert administrator.get("/units/none").status_code == 404
    assert administrator.post("/units/sz-cop", what="explode", reason="x").status_code == 400
    assert administrator.post("/plans", what="explode", code="sofia-2013", reason="x").status_code == 400


def test_a_plan_is_archived_and_says_so_where_it_is_chosen(administrator: Browser) -> None:
    plan = {"what": "archive", "code": "sofia-2013", "reason": "Годините минаха"}
    assert "не приема стойности" in administrator.post("/plans", **plan).text
    assert administrator.post("/plans", do="set", **plan).status_code == 303
    assert "Архивиран" in administrator.get("/plans").text


def test_roles_are_handed_over(door: Door, administrator: Browser) -> None:
    maria, stoyan = (people.find_person(door.database, COMMAND_LINE, f"{name}@example.org") for name in ("cop", "petrovo"))
    given = {"what": "hand-over", "taker": str(stoyan.id), "leaves": "yes", "reason": "Напуска"}
    assert "Мария Колева → Стоян Динев: отчитащ, Център за обществена подкрепа" in administrator.post(
        f"/people/{maria.id}/hand-over", **given).text
    assert administrator.post(f"/people/{maria.id}/hand-over", do="set", **given).status_code == 303
    maria, stoyan = (people.find_person(door.database, COMMAND_LINE, each.email) for each in (maria, stoyan))
    assert (maria.grants, maria.disabled) == ((), True)
    assert set(stoyan.grants) == {Grant(Role.REPORTER, unit="sz-petrovo"), Grant(Role.REPORTER, unit="sz-cop")}
    assert administrator.post(f"/people/{maria.id}/hand-over", what="hand-over", taker="", reason="").status_code == 422


def test_what_is_set_for_the_office_stands_where_people_look(administrator: Browser) -> None:
    said = {"name_bg": "Дирекция „Социални дейности“", "name_en": "", "contact": "тел. 042 000 000", "lang": "en", "days": "15",
            "team_bg": "Екип", "team_en": "Team", "reason": "Ново"}
    assert administrator.post("/office", do="set", what="office", **said).status_code == 303
    stranger = administrator.client.application.test_client()
    page = stranger.get("/sign-in").text
    assert "тел. 042 000 000" in page and "Дирекция „Социални дейности“" in page and '<html lang="en">' in page
    assert administrator.post("/office", what="office", **said | {"days": "0", "lang": "fr"}).status_code == 422
