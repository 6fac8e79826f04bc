"""A monitoring officer opens the forms of the year before a plan, and takes along the files of the next year's plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.harness.browser import Problems
from tests.harness.sources import ROOT
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.services.services import Services

OFFICER = Actor(3, "Елена Тодорова", "elena@example.org", (Grant(Role.OFFICER),))
Axe = Callable[[Page], list[str]]


@pytest.fixture
def office(sample_office: Database, live_server: Callable[..., str]) -> str:
    return live_server(create_app(Services(sample_office, home=ROOT), OpenDoor(OFFICER)).server)


@pytest.mark.parametrize("width", [1280, 390])
def test_an_officer_opens_the_collection_of_baselines_until_a_day(
    page: Page, office: str, axe: Axe, page_problems: Problems, width: int,
) -> None:
    page_problems.expect("status of 422")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{office}/baselines?plan=stara-zagora-2015&lang=bg")
    until = page.locator("#until")
    until.fill("вчера")
    page.locator("button[value=open]").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(until).to_have_value("вчера")
    until.fill("30.11.2015")
    page.locator("button[value=open]").click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator("main")).to_contain_text("30.11.2015")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_next_years_plan_is_taken_along_as_two_files(page: Page, office: str, axe: Axe) -> None:
    page.goto(f"{office}/next-year?plan=sofia-2013&lang=bg")
    page.locator("#year").fill("2014")
    page.locator("form button").last.click()
    files = page.locator("a[download]")
    expect(files).to_have_count(2)
    assert axe(page) == []
    with page.expect_download() as started:
        files.filter(has_text="sofia-2014").click()
    assert "sofia-2014" in started.value.path().read_text(encoding="utf-8")
