"""The pages of plain HTML in a real browser: nothing on them keeps anybody out, in either language, on a phone too."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.harness.browser import Problems
from tests.services.cast import PASSWORD, Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Role
from tracker.services.door import Door
from tracker.services.people import make_link
from tracker.services.services import Services
from tracker.settings import Settings

Axe = Callable[[Page], list[str]]


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


@pytest.fixture
def office(live_server: Callable[..., str], door: Door) -> str:
    return live_server(create_app(Services(door.database), door).server)


def enter(page: Page, office: str, door: Door, role: Role) -> None:
    guest = next(each for each in door.sample_people() if each.role is role)
    page.context.add_cookies([{"name": "session", "value": door.enter_as(guest.id), "url": office}])


def nothing_wrong(page: Page, axe: Axe, lang: str) -> None:
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", lang)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_the_pages_of_the_door(page: Page, office: str, door: Door, axe: Axe, page_problems: Problems, lang: str) -> None:
    page_problems.expect("status of 404", "status of 422")
    page.goto(f"{office}/sign-in?lang={lang}")
    nothing_wrong(page, axe, lang)
    page.locator("#email").fill("nobody@example.org")
    page.locator("#password").fill("не е тази")
    page.locator("button.primary").click()
    expect(page.get_by_role("alert")).to_be_visible()
    nothing_wrong(page, axe, lang)

    link = make_link(door.database, COMMAND_LINE, door.sample_people()[0].id)
    page.goto(f"{office}/link/{link}?lang={lang}")
    nothing_wrong(page, axe, lang)
    page.locator("#password").fill("123")
    page.locator("button.primary").click()
    expect(page.get_by_role("alert")).to_be_visible()
    nothing_wrong(page, axe, lang)
    page.goto(f"{office}/link/none?lang={lang}")
    nothing_wrong(page, axe, lang)


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_ones_own_account_and_an_error(page: Page, office: str, door: Door, axe: Axe, page_problems: Problems, lang: str) -> None:
    page_problems.expect("status of 404", "status of 422")
    enter(page, office, door, Role.DIRECTOR)
    page.goto(f"{office}/account?lang={lang}")
    nothing_wrong(page, axe, lang)
    page.locator("#current").fill("не е тази")
    page.locator("#new").fill(PASSWORD)
    page.locator("button.primary").click()
    expect(page.get_by_role("alert")).to_be_visible()
    nothing_wrong(page, axe, lang)
    page.goto(f"{office}/people?lang={lang}")  # not hers to see
    nothing_wrong(page, axe, lang)


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_the_page_of_people(page: Page, office: str, door: Door, axe: Axe, page_problems: Problems, lang: str) -> None:
    page_problems.expect("status of 404", "status of 422")
    enter(page, office, door, Role.ADMINISTRATOR)
    page.goto(f"{office}/people?lang={lang}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    nothing_wrong(page, axe, lang)
    page.evaluate("document.getElementById('invite').noValidate = true")
    page.locator("#invite-email").fill("ana")
    page.locator("#invite button.primary").click()
    expect(page.locator("#invite").get_by_role("alert").first).to_be_visible()
    nothing_wrong(page, axe, lang)
    page.locator("#invite-name").fill("Ана Петрова")
    page.locator("#invite-email").fill("ana@example.com")
    page.locator("#invite select").first.select_option("director")
    page.locator("#invite button.primary").click()
    expect(page.locator("#handed")).to_have_value(re.compile("/link/"))
    nothing_wrong(page, axe, lang)
