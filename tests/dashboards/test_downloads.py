"""Downloads: each page offers what it shows, and the address gives it to whoever may have it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboards.app import create_app
from dashboards.pages.downloads import OFFERS, downloads
from dashboards.urls import Address, Route, parse
from dashboards.voice import Voice
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.export_file import Form
from tracker.services.services import Services
from tracker.settings import Settings

OF_SZ = "?plan=stara-zagora-2015&period=2015Q2"


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


def signed_in(door: Door, role: Role) -> FlaskClient:
    client = create_app(Services(door.database), door).server.test_client()
    client.set_cookie("session", door.enter_as(next(each.id for each in door.sample_people() if each.role is role)))
    return client


def test_everything_that_is_offered_can_be_had(door: Door) -> None:
    client = signed_in(door, Role.OFFICER)
    for route in OFFERS:
        menu = downloads(Address(route, "sz-cop-consultations" if route is Route.INDICATOR else None), Voice("bg"),
                         "stara-zagora-2015", "2015Q2")
        assert menu
        for link in menu.choices:
            reply = client.get(link.href)
            assert reply.status_code == 200 and "attachment" in reply.headers["Content-Disposition"], link.href
            assert reply.headers["Cache-Control"] == "no-store" and len(reply.data) > 300


def test_the_file_has_the_filters_language_and_figures_of_the_page(door: Door) -> None:
    client = signed_in(door, Role.OFFICER)
    reply = client.get(f"/export/indicators/xlsx{OF_SZ}&status=off_track&q=Petrovo&lang=en&figures=submitted")
    book = load_workbook(io.BytesIO(reply.data))
    told = [row[0].value for row in book.active.iter_rows(max_row=7)]
    assert "With submitted figures that are not approved yet." in told and book.sheetnames == ["Indicators"]
    statuses = {row[12].value for row in book.active.iter_rows(min_row=9) if row[12].value}
    assert statuses == {"Off track"}


def test_who_may_not_see_submitted_figures_takes_the_approved_ones_along(door: Door) -> None:
    client = signed_in(door, Role.DIRECTOR)
    path = f"/export/indicators/csv{OF_SZ}"
    assert client.get(f"{path}&figures=submitted").data == client.get(path).data


@pytest.mark.parametrize(("path", "who", "status"), [
    ("/export/review/xlsx", Role.DIRECTOR, 404), ("/export/history/csv", Role.ADMINISTRATOR, 404),
    ("/export/indicators/csv?plan=sofia-2013", Role.REPORTER, 404), ("/export/indicators/pdf", Role.DIRECTOR, 404),
    ("/export/passwords/csv", Role.ADMINISTRATOR, 404), ("/export/indicator/csv?code=none", Role.DIRECTOR, 404),
    ("/export/history/csv?period=scoop", Role.OFFICER, 422), ("/export/history/csv", Role.REPORTER, 200)])
def test_nobody_gets_more_than_on_the_pages(door: Door, path: str, who: Role, status: int) -> None:
    reply = signed_in(door, who).get(path)
    assert reply.status_code == status
    if who is Role.REPORTER and status == 200:
        assert b"sz-cop" in reply.data and b"sz-petrovo" not in reply.data


def test_all_forms_of_a_file_are_known_to_the_menu() -> None:
    assert {form for offers in OFFERS.values() for _, _, form in offers} == set(Form)
    assert parse("/export/indicators/xlsx", "").route is Route.NOWHERE  # no page: the server answers it
