"""The board of the sample office, as its monitoring officer and its administrator use it, with the real services."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import request
from playwright.sync_api import Browser, Locator, Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.harness.browser import watch
from tests.harness.databases import Databases
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.services.services import Services

UNIT, NAME, NBSP = "sz-day-centre-children", "Дневен център за деца и младежи с увреждания", "\u00a0"
PEOPLE = {
    "reporter": Actor(1, "Мария Колева", "maria@example.org", (Grant(Role.REPORTER, unit=UNIT),)),
    "officer": Actor(3, "Елена Тодорова", "elena@example.org", (Grant(Role.OFFICER, unit="stara-zagora"),)),
    "administrator": Actor(5, "Ивана Стоева", "ivana@example.org", (Grant(Role.ADMINISTRATOR, unit="stara-zagora"),)),
}
Sit = Callable[..., Page]


class Door(OpenDoor):
    def actor_of(self, _token: str | None) -> Actor | None:
        return PEOPLE.get(request.cookies.get("who", ""))

    def present(self, _token: str | None) -> None:
        """Nothing that was drawn for one is kept for another: they have no sessions."""


@pytest.fixture
def office(databases: Databases, sample_template: str, tmp_path: Path, live_server: Callable[..., str]) -> Iterator[str]:
    with databases.fresh("sqlite", like=sample_template) as url:
        database = Database.at(url)
        yield live_server(create_app(Services(database, tmp_path), Door()).server)
        database.close()


@pytest.fixture
def at_desk(browser: Browser, office: str) -> Iterator[Sit]:
    """`at_desk("officer", "/board")`: a page in a browser of this person's own; what goes wrong in any fails the test."""
    problems: list[str] = []
    with ExitStack() as contexts:

        def sit(who: str, path: str = "/board", width: int = 1280) -> Page:
            context = contexts.enter_context(browser.new_context(locale="bg-BG", base_url=office, viewport={"width": width, "height": 900}))
            context.add_cookies([{"name": "who", "value": who, "url": office}])
            page = context.new_page()
            watch(page, problems)
            page.goto(path)
            expect(page.locator("#title")).to_be_visible()
            return page

        yield sit
    assert problems == []


def told(page: Page) -> Locator:
    return page.locator("[data-result]")


def cell(page: Page, name: str, column: int) -> Locator:
    return page.locator("table.board tbody tr", has=page.get_by_role("rowheader", name=name, exact=True)).locator("td").nth(column)


def test_an_officer_goes_from_the_board_to_what_waits_and_to_one_form(at_desk: Sit) -> None:
    page = at_desk("officer", "/review")
    page.get_by_role("link", name="Формуляри", exact=True).click()
    expect(page.locator("h1")).to_have_text(f"Подадени са 109 от 137{NBSP}формуляра, 3{NBSP}закъсняват")
    expect(cell(page, NAME, 2)).to_contain_text("подаден")
    period = page.locator("select[data-filter='at']")
    period.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("table.board thead th")).to_have_count(4)
    page.keyboard.press("ArrowDown")
    expect(page.locator("table.board thead")).to_contain_text(f"3.{NBSP}трим.")
    expect(period).to_be_focused()
    page.go_back()
    expect(period).to_have_value("2015Q4")
    page.go_forward()
    expect(period).to_have_value("2015Q3")
    page.get_by_role("link", name="Чакат одобрение").click()
    expect(page.locator(".picks > li")).to_have_count(8)
    page.get_by_role("link", name="Всички", exact=True).click()
    cell(page, NAME, 0).get_by_role("link").click()
    expect(page.locator("h1")).to_contain_text(NAME)


def test_an_officer_approves_many_and_is_told_which_were_left_and_why(at_desk: Sit) -> None:
    page = at_desk("officer", "/board?todo=waiting")
    approve = page.get_by_role("button", name="Одобри избраните")
    page.get_by_label("Избери всички").check()
    approve.click()
    expect(told(page)).to_contain_text(f"Одобрени са 6{NBSP}формуляра. 3{NBSP}формуляра останаха както бяха.")
    expect(told(page)).to_contain_text(f"{NAME}, 2015Q3: Има 2{NBSP}предупреждения; първо го прегледайте.")
    expect(page.locator(".picks > li")).to_have_count(3)
    expect(told(page)).to_contain_text(NAME)
    page.locator(".picks > li", has_text=NAME).get_by_role("checkbox").check()
    page.get_by_label("и тези с предупреждения").check()
    approve.click()
    expect(told(page)).to_contain_text(f"Одобрен е 1{NBSP}формуляр.")
    expect(page.locator(".picks > li")).to_have_count(2)


def test_returning_takes_a_reason_which_the_unit_reads(at_desk: Sit) -> None:
    page = at_desk("officer", "/board?todo=waiting&unit=" + UNIT)
    page.get_by_label("Избери всички").check()
    page.get_by_label("Причина за връщането").fill("По ведомост са 18.")
    page.get_by_role("button", name="Върни избраните").click()
    expect(told(page)).to_contain_text(f"Върнат е 1{NBSP}формуляр.")
    expect(page.locator("main")).to_contain_text("Всичко подадено е прегледано.")
    expect(at_desk("reporter", "/work").locator(".worklist").first).to_contain_text("По ведомост са 18.")


