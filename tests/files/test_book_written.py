"""The workbook of a form, opened again: what may be filled, what is checked, what it carries, how it prints."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.files.books import AGE, HEADS, LABELS, LINES, MARK, SHEET, book, form, line, load, midnight, place
from tracker.domain.element import Type
from tracker.files.book.names import sheet_names
from tracker.files.book.parts import Contents
from tracker.files.book.read import read_mark
from tracker.files.book.write import write_book

FIRST, LAST = 7, 14


@pytest.fixture(scope="module")
def made():
    return load(write_book(book()))


@pytest.fixture(scope="module")
def sheet(made):
    return made[SHEET]


def test_only_the_cells_to_fill_are_unlocked(sheet) -> None:
    assert sheet.protection.sheet and sheet.protection.password is None
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    parts = {"users": ("sex=f", "sex=m", "age=child", "age=adult"), "visits": ("sex=f", "sex=m")}
    assert unlocked == {place(sheet, each.code, column) for each in LINES
                        for column in ("@figure", "@reason", "@note", *parts.get(each.code, ()))}


def test_cells_that_ask_for_nothing_are_grey_and_those_to_fill_are_not(sheet) -> None:
    def ground(element: str, column: str) -> str:
        return sheet[place(sheet, element, column)].fill.fgColor.rgb
    assert ground("capacity", "sex=f") == ground("visits", "age=child") != ground("visits", "sex=f") == ground("capacity", "@figure")


def test_a_form_that_is_not_open_is_locked_whole() -> None:
    sheet = load(write_book(book(form(open=False))))[SHEET]
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row) and not sheet.data_validations.dataValidation


def test_each_kind_of_figure_is_checked_while_it_is_typed(sheet) -> None:
    def check(element: str, column: str = "@figure"):
        found = [each for each in sheet.data_validations.dataValidation if place(sheet, element, column) in each.sqref]
        assert len(found) <= 1
        return found[0] if found else None
    whole, money, yes_no, day = check("capacity"), check("cost"), check("ready"), check("signed")
    assert (whole.type, whole.operator, whole.formula1) == ("whole", "between", "0") and whole is check("visits", "sex=f")
    assert (money.type, day.type) == ("decimal", "date")
    assert (yes_no.type, yes_no.formula1) == ("list", "tracker_yes_no")  # without a sign before it
    assert check("visits", "age=child") is None and check("story") is None
    for each in (whole, money, yes_no, day):
        assert each.showErrorMessage and each.error and each.errorTitle and len(each.error) <= 225 and len(each.errorTitle) <= 32


def test_a_limit_is_part_of_the_check() -> None:
    sheet = load(write_book(book(form(line("share", Type.PERCENT, maximum=Decimal("99.5"))))))[SHEET]
    check = sheet.data_validations.dataValidation[0]
    assert (check.formula1, check.formula2) == ("0", "99.5")


def test_the_list_of_yes_and_no_stands_on_a_hidden_sheet(made) -> None:
    assert made.defined_names["tracker_yes_no"].attr_text == "'_tracker'!$D$1:$D$2"
    assert made["_tracker"].sheet_state == "veryHidden"
    assert [made["_tracker"][at].value for at in ("D1", "D2")] == [LABELS.yes, LABELS.no]


def test_it_carries_its_mark_and_its_codes_where_nobody_sees_them(made, sheet) -> None:
    assert read_mark(made) == MARK
    assert sheet["A1"].value == "tracker-form/1 home 2015Q3"
    assert sheet.row_dimensions[1].hidden and all(sheet.column_dimensions[letter].hidden for letter in "ABC")


def test_it_prints_on_a4_with_its_heads_on_every_page(sheet) -> None:
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$5:$6", "F7")
    assert "Дом" in sheet.oddFooter.left.text and sheet.oddFooter.right.text == "Страница &P от &N"
    assert sheet.print_area == f"'{SHEET}'!$D$2:$P${LAST}"


def test_figures_are_numbers_and_dates_are_dates() -> None:
    lines = (line("capacity", value=Decimal(1520)), line("cost", Type.MONEY, decimals=2, value=Decimal("1234.505")), line("signed", Type.DATE, value=date(2015, 7, 7)),
             line("ready", Type.YES_NO, value=True), line("1.10", value=Decimal(0)))
    sheet = load(write_book(book(form(*lines))))[SHEET]
    cells = [sheet[place(sheet, each.code)] for each in lines]
    assert [cell.value for cell in cells] == [1520, 1234.505, midnight(2015, 7, 7), "да", 0]
    assert [cell.number_format for cell in cells] == ["#,##0", "#,##0.000", "dd.mm.yyyy", "General", "#,##0"]
    code = sheet[place(sheet, "1.10", "@code")]
    assert (code.value, code.data_type, code.number_format) == ("1.10", "s", "@")


@pytest.mark.parametrize("text", ["=1+1", "+359 2", "-", "- Разкрити центрове", "@дом", "=cmd|'/c calc'!A1", "#N/A", "'ха"])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    lines = (line("story", Type.TEXT, value=text, note=text), line("visits", reason=text))
    made = load(write_book(book(form(*lines, title=text, lead=text))))
    sheet = made.worksheets[0]
    for at in (place(sheet, "story"), place(sheet, "story", "@note"), place(sheet, "visits", "@reason"), "D2", "D3"):
        assert (sheet[at].value, sheet[at].data_type) == (text, "s")
        assert sheet[at].quotePrefix or text == "#N/A"


def test_a_total_adds_itself_up_unless_somebody_typed_it(sheet) -> None:
    assert sheet[place(sheet, "users")].value == '=IF(COUNT(K8:L8)=2,SUM(K8:L8),IF(COUNT(M8:N8)=2,SUM(M8:N8),""))'
    assert sheet[place(sheet, "visits")].value == '=IF(COUNT(K9:L9)=2,SUM(K9:L9),"")'
    typed = load(write_book(book(form(line("users", dimensions=("Пол",), value=Decimal(3), parts={"sex=f": Decimal(1)})))))[SHEET]
    assert typed[place(typed, "users")].value == 3


def test_past_figures_and_the_target_stand_beside(sheet) -> None:
    assert [sheet[place(sheet, "capacity", column)].value for column in ("@last_year", "@last_period", "@target")] == [80, 100, "100 до 31.12.2015"]
    assert sheet["G6"].value == HEADS.last_year


def test_all_units_have_a_sheet_each_and_a_list_of_them_with_links() -> None:
    names = ("Център: деца/младежи", "Център: деца/младежи", "Дом за пълнолетни лица с умствена изостаналост в гр. Стара Загора")
    forms = [form(unit=f"u{at}", sheet=name, title=name) for at, name in enumerate(names)]
    made = load(write_book(book(*forms, contents=Contents("Съдържание", "Формуляри", "Три", ("Единица", "Срок", "Състояние", "Попълнено")))))
    assert made.sheetnames == ["Съдържание", "Център деца младежи", "Център деца младежи (2)", "Дом за пълнолетни лица с умстве", "Как се попълва", "_tracker"]
    listed = made["Съдържание"]
    assert [listed.cell(row, 2).value for row in (5, 6, 7)] == list(names)
    assert [listed.cell(row, 2).hyperlink.location for row in (5, 6)] == ["'Център деца младежи'!A1", "'Център деца младежи (2)'!A1"]
    assert listed["C5"].value == midnight(2015, 10, 20)


def test_names_of_sheets_are_what_a_workbook_takes() -> None:
    assert sheet_names(["'Дом'", "дом", "[x]", "***", "_tracker", "History"], taken=["_Tracker"]) == ["Дом", "дом (2)", "x", "-", "_tracker (2)", "History (2)"]
    long = sheet_names(["д" * 40, "д" * 40])
    assert [len(name) for name in long] == [31, 31] and len(set(long)) == 2


def test_no_row_is_taller_than_excel_takes() -> None:
    made = load(write_book(book(form(line("story", Type.TEXT, value="дълъг разказ " * 380, note="ред\n" * 900), title="т" * 300))))
    assert max(row.height or 0 for sheet in made for row in sheet.row_dimensions.values()) <= 409


def test_the_guide_explains_and_tells_when_it_was_made(made) -> None:
    guide = made["Как се попълва"]
    texts = [cell.value for row in guide.iter_rows() for cell in row if cell.value]
    assert "Светлосините." in texts and midnight(2015, 10, 1) in texts and guide.protection.sheet
    assert AGE.title in [cell.value for cell in made[SHEET][5]]
