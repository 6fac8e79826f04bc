"""A row of the plan in a real browser: its reporter fills it, the officer returns it, it is approved and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.harness.browser import Problems
from tests.harness.databases import Databases
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.services.services import Services

PEOPLE = {"reporter": Actor(2, "Стоян Динев", "petrovo@example.org", (Grant(Role.REPORTER, unit="sz-petrovo"),)),
          "officer": Actor(3, "Елена Тодорова", "monitoring@example.org", (Grant(Role.OFFICER, unit="stara-zagora"),))}
Axe = Callable[[Page], list[str]]
NARROW = {"width": 390, "height": 844}


class Door(OpenDoor):
    def actor_of(self, token: str | None) -> Actor | None:
        return PEOPLE.get(token or "")


@pytest.fixture
def office(databases: Databases, sample_template: str, tmp_path: Path, live_server: Callable[..., str]) -> Iterator[str]:
    with databases.fresh("sqlite", like=sample_template) as url:
        database = Database.at(url)
        yield live_server(create_app(Services(database, tmp_path / "uploads"), Door()).server)
        database.close()


def enter(page: Page, office: str, who: str) -> None:
    page.context.add_cookies([{"name": "session", "value": who, "url": office}])


def submit(page: Page) -> None:
    page.get_by_role("button", name="Подай за одобрение").click()


def test_a_row_goes_from_its_reporter_to_the_officer_and_into_the_plan(
    page: Page, office: str, axe: Axe, page_problems: Problems, tmp_path: Path,
) -> None:
    page_problems.expect("status of 422")
    enter(page, office, "reporter")
    page.goto(f"{office}/plan?plan=stara-zagora-2015")
    page.get_by_role("link", name="Редове в плана").click()
    page.get_by_role("link", name="1.10 ДДУИ с. Петрово").click()
    page.get_by_label("Какво е направено").fill("Изведени са още единадесет деца.")
    page.locator(".states").first.get_by_text("Изпълнена").click()
    submit(page)
    expect(page.get_by_text("Посочете на коя дата е завършено.")).to_be_visible()
    expect(page.get_by_label("Какво е направено")).to_have_value("Изведени са още единадесет деца.")
    assert axe(page) == []
    page.get_by_label("Завършване").fill("2015-09-12")
    page.get_by_label("Изразходвано, лв.").fill("160 000,50")
    order = tmp_path / "заповед.pdf"
    order.write_bytes(b"%PDF-1.4 order")
    page.get_by_label("Файл").set_input_files(order)
    submit(page)
    expect(page.get_by_role("status")).to_have_text("Подадено за одобрение.")

    enter(page, office, "officer")
    page.goto(f"{office}/rows?show=waiting")
    assert axe(page) == []
    page.get_by_role("link", name="1.10 ДДУИ с. Петрово").click()
    expect(page.get_by_role("link", name="заповед.pdf")).to_be_visible()
    page.get_by_role("button", name="Връщане за поправка").click()
    expect(page.get_by_text("Напишете защо, за да знае единицата")).to_be_visible()
    page.get_by_label("Причина, ако се връща или отваря отново").fill("Колко места остават?")
    page.get_by_role("button", name="Връщане за поправка").click()

    enter(page, office, "reporter")
    page.goto(f"{office}/rows/stara-zagora-2015/1.10/2015Q3")
    expect(page.get_by_text("Колко места остават?").first).to_be_visible()
    page.get_by_label("Какво е направено").fill("Домът е закрит; не остават места.")
    submit(page)

    enter(page, office, "officer")
    page.goto(f"{office}/rows/stara-zagora-2015/1.10/2015Q3")
    page.get_by_role("button", name="Одобри").click()
    page.get_by_role("link", name="В плана", exact=True).click()
    page.goto(f"{office}/plan?plan=stara-zagora-2015&period=2015Q3")
    row = page.locator("[id='row-1.10']")
    expect(row).to_contain_text("Домът е закрит; не остават места.")
    expect(row).to_contain_text("Изпълнена")
    assert axe(page) == []


def test_what_was_typed_outlives_the_page(page: Page, office: str) -> None:
    enter(page, office, "reporter")
    for _ in range(2):
        page.goto(f"{office}/rows/stara-zagora-2015/1.10/2015Q3")
        page.get_by_label("Отклонение от плана").press_sequentially("още")
    expect(page.get_by_role("status")).to_contain_text("беше запомнено в този браузър")
    expect(page.get_by_label("Отклонение от плана")).to_have_value("ощеоще")


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, office: str, axe: Axe) -> None:
    page.set_viewport_size(NARROW)
    enter(page, office, "officer")
    for path in ("/rows", "/rows?show=waiting", "/rows/stara-zagora-2015/1.2/2015Q3", "/rows/stara-zagora-2015/1.20/2015Q3",
                 "/measures?show=all", "/money?plan=stara-zagora-2015&period=2015Q2", "/?plan=stara-zagora-2015"):
        page.goto(office + path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], path
        assert axe(page) == [], path
