"""Any figure explained in place: by mouse, by keyboard, in a new tab, and away again as people leave things."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices

BOX = "dialog.explain-box"


@pytest.fixture
def office(live_server: Callable[..., str]) -> str:
    return live_server(create_app(FakeServices(), OpenDoor()).server)


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()


def test_by_keyboard_alone_a_figure_of_the_overview_is_explained_and_left_again(page: Page, office: str) -> None:
    open_page(page, office)
    page.locator(".ag-row[row-index='0'] .ag-cell[col-id='name']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(f"{BOX} h1")).to_have_text("Капацитет на дома в с. Петрово")
    expect(page.locator(f"{BOX} h1")).to_be_focused()
    expect(page.locator(BOX)).to_contain_text("Стойностите, от които е получено")
    expect(page.locator(BOX)).to_contain_text("Мария Иванова")
    for _ in range(12):  # whoever tabs on stays inside
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(".ag-row[row-index='0'] .ag-cell[col-id='actual']")).to_be_focused()


def test_by_keyboard_alone_a_figure_of_an_indicator_is_explained(page: Page, office: str) -> None:
    open_page(page, office + "/indicator/petrovo-capacity?lang=en")
    page.locator("main a.because").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{BOX} h1")).to_have_text("Capacity of the Petrovo home")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator("main a.because").first).to_be_focused()


def test_the_status_at_the_head_of_an_indicator_says_what_it_is_asked_and_is_explained(page: Page, office: str) -> None:
    open_page(page, office + "/indicator/petrovo-capacity?lang=bg")
    page.get_by_role("link", name="Защо „").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{BOX} h1")).to_have_text("Капацитет на дома в с. Петрово")


def test_where_people_went_is_explained_by_keyboard(page: Page, office: str) -> None:
    open_page(page, office + "/services?lang=bg")
    page.locator(".parts .told a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{BOX} h1")).to_be_focused()


def test_the_back_button_closes_it_and_the_page_is_still_there(page: Page, office: str) -> None:
    open_page(page, office + "/plan")
    open_page(page, office)
    page.locator(".attention a.because").first.click()
    expect(page.locator(BOX)).to_be_visible()
    page.go_back()
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator("h1")).to_contain_text("6 от 15")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("46 реда")


def test_from_it_to_the_indicator_and_back_to_where_one_was(page: Page, office: str) -> None:
    open_page(page, office)
    page.locator(".attention a.because").first.click()
    page.locator(BOX).get_by_role("link", name="Към индикатора").click()
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator("main h1")).to_contain_text("Капацитет на дома в с. Петрово")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("6 от 15")


def test_a_point_of_a_chart_is_explained_where_it_says_so(page: Page, office: str) -> None:
    open_page(page, office + "/indicator/petrovo-capacity")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    page.wait_for_function("document.querySelector('.js-plotly-plot').dataset.explains === 'yes'")
    page.evaluate("""document.querySelector('.js-plotly-plot').emit('plotly_click', {points: [
        {customdata: ['/explain?indicator=children-moved&period=2015Q3']}]})""")
    expect(page.locator(f"{BOX} h1")).to_contain_text("изведени от специализирани институции")


@pytest.mark.parametrize("width", [390, 1280])
def test_it_keeps_nobody_out_and_fits_a_phone(page: Page, office: str, axe: Callable[[Page], list[str]], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_page(page, office)
    page.locator(".attention a.because").first.click()
    expect(page.locator(BOX)).to_be_visible()
    assert axe(page) == []
    assert page.locator(BOX).evaluate("box => box.scrollWidth <= box.clientWidth")


def test_it_is_a_page_of_its_own_that_needs_no_script(page: Page, office: str, axe: Callable[[Page], list[str]]) -> None:
    page.goto(office + "/explain?indicator=petrovo-capacity&period=2015Q3&lang=en")
    expect(page.locator("h1")).to_have_text("Capacity of the Petrovo home")
    expect(page.get_by_role("heading", name="Why it is judged so")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Решение № 214")
    assert axe(page) == []
    page.get_by_role("link", name="БГ").click()
    expect(page.locator("h1")).to_have_text("Капацитет на дома в с. Петрово")


def test_what_cannot_be_explained_leads_to_a_page_that_says_so(page: Page, office: str, page_problems) -> None:
    page_problems.expect("status of 404")
    open_page(page, office)
    page.evaluate("tracker.explain('/explain?indicator=none-such')")
    expect(page.locator("h1")).to_contain_text("Няма такава страница")
