"""A monitoring officer revises a target in a real browser: sees what would change first, then both targets."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.harness.browser import Problems
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.services.services import Services

OFFICER = Actor(3, "Елена Тодорова", "elena@example.org", (Grant(Role.OFFICER, unit="stara-zagora"),))
NBSP = "\u00a0"


@pytest.fixture
def office(sample_office: Database, live_server: Callable[..., str]) -> str:
    return live_server(create_app(Services(sample_office), OpenDoor(OFFICER)).server)


def test_an_officer_revises_a_target_and_both_are_judged_side_by_side(
    page: Page, office: str, axe: Callable[[Page], list[str]], page_problems: Problems,
) -> None:
    page_problems.expect("status of 422")
    page.goto(f"{office}/indicator/sz-petrovo-capacity")
    page.get_by_role("link", name="Измени целта").click()
    page.get_by_label("До кога").nth(0).fill("30.06.2016")
    page.get_by_label("Стойност").nth(0).fill("10")
    page.get_by_label("До кога").nth(1).fill("")
    page.get_by_label("Стойност").nth(1).fill("")
    page.get_by_label("Номер на решението").first.fill("№ 214")
    page.get_by_role("button", name="Покажи какво ще се промени").first.click()
    expect(page.get_by_text("Напишете причината, на български.")).to_be_visible()
    page.get_by_label("Причина, на български").first.fill("Строежът закъснява.")
    page.get_by_role("button", name="Покажи какво ще се промени").first.click()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("Непостигнат")
    expect(preview).to_contain_text("Още не е дължим")
    assert axe(page) == []
    preview.get_by_role("button", name="Потвърди").click()
    expect(page.get_by_role("status")).to_contain_text("решението важи отсега нататък")

    page.get_by_role("link", name="Към индикатора").click()
    decided = page.locator("section", has_text="Изменени цели").last
    expect(decided).to_contain_text(f"35{NBSP}места до")
    expect(decided).to_contain_text(f"10{NBSP}места до")
    for words in ("№ 214", "Строежът закъснява."):
        expect(decided).to_contain_text(words)
    expect(page.locator(".facts").first).to_contain_text("По първата целНепостигнат")


def test_the_list_of_what_is_missing_leads_to_setting_it(page: Page, office: str, axe: Callable[[Page], list[str]]) -> None:
    page.goto(f"{office}/targets?plan=stara-zagora-2015")
    page.get_by_role("link", name="без цел").first.click()
    expect(page).to_have_url(f"{office}/targets?plan=stara-zagora-2015&lacks=target&lang=bg")
    assert axe(page) == []
    before = int(page.locator(".chips [aria-current] b").inner_text())
    page.locator("tbody .tag", has_text="без цел").first.click()
    page.get_by_label("До кога").first.fill("2015")
    page.get_by_label("Стойност").first.fill("90")
    page.get_by_label("Причина, на български").first.fill("Договорено с доставчика.")
    page.get_by_role("button", name="Покажи какво ще се промени").first.click()
    page.locator("#preview").get_by_role("button", name="Потвърди").click()
    page.get_by_role("link", name="Какво липсва").click()
    page.get_by_role("link", name="без цел").first.click()
    assert int(page.locator(".chips [aria-current] b").inner_text()) == before - 1


def test_a_page_of_plain_html_explains_in_place_too_by_keyboard(
    page: Page, office: str, axe: Callable[[Page], list[str]],
) -> None:
    here = f"{office}/targets/sz-petrovo-capacity?lang=bg"
    page.goto(here)
    judged, box = page.locator("a.because"), page.locator("dialog.explain-box")
    judged.focus()
    page.keyboard.press("Enter")
    expect(box.locator("h1")).to_be_focused()
    expect(box).to_contain_text("Защо е оценено така")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe(page) == []
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(judged).to_be_focused()
    expect(page).to_have_url(here)

    page.keyboard.press("Enter")
    box.get_by_role("link", name="Към индикатора").click()
    expect(page).to_have_url(re.compile("/indicator/sz-petrovo-capacity"))
    page.go_back()
    expect(page).to_have_url(here)
    expect(box).to_be_hidden()


def test_without_script_the_explanation_is_a_page(browser: Browser, office: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{office}/targets/sz-petrovo-capacity?lang=bg")
        page.locator("a.because").click()
        expect(page).to_have_url(re.compile("/explain"))
        expect(page.locator("h1")).to_have_text("Капацитет на дома в с. Петрово")
