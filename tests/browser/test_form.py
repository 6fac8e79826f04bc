"""The form in a real browser: keys, paste, undo, what remains, other acts, the officer, a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import FORM, NBSP, REVIEW, Office, cell, open_form, saved
from tests.harness.browser import Problems
from tracker.domain.workflow import FormStatus


def test_enter_goes_down_and_each_figure_saves_itself(page: Page, desk: Office) -> None:
    open_form(page, desk)
    cell(page, "Приемни семейства").click()
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    expect(cell(page, "Обучения за родители")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("1 234,5")
    page.keyboard.press("ArrowUp")
    saved(page)
    expect(page.locator("[data-state]")).to_contain_text(":")
    assert (desk.entry.values["foster|"], str(desk.entry.values["cost|"])) == (15, "1234.5")
    expect(page.locator("[data-filled]")).to_have_text("Попълнени 6 от 9")


def test_a_block_from_excel_is_pasted_and_undone_as_one_step(page: Page, desk: Office, clipboard: Callable[[str], None]) -> None:
    open_form(page, desk)
    cell(page, "Консултации през тримесечието").click()
    clipboard("540\r\n16\r\n3\r\n19 350,25\r\n")
    saved(page)
    assert [str(desk.entry.values[f"{key}|"]) for key in ("consultations", "foster", "trainings", "cost")] == ["540", "16", "3", "19350.25"]
    page.keyboard.press("Control+Z")
    saved(page)
    assert [desk.entry.values.get(f"{key}|") for key in ("consultations", "foster", "trainings", "cost")] == [1552, None, 0, None]
    page.keyboard.press("Control+Y")
    saved(page)
    assert desk.entry.values["foster|"] == 16


def test_columns_of_a_block_go_to_the_total_and_its_parts(page: Page, desk: Office, clipboard: Callable[[str], None]) -> None:
    open_form(page, desk)
    cell(page, "Потребители към 30.09.").click()
    clipboard("98\t53\t45\t7\n610\t\t")
    saved(page)
    assert [desk.entry.values[f"users|{key}"] for key in ("", "sex=f", "sex=m")] == [98, 53, 45]
    assert desk.entry.values["consultations|"] == 610
    expect(page.locator("[data-alert]")).to_contain_text("1 поставена стойност не се побра")


def test_the_parts_stand_in_the_column_of_their_total(page: Page, desk: Office) -> None:
    open_form(page, desk)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        total, part = (cell(page, name).bounding_box() for name in ("Потребители към 30.09.", "Потребители към 30.09., жени"))
        assert total and part
        assert (part["x"], part["width"]) == (total["x"], total["width"])
        assert part["y"] - total["y"] < 100


def test_parts_add_up_by_themselves_until_somebody_types_the_total(page: Page, desk: Office) -> None:
    desk.entry.values.update({"users|": None, "users|sex=f": None, "users|sex=m": None})
    desk.entry.typed.clear()
    open_form(page, desk)
    cell(page, "Потребители към 30.09., жени").fill("50")
    cell(page, "Потребители към 30.09., мъже").fill("40")
    expect(cell(page, "Потребители към 30.09.")).to_have_value("90")
    page.keyboard.press("Enter")
    saved(page)
    assert desk.entry.values["users|"] == 90
    cell(page, "Потребители към 30.09.").fill("91")
    page.keyboard.press("Enter")
    expect(page.locator("[data-said='users|sex=m']")).to_contain_text("50 + 40 = 90")
    cell(page, "Потребители към 30.09., мъже").fill("41")
    page.keyboard.press("Enter")
    expect(page.locator("[data-said='users|sex=m']")).to_be_empty()
    expect(cell(page, "Потребители към 30.09.")).to_have_value("91")


def test_a_doubtful_number_is_asked_about(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("status of 422")
    open_form(page, desk)
    cell(page, "Приемни семейства").fill("1.234")
    page.keyboard.press("Enter")
    said = page.locator("[data-said='foster|']")
    expect(said).to_contain_text("Кое число е „1.234“?")
    expect(page.locator("[data-state]")).to_have_text("1 незаписано поле")
    said.get_by_role("button", name=f"1{NBSP}234").click()
    saved(page)
    assert desk.entry.values["foster|"] == 1234
    expect(cell(page, "Приемни семейства")).to_have_value(f"1{NBSP}234")


def test_what_remains_is_listed_one_click_from_its_cell_and_keeps_the_button_shut(page: Page, desk: Office) -> None:
    open_form(page, desk)
    expect(page.locator("[data-remains] > p")).to_have_text("Остават: 1 грешка, 1 предупреждение без обяснение, 5 непопълнени полета, 1 въпрос без отговор".replace("5 ", f"5{NBSP}").replace("1 ", f"1{NBSP}"))
    submit = page.get_by_role("button", name="Подай за одобрение")
    expect(submit).to_have_attribute("aria-disabled", "true")
    submit.click(force=True)  # it is shut for those who wait until it opens
    expect(cell(page, "Потребители към 30.09., мъже")).to_be_focused()
    page.get_by_role("button", name="Приемни семейства – не е попълнено").click()
    expect(cell(page, "Приемни семейства")).to_be_focused()


def test_a_warning_is_explained_and_a_typed_explanation_survives_a_save(page: Page, desk: Office) -> None:
    open_form(page, desk)
    word = page.get_by_placeholder("Защо е така?")
    word.click()
    page.keyboard.type("Кампания в училищата")
    page.evaluate("tracker.cells.change(tracker.form, [[tracker.cells.at(tracker.form, 'foster|'), '15']])")
    saved(page)
    expect(word).to_have_value("Кампания в училищата")
    word.press("Enter")
    expect(page.locator("[data-remains] > p")).not_to_contain_text("предупреждение")
    saved(page)
    assert desk.entry.words["unusual"][0] == "Кампания в училищата"


def test_a_word_that_says_nothing_is_refused_in_place(page: Page, desk: Office, page_problems: Problems) -> None:
    page_problems.expect("status of 422")
    open_form(page, desk)
    word = page.get_by_placeholder("Защо е така?")
    word.fill("x")
    word.press("Enter")
    said = page.locator("[data-said='consultations|']")
    expect(said.get_by_role("alert")).to_have_text("Напишете поне няколко думи, за да се разбере защо.")
    expect(page.locator("[data-remains] > p")).to_contain_text("предупреждение")
    word.fill("Кампания в училищата,\nпрез целия септември,\nс участието на родителите")
    assert word.evaluate("area => area.clientHeight") > 60
    page.set_viewport_size({"width": 390, "height": 844})
    assert word.evaluate("area => area.scrollHeight - area.clientHeight") <= 1
    page.set_viewport_size({"width": 1280, "height": 900})
    word.press("Enter")
    expect(page.locator("[data-remains] > p")).not_to_contain_text("предупреждение")
    expect(said.get_by_role("alert")).to_be_hidden()


def test_a_word_for_another_figure_is_to_be_confirmed(page: Page, desk: Office) -> None:
    open_form(page, desk)
    word, said = page.get_by_placeholder("Защо е така?"), page.locator("[data-said='consultations|']")
    word.fill("Кампания в училищата")
    word.press("Enter")
    expect(page.locator("[data-remains] > p")).not_to_contain_text("предупреждение")
    cell(page, "Консултации през тримесечието").fill("1600")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Написано е за друга стойност. Важи ли и за тази?")
    expect(page.locator("[data-remains] > p")).to_contain_text("1\u00a0предупреждение без обяснение")
    open_form(page, desk)
    expect(word).to_have_value("Кампания в училищата")
    said.get_by_role("button", name="Още важи").click()
    expect(page.locator("[data-remains] > p")).not_to_contain_text("предупреждение")
    expect(said.get_by_role("button", name="Още важи")).to_be_hidden()
    assert desk.entry.words["unusual"] == ("Кампания в училищата", 1600)


def test_note_evidence_reason_and_history_in_place(page: Page, desk: Office) -> None:
    open_form(page, desk)
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
    row.get_by_label("Файл до 10 MB").set_input_files({"name": "протокол.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
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


def test_the_officer_comments_returns_and_approves(page: Page, desk: Office) -> None:
    desk.entry.status = FormStatus.SUBMITTED
    page.context.add_cookies([{"name": "who", "value": "officer", "url": desk.url}])
    open_form(page, desk, REVIEW)
    row = page.locator("tr[data-element='consultations']")
    row.get_by_label("Още за „Консултации през тримесечието“").click()
    row.get_by_role("button", name="Коментар…").click()
    row.get_by_label("Какво да прегледа единицата").fill("Проверете дневника")
    row.get_by_role("button", name="Запиши коментара").click()
    expect(row.locator(".said-comment")).to_contain_text("Проверете дневника")
    page.get_by_role("button", name="Върни…").click()
    page.get_by_label("Причина").fill("Консултациите не се връзват")
    page.get_by_role("button", name="Върни формуляра").click()
    expect(page.locator("h1")).to_have_text(f"1{NBSP}формуляр чака одобрение")
    assert (desk.entry.status, desk.entry.reason) == (FormStatus.RETURNED, "Консултациите не се връзват")
    expect(page.locator("[data-flash]")).to_have_text("Върнат: Център за обществена подкрепа, 3.\u00a0тримесечие 2015\u00a0г.")
    expect(page.get_by_role("list", name="Върнати")).to_contain_text("Проверете дневника и обяснете.")
    page.get_by_role("link", name="План", exact=True).click()
    page.get_by_role("link", name="За одобрение").click()
    expect(page.locator("[data-flash]")).to_be_empty()


def test_a_form_with_warnings_is_approved_only_after_they_were_shown(page: Page, desk: Office) -> None:
    desk.entry.status, desk.entry.words["unusual"] = FormStatus.SUBMITTED, ("Кампания в училищата", 1552)
    page.context.add_cookies([{"name": "who", "value": "officer", "url": desk.url}])
    open_form(page, desk, REVIEW)
    page.get_by_role("button", name="Одобри", exact=True).click()
    asked = page.get_by_role("form", name="Да се одобри ли с предупреждения?")
    expect(asked).to_contain_text("Консултации през тримесечието. Почти три пъти повече от обичайното (430–560).")
    expect(asked).to_contain_text("Обяснено: Кампания в училищата")
    asked.get_by_role("button", name="Откажи").click()
    assert desk.entry.status is FormStatus.SUBMITTED
    page.get_by_role("button", name="Одобри", exact=True).click()
    asked.get_by_role("button", name="Одобри въпреки това").click()
    expect(page.locator("[data-flash]")).to_contain_text("Одобрен: Център за обществена подкрепа")
    assert desk.entry.status is FormStatus.APPROVED


@pytest.mark.parametrize(("width", "height"), [(1280, 700), (390, 844)])
def test_the_reason_of_a_return_is_asked_for_in_view(page: Page, desk: Office, width: int, height: int) -> None:
    desk.entry.status = FormStatus.SUBMITTED
    page.set_viewport_size({"width": width, "height": height})
    page.context.add_cookies([{"name": "who", "value": "officer", "url": desk.url}])
    open_form(page, desk, REVIEW)
    page.get_by_role("button", name="Върни…").click()
    expect(page.get_by_label("Причина")).to_be_focused()
    button = page.get_by_role("button", name="Върни формуляра")
    expect(button).to_be_in_viewport(ratio=1)
    button.click(trial=True)  # nothing lies over it
    box = button.bounding_box()
    over = page.evaluate("([x, y]) => document.elementFromPoint(x, y).textContent", [box["x"] + 5, box["y"] + box["height"] - 3]) if box else ""
    assert over == "Върни формуляра"


def test_an_approved_figure_is_corrected_after_its_effect_was_shown(page: Page, desk: Office) -> None:
    desk.entry.status = FormStatus.APPROVED
    page.context.add_cookies([{"name": "who", "value": "officer", "url": desk.url}])
    open_form(page, desk, REVIEW)
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
def test_nobody_is_kept_out(page: Page, desk: Office, axe: Callable[[Page], list[str]], who: str, path: str, width: int) -> None:
    desk.entry.status = FormStatus.SUBMITTED if who == "officer" else FormStatus.DRAFT
    page.context.add_cookies([{"name": "who", "value": who, "url": desk.url}])
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(desk.url + path)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".count").first).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_my_work_leads_to_the_form_and_says_when_nothing_is_owed(page: Page, desk: Office) -> None:
    page.goto(desk.url + "/work")
    expect(page.locator("h1")).to_have_text(f"Дължите 3{NBSP}формуляра")
    page.get_by_role("link", name="Продължи: Център за обществена подкрепа").click()
    expect(page.locator("table.entry")).to_be_visible()
    desk.entry.empty = True
    page.get_by_role("link", name="Моята работа").click()
    expect(page.locator("main")).to_contain_text("Следващите формуляри идват с края на тримесечието на 31.12.2015")
