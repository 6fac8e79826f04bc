"""Forms to take along, asked for as the pages ask: who gets which, in which language, under which name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from dashboards.app import create_app
from dashboards.pages.form_files import form_files, review_files
from dashboards.template_routes import XLSX
from dashboards.urls import safe_name, template_file
from dashboards.voice import Voice
from tests.dashboards.entry_office import OFFICER, FakeEntry
from tests.files.books import load
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.settings import Settings

ONE, ALL = "/form/sz-cop/2015Q3/template.xlsx", "/review/2015Q3/templates.xlsx"


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


def client_of(door: Door, role: Role) -> FlaskClient:
    client = create_app(Services(door.database), door).server.test_client()
    guest = next(each for each in door.sample_people() if each.role is role)
    client.set_cookie("session", door.enter_as(guest.id))
    return client


def test_a_reporter_takes_the_form_along_under_its_name(door: Door) -> None:
    reply = client_of(door, Role.REPORTER).get(ONE)
    assert (reply.status_code, reply.mimetype) == (200, XLSX)
    assert reply.headers["Content-Disposition"] == 'attachment; filename="sz-cop-2015Q3.xlsx"'
    assert load(reply.data).sheetnames == ["Формуляр", "Как се попълва", "_tracker"]


def test_the_reader_chooses_the_language(door: Door) -> None:
    client = client_of(door, Role.REPORTER)
    assert load(client.get(f"{ONE}?lang=en").data).sheetnames[0] == "Form"
    assert load(client.get(f"{ONE}?lang=xx").data).sheetnames[0] == "Формуляр"


def test_all_units_at_once_are_those_that_one_may_see(door: Door) -> None:
    officer, reporter = (load(client_of(door, role).get(ALL).data).sheetnames for role in (Role.OFFICER, Role.REPORTER))
    assert len(officer) > 40 and officer[0] == "Съдържание"
    assert len(reporter) == 4


def test_what_is_absent_or_hidden_is_not_found(door: Door) -> None:
    client = client_of(door, Role.REPORTER)
    for path in ("/form/sz-petrovo/2015Q3/template.xlsx", "/form/none/2015Q3/template.xlsx", "/form/sz-cop/x/template.xlsx", "/review/2031Q1/templates.xlsx"):
        reply = client.get(path)
        assert (reply.status_code, reply.json["code"]) == (404, "not_found")


def test_the_pages_have_the_buttons(entry: FakeEntry) -> None:
    form = entry.form(OFFICER, "sz-cop", "2015Q3")
    assert form_files(form, Voice()).children[0].href == "/form/sz-cop/2015Q3/template.xlsx?lang=bg"
    found = review_files(entry.review_list(OFFICER), Voice("en"))
    assert found.children[0].href == "/review/2015Q3/templates.xlsx?lang=en" and "2015" in found.children[0].children


@pytest.fixture
def entry() -> FakeEntry:
    return FakeEntry()


def test_names_and_addresses_are_safe() -> None:
    assert template_file("a/b", "2015 Q3", "bg") == "/form/a%2Fb/2015%20Q3/template.xlsx?lang=bg"
    assert safe_name('../"a;b\r\n.xlsx') == ".._" + "_a_b__.xlsx"
