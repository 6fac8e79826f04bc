"""The small requests of a form: what each sends on, and how each answer is told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor, post
from tests.dashboards.entry_office import OFFICER, REPORTER, FakeEntry
from tests.dashboards.office import FakeServices
from tracker.domain.access import Actor
from tracker.domain.workflow import FormStatus
from tracker.services import entry_evidence

FORM = "/entry/sz-cop/2015Q3"


@pytest.fixture
def entry(tmp_path: Path) -> FakeEntry:
    return FakeEntry(folder=tmp_path)


@pytest.fixture
def client(entry: FakeEntry) -> FlaskClient:
    return client_of(entry, REPORTER)


def client_of(entry: FakeEntry, actor: Actor | None) -> FlaskClient:
    return create_app(FakeServices(entry=entry), OpenDoor(actor)).server.test_client()


def cell(client: FlaskClient, text: str, element: str = "foster", version: int = 0, **more: Any) -> Any:
    return post(client, f"{FORM}/cell", json={"element": element, "category": None, "text": text, "version": version, **more})


def test_a_saved_figure_is_acknowledged_with_its_version_and_what_the_checks_say(client: FlaskClient) -> None:
    reply = cell(client, "1 234,5")
    assert reply.status_code == 200
    assert {"version", "at", "shown", "filled", "expected", "findings"} == set(reply.json)
    assert (reply.json["version"], reply.json["shown"]) == (1, "1\u00a0234,5")
    assert {"severity", "code", "message", "element", "category", "explained", "outdated"} == set(reply.json["findings"][0])


def test_a_part_is_saved_under_its_category(client: FlaskClient, entry: FakeEntry) -> None:
    assert cell(client, "45", "users", category="sex=m").status_code == 200
    assert entry.values["users|sex=m"] == 45


def test_empty_is_not_nought(client: FlaskClient, entry: FakeEntry) -> None:
    assert cell(client, "0").json["shown"] == "0"
    assert cell(client, "", version=1).json["shown"] == ""
    assert entry.values["foster|"] is None


def test_somebody_elses_save_is_shown_beside_ours(client: FlaskClient) -> None:
    cell(client, "5")
    reply = cell(client, "6")
    assert reply.status_code == 409
    assert reply.json["clash"] | {"at": ""} == {"version": 1, "theirs": "5", "shown": "5", "who": "Мария Иванова", "at": "", "same": False}
    assert cell(client, "5,0").json["clash"]["same"] is False
    assert cell(client, "5").json["clash"]["same"] is True


def test_a_doubtful_number_is_asked_about_and_then_taken_as_meant(client: FlaskClient) -> None:
    reply = cell(client, "1.234")
    assert reply.status_code == 422
    assert reply.json["readings"] == [{"means": "thousands", "shown": "1\u00a0234"}, {"means": "decimal", "shown": "1,234"}]
    assert cell(client, "1.234", means="thousands").json["shown"] == "1\u00a0234"


def test_what_is_no_number_is_refused_in_words(client: FlaskClient) -> None:
    reply = cell(client, "абв")
    assert reply.status_code == 422
    assert "абв" in reply.json["message"]


@pytest.mark.parametrize(("path", "body", "told"), [
    ("not-applicable", {"element": "foster", "text": "няма", "version": 0}, {"version"}), ("note", {"element": "foster", "text": "x", "version": 0}, {"version"}),
    ("explain", {"code": "unusual", "element": "consultations", "category": None, "text": "кампания в училищата"}, set()),
    ("answer", {"indicator": "trainings", "text": "x"}, set()), ("nothing-to-report", {"version": 1, "reason": "ремонт"}, {"status"}),
    ("comment", {"element": "foster", "text": "x"}, set()), ("return", {"version": 1, "reason": "x"}, {"status", "go"}),
    ("approve", {"version": 1}, {"status", "go"}), ("reopen", {"version": 1, "reason": "x"}, {"status", "go"}),
    ("correct/preview", {"element": "trainings", "texts": [{"category": None, "text": "8"}], "reason": "x", "version": 1}, {"title", "changes"}),
    ("correct", {"element": "trainings", "texts": [{"category": None, "text": "8"}], "reason": "x", "version": 1}, {"version"})])
def test_each_act_answers_in_json(client: FlaskClient, path: str, body: dict[str, Any], told: set[str]) -> None:
    reply = post(client, f"{FORM}/{path}", json=body)
    assert reply.status_code == 200, reply.text
    assert told <= set(reply.json)


def test_a_correction_shows_what_it_would_change(client: FlaskClient) -> None:
    body = {"element": "trainings", "texts": [{"category": None, "text": "8"}], "reason": "x", "version": 1}
    change = post(client, f"{FORM}/correct/preview", json=body).json["changes"][0]
    assert change == {"name": "Обучения на персонала в социалните услуги", "before": "3, Изостава", "after": "8, Изостава"}


def test_a_form_that_is_not_sound_is_not_submitted_and_says_all(client: FlaskClient, entry: FakeEntry) -> None:
    reply = post(client, f"{FORM}/submit", json={"version": 1})
    assert reply.status_code == 422
    assert len(reply.json["issues"]) == 2
    entry.values["users|sex=m"], entry.words["unusual"] = 45, ("кампания", 1552)  # type: ignore[assignment]
    assert post(client, f"{FORM}/submit", json={"version": 1}).json["status"] == "submitted"


def test_evidence_comes_and_goes_as_a_file_that_no_page_shows(client: FlaskClient) -> None:
    sent = post(client, f"{FORM}/evidence", data={"element": "foster", "file": (BytesIO(b"<script>"), "протокол.html")})
    assert sent.json == {"id": 1, "name": "протокол.html"}
    got = client.get("/entry/evidence/1")
    assert got.data == b"<script>"
    assert got.mimetype == "application/octet-stream"
    assert got.headers["Content-Disposition"].startswith("attachment")
    got.close()
    assert post(client, "/entry/evidence/1/remove", json={}).status_code == 200
    assert client.get("/entry/evidence/1").status_code == 404


def test_a_file_may_not_be_endless(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_evidence, "_MOST_BYTES", 10)
    sent = [post(client, f"{FORM}/evidence", data={"element": "foster", "file": (BytesIO(b"0" * size), "a.pdf")}) for size in (10, 11)]
    assert [each.status_code for each in sent] == [200, 422]
    assert sent[1].json["message"] == "Файлът е твърде голям; най-много може 10 MB."


def test_a_link_as_evidence_leads_there(client: FlaskClient) -> None:
    post(client, f"{FORM}/evidence", json={"element": "foster", "link": "https://example.org/a"})
    assert client.get("/entry/evidence/1").headers["Location"] == "https://example.org/a"


def test_the_history_of_a_figure(client: FlaskClient) -> None:
    lines = client.get(f"{FORM}/history?element=users", headers={"Accept-Language": "bg"}).json["lines"]
    assert [line["what"] for line in lines] == ["96 → 97", "96"]
    assert lines[0]["who"].startswith("въведено, Мария Иванова, 20.10.2015")


def test_how_much_waits(entry: FakeEntry) -> None:
    assert client_of(entry, REPORTER).get("/entry/counts").json == {"work": 3, "review": 0}
    assert client_of(entry, OFFICER).get("/entry/counts").json == {"work": 0, "review": 1}


@pytest.mark.parametrize("body", [{}, {"element": "foster", "text": 5, "version": 0}, {"element": "foster", "text": "5", "version": "0"},
                                  {"element": "foster", "text": "5", "version": True}, {"element": "foster", "text": "5" * 30_000, "version": 0},
                                  {"element": "foster", "text": "5", "version": 0, "means": "neither"}, [1]])
def test_what_the_pages_never_send_is_refused(client: FlaskClient, body: Any) -> None:
    reply = post(client, f"{FORM}/cell", json=body)
    assert reply.status_code == 422
    assert reply.json["message"]


def test_nothing_typed_by_one_person_is_saved_as_anothers(client: FlaskClient, entry: FakeEntry) -> None:
    client.set_cookie("_csrf_token", "x")
    reply = client.post(f"{FORM}/cell", json={"element": "foster", "text": "5", "version": 0}, headers={"X-CSRFToken": "x", "X-Person": "99"})
    assert reply.status_code == 403
    assert "foster|" not in entry.values


def test_strangers_forgeries_and_closed_forms(client: FlaskClient, entry: FakeEntry) -> None:
    assert cell(client_of(entry, None), "5").status_code == 401
    assert client.post(f"{FORM}/cell", json={"element": "foster", "text": "5", "version": 0}).status_code == 403
    assert cell(client, "5", "none-such").status_code == 404
    entry.status = FormStatus.SUBMITTED
    assert cell(client, "5").status_code == 409


def test_english_is_told_in_english(client: FlaskClient) -> None:
    client.set_cookie("lang", "en")
    reply = cell(client, "1.234")
    assert reply.json["message"] == "Which number is “1.234”?"
