"""The form in a real browser: keys, paste, undo, saving, conflicts, no connection, no session, a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from flask import request
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.entry_office import OFFICER, REPORTER, FakeEntry
from tests.dashboards.office import FakeServices
from tracker.domain.access import Actor
from tracker.domain.workflow import FormStatus

FORM, REVIEW = "/form/sz-cop/2015Q3", "/review/sz-cop/2015Q3"
SAVED, NBSP = "всичко е записано", "\u00a0"


@dataclass
class Door(OpenDoor):
    """Lets in whoever the cookie names, until the session is taken away; the password is `right`."""

    ended: bool = False

    def actor_of(self, _token: str | None) -> Actor | None:
        if self.ended:
            return None
        return OFFICER if request.cookies.get("who") == "officer" else REPORTER

    def sign_in(self, given: object) -> str:
        self.ended = False
        return "session"


@dataclass
class Office:
    url: str
    entry: FakeEntry
    door: Door = field(default_factory=Door)


@pytest.fixture
def office(live_server: Callable[..., str]) -> Office:
    services, door = FakeServices(), Door()
    return Office(live_server(create_app(services, door).server), services.entry, door)


@pytest.fixture
def clipboard(page: Page, office: Office) -> Callable[[str], None]:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=office.url)

    def paste(text: str) -> None:
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        page.keyboard.press("Control+V")

    return paste


def open_form(page: Page, office: Office, path: str = FORM) -> None:
    page.goto(office.url + path)
    expect(page.locator("table.entry")).to_be_visible()


def cell(page: Page, name: str):
    return page.get_by_label(name, exact=True)


def saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_contain_text(SAVED)
    expect(page.locator("[data-state]")).to_have_attribute("data-tone", "good")


def test_enter_goes_down_and_each_figure_saves_itself(page: Page, office: Office) -> None:
    open_form(page, office)
    cell(page, "Приемни семейства").click()
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    expect(cell(page, "Обучения за родители")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("1 234,5")
    page.keyboard.press("ArrowUp")
    saved(page)
    expect(page.locator("[data-state]")).to_contain_text(":")
    assert (office.entry.values["foster|"], str(office.entry.values["cost|"])) == (15, "1234.5")
    expect(page.locator("[data-filled]")).to_have_text("Попълнени 6 от 9")


def test_a_block_from_excel_is_pasted_and_undone_as_one_step(page: Page, office: Office, clipboard: Callable[[str], None]) -> None:
    open_form(page, office)
    cell(page, "Консултации през тримесечието").click()
    clipboard("540\r\n16\r\n3\r\n19 350,25\r\n")
    saved(page)
    assert [str(office.entry.values[f"{key}|"]) for key in ("consultations", "foster", "trainings", "cost")] == ["540", "16", "3", "19350.25"]
    page.keyboard.press("Control+Z")
    saved(page)
    assert [office.entry.values.get(f"{key}|") for key in ("consultations", "foster", "trainings", "cost")] == [1552, None, 0, None]
    page.keyboard.press("Control+Y")
    saved(page)
    assert office.entry.values["foster|"] == 16


def test_columns_of_a_block_go_to_the_total_and_its_parts(page: Page, office: Office, clipboard: Callable[[str], None]) -> None:
    open_form(page, office)
    cell(page, "Потребители към 30.09.").click()
    clipboard("98\t53\t45\t7\n610\t\t")
    saved(page)
    assert [office.entry.values[f"users|{key}"] for key in ("", "sex=f", "sex=m")] == [98, 53, 45]
    assert office.entry.values["consultations|"] == 610
    expect(page.locator("[data-alert]")).to_contain_text("1 поставена стойност не се побра")


def test_parts_add_up_by_themselves_until_somebody_types_the_total(page: Page, office: Office) -> None:
    office.entry.values.update({"users|": None, "users|sex=f": None, "users|sex=m": None})
    office.entry.typed.clear()
    open_form(page, office)
    cell(page, "Потребители към 30.09., жени").fill("50")
    cell(page, "Потребители към 30.09., мъже").fill("40")
    expect(cell(page, "Потребители към 30.09.")).to_have_value("90")
    page.keyboard.press("Enter")
    saved(page)
    assert office.entry.values["users|"] == 90
    cell(page, "Потребители към 30.09.").fill("91")
    page.keyboard.press("Enter")
    expect(page.locator("[data-said='users|sex=m']")).to_contain_text("50 + 40 = 90")
    cell(page, "Потребители към 30.09., мъже").fill("41")
    page.keyboard.press("Enter")
    expect(page.locator("[data-said='users|sex=m']")).to_be_empty()
    expect(cell(page, "Потребители към 30.09.")).to_have_value("91")


def test_a_doubtful_number_is_asked_about(page: Page, office: Office, page_problems: list[str]) -> None:
    open_form(page, office)
    cell(page, "Приемни семейства").fill("1.234")
    page.keyboard.press("Enter")
    said = page.locator("[data-said='foster|']")
    expect(said).to_contain_text("Кое число е „1.234“?")
    expect(page.locator("[data-state]")).to_have_text("1 незаписано поле")
    said.get_by_role("button", name=f"1{NBSP}234").click()
    saved(page)
    assert office.entry.values["foster|"] == 1234
    expect(cell(page, "Приемни семейства")).to_have_value(f"1{NBSP}234")
    page_problems.clear()  # the browser itself notes the 422


def test_what_remains_is_listed_one_click_from_its_cell_and_keeps_the_button_shut(page: Page, office: Office) -> None:
    open_form(page, office)
    expect(page.locator("[data-remains] > p")).to_have_text("Остават: 1 грешка, 1 предупреждение без обяснение, 5 непопълнени полета, 1 въпрос без отговор".replace("5 ", f"5{NBSP}").replace("1 ", f"1{NBSP}"))
    submit = page.get_by_role("button", name="Подай за одобрение")
    expect(submit).to_have_attribute("aria-disabled", "true")
    submit.click(force=True)  # it is shut for those who wait until it opens
    expect(cell(page, "Потребители към 30.09., мъже")).to_be_focused()
    page.get_by_role("button", name="Приемни семейства – не е попълнено").click()
    expect(cell(page, "Приемни семейства")).to_be_focused()


def test_a_warning_is_explained_and_a_typed_explanation_survives_a_save(page: Page, office: Office) -> None:
    open_form(page, office)
    word = page.get_by_placeholder("Защо е така?")
    word.click()
    page.keyboard.type("Кампания в училищата")
    page.evaluate("tracker.cells.change(tracker.form, [[tracker.cells.at(tracker.form, 'foster|'), '15']])")
    saved(page)
    expect(word).to_have_value("Кампания в училищата")
    word.press("Enter")
    expect(page.locator("[data-remains] > p")).not_to_contain_text("предупреждение")
    assert office.entry.words["unusual"] == "Кампания в училищата"


def test_twenty_edits_in_two_seconds_are_acknowledged_in_order(page: Page, office: Office) -> None:
    open_form(page, office)
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
    assert office.entry.values["foster|"] == 20


def test_without_a_connection_nothing_typed_is_lost(page: Page, office: Office, page_problems: list[str]) -> None:
    open_form(page, office)
    page.context.set_offline(True)
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    cell(page, "Обучения за родители").fill("4")
    page.keyboard.press("Enter")
    expect(page.locator("[data-alert]")).to_contain_text(f"Още не са записани: 2{NBSP}промени")
    expect(page.locator("[data-state]")).to_have_text("още не е записано")
    page.context.set_offline(False)
    saved(page)
    assert (office.entry.values["foster|"], office.entry.values["trainings|"]) == (15, 4)
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('draft:'))") == []
    page_problems.clear()  # the browser itself notes that it is offline


def test_a_draft_outlives_the_page(page: Page, office: Office, page_problems: list[str]) -> None:
    open_form(page, office)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/cell", lambda route: route.abort())
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    expect(page.locator("[data-alert]")).to_contain_text("Няма връзка")
    page.unroute("**/cell")
    open_form(page, office)
    expect(cell(page, "Приемни семейства")).to_have_value("15")
    saved(page)
    assert office.entry.values["foster|"] == 15
    page_problems.clear()


def test_when_the_session_has_run_out_one_signs_in_in_place(page: Page, office: Office, page_problems: list[str]) -> None:
    open_form(page, office)
    office.door.ended = True
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    expect(page.locator(".sign-in")).to_contain_text("Сесията ви изтече")
    page.get_by_label("Имейл").fill("maria@example.org")
    page.get_by_label("Парола").fill("right")
    page.get_by_role("button", name="Вход").click()
    saved(page)
    expect(page.locator(".sign-in")).to_have_count(0)
    assert office.entry.values["foster|"] == 15
    page_problems.clear()


@pytest.fixture
def other(browser: Browser, office: Office) -> Iterator[BrowserContext]:
    with browser.new_context(locale="bg-BG") as context:
        yield context


def test_two_on_one_form_lose_nothing_and_see_both_values(page: Page, office: Office, other: BrowserContext, page_problems: list[str]) -> None:
    colleague = other.new_page()
    open_form(page, office)
    open_form(colleague, office)
    cell(colleague, "Приемни семейства").fill("21")
    colleague.keyboard.press("Enter")
    saved(colleague)
    cell(page, "Приемни семейства").fill("15")
    page.keyboard.press("Enter")
    said = page.locator("[data-said='foster|']")
    expect(said).to_contain_text("записа 21 в")
    expect(said).to_contain_text("а вие въведохте 15")
    assert office.entry.values["foster|"] == 21
    said.get_by_role("button", name="Запази моята").click()
    saved(page)
    assert office.entry.values["foster|"] == 15
    cell(colleague, "Приемни семейства").fill("22")
    colleague.keyboard.press("Enter")
    colleague.get_by_role("button", name="Остави другата").click()
    expect(cell(colleague, "Приемни семейства")).to_have_value("15")
    saved(colleague)
    assert office.entry.values["foster|"] == 15
    page_problems.clear()  # the browser itself notes the 409


def test_note_evidence_reason_and_history_in_place(page: Page, office: Office) -> None:
    open_form(page, office)
    row = page.locator("tr[data-element='foster']")

    def choose(name: str) -> None:
        row.get_by_label("Още за „Приемни семейства“").click()
        row.get_by_role("button", name=name).click()

    choose("Бележка…")
    expect(row).to_contain_text("Не посочвайте имена")
    row.get_by_label("Какво трябва да се знае").fill("две са на ново място")
    row.get_by_role("button", name="Запиши бележката").click()
    expect(row.locator(".note")).to_have_text("две са на ново място")
    choose("Доказателство…")
    row.get_by_label("Файл до 20 MB").set_input_files({"name": "протокол.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    row.get_by_role("button", name="Приложи").click()
    expect(row.get_by_role("link", name="протокол.pdf")).to_be_visible()
    choose("История")
    expect(row.locator(".history")).to_contain_text("96 → 97")
    choose("Неприложимо…")
    row.get_by_label("Причина").fill("не се отчита тук")
    row.get_by_role("button", name="Отбележи като неприложимо").click()
    expect(row.locator(".not-applicable")).to_be_visible()
    choose("Все пак е приложимо")
    expect(cell(page, "Приемни семейства")).to_be_visible()


def test_the_officer_comments_returns_and_approves(page: Page, office: Office) -> None:
    office.entry.status = FormStatus.SUBMITTED
    page.context.add_cookies([{"name": "who", "value": "officer", "url": office.url}])
    open_form(page, office, REVIEW)
    row = page.locator("tr[data-element='consultations']")
    row.get_by_label("Още за „Консултации през тримесечието“").click()
    row.get_by_role("button", name="Коментар…").click()
    row.get_by_label("Какво да прегледа звеното").fill("Проверете дневника")
    row.get_by_role("button", name="Запиши коментара").click()
    expect(row.locator(".said-comment")).to_contain_text("Проверете дневника")
    page.get_by_role("button", name="Върни…").click()
    page.get_by_label("Причина").fill("Консултациите не се връзват")
    page.get_by_role("button", name="Върни формуляра").click()
    expect(page.locator("h1")).to_have_text(f"1{NBSP}формуляр чака одобрение")
    assert (office.entry.status, office.entry.reason) == (FormStatus.RETURNED, "Консултациите не се връзват")


def test_an_approved_figure_is_corrected_after_its_effect_was_shown(page: Page, office: Office) -> None:
    office.entry.status = FormStatus.APPROVED
    page.context.add_cookies([{"name": "who", "value": "officer", "url": office.url}])
    open_form(page, office, REVIEW)
    row = page.locator("tr[data-element='trainings']")
    row.get_by_label("Още за „Обучения за родители“").click()
    row.get_by_role("button", name="Поправка…").click()
    row.get_by_label("Обучения за родители", exact=True).fill("8")
    row.get_by_label("Причина за поправката").fill("пропуснат протокол")
    row.get_by_role("button", name="Виж какво се променя").click()
    expect(row.locator(".effects")).to_contain_text("3, Изостава → 8, Изостава")
    row.get_by_role("button", name="Потвърди поправката").click()
    expect(row.locator(".panel")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(("who", "path"), [("reporter", "/work"), ("reporter", FORM), ("reporter", FORM + "?lang=en"), ("officer", "/review"), ("officer", REVIEW)])
def test_nobody_is_kept_out(page: Page, office: Office, axe: Callable[[Page], list[str]], who: str, path: str, width: int) -> None:
    office.entry.status = FormStatus.SUBMITTED if who == "officer" else FormStatus.DRAFT
    page.context.add_cookies([{"name": "who", "value": who, "url": office.url}])
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(office.url + path)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".count").first).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_my_work_leads_to_the_form_and_says_when_nothing_is_owed(page: Page, office: Office) -> None:
    page.goto(office.url + "/work")
    expect(page.locator("h1")).to_have_text(f"Дължите 3{NBSP}формуляра")
    page.get_by_role("link", name="Продължи: Център за обществена подкрепа").click()
    expect(page.locator("table.entry")).to_be_visible()
    office.entry.empty = True
    page.get_by_role("link", name="Моята работа").click()
    expect(page.locator("main")).to_contain_text("Следващите формуляри идват с края на тримесечието на 31.12.2015")
