"""The door: every route there is, for a stranger and for each of the roles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from dashboards.app import create_app
from dashboards.auth import csrf_of, local_path
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Role
from tracker.services.door import Door
from tracker.services.links import use_link
from tracker.services.people import make_link
from tracker.services.services import Services
from tracker.settings import Settings

PARTS = {"code": "sz-petrovo-capacity", "token": "made-up", "path": "plan", "_path": "x", "filename": "10-look.css",
         "package_name": "dash_ag_grid", "fingerprinted_path": "dash_ag_grid.min.js", "unit": "sz-cop", "period": "2015Q3",
         "number": 1, "ending": "pdf", "what": "indicators", "form": "xlsx", "name": "indicators.yaml",
         "plan": "stara-zagora-2015", "row": "1.2"}
SHOWN_TO_ALL = {"healthz": 200, "look": 200, "sign_in": 200, "link": 404, "calendar": 404}
SUITE = "/_dash-component-suites/dash_ag_grid/async-community.js"
CALLBACK = {
    "output": "..overview-body.children..", "outputs": [{"id": "overview-body", "property": "children"}], "changedPropIds": [],
    "inputs": [{"id": "address", "property": name, "value": value} for name, value in (("pathname", "/"), ("search", ""))]}
WORDS = ("Капацитет", "overview-body", "indicator-body")


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


@pytest.fixture
def office(door: Door) -> Dash:
    return create_app(Services(door.database), door)


@pytest.fixture
def stranger(office: Dash) -> FlaskClient:
    return office.server.test_client()


def enter(office: Dash, door: Door, role: Role) -> tuple[FlaskClient, dict[str, str]]:
    """Somebody of the sample office, and the header that changes need."""
    guest = next(each for each in door.sample_people() if each.role is role)
    client, token = office.server.test_client(), door.enter_as(guest.id)
    client.set_cookie("session", token)
    client.set_cookie("_csrf_token", csrf_of(token))
    return client, {"X-CSRFToken": csrf_of(token)}


def path_of(rule: Rule) -> str:
    return str(rule.build(PARTS, append_unknown=False)[1])  # type: ignore[index]


def test_a_stranger_gets_nothing_from_any_route_by_any_method(office: Dash, stranger: FlaskClient) -> None:
    for rule in office.server.url_map.iter_rules():
        for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"):
            reply = stranger.open(path_of(rule), method=method, buffered=True)
            where = f"{method} {rule.rule}: {reply.status}"
            if method in ("GET", "HEAD") and rule.endpoint in SHOWN_TO_ALL:
                assert reply.status_code == SHOWN_TO_ALL[rule.endpoint], where
            elif reply.status_code == 303:
                assert reply.headers["Location"].startswith("/sign-in"), where
            elif rule.endpoint not in (*SHOWN_TO_ALL, "enter_as") or method in ("POST", "PUT", "DELETE"):
                assert reply.status_code in (401, 403, 405), where
            assert not any(word in reply.text for word in WORDS), where


@pytest.mark.parametrize("path", [
    "/_dash-layout", "/_dash-dependencies", "/_dash-config", "/_reload-hash", "/_favicon.ico", SUITE, "/assets/10-look.css", "/assets/30-page.js",
    "/assets/fonts/../10-look.css", "/assets/fonts/%2e%2e/10-look.css", "/assets/fonts/LICENSE-inter.txt", "/api/", "/api/v1/progress",
    "/entry/sz-cop/2015Q3/cells", "/indicator/x/figures.csv", "/export/x.csv", "//", "/sign-in/../assets/10-look.css", "/healthz/", "/HEALTHZ.json", "/sign-in/look.css/x"])
def test_what_programs_ask_for_is_refused_in_json(stranger: FlaskClient, path: str) -> None:
    reply = stranger.get(path)
    assert reply.status_code in (401, 303)
    if reply.status_code == 401:
        assert reply.json["error"]["code"] == "not_signed_in"


def test_a_callback_tells_a_stranger_nothing(stranger: FlaskClient) -> None:
    for cookies in ({}, {"session": "made-up"}, {"session": ""}, {"_csrf_token": "x"}):
        for name, value in cookies.items():
            stranger.set_cookie(name, value)
        reply = stranger.post("/_dash-update-component", json=CALLBACK, headers={"X-CSRFToken": "x"})
        assert (reply.status_code, reply.json["error"]["code"]) == (401, "not_signed_in")


def test_a_person_is_led_to_the_sign_in_page_and_back(stranger: FlaskClient) -> None:
    assert stranger.get("/").headers["Location"] == "/sign-in"
    assert stranger.get("/plan?plan=x&lang=en").headers["Location"] == "/sign-in?next=/plan%3Fplan%3Dx%26lang%3Den"
    assert stranger.get("/entry/sz-cop", headers={"Accept": "text/html,*/*"}).headers["Location"] == "/sign-in?next=/entry/sz-cop"


@pytest.mark.parametrize("role", Role)
def test_each_role_reaches_every_page_and_no_change_goes_without_its_token(office: Dash, door: Door, role: Role) -> None:
    client, header = enter(office, door, role)
    for rule in office.server.url_map.iter_rules():
        if "GET" in (rule.methods or ()):
            reply = client.get(path_of(rule), buffered=True)
            assert reply.status_code not in (401, 403, 500), rule.rule
            assert client.head(path_of(rule), buffered=True).status_code == reply.status_code, rule.rule
            assert not reply.headers.get("Location", "").startswith("/sign-in?"), rule.rule
        if "POST" in (rule.methods or ()):
            assert client.post(path_of(rule)).status_code == 403, rule.rule
            assert client.post(path_of(rule), headers={"X-CSRFToken": "other"}).status_code == 403, rule.rule
    assert "overview-body" not in client.post("/_dash-update-component", json=CALLBACK).text
    assert "Петрово" in client.post("/_dash-update-component", json=CALLBACK, headers=header).text or role is Role.ADMINISTRATOR


def test_a_planted_token_does_not_fit_a_session(office: Dash, door: Door) -> None:
    client, _ = enter(office, door, Role.DIRECTOR)
    client.set_cookie("_csrf_token", "planted")
    assert client.post("/sign-out", headers={"X-CSRFToken": "planted"}).status_code == 403


def test_signing_out_ends_the_session_on_the_server(office: Dash, door: Door) -> None:
    client, header = enter(office, door, Role.DIRECTOR)
    kept = client.get_cookie("session")
    assert client.post("/sign-out", headers=header).status_code == 303
    assert kept
    client.set_cookie("session", kept.value)
    assert client.get("/_dash-layout").status_code == 401


def signing_in(client: FlaskClient, email: str, password: str, **more: Any) -> Any:
    client.get("/sign-in")
    form = {"email": email, "password": password, "csrf": client.get_cookie("_csrf_token").value, **more}  # type: ignore[union-attr]
    return client.post("/sign-in", data=form)


def test_the_cookie_of_a_session_is_hidden_from_scripts_and_from_other_sites(stranger: FlaskClient, door: Door) -> None:
    guest = door.sample_people()[0]
    use_link(door.database, make_link(door.database, COMMAND_LINE, guest.id), "тихо тече Дунав")
    reply = signing_in(stranger, "cop@example.org", "тихо тече Дунав", next="//evil.example")
    cookie = next(each for each in reply.headers.getlist("Set-Cookie") if each.startswith("session="))
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie and "Secure" not in cookie
    assert reply.headers["Location"] == "/"


def test_over_https_cookies_travel_by_https_alone(stranger: FlaskClient) -> None:
    assert "Secure" in stranger.get("/sign-in", base_url="https://localhost").headers["Set-Cookie"]


def test_sign_in_wants_its_token_and_tells_the_delay(stranger: FlaskClient) -> None:
    assert stranger.post("/sign-in", data={"email": "x", "password": "y"}).status_code == 403
    assert signing_in(stranger, "cop@example.org", "<b>").status_code == 422
    reply = signing_in(stranger, "cop@example.org", "<b>")
    assert reply.status_code == 429
    assert "след 1 секунда" in reply.text.replace("\u00a0", " ")
    assert "<b>" not in reply.text.replace("<b>Индикатори</b>", "")


def test_what_was_typed_is_shown_as_text(stranger: FlaskClient) -> None:
    reply = signing_in(stranger, '"><script>alert(1)</script>', "x", next='/"><script>')
    assert "<script" not in reply.text


def test_a_page_is_kept_nowhere(office: Dash, door: Door, stranger: FlaskClient) -> None:
    client, _ = enter(office, door, Role.DIRECTOR)
    assert {client.get(path).headers["Cache-Control"] for path in ("/", "/_dash-layout", "/account")} == {"no-store"}
    assert "Content-Security-Policy" in stranger.get("/sign-in").headers


def test_only_a_sample_office_offers_its_roles_and_only_on_this_machine(door: Door, office: Dash, stranger: FlaskClient) -> None:
    assert stranger.get("/sign-in").text.count('name="person"') == 5
    for more in ({"environ_overrides": {"REMOTE_ADDR": "192.0.2.7"}}, {"base_url": "http://tracker.example"}):
        assert 'name="person"' not in stranger.get("/sign-in", **more).text
    stranger.set_cookie("_csrf_token", "x")
    refused = stranger.post("/enter-as", data={"csrf": "x", "person": "1"}, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert refused.status_code == 404
    with door.database.writing() as work:
        work.session.connection().exec_driver_sql("delete from office")
        work.commit()
    assert 'name="person"' not in stranger.get("/sign-in").text
    assert stranger.post("/enter-as", data={"csrf": "x", "person": "1"}).status_code == 404


@pytest.mark.parametrize(("asked", "goes"), [
    ("/plan?x=1", "/plan?x=1"), (None, "/"), ("", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example/", "/"),
    ("javascript:alert(1)", "/"), ("/%09/evil.example", "/%09/evil.example"), ("/\t/evil", "/"), ("/a\r\nSet-Cookie: x", "/"), ("/sign-out", "/"), ("/a\\b", "/")])
def test_the_way_back_stays_within_the_program(asked: str | None, goes: str) -> None:
    assert local_path(asked) == goes


def test_an_error_is_told_in_plain_words_without_its_inside() -> None:
    app = create_app(FakeServices(), OpenDoor())

    def fails() -> str:
        raise RuntimeError("the office fell over")

    app.server.add_url_rule("/fails", "fails", fails)
    app.server.add_url_rule("/api/fails", "api_fails", fails)
    client = app.server.test_client()
    page, answer = client.get("/fails"), client.get("/api/fails")
    assert (page.status_code, answer.status_code, answer.json["error"]["code"]) == (500, 500, "error")
    assert "Нещо се обърка" in page.text
    assert "fell over" not in page.text + answer.text
    assert client.post("/account", data={"csrf": "x"}, headers={"Accept": "text/html"}).status_code == 403
