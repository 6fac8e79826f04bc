"""A walk through the pages in a real browser, over the made-up office."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices

PAGES = ("/", "/plan", "/indicator/petrovo-capacity", "/indicator/consultations", "/services", "/timeline")
Axe = Callable[[Page], list[str]]


@pytest.fixture
def office(live_server: Callable[..., str]) -> str:
    return live_server(create_app(FakeServices(), OpenDoor()).server)


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()


def test_from_the_overview_to_the_plan_to_an_indicator_to_english_and_back(page: Page, office: str) -> None:
    open_page(page, office)
    expect(page.locator("h1")).to_contain_text("6 от 15")
    expect(page.get_by_role("note")).to_contain_text("20.10.2015")

    page.get_by_role("link", name="План", exact=True).click()
    expect(page.locator("h1")).to_contain_text("46 реда")
    page.get_by_role("link", name="Капацитет на дома в с. Петрово").click()
    expect(page.locator("h1")).to_contain_text("Капацитет на дома в с. Петрово")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()

    page.get_by_role("link", name="EN").click()
    expect(page.locator("h1")).to_contain_text("Capacity of the Petrovo home")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title(re.compile("Capacity of the Petrovo home"))

    page.go_back()
    expect(page.locator("h1")).to_contain_text("46 rows")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("6 of 15")
    page.get_by_role("link", name="БГ").click()
    expect(page.locator("h1")).to_contain_text("6 от 15")


def test_the_language_once_chosen_is_remembered(page: Page, office: str) -> None:
    open_page(page, office + "/?lang=en")
    expect(page.locator("h1")).to_contain_text("6 of 15")
    open_page(page, office + "/plan")
    expect(page.locator("h1")).to_contain_text("46 rows")


def test_filters_live_in_the_address(page: Page, office: str) -> None:
    open_page(page, office)
    page.locator(".chip", has_text="В риск").click()
    expect(page).to_have_url(re.compile("status=at_risk"))
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(2)

    page.get_by_label("Търсене в индикаторите").fill("изоставените")
    expect(page).to_have_url(re.compile("q=%D0%B8%D0%B7"))
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(1)
    page.get_by_role("link", name="EN").click()
    expect(page).to_have_url(re.compile("status=at_risk.*q=.*lang=en"))

    page.go_back()
    expect(page.get_by_label("Search the indicators")).to_have_value("")
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(2)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_status_brings_its_list_into_view_and_back_leads_back(page: Page, office: str, width: int) -> None:
    """Far below, thousands of pixels on a phone."""
    page.set_viewport_size({"width": width, "height": 700})
    open_page(page, office)
    expect(page.locator("#all")).not_to_be_in_viewport()
    page.mouse.wheel(0, 40)
    page.wait_for_function("scrollY > 0")
    from_here = page.evaluate("scrollY")
    page.locator(".chip", has_text="В риск").click()
    expect(page.locator("#all")).to_be_in_viewport()
    expect(page.locator("#all")).to_be_focused()

    page.go_back()
    expect(page.locator(".chip[aria-current]")).to_have_count(0)
    page.wait_for_function(f"Math.abs(scrollY - {from_here}) < 5")


def test_a_place_on_another_page_is_reached_and_so_is_one_in_the_address(page: Page, office: str) -> None:
    open_page(page, office)
    page.locator("a[href*='#section-']").last.click()
    expect(page.locator("[id^='section-']").last).to_be_in_viewport()
    open_page(page, office + "/?status=at_risk#all")
    expect(page.locator("#all")).to_be_in_viewport()


def test_another_period_by_the_menu(page: Page, office: str) -> None:
    open_page(page, office)
    page.locator("summary", has_text="Към").click()
    page.get_by_role("link", name="2. тримесечие 2015 г.").click()
    expect(page).to_have_url(re.compile("period=2015Q2"))
    expect(page.locator("details.picker[open]")).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_serious_keeps_anybody_out(page: Page, office: str, axe: Axe, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, office + path)
    page.wait_for_load_state("networkidle")
    assert axe(page) == []


@pytest.mark.parametrize("path", [*PAGES, "/plan?plan=sofia-2013", "/indicator/children-moved?lang=en"])
def test_a_phone_needs_no_scrolling_sideways(page: Page, office: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, office + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_role("navigation", name="Страници" if "lang=en" not in path else "Pages")).to_be_in_viewport()


def test_a_phone_has_cards_in_place_of_the_table(page: Page, office: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, office)
    expect(page.locator(".cards > li").first).to_be_visible()
    expect(page.locator(".grid")).to_be_hidden()


def test_by_keyboard_alone(page: Page, office: str) -> None:
    open_page(page, office)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    page.locator("summary", has_text="Към").focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.picker[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("details.picker[open]")).to_have_count(0)

    page.locator(".ag-row[row-index='0'] .ag-cell[col-id='name']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Капацитет на дома в с. Петрово")
    expect(page.locator("h1")).to_be_focused()


@pytest.mark.parametrize(("path", "words"), [
    ("/?plan=none", "Не намерихме това"), ("/?period=1999", "1999"), ("/indicator/none-such", "none-such")])
def test_a_wrong_address_leads_on(page: Page, office: str, path: str, words: str) -> None:
    open_page(page, office + path)
    expect(page.locator("main")).to_contain_text(words)
    page.get_by_role("link", name="Към прегледа").click()
    expect(page.locator("h1")).to_contain_text("6 от 15")


def test_paper_has_no_menus_and_says_which_plan_and_period_it_is_of(page: Page, office: str) -> None:
    open_page(page, office)
    page.emulate_media(media="print")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".doings")).to_be_hidden()
    expect(page.locator(".picker .value").nth(1)).to_be_visible()
    expect(page.locator(".worries")).to_be_visible()


def test_less_motion_for_those_who_ask(page: Page, office: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, office)
    assert page.evaluate("document.getAnimations().length") == 0


def test_names_and_owners_are_text_never_markup(
    page: Page, live_server: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page(page, live_server(create_app(FakeServices(), OpenDoor()).server) + "/?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.get_by_label("Търсене в индикаторите")).to_have_value("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
