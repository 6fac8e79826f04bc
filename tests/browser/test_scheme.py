"""Light and dark: as the system, as chosen, kept, on plain pages too, in charts, and never on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices

DARK, DAY = "rgb(16, 22, 28)", "rgb(246, 247, 249)"


@pytest.fixture
def office(live_server: Callable[..., str]) -> str:
    return live_server(create_app(FakeServices(), OpenDoor()).server)


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def line(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.querySelector('.js-plotly-plot .scatterlayer .js-line')).stroke"))


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()


def test_a_choice_is_kept_and_beats_the_system(page: Page, office: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, office)
    assert ground(page) == DARK
    page.locator(".schemes summary").click()
    page.get_by_role("button", name="Светъл").click()
    assert ground(page) == DAY
    open_page(page, office + "/plan")
    assert ground(page) == DAY
    page.locator(".schemes summary").click()
    expect(page.get_by_role("button", name="Светъл")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Като системата").click()
    assert ground(page) == DARK


def test_a_chart_is_drawn_in_the_colours_of_the_page_and_on_paper_by_day(page: Page, office: str) -> None:
    open_page(page, office + "/indicator/petrovo-capacity")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    by_day = line(page)
    page.locator(".schemes summary").click()
    page.get_by_role("button", name="Тъмен").click()
    in_the_dark = line(page)
    assert in_the_dark != by_day
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert line(page) == by_day
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert line(page) == in_the_dark
    page.emulate_media(media="print")
    assert ground(page) == "rgb(255, 255, 255)"


def test_plain_pages_are_dark_too_and_choose_without_a_script(page: Page, office: str, axe: Callable[[Page], list[str]]) -> None:
    address = office + "/explain?indicator=petrovo-capacity&period=2015Q3"
    page.goto(address)
    page.get_by_role("link", name="Тъмен").click()
    expect(page.locator("h1")).to_have_text("Капацитет на дома в с. Петрово")
    assert ground(page) == DARK
    assert axe(page) == []
    page.goto(office)
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


@pytest.mark.parametrize("path", ["/", "/plan", "/indicator/petrovo-capacity", "/work", "/board"])
def test_nothing_keeps_anybody_out_in_the_dark(page: Page, office: str, axe: Callable[[Page], list[str]], path: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, office + path)
    page.wait_for_load_state("networkidle")
    assert axe(page) == []
