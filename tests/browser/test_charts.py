"""The charts in a real browser: every figure on them is reached without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboards import charts
from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices
from tests.pages import show

CHARTS = {
    "use": ("/services", ".use-chart a"), "doubt": ("/services", ".doubt a.because"),
    "parts": ("/services", ".parts a.because"), "gantt": ("/timeline", ".gantt a.because"),
    "bullets": ("/timeline", ".bullets a.because"), "path": ("/indicator/consultations", "path.point[role=link]"),
    "compare": ("/indicator/petrovo-capacity", ".compare a.because"),
    "columns": ("/indicator/petrovo-capacity", ".columns a")}
"""Each kind of chart: the page it stands on, and its figures."""


@pytest.fixture
def office(live_server: Callable[..., str]) -> str:
    return live_server(create_app(FakeServices(), OpenDoor()).server)


@pytest.mark.parametrize("path", ["/services", "/timeline", "/indicator/petrovo-capacity"])
def test_each_chart_has_its_finding_its_words_and_its_table(page: Page, office: str, path: str) -> None:
    page.goto(office + path)
    expect(page.locator(".charted").first).to_be_visible()
    for chart in page.locator(".charted:not(:has(.heat))").all():
        assert chart.locator("h2").inner_text().strip()
        assert chart.locator("figcaption").inner_text().strip()
        chart.locator(":scope > details > summary").last.focus()
        page.keyboard.press("Enter")
        expect(chart.locator(":scope > details > .table").last).to_be_visible()


def tab_to(page: Page, wanted: str) -> None:
    """With nothing but the Tab key, from the beginning of the page, as people without a mouse come."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab never came to {wanted}")


@pytest.mark.parametrize(("path", "figure"), CHARTS.values(), ids=CHARTS)
def test_a_figure_on_each_chart_is_reached_and_explained_by_keyboard_alone(page: Page, office: str, path: str,
                                                                            figure: str) -> None:
    page.goto(office + path)
    expect(page.locator(figure).first).to_be_attached()
    tab_to(page, figure)
    page.keyboard.press("Enter")
    expect(page.locator("dialog.explain-box h1")).to_be_focused()
    expect(page.locator("dialog.explain-box")).to_contain_text("Стойностите, от които е получено")
    page.keyboard.press("Escape")
    assert page.evaluate("wanted => document.activeElement.matches(wanted)", figure)


def test_every_kind_of_chart_is_among_them() -> None:
    """Those that no page draws by themselves are parts of one that is; shades lead to a form, which the next test opens."""
    parts = {"__init__", "bullet", "outlook", "scale", "theme", "tree", "timeline", "spark"}
    drawn = {path.stem for path in Path(charts.__file__).parent.glob("*.py")} - parts
    assert drawn == {*CHARTS, "heat"}


def test_a_form_is_opened_from_the_table_of_shades(page: Page, office: str) -> None:
    page.goto(office + "/services")
    expect(page.locator(".heat a").first).to_be_attached()
    tab_to(page, ".heat a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/home/2015Q1**")


def test_each_point_of_the_line_is_a_link_that_says_what_it_stands_for(page: Page, office: str,
                                                                       axe: Callable[[Page], list[str]]) -> None:
    page.goto(office + "/indicator/consultations")
    points = page.locator(".js-plotly-plot path.point[role=link]")
    expect(points).to_have_count(8)
    names = [each.get_attribute("aria-label") for each in points.all()]
    assert all(name and "201" in name for name in names), "seven quarters and the end of the year"
    assert all((each.get_attribute("data-href") or "").startswith("/explain?indicator=consultations&period=201")
               for each in points.all())
    assert axe(page) == []


def test_points_stay_links_when_the_chart_is_drawn_again_in_the_dark(page: Page, office: str) -> None:
    page.goto(office + "/indicator/consultations")
    points = page.locator(".js-plotly-plot path.point[role=link]")
    expect(points).to_have_count(8)
    page.emulate_media(color_scheme="dark")
    expect(points).to_have_count(8)


def test_only_a_page_with_a_chart_fetches_what_draws_it(page: Page, office: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda asked: fetched.append(asked.url))
    show(page, office)
    assert [each for each in fetched if "plotly-basic" in each] == []
    show(page, office + "/indicator/consultations")
    assert [each.partition("?")[0] for each in fetched if "plotly-basic" in each] == [f"{office}/assets/plotly-basic.min.js"]
