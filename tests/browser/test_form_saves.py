"""Saving in a real browser: in order, without a connection or a session, with a colleague on the same form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser.desk import NBSP, Office, cell, open_form, saved
from tests.harness.browser import Problems
from tracker.domain.workflow import FormStatus


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
    expect(page.locator("[data-urgent]")).to_contain_text(f"Още не са записани: 2{NBSP}промени")
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
    expect(page.locator("[data-urgent]")).to_contain_text("Няма връзка")
    page.unroute("**/cell")
    open_form(page, desk)
    expect(cell(page, "Приемни семейства")).to_have_value("15")
    saved(page)
    assert desk.entry.values["foster|"] == 15


def test_what_is_typed_and_put_back_as_it_was_leaves_nothing_to_save(page: Page, desk: Office) -> None:
    open_form(page, desk)
    consultations, foster = cell(page, "Консултации през тримесечието"), cell(page, "Приемни семейства")
    consultations.fill("1552")
    consultations.fill(f"1{NBSP}552")
    page.keyboard.press("Tab")
    foster.press_sequentially("7")
    expect(page.locator("[data-state]")).to_have_text("още се пише")
    foster.press("Backspace")
    saved(page)
    foster.press_sequentially("7")
    foster.press("Escape")
    saved(page)
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('draft:'))") == []
    open_form(page, desk)
    expect(page.locator("[data-alert]")).to_be_empty()
    assert not desk.entry.versions


def test_a_sum_typed_over_and_put_back_goes_on_following_its_parts(page: Page, desk: Office) -> None:
    desk.entry.values.update({"users|": Decimal(96)})
    desk.entry.typed.clear()
    open_form(page, desk)
    total = cell(page, "Потребители към 30.09.")
    total.fill("95")
    total.fill("96")
    cell(page, "Потребители към 30.09., жени").fill("50")
    expect(total).to_have_value("94")


def test_a_draft_of_what_is_saved_already_is_forgotten(page: Page, desk: Office) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page, desk)
    page.evaluate("tracker.drafts.put(tracker.form.key, 'trainings|', '0', 0)")
    open_form(page, desk)
    saved(page)
    expect(page.locator("[data-alert]")).to_be_empty()
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('draft:'))") == []


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


def in_view(page: Page, place: str) -> bool:
    box, view = page.locator(place).bounding_box(), page.viewport_size
    return bool(box and view and box["y"] >= 0 and box["y"] + box["height"] <= view["height"])


def complete(page: Page, desk: Office) -> None:
    """All that keeps the form from being submitted is done."""
    desk.entry.values.update({"users|": Decimal(96), "foster|": Decimal(15), "cost|": Decimal(10), "opened|": date(2015, 9, 1), "register|": True,
                              "results|": "Две школи.", "consultations|": Decimal(500)})
    desk.entry.answers["trainings"] = "Обучителят беше болен до октомври."
    open_form(page, desk)
    saved(page)
    page.get_by_role("button", name="Подай за одобрение").scroll_into_view_if_needed()


def test_signing_in_in_another_window_goes_on_saving_here(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("status of 401")
    page.set_viewport_size({"width": 1000, "height": 400})
    open_form(page, desk)
    desk.door.ended = True
    last = cell(page, "Постигнато в работата с родители")
    last.fill("Две школи.")
    last.press("Enter")
    expect(page.locator(".sign-in")).to_be_visible()
    assert in_view(page, ".sign-in") and in_view(page, "[data-state]")
    page.get_by_label("Парола").fill("rig")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-state]")).to_have_text("още не е записано")
    expect(page.get_by_label("Парола")).to_have_value("rig")
    desk.door.ended = False
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    saved(page)
    expect(page.locator(".sign-in")).to_have_count(0)
    assert desk.entry.values["results|"] == "Две школи."


def test_the_next_figure_is_tried_although_the_session_had_run_out(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("status of 401")
    open_form(page, desk)
    desk.door.ended = True
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    expect(page.locator(".sign-in")).to_be_visible()
    desk.door.ended = False
    cell(page, "Обучения за родители").fill("4")
    page.keyboard.press("Enter")
    saved(page)
    assert (desk.entry.values["foster|"], desk.entry.values["trainings|"]) == (15, 4)


def test_a_submit_without_a_session_leads_to_signing_in_and_is_done_then(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("status of 401")
    complete(page, desk)
    desk.door.ended = True
    page.get_by_role("button", name="Подай за одобрение").click()
    expect(page.get_by_label("Имейл")).to_be_focused()
    expect(page.locator("[data-remains] p")).to_have_text("Още не е подаден. Ще бъде подаден, щом всичко се запише.")
    page.get_by_label("Имейл").fill("maria@example.org")
    page.get_by_label("Парола").fill("right")
    page.keyboard.press("Enter")
    done = page.locator("[data-alert] .done")
    expect(done).to_contain_text("подаден за одобрение")
    expect(done).to_be_focused()
    assert in_view(page, "[data-alert] .done")
    assert desk.entry.status is FormStatus.SUBMITTED


def test_a_refused_submit_is_told_where_one_is(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("status of 409")
    page.set_viewport_size({"width": 1000, "height": 400})
    complete(page, desk)
    desk.entry.status = FormStatus.SUBMITTED
    page.get_by_role("button", name="Подай за одобрение").click()
    told = page.locator("[data-alert] .alert")
    expect(told).to_be_focused()
    assert in_view(page, "[data-alert] .alert")


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
