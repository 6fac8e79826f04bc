"""Coming in and going out, in a real browser, over the sample office."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.harness.browser import Problems
from tests.services.cast import PASSWORD, Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.services.door import Door
from tracker.services.people import find_person, make_link
from tracker.services.services import Services
from tracker.settings import Settings

EMAIL = "cop@example.org"
Axe = Callable[[Page], list[str]]


@pytest.fixture
def door(sample_office: Database) -> Door:
    return Door(replace(sample_office, now=Clock()), Settings.from_environment({}))


@pytest.fixture
def office(live_server: Callable[..., str], door: Door) -> str:
    return live_server(create_app(Services(door.database), door).server)


@pytest.fixture
def link(door: Door, office: str) -> str:
    person = find_person(door.database, COMMAND_LINE, EMAIL)
    return f"{office}/link/{make_link(door.database, COMMAND_LINE, person.id)}"


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Имейл").fill(EMAIL)
    page.get_by_label("Парола").fill(password)
    page.get_by_role("button", name="Влез", exact=True).click()


def test_from_the_link_to_the_first_password_out_and_in_again_where_one_wanted_to_go(page: Page, office: str, link: str, axe: Axe) -> None:
    page.goto(link)
    assert axe(page) == []
    page.get_by_label("Нова парола").fill(PASSWORD)
    page.get_by_role("button", name="Запази и влез").click()
    expect(page.locator(".frame h1")).to_contain_text("индикатора")
    expect(page.locator(".person")).to_contain_text("Мария Колева")

    page.get_by_role("button", name="Изход").click()
    expect(page.get_by_role("heading", name="Вход")).to_be_visible()
    page.goto(office + "/plan")
    sign_in(page)
    expect(page).to_have_url(re.compile("/plan$"))
    expect(page.locator(".frame h1")).to_be_visible()


def test_a_wrong_password_is_told_and_then_how_long_to_wait(page: Page, office: str, door: Door, page_problems: Problems, axe: Axe) -> None:
    page_problems.expect("status of 422", "status of 429")
    page.goto(office)
    assert axe(page) == []
    sign_in(page, "не е тази")
    expect(page.get_by_role("alert")).to_contain_text("Грешен имейл или парола.")
    expect(page.get_by_label("Имейл")).to_have_value(EMAIL)
    expect(page.get_by_label("Парола")).to_be_focused()
    assert axe(page) == []
    sign_in(page, "не е тази")
    expect(page.get_by_role("alert")).to_contain_text("Следващият опит е възможен след")


def test_after_signing_out_the_back_button_shows_nothing(page: Page, office: str) -> None:
    page.goto(office)
    page.get_by_role("button", name=re.compile("Директор")).click()
    expect(page.locator(".frame h1")).to_contain_text("индикатора")
    page.get_by_role("link", name="План", exact=True).click()
    expect(page.locator(".frame h1")).to_contain_text("реда")
    page.get_by_role("button", name="Изход").click()
    expect(page.get_by_role("heading", name="Вход")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Вход")).to_be_visible()
    expect(page.locator(".frame")).to_have_count(0)


def test_a_session_that_ended_meanwhile_leads_to_the_sign_in_page(page: Page, office: str, door: Door, page_problems: Problems) -> None:
    page_problems.expect("status of 401")
    page.goto(office)
    page.get_by_role("button", name=re.compile("Директор")).click()
    expect(page.locator(".frame h1")).to_contain_text("индикатора")
    token = next(each["value"] for each in page.context.cookies() if each["name"] == "session")
    door.sign_out(token)
    page.get_by_role("link", name="План", exact=True).click()
    expect(page.get_by_role("heading", name="Вход")).to_be_visible()
    expect(page).to_have_url(re.compile(r"next="))


@pytest.mark.parametrize(("role", "name"), [
    ("Отчитащ", "Мария Колева"), ("Експерт по мониторинг и оценка", "Елена Тодорова"), ("Директор", "Петър Желев"), ("Администратор", "Ивана Стоева")])
def test_a_visitor_of_the_sample_office_enters_as_each_role(page: Page, office: str, role: str, name: str) -> None:
    page.goto(office)
    page.get_by_role("button", name=re.compile(f"{role}.*{name}")).click()
    expect(page.locator(".person")).to_contain_text(name)


def test_the_account_page(page: Page, office: str, link: str, axe: Axe) -> None:
    page.goto(link)
    page.get_by_label("Нова парола").fill(PASSWORD)
    page.get_by_role("button", name="Запази и влез").click()
    page.get_by_role("link", name="Профил").click()
    assert axe(page) == []
    page.get_by_label("Сегашна парола").fill(PASSWORD)
    page.get_by_label("Нова парола").fill("друга добра парола")
    page.get_by_role("button", name="Смени паролата").click()
    expect(page.get_by_role("status")).to_contain_text("Паролата е сменена")
    page.get_by_role("button", name="Изход от всички устройства").click()
    expect(page.get_by_role("heading", name="Вход")).to_be_visible()
