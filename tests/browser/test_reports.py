"""The officer writes words, reads the report, downloads it and approves it; the director finds it kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from flask import has_request_context, request
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.services.services import Services

PEOPLE = {
    "officer": Actor(3, "Елена Тодорова", "elena@example.org", (Grant(Role.OFFICER, unit="stara-zagora"),)),
    "director": Actor(4, "Петър Желев", "petar@example.org", (Grant(Role.DIRECTOR, unit="stara-zagora"),)),
}


class Door(OpenDoor):
    def actor_of(self, _token: str | None) -> Actor | None:
        return PEOPLE.get(request.cookies.get("who", "")) if has_request_context() else None


@pytest.fixture
def url(sample_office: Database, live_server: Callable[..., str], tmp_path: Path) -> str:
    return live_server(create_app(Services(sample_office, tmp_path / "uploads"), Door()).server)


def enter(page: Page, url: str, who: str) -> None:
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "who", "value": who, "url": url}])


@pytest.mark.parametrize("width", [1280, 390])
def test_from_words_to_an_approved_report(page: Page, url: str, axe: Callable[[Page], Any], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    enter(page, url, "officer")
    page.goto(f"{url}/?plan=stara-zagora-2015&lang=bg")
    page.get_by_role("link", name="Доклади").click()
    expect(page.get_by_role("heading", name="Доклади", exact=True)).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Текстове за доклада").click()
    page.get_by_text("Изводи и предложения за следващия план", exact=True).click()
    page.get_by_role("textbox", name="Изводи и предложения").fill("Годината беше добра.")
    page.locator("#conclusions").get_by_role("button", name="Запази").click()
    expect(page.get_by_role("status")).to_have_text("Запазено.")
    assert axe(page) == []
    page.get_by_role("main").get_by_role("link", name="Доклади").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="PDF").click()
    with pikepdf.open(started.value.path()) as opened:
        assert str(opened.docinfo["/Title"]) == "Годишен доклад за наблюдение и оценка"
    page.get_by_text("Одобряване на доклада", exact=True).click()
    page.get_by_role("button", name="Одобри и съхрани доклада").click()
    expect(page.get_by_role("status")).to_have_text("Докладът е одобрен и съхранен.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    enter(page, url, "director")
    page.goto(f"{url}/reports?plan=stara-zagora-2015&lang=bg")
    expect(page.get_by_text("Одобрен от Елена Тодорова")).to_be_visible()
    expect(page.get_by_role("button", name="Одобри")).to_have_count(0)
    page.get_by_role("link", name="Какво се е променило след него").click()
    expect(page.get_by_text("В този доклад нищо не се е променило.")).to_be_visible()
    assert axe(page) == []


def test_a_download_is_of_what_is_chosen_also_before_it_is_shown(page: Page, url: str) -> None:
    enter(page, url, "director")
    page.goto(f"{url}/reports?plan=stara-zagora-2015&period=2015Q2&lang=bg")
    page.get_by_label("Период").select_option("2015Q3")
    page.get_by_label("Вид").select_option("bulletin")
    with page.expect_download() as started:
        page.get_by_role("button", name="DOCX").click()
    assert started.value.suggested_filename == "stara-zagora-2015-2015Q3-bulletin-bg.docx"


def test_the_report_is_read_in_the_browser_without_a_script_and_without_complaint(
    page: Page, url: str, axe: Callable[[Page], Any],
) -> None:
    enter(page, url, "director")
    page.goto(f"{url}/reports/document.html?plan=stara-zagora-2015&lang=bg")
    expect(page.get_by_role("heading", level=1)).to_have_text("Годишен доклад за наблюдение и оценка")
    assert axe(page) == []
    page.get_by_role("link", name="5. Капацитет и ползване").click()
    expect(page.get_by_role("heading", name="5. Капацитет и ползване")).to_be_in_viewport()
