"""Files of figures as a browser sends them: what is wrong is told on a page to come back to, and comes back by name."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboards.app import create_app
from dashboards.auth import csrf_of
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.settings import Settings

HEAD = "element,unit,period,category,value\n"
STRANGE = "consultations,{unit},2015Q3,,6 100 души\nconsultations,{unit},2015Q3,,7\nconsultations,sz-petrovo,2015Q3,,5\n"


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


class Sender:
    def __init__(self, door: Door, folder: Path) -> None:
        token = door.enter_as(next(each.id for each in door.sample_people() if each.role is Role.REPORTER))
        self.client: FlaskClient = create_app(Services(door.database, folder / "uploads"), door).server.test_client()
        self.client.set_cookie("session", token)
        self.client.set_cookie("_csrf_token", csrf_of(token))
        self._header = {"X-CSRFToken": csrf_of(token)}

    def send(self, name: str, content: str | bytes) -> TestResponse:
        data = content.encode() if isinstance(content, str) else content
        return self.client.post("/import?lang=bg", data={"file": (io.BytesIO(data), name)}, headers=self._header)


@pytest.fixture
def sender(door: Door, tmp_path: Path) -> Sender:
    return Sender(door, tmp_path)


def test_what_was_refused_comes_back_under_a_name_in_cyrillic(sender: Sender) -> None:
    page = sender.send("Консултации октомври.csv", HEAD + STRANGE.format(unit="sz-cop")).headers["Location"]
    reply = sender.client.get(page.replace("?", "/refused?"))
    assert reply.status_code == 200
    name = reply.headers["Content-Disposition"]
    assert name.isascii() and name.startswith("attachment") and "Консултации октомври-отказано.csv" in unquote(name)


def test_what_is_refused_is_told_by_name_on_one_line(sender: Sender) -> None:
    page = sender.send("a.csv", HEAD + STRANGE.format(unit="sz-cop")).headers["Location"]
    text = sender.client.get(f"{page}&show=refused").text
    assert "consultations ·" not in text and "2015Q3</td>" not in text
    assert "<th scope=\"col\">Първичен показател</th>" in text and "Фигура" not in text
    assert ' class="number">6 100 души</td>' in text


def test_a_unit_that_is_not_the_senders_has_no_name_here(sender: Sender) -> None:
    page = sender.send("a.csv", HEAD + STRANGE.format(unit="sz-cop")).headers["Location"]
    text = sender.client.get(f"{page}&show=refused").text
    assert "sz-petrovo" in text and "Петрово" not in text


def test_a_refused_file_leads_to_a_page_that_can_be_opened_again(sender: Sender) -> None:
    reply = sender.send("figures.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    assert reply.status_code == 303
    for _ in range(2):
        assert "Това е изображение, както и да се казва." in sender.client.get(reply.headers["Location"]).text
    assert "This is a picture" in sender.client.get(reply.headers["Location"].replace("lang=bg", "lang=en")).text


def test_a_file_that_is_wrong_in_many_places_fits_an_address(sender: Sender) -> None:
    reply = sender.send("a.csv", "element,unit\n" * 3)
    assert reply.status_code == 303 and len(reply.headers["Location"]) < 4000


def test_nobody_puts_words_on_the_page_by_an_address(sender: Sender) -> None:
    assert 'role="alert"' not in sender.client.get("/import?lang=bg&wrong=WyLQl9C70L4iXQ.made-up").text


def test_no_page_names_a_file_by_hand() -> None:
    """Raw Cyrillic in a header stops the server; one place writes it as all browsers read it."""
    written = [path for path in Path("dashboards").rglob("*.py") if "Content-Disposition" in path.read_text("utf-8")]
    assert [path.name for path in written] == ["download.py"]
