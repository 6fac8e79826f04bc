"""Drawn once, the overview is the same for whoever asks again, until a figure is another; nobody gets another's."""

from __future__ import annotations

from typing import Any

import pytest
from dash import Dash
from flask import request

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor, post
from tests.dashboards.test_guard import CALLBACK
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.services.entry_commands import Correct
from tracker.services.services import Services

ALL = (Grant(Role.DIRECTOR),)
PEOPLE = {
    "petar": Actor(1, "Петър", "petar@example.org", ALL), "vera": Actor(2, "Вера", "vera@example.org", ALL),
    "english": Actor(3, "Ann", "ann@example.org", ALL, "en"),
    "sofia": Actor(4, "Ева", "eva@example.org", (Grant(Role.DIRECTOR, plan="sofia-2013"),)), "nobody": None}


class Door(OpenDoor):
    def actor_of(self, _token: str | None) -> Actor | None:
        return PEOPLE[request.cookies.get("who", "nobody")]


class Counted(Services):
    drawn, broken = 0, False

    def overview(self, *given: Any, **more: Any) -> Any:
        self.drawn += 1
        if self.broken:
            raise OSError("the disk is away for a moment")
        return super().overview(*given, **more)


@pytest.fixture
def services(sample_office: Database) -> Counted:
    return Counted(sample_office)


@pytest.fixture
def app(services: Counted) -> Dash:
    return create_app(services, Door())


def ask(app: Dash, who: str, encoding: str = "br") -> Any:
    client = app.server.test_client()
    client.set_cookie("who", who)
    return post(client, "/_dash-update-component", json=CALLBACK, environ_overrides={"HTTP_ACCEPT_ENCODING": encoding})


def test_who_asks_again_gets_the_same_bytes_and_nothing_is_drawn_again(app: Dash, services: Counted) -> None:
    first, second = ask(app, "petar"), ask(app, "petar")
    assert first.data == second.data and services.drawn == 1
    for header in ("Content-Encoding", "Content-Type", "Cache-Control", "Content-Security-Policy", "Vary"):
        assert first.headers[header] == second.headers[header]
    assert second.headers["Cache-Control"] == "no-store"
    plain = ask(app, "petar", "identity")
    assert "Content-Encoding" not in plain.headers and "overview" in plain.text


def test_a_colleague_with_the_same_rights_reads_her_own_name(app: Dash) -> None:
    told = [ask(app, who, "identity").json["response"] for who in ("petar", "vera")]
    assert "Петър" in str(told[0]) and "Вера" in str(told[1])
    assert "Петър" not in str(told[1])


def test_another_language_and_other_rights_are_drawn_for_themselves(app: Dash, services: Counted) -> None:
    told = {who: ask(app, who, "identity").json["response"]["overview-body"] for who in ("petar", "english", "sofia")}
    assert services.drawn == 3
    assert "Стара Загора" in str(told["petar"]) and "Стара Загора" not in str(told["sofia"])
    assert told["english"] != told["petar"]


def test_who_is_not_signed_in_gets_nothing_that_was_kept(app: Dash) -> None:
    assert ask(app, "petar").status_code == 200
    assert ask(app, "nobody").status_code == 401


def test_a_correction_is_on_the_page_at_once(app: Dash, services: Counted) -> None:
    before = ask(app, "petar", "identity").data
    form = services.entry.form(COMMAND_LINE, "sz-cop", "2015Q2")
    row = next(each for each in form.rows if each.element.code == "consultations")
    correct = Correct("sz-cop", "2015Q2", "consultations", {None: "1"}, row.version, "Преброено наново.")
    services.entry.correct(COMMAND_LINE, correct)
    assert ask(app, "petar", "identity").data != before
    assert services.drawn == 2


def test_what_went_wrong_once_is_not_kept(app: Dash, services: Counted) -> None:
    services.broken = True
    assert "Капацитет" not in str(ask(app, "petar", "identity").json["response"])
    services.broken = False
    assert "Капацитет" in str(ask(app, "petar", "identity").json["response"])
