"""A reporter takes the form as a workbook, fills it, sends it back and finds the figures in the form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import request
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.services.services import Services

UNIT, PERIOD = "sz-crisis-centre", "2015Q3"
PEOPLE = {
    "reporter": Actor(1, "Мария Колева", "maria@example.org", (Grant(Role.REPORTER, unit=UNIT),)),
    "officer": Actor(3, "Елена Тодорова", "elena@example.org", (Grant(Role.OFFICER, unit="stara-zagora"),)),
}


class Door(OpenDoor):
    def actor_of(self, _token: str | None) -> Actor | None:
        return PEOPLE.get(request.cookies.get("who", ""))


@pytest.fixture
def url(sample_office: Database, live_server: Callable[..., str], tmp_path: Path) -> str:
    return live_server(create_app(Services(sample_office, tmp_path / "uploads"), Door()).server)


def enter(page: Page, url: str, who: str) -> None:
    page.context.add_cookies([{"name": "who", "value": who, "url": url}])


def filled(path: Path, figure: str) -> int:
    """Every open cell of a figure gets one; how many there were."""
    book, count = load_workbook(path), 0
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            for row in sheet.iter_rows():
                for cell in row:
                    if not cell.protection.locked and cell.value is None and cell.number_format == figure:
                        cell.value, count = 3, count + 1
    book.save(path)
    return count


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_workbook_to_the_form(
    page: Page, url: str, axe: Callable[[Page], Any], tmp_path: Path, width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    enter(page, url, "reporter")
    with page.expect_download() as started:
        page.goto(f"{url}/form/{UNIT}/{PERIOD}?lang=bg")
        page.get_by_role("link", name="Excel").first.click()
    path = tmp_path / "форма.xlsx"
    started.value.save_as(path)
    assert filled(path, "#,##0") > 3

    page.goto(f"{url}/work?lang=bg")
    page.get_by_role("link", name="Стойности от файл").click()
    assert axe(page) == []
    page.get_by_label("Файл", exact=True).set_input_files(path)
    page.get_by_role("button", name="Покажи какво ще се промени").click()
    expect(page.get_by_text("Ще бъдат въведени")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Въведи всичко, което е наред").click()
    expect(page.get_by_role("status")).to_contain_text("Въведени са")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(f"{url}/form/{UNIT}/{PERIOD}?lang=bg")
    page.wait_for_load_state("networkidle")
    values = page.locator("input").evaluate_all("fields => fields.map(field => field.value)")
    assert values.count("3") > 3


def test_a_file_that_is_no_table_is_refused_with_a_sentence(
    page: Page, url: str, tmp_path: Path,
) -> None:
    enter(page, url, "reporter")
    picture = tmp_path / "figures.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    page.goto(f"{url}/import?lang=bg")
    page.get_by_label("Файл", exact=True).set_input_files(picture)
    page.get_by_role("button", name="Покажи какво ще се промени").click()
    expect(page.get_by_role("alert")).to_contain_text("Това е изображение, както и да се казва.")
    expect(page.get_by_text("Още не е изпращан файл.")).to_be_visible()


def test_who_enters_no_figures_has_no_such_page(page: Page, url: str) -> None:
    enter(page, url, "officer")
    assert page.context.request.get(f"{url}/import").status == 404
