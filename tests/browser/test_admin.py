"""An administrator's way through units, plans, the office and a handing over, in a real browser; axe in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.harness.browser import Problems
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.settings import Settings

Axe = Callable[[Page], list[str]]


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


@pytest.fixture
def office(live_server: Callable[..., str], door: Door) -> str:
    return live_server(create_app(Services(door.database), door).server)


@pytest.fixture
def administrator(page: Page, office: str, door: Door) -> Page:
    guest = next(each for each in door.sample_people() if each.role is Role.ADMINISTRATOR)
    page.context.add_cookies([{"name": "session", "value": door.enter_as(guest.id), "url": office}])
    return page


def open_form(page: Page, what: str) -> None:
    page.locator(f"#{what}-form summary").click()


def test_a_unit_is_opened_renamed_moved_and_closed_by_keyboard_alone(administrator: Page, office: str, page_problems: Problems) -> None:
    page_problems.expect("status of 422")
    page = administrator
    page.goto(f"{office}/units?lang=bg")
    page.locator("#open-form summary").press("Enter")
    for field, text in (("name_bg", "Дневен център „Надежда“ за хора с много дълго наименование на услугата"), ("code", "sz-nadezhda"), ("since", "скоро"), ("reason", "Решение № 3")):
        page.locator(f"#open-{field}").fill(text)
    page.locator("#open-parent").select_option("stara-zagora")
    page.locator("#open-like").select_option("sz-hospice")
    page.locator("#open-reason").press("Enter")
    expect(page.locator("#open-since-wrong")).to_contain_text("„скоро“ не е дата")
    expect(page.locator("#open-since")).to_be_focused()
    page.locator("#open-since").fill("01.01.2016")
    page.locator("#open-since").press("Enter")
    expect(page.locator("#preview")).to_contain_text("Ще отчита 3 първични показателя.")
    page.keyboard.press("Enter")  # the button to confirm has the focus
    expect(page.get_by_role("status")).to_contain_text("Единицата е открита.")

    page.locator("#sz-nadezhda a").click()
    open_form(page, "rename")
    page.locator("#rename-name_bg").fill("Център „Надежда“")
    page.locator("#rename-reason").fill("Устав")
    page.locator("#rename-reason").press("Enter")
    page.get_by_role("button", name="Потвърди").click()
    expect(page.locator(".tree b")).to_have_text("Център „Надежда“")
    open_form(page, "move")
    page.locator("#move-parent").select_option("sz-zsd")
    page.locator("#move-reason").fill("Към отдела")
    page.locator("#move-reason").press("Enter")
    expect(page.locator("#preview")).to_contain_text("Община Стара Загора → Отдел „Здравеопазване и социални дейности“")
    page.get_by_role("button", name="Потвърди").click()
    open_form(page, "close")
    page.locator("#close-last_day").fill("31.03.2016")
    page.locator("#close-reason").fill("Закрит")
    page.locator("#close-reason").press("Enter")
    page.get_by_role("button", name="Потвърди").click()
    expect(page.locator(".tree")).to_contain_text("Закрита; последният ѝ ден е 31.03.2016")
    expect(page.locator("#reopen-form")).to_be_visible()


def test_units_are_merged_and_the_indicator_shows_the_break(administrator: Page, office: str) -> None:
    page = administrator
    page.goto(f"{office}/units?lang=bg")
    open_form(page, "merge")
    for code in ("sz-cop", "sz-mother-baby"):
        page.locator(f"#merge input[value={code}]").check()
    for field, text in (("name_bg", "Общ център"), ("into", "sz-common"), ("since", "01.07.2015"), ("reason", "Решение № 8")):
        page.locator(f"#merge-{field}").fill(text)
    page.locator("#merge button").click()
    expect(page.locator("#preview")).to_contain_text("прекъсват с отбелязване при 3. тримесечие")
    page.get_by_role("button", name="Потвърди").click()
    page.goto(f"{office}/indicator/sz-cop-consultations?period=2015Q3")
    expect(page.locator(".break")).to_contain_text("„Общ център“ отчита на мястото на Център за обществена подкрепа, Звено „Майка и бебе“.")
    expect(page.locator(".plot")).to_contain_text("прекъсване на реда")


def test_a_plan_is_archived_roles_are_handed_over_and_the_office_gets_its_name(administrator: Page, office: str) -> None:
    page = administrator
    page.goto(office)
    page.get_by_role("link", name="Администриране").click()
    page.get_by_role("link", name="Планове", exact=True).click()
    page.locator("#archive-code").select_option("sofia-2013")
    page.locator("#archive-reason").fill("Годините минаха")
    page.locator("#archive button").click()
    page.get_by_role("button", name="Потвърди").click()
    expect(page.locator("#sofia-2013")).to_contain_text("Архивиран")

    page.goto(f"{office}/people?lang=bg")
    page.locator("#person-1 summary").click()
    page.locator("#person-1").get_by_role("link", name="Предай ролите").click()
    page.locator("#hand-over-taker").select_option(label="Стоян Динев (petrovo@example.org)")
    page.locator("#hand-over-reason").fill("Напуска")
    page.locator("#hand-over button").click()
    expect(page.locator("#preview")).to_contain_text("Мария Колева → Стоян Динев")
    page.get_by_role("button", name="Потвърди").click()
    expect(page.locator("#person-1")).to_contain_text("Без роля")

    page.goto(f"{office}/office?lang=bg")
    page.locator("#office-name_bg").fill("Дирекция „Социални дейности“")
    page.locator("#office-reason").fill("Ново име")
    page.locator("#office button").click()
    page.get_by_role("button", name="Потвърди").click()
    expect(page.locator(".brand")).to_contain_text("Дирекция „Социални дейности“")
    page.goto(office)
    expect(page.locator(".brand")).to_contain_text("Дирекция „Социални дейности“")


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_every_page_is_open_to_everybody_and_fits_a_phone(administrator: Page, office: str, axe: Axe, page_problems: Problems, lang: str) -> None:
    page_problems.expect("status of 422")
    page = administrator
    for path in ("/people", "/people/1/hand-over", "/units", "/units/sz-cop", "/plans", "/office"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{office}{path}?lang={lang}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert axe(page) == [], path
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    page.goto(f"{office}/units/sz-cop?lang={lang}")
    open_form(page, "close")
    page.locator("#close-last_day").fill("?")
    page.locator("#close-reason").fill("x")
    page.locator("#close button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert axe(page) == []
    page.locator("#close-last_day").fill("30.06.2015")
    page.locator("#close button").click()
    expect(page.locator("#preview")).to_be_visible()
    assert axe(page) == []