def test_an_officer_puts_a_deadline_off_and_the_unit_sees_it(at_desk: Sit) -> None:
    page = at_desk("officer", f"/board?unit={UNIT}&at=2015Q4")
    form = page.get_by_role("form", name="Удължаване на срок")
    form.get_by_label("Нов срок").fill("2016-02-05")
    form.get_by_label("Причина").fill("Ремонт")
    form.get_by_role("button").click()
    expect(told(page)).to_contain_text(f"Срокът на 1{NBSP}формуляр вече е 05.02.2016")
    unit = at_desk("reporter", f"/form/{UNIT}/2015Q4")
    expect(unit.locator("main")).to_contain_text("Срокът е удължен до 05.02.2016")
    expect(unit.locator("main")).to_contain_text("Ремонт")


def test_an_administrator_opens_a_form_for_some_days(at_desk: Sit) -> None:
    page = at_desk("administrator")
    expect(page.locator("table.board a[href^='/review/']")).to_have_count(0)
    cell(page, NAME, 0).get_by_role("link").click()
    form = page.get_by_role("form", name="Отваряне на формуляр")
    expect(form.get_by_label("Период")).to_have_value("2015Q1")
    form.get_by_label("Отворен до").fill("2015-10-25")
    form.get_by_label("Причина").fill("Грешка в броя")
    form.get_by_role("button").click()
    expect(told(page)).to_contain_text("Формулярът отново е отворен.")
    expect(cell(page, NAME, 0)).to_contain_text("до 25.10.2015")
    unit = at_desk("reporter", f"/form/{UNIT}/2015Q1")
    expect(unit.locator("main")).to_contain_text("Отворен отново до края на 25.10.2015")
    expect(unit.locator(".cell-input").first).to_be_enabled()


def test_an_officer_opens_a_form_until_a_day_where_it_is_reviewed(at_desk: Sit) -> None:
    page = at_desk("officer", f"/review/{UNIT}/2015Q1")
    page.get_by_role("button", name="Отвори отново…").click()
    page.get_by_label("Причина").fill("Грешка в броя")
    page.get_by_label("До (празно: докато бъде подаден)").fill("2015-10-25")
    page.locator(".panel button[type=submit]").click()
    expect(page.locator("h1")).to_contain_text("чакат одобрение")
    page.goto(f"/board?unit={UNIT}")
    expect(cell(page, NAME, 0)).to_contain_text("до 25.10.2015")


def test_a_period_is_locked_and_an_administrator_opens_it_again(at_desk: Sit) -> None:
    officer = at_desk("officer")
    officer.get_by_role("button", name=f"Заключи: 2.{NBSP}тримесечие 2015").click()
    expect(told(officer)).to_contain_text(f"Заключени са 42{NBSP}формуляра.")
    expect(told(officer).locator("li")).to_have_count(4)
    expect(officer.get_by_role("button", name="Отвори отново: ")).to_have_count(0)
    administrator = at_desk("administrator")
    again = administrator.get_by_role("button", name=f"Отвори отново: 2.{NBSP}тримесечие 2015")
    administrator.locator("form", has=again).get_by_label("Причина").fill("Ревизия")
    again.click()
    expect(told(administrator)).to_contain_text(f"Отново са отворени 42{NBSP}формуляра.")


@pytest.mark.parametrize("path", ["/board", "/board?todo=waiting"])
def test_the_board_shuts_nobody_out(at_desk: Sit, axe: Callable[[Page], list[str]], path: str) -> None:
    assert axe(at_desk("officer", path)) == []
    phone = at_desk("administrator" if path == "/board" else "officer", path, 390)
    assert axe(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_head_row_and_first_column_stay_when_the_table_is_scrolled(at_desk: Sit) -> None:
    page = at_desk("officer", width=900)
    page.locator(".board-card").evaluate("one => one.scrollTo(400, 600)")
    expect(page.locator("table.board thead th").first).to_be_in_viewport()
    box, table = page.locator("table.board thead th").first.bounding_box(), page.locator(".board-card").bounding_box()
    assert box and table and abs(box["x"] - table["x"]) < 3 and abs(box["y"] - table["y"]) < 3


def test_the_count_of_what_waits_outlives_another_period_and_a_status(at_desk: Sit) -> None:
    page = at_desk("officer", "/")
    waiting = page.locator("[data-count=review]")
    expect(waiting).to_have_text("9")
    page.locator("summary", has_text="Към").click()
    page.get_by_role("link", name="1. тримесечие 2015").click()
    expect(page).to_have_url(re.compile("period=2015Q1"))
    expect(page.locator("summary", has_text="1. тримесечие 2015")).to_be_visible()
    expect(waiting).to_have_text("9")
    page.locator(".chip", has_text="Изостава").click()
    expect(page.locator(".chip[aria-current]")).to_have_count(1)
    expect(waiting).to_have_text("9")
