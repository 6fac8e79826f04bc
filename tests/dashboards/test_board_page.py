"""What the board says of the made-up office, and what its requests are answered."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dash import Dash

from dashboards.app import create_app
from dashboards.voice import Voice
from tests.dashboards.conftest import Ask
from tests.dashboards.door import OpenDoor, post
from tests.dashboards.office import FakeServices
from tracker.domain.access import Actor, Grant, Role
from tracker.domain.board import FormState
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.errors import say
from tracker.services.board_views import Outcome, Pick


def test_the_title_is_the_finding(ask: Ask) -> None:
    page = ask("board-body", "/board").replace("\u00a0", " ")
    assert "Подадени са 3 от 4 формуляра, 1 закъснява" in page
    assert "1 чака одобрение." in page


def test_a_state_is_told_by_a_word_and_a_shape_never_by_colour_alone(ask: Ask) -> None:
    page = ask("board-body", "/board")
    for state, shape in ((FormState.SUBMITTED, "●"), (FormState.APPROVED, "✓"), (FormState.LOCKED, "■"), (FormState.NOT_STARTED, "○")):
        assert Voice("bg").name(state) in page and shape in page
    assert all(word in page for word in ("закъснява", "след срока", "2\u00a0предупреждения", "3 от 4"))


def test_how_the_shares_are_counted_is_told(ask: Ask) -> None:
    page = ask("board-body", "/board", "?lang=en")
    assert "Completeness: forms that are submitted, approved or locked, of all whose period has ended." in page
    assert "The first submission counts" in page


@pytest.mark.parametrize(("todo", "words"), [
    ("waiting", "Одобри избраните"), ("warnings", "Одобри избраните"), ("late", "Удължи…"), ("not_started", "Удължи…"),
    ("returned", "Няма върнат за поправка формуляр.")])
def test_each_list_says_what_may_be_done_or_why_it_is_empty(ask: Ask, todo: str, words: str) -> None:
    assert words in ask("board-body", "/board", f"?todo={todo}")


def test_a_list_that_is_not_there_is_no_list(ask: Ask) -> None:
    assert "Състояние на всеки формуляр" in ask("board-body", "/board", "?todo=whatever")


@pytest.mark.parametrize(("role", "sees", "does"), [
    (Role.OFFICER, True, True), (Role.DIRECTOR, True, False), (Role.ADMINISTRATOR, True, True), (Role.REPORTER, False, False)])
def test_the_board_is_in_the_navigation_of_those_who_may(role: Role, sees: bool, does: bool) -> None:
    app = create_app(FakeServices(), OpenDoor(Actor(3, "Някой", "n@example.org", (Grant(role),))))
    page = answer_of(app)
    assert ('"Формуляри"' in page, "Удължаване на срок" in page) == (sees, does)


def answer_of(app: Dash) -> str:
    body = {"output": "..board-body.children..", "outputs": [{"id": "board-body", "property": "children"}], "changedPropIds": [],
            "inputs": [{"id": "address", "property": name, "value": value} for name, value in (("pathname", "/board"), ("search", ""))]}
    return json.dumps(post(app.server.test_client(), "/_dash-update-component", json=body).json, ensure_ascii=False)


def never(*_given: object, **_more: object) -> None:
    raise AssertionError("nobody was expected to ask")


def asked(given: dict[str, Any], act: str = "approve", **answers: Any) -> Any:
    services = FakeServices()
    vars(services.review).update(answers)
    return post(create_app(services, OpenDoor()).server.test_client(), f"/board/{act}", json=given)


def test_what_was_done_and_what_was_not_is_told(ask: Ask) -> None:
    one, other = Pick("a", "2015Q3", 2), Pick("b", "2015Q3", 2)
    found = (Outcome(one, Words("Първи", "First"), FormStatus.APPROVED),
             Outcome(other, Words("Втори", "Second"), None, (say("Somebody else changed this meanwhile. Look at the new state, then try again."),)))
    picks = [vars(one), vars(other)]
    reply = asked({"picks": picks, "warned": True}, approve_all=lambda _actor, given, **more: found if (list(given), more) == ([one, other], {"despite_warnings": True}) else ())
    assert reply.json["message"].replace("\u00a0", " ") == "Одобрен е 1 формуляр. 1 формуляр остана както беше."
    assert reply.json["left"][0].startswith("Втори, 2015Q3: ")


@pytest.mark.parametrize("picks", [None, [], "all", [{"unit": "a"}], [{"unit": "a", "period": "2015Q3", "version": "x"}]])
def test_what_makes_no_sense_is_refused(picks: object) -> None:
    reply = asked({"picks": picks}, approve_all=never)
    assert (reply.status_code, reply.json["message"]) == (422, "Изберете поне един формуляр.")


def test_a_day_is_asked_for() -> None:
    reply = asked({"unit": "a", "period": "2015Q3", "reason": "x", "until": "утре"}, "reopen", reopen=never)
    assert (reply.status_code, reply.json["message"]) == (422, "Изберете деня.")
