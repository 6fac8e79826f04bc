"""The charts in a real browser: every figure on them is reached without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices
from tests.pages import show


@pytest.fixture
def office(live_server: Callable[..., str]) -> str:
    return live_server(create_app(FakeServices(), OpenDoor()).server)


@pytest.mark.parametrize("path", ["/services", "/timeline", "/indicator/petrovo-capacity"])
def test_each_chart_has_its_finding_its_words_and_its_table(page: Page, office: str, path: str) -> None:
    page.goto(office + path)
    expect(page.locator(".charted").first).to_be_visible()
    for chart in page.locator(".charted:has(figure)").all():
        assert chart.locator("h2").inner_text().strip()
        assert chart.locator("figcaption").inner_text().strip()
        chart.locator(":scope > details > summary").last.focus()
        page.keyboard.press("Enter")
        expect(chart.locator(":scope > details > .table").last).to_be_visible()


@pytest.mark.parametrize(("path", "chart"), [
    ("/services", ".use-chart"), ("/services", ".doubt"), ("/timeline", ".gantt"), ("/timeline", ".bullets"),
    ("/indicator/petrovo-capacity", ".compare"), ("/indicator/petrovo-capacity", ".columns")])
def test_a_figure_on_a_chart_is_reached_and_explained_by_keyboard(page: Page, office: str, path: str,
                                                                   chart: str) -> None:
    page.route("**/explain?**", lambda asked: asked.fulfill(status=200, content_type="text/html", body="<p>=</p>"))
    page.goto(office + path)
    figure = page.locator(f"{chart} a[href^='/explain']").first
    figure.focus()
    expect(figure).to_be_focused()
    with page.expect_request("**/explain?**"):
        page.keyboard.press("Enter")


def test_a_form_is_opened_from_the_table_of_shades(page: Page, office: str) -> None:
    page.goto(office + "/services")
    page.locator(".heat a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/home/2015Q1**")


def test_each_point_of_the_line_knows_where_it_is_explained(page: Page, office: str) -> None:
    page.goto(office + "/indicator/consultations")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    known = page.evaluate("""() => document.querySelector('.js-plotly-plot').data
        .filter(each => each.customdata).flatMap(each => each.customdata.map(point => point[0]))""")
    assert len(known) == 8, "seven quarters and the end of the year"
    assert all(each.startswith("/explain?indicator=consultations&period=201") for each in known)


def test_only_a_page_with_a_chart_fetches_what_draws_it(page: Page, office: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda asked: fetched.append(asked.url))
    show(page, office)
    assert [each for each in fetched if "plotly-basic" in each] == []
    show(page, office + "/indicator/consultations")
    assert [each.partition("?")[0] for each in fetched if "plotly-basic" in each] == [f"{office}/assets/plotly-basic.min.js"]
