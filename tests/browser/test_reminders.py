"""Reminders as an administrator and an officer see them, and a reporter's own choice and calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.browser.test_plain_pages import enter, nothing_wrong
from tests.harness.browser import Problems
from tests.harness.postbox import Postbox
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.settings import Settings

Axe = Callable[[Page], list[str]]


@pytest.fixture
def door(sample_office: Database, letters: Postbox) -> Door:
    settings = Settings.from_environment({"TRACKER_SMTP_URL": letters.url})
    return Door(replace(sample_office, now=Clock()), settings)


@pytest.fixture
def office(live_server: Callable[..., str], door: Door) -> str:
    return live_server(create_app(Services(door.database), door).server)


def test_an_administrator_sees_what_was_sent_and_why_not_and_sets_the_days(
    page: Page, office: str, door: Door, axe: Axe, page_problems: Problems, letters: Postbox,
) -> None:
    page_problems.expect("status of 422")
    letters.refused.add("cop@example.org")
    enter(page, office, door, Role.ADMINISTRATOR)
    page.goto(f"{office}/reminders?lang=en")
    expect(page.get_by_text("Reminders have never been sent.")).to_be_visible()
    nothing_wrong(page, axe, "en")

    door.reminders.run()
    page.goto(f"{office}/people?lang=bg")
    page.get_by_role("link", name="На кого е напомнено").click()
    expect(page.locator(".facts")).to_contain_text(re.compile("1.писмо, неприети 1"))
    page.get_by_label("Резултат").select_option(label="неприето")
    page.get_by_role("button", name="Покажи").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("550 no such mailbox")
    page.get_by_text("предстоящи: 1").click()
    expect(page.get_by_text("Център за обществена подкрепа").last).to_be_visible()
    nothing_wrong(page, axe, "bg")

    page.get_by_text("Кога се напомня").click()
    page.get_by_label("Дни преди срока").fill("утре")
    page.get_by_role("button", name="Запази").click()
    expect(page.locator("#before")).to_have_attribute("aria-invalid", "true")
    nothing_wrong(page, axe, "bg")
    page.locator("#before").fill("10, 1")
    page.get_by_role("button", name="Запази").click()
    expect(page.get_by_role("status")).to_have_text("Запазено.")
    expect(page.locator(".facts")).to_contain_text("Дни преди срока: 10, 1.")


def test_an_officer_comes_to_the_reminders_from_the_forms(page: Page, office: str, door: Door) -> None:
    door.reminders.run()
    enter(page, office, door, Role.OFFICER)
    page.goto(f"{office}/board")
    page.get_by_role("link", name="На кого е напомнено").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("main form[method=post]")).to_have_count(0)
    page.get_by_label("На кого").select_option(label="Мария Колева")
    page.get_by_role("button", name="Покажи").click()
    expect(page.locator("tbody tr")).to_contain_text(["cop@example.org"])


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_a_reporter_makes_a_calendar_reads_it_and_takes_it_back(
    page: Page, office: str, door: Door, axe: Axe, lang: str,
) -> None:
    enter(page, office, door, Role.REPORTER)
    page.goto(f"{office}/account?lang={lang}")
    nothing_wrong(page, axe, lang)
    page.locator("button[value=calendar]").click()
    token = page.locator("#address").input_value().rpartition("/")[2]
    nothing_wrong(page, axe, lang)
    with urlopen(f"{office}/calendar/{token}") as answer:
        assert answer.headers["Content-Type"].startswith("text/calendar")
        found = Calendar.from_ical(answer.read())
    assert "form-sz-cop-2015Q3@127.0.0.1" in [str(event["uid"]) for event in found.events]

    page.goto(f"{office}/account")
    expect(page.locator("#address")).to_have_count(0)
    page.locator("button[value=revoke]").click()
    expect(page.get_by_role("status")).to_be_visible()
    for gone in (token, "made-up.ics"):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{office}/calendar/{gone}")
        assert refused.value.code == 404
        refused.value.close()


def test_who_wants_no_letters_says_so_on_the_page_of_the_account(page: Page, office: str, door: Door, letters: Postbox) -> None:
    enter(page, office, door, Role.REPORTER)
    page.goto(f"{office}/account")
    page.get_by_role("button", name="Спри писмата").click()
    expect(page.get_by_role("status")).to_be_visible()
    door.reminders.run()
    assert "cop@example.org" not in [letter["To"] for letter in letters.letters]
    page.get_by_role("button", name="Изпращай ми писма").click()
    expect(page.get_by_role("button", name="Спри писмата")).to_be_visible()
