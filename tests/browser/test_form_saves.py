"""Saving in a real browser: in order, without a connection or a session, with a colleague on the same form."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser.desk import NBSP, Office, cell, open_form, saved
from tests.harness.browser import Problems


def test_twenty_edits_in_two_seconds_are_acknowledged_in_order(page: Page, desk: Office) -> None:
    open_form(page, desk)
    answers: list[tuple[int, int]] = []

    def answered(reply: Response) -> None:
        if reply.url.endswith("/cell"):
            answers.append((reply.status, reply.json()["version"]))

    page.on("response", answered)
    box = cell(page, "Приемни семейства")
    for i in range(1, 21):
        box.fill(str(i))
        box.press("Enter")
        box.focus()
    saved(page)
    expect(page.locator("[data-alert]")).to_be_empty()
    assert answers == [(200, i) for i in range(1, 21)]
    assert desk.entry.values["foster|"] == 20


def test_without_a_connection_nothing_typed_is_lost(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("ERR_INTERNET_DISCONNECTED")
    open_form(page, desk)
    page.context.set_offline(True)
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    cell(page, "Обучения за родители").fill("4")
    page.keyboard.press("Enter")
    expect(page.locator("[data-alert]")).to_contain_text(f"Още не са записани: 2{NBSP}промени")
    expect(page.locator("[data-state]")).to_have_text("още не е записано")
    page.context.set_offline(False)
    saved(page)
    assert (desk.entry.values["foster|"], desk.entry.values["trainings|"]) == (15, 4)
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('draft:'))") == []


def test_a_draft_outlives_the_page(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("ERR_FAILED")
    open_form(page, desk)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/cell", lambda route: route.abort())
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    expect(page.locator("[data-alert]")).to_contain_text("Няма връзка")
    page.unroute("**/cell")
    open_form(page, desk)
    expect(cell(page, "Приемни семейства")).to_have_value("15")
    saved(page)
    assert desk.entry.values["foster|"] == 15


def test_when_the_session_has_run_out_one_signs_in_in_place(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("status of 401")
    open_form(page, desk)
    desk.door.ended = True
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    expect(page.locator(".sign-in")).to_contain_text("Сесията ви изтече")
    page.get_by_label("Имейл").fill("maria@example.org")
    page.get_by_label("Парола").fill("right")
    page.get_by_role("button", name="Влез").click()
    saved(page)
    expect(page.locator(".sign-in")).to_have_count(0)
    assert desk.entry.values["foster|"] == 15


def test_two_on_one_form_lose_nothing_and_see_both_values(page: Page, desk: Office, other: BrowserContext, page_problems: Problems) -> None:
    page_problems.expect("status of 409")
    colleague = other.new_page()
    open_form(page, desk)
    open_form(colleague, desk)
    cell(colleague, "Приемни семейства").fill("21")
    colleague.keyboard.press("Enter")
    saved(colleague)
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    said = page.locator("[data-said='foster|']")
    expect(said).to_contain_text("записа 21 в")
    expect(said).to_contain_text("а вие въведохте 15")
    assert desk.entry.values["foster|"] == 21
    said.get_by_role("button", name="Запази моята").click()
    saved(page)
    assert desk.entry.values["foster|"] == 15
    cell(colleague, "Приемни семейства").fill("22")
    colleague.keyboard.press("Enter")
    colleague.get_by_role("button", name="Остави другата").click()
    expect(cell(colleague, "Приемни семейства")).to_have_value("15")
    saved(colleague)
    assert desk.entry.values["foster|"] == 15
