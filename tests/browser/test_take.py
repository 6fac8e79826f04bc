"""What is taken along: a link to exactly this view, and a chart with its title, source and date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices


@pytest.fixture
def office(live_server: Callable[..., str]) -> str:
    return live_server(create_app(FakeServices(), OpenDoor()).server)


def test_the_link_names_what_the_program_had_chosen_by_itself(page: Page, office: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=office)
    page.goto(office + "/?status=at_risk")
    page.get_by_role("button", name="Копирай връзка").click()
    expect(page.get_by_role("button", name="Връзката е копирана")).to_be_visible()
    copied = urlsplit(page.evaluate("navigator.clipboard.readText()"))
    assert parse_qs(copied.query) == {
        "plan": ["stara-zagora-2015"], "period": ["2015Q3"], "status": ["at_risk"], "lang": ["bg"]}
    page.goto(copied.geturl())
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(2)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_goes_along_with_its_title_source_and_day_and_by_daylight(page: Page, office: str, tmp_path: Path, kind: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(office + "/indicator/petrovo-capacity")
    button = page.get_by_role("button", name=f"Вземи графиката като {kind.upper()}")
    button.focus()
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename == f"indicator-petrovo-capacity.{kind}"
    taken.value.save_as(tmp_path / "chart")
    content = (tmp_path / "chart").read_bytes()
    if kind == "png":
        assert content.startswith(b"\x89PNG") and len(content) > 10_000
        return
    words = content.decode()
    for told in ("Капацитет на дома в с. Петрово", "Взето на", "отчетено", "Примерни данни"):
        assert told in words.replace("\u00a0", " ")
    assert "rgb(24, 32, 40)" not in words
