"""One form from the first figure to the director's page, with the real services behind the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import request
from playwright.sync_api import Browser, Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.harness.browser import watch
from tests.harness.sources import ROOT
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.services.services import Services
from tracker.services.setup import prepare

UNIT, PERIOD, NBSP = "sz-crisis-centre", "2015Q2", "\u00a0"
PEOPLE = {
    "reporter": Actor(1, "Мария Колева", "maria@example.org", (Grant(Role.REPORTER, unit=UNIT),)),
    "officer": Actor(3, "Елена Тодорова", "elena@example.org", (Grant(Role.OFFICER, unit="stara-zagora"),)),
    "director": Actor(4, "Петър Желев", "petar@example.org", (Grant(Role.DIRECTOR, unit="stara-zagora"),)),
}
BLOCK = "5\t3\t2\n6\t2\t4\n455\t\t\n100\t\t\n9\t\t\n12\t\t\n"


class Door(OpenDoor):
    def actor_of(self, _token: str | None) -> Actor | None:
        return PEOPLE.get(request.cookies.get("who", ""))


@pytest.fixture
def office(tmp_path: Path, live_server: Callable[..., str]) -> Iterator[str]:
    url = f"sqlite:///{tmp_path / 'tracker.sqlite3'}"
    prepare(ROOT, url, sample=True)
    database = Database.at(url)
    yield live_server(create_app(Services(database, tmp_path / "uploads"), Door()).server)
    database.close()


@pytest.fixture
def problems() -> list[str]:
    return []


@pytest.fixture
def at_desk(browser: Browser, office: str, problems: list[str]) -> Iterator[Callable[[str], Page]]:
    """`at_desk("officer")`: a page in a browser of this person's own; what goes wrong in any fails the test."""
    with ExitStack() as contexts:

        def sit(who: str) -> Page:
            context = contexts.enter_context(browser.new_context(locale="bg-BG", base_url=office))
            context.grant_permissions(["clipboard-read", "clipboard-write"], origin=office)
            context.add_cookies([{"name": "who", "value": who, "url": office}])
            page = context.new_page()
            watch(page, problems)
            return page

        yield sit
    assert problems == []


def reported(page: Page) -> str:
    page.goto(f"/?plan=stara-zagora-2015&period={PERIOD}")
    lead = page.locator(".head .lead").first
    expect(lead).to_contain_text("Отчетен")
    return lead.inner_text()


def fill(page: Page, name: str, text: str) -> None:
    page.get_by_label(name, exact=True).fill(text)
    page.keyboard.press("Enter")


def submit(page: Page) -> None:
    expect(page.locator("[data-remains] > p")).to_have_text("Всичко е попълнено и проверено.")
    page.get_by_role("button", name="Подай за одобрение").click()
    expect(page.locator("main")).to_contain_text("одаден, чака одобрение")
    expect(page.locator(".cell-input")).to_have_count(0)


def test_from_the_first_figure_to_the_directors_page(at_desk: Callable[[str], Page], problems: list[str]) -> None:
    reporter, officer, director = at_desk("reporter"), at_desk("officer"), at_desk("director")
    before = reported(director)

    reporter.goto("/work")
    expect(reporter.locator("h1")).to_contain_text("Дължите")
    reporter.locator(".worklist > li", has_text=f"2.{NBSP}тримесечие 2015").locator(".button").click()
    first = reporter.get_by_label("Потребители към дата, жени")
    first.click()
    for number in ("5", "3", "3", "4", "0"):
        reporter.keyboard.type(number)
        reporter.keyboard.press("Enter")
    expect(reporter.get_by_label("Настанени", exact=True)).to_be_focused()
    reporter.evaluate("text => navigator.clipboard.writeText(text)", BLOCK)
    reporter.keyboard.press("Control+V")

    remains = reporter.locator("[data-remains] > p")
    expect(remains).to_have_text(f"Остават: 1{NBSP}грешка, 1{NBSP}предупреждение без обяснение")
    reporter.locator("[data-remains] .left-error button").click()
    expect(reporter.locator(".cell-input:focus")).to_have_attribute("data-cell", "users_date|age=older")
    fill(reporter, "Потребители към дата, мъже", "2")
    word = reporter.get_by_placeholder("Защо е така?")
    word.fill("Четирима са на половин ден")
    word.press("Enter")
    reporter.get_by_role("button", name="Подай за одобрение").click()
    why = reporter.get_by_label("Защо изостава: ")
    expect(why.first).to_be_focused()
    problems.clear()  # the browser itself notes the 422
    for number in range(why.count()):
        why.nth(number).fill("Мястото е намалено за ремонт до септември.")
        why.nth(number).blur()
    submit(reporter)
    assert reported(director) == before

    officer.goto("/review")
    officer.get_by_role("link", name="Прегледай: Кризисен център").click()
    expect(officer.locator("table.entry")).to_contain_text("Обяснено: Четирима са на половин ден")
    officer.get_by_role("button", name="Върни…").click()
    officer.get_by_label("Причина").fill("По ведомост заетите бройки са 8.")
    officer.get_by_role("button", name="Върни формуляра").click()
    expect(officer.locator("h1")).to_contain_text("чакат одобрение")

    reporter.goto("/work")
    expect(reporter.locator(".worklist").first).to_contain_text("По ведомост заетите бройки са 8.")
    reporter.get_by_role("link", name="Поправи").click()
    expect(reporter.locator(".came-back")).to_contain_text("По ведомост заетите бройки са 8.")
    fill(reporter, "Заети щатни бройки", "8")
    expect(reporter.locator("[data-said='staff_filled|']")).to_be_empty()
    submit(reporter)

    officer.goto(f"/review/{UNIT}/{PERIOD}")
    row = officer.locator("tr[data-element='staff_filled']")
    row.get_by_label("Още за „Заети щатни бройки“").click()
    row.get_by_role("button", name="История").click()
    expect(row.locator(".history")).to_contain_text("12 → 8")
    officer.get_by_role("button", name="Одобри").click()
    expect(officer.locator("h1")).to_contain_text("чакат одобрение")
    assert reported(director) != before


def test_two_who_save_at_once_lose_nothing(at_desk: Callable[[str], Page]) -> None:
    pages = [at_desk("reporter"), at_desk("reporter")]
    names = (("Щатни бройки", "9,5"), ("Заети щатни бройки", "8,5"))
    for page in pages:
        page.goto(f"/form/{UNIT}/{PERIOD}")
        expect(page.locator("table.entry")).to_be_visible()
    for page, (name, text) in zip(pages, names, strict=True):
        fill(page, name, text)
    for page in pages:
        expect(page.locator("[data-state]")).to_contain_text("всичко е записано,")
        page.reload()
        for name, text in names:
            expect(page.get_by_label(name, exact=True)).to_have_value(text)
