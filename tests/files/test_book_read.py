"""A form that came back as a workbook: everything people do to one has an outcome, and no gap stands for a mistake."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.files.books import (
    MARK,
    SHEET,
    book,
    changed,
    codes,
    filled,
    form,
    line,
    midnight,
    place,
    said,
    saved,
    spoilt,
    told,
    written,
)
from tracker.domain.element import Type
from tracker.files.book.read import read_book
from tracker.files.given import Spoilt, What

F = "@figure"


def test_an_untouched_form_says_nothing_and_is_known_by_its_mark(tmp_path: Path) -> None:
    source = read_book(written(tmp_path))
    assert (source.mark, said(source), source.notes, source.issues) == (MARK, {}, [], [])
    assert source.name == "form.xlsx" and len(source.digest) == 64


def test_a_figure_says_where_it_stands_and_what_it_is_of(tmp_path: Path) -> None:
    source = filled(written(tmp_path), {("capacity", F): 1520, ("users", "sex=f"): 5, ("capacity", "@note"): "ново крило"})
    figure, part, note = sorted(source.given, key=lambda each: (each.what, each.category or ""))[:3]
    assert figure == (f"{SHEET}!J7", "home", "2015Q3", "capacity", None, What.FIGURE, Decimal(1520))
    assert part == (f"{SHEET}!K8", "home", "2015Q3", "users", "sex=f", What.FIGURE, Decimal(5))
    assert (note.where, note.what, note.raw) == (f"{SHEET}!P7", What.NOTE, "ново крило")


@pytest.mark.parametrize("value, raw", [
    (0, Decimal(0)), (12.5, Decimal("12.5")), (0.1 + 0.2, Decimal("0.3")), (1e14, Decimal(10**14)), (-3, Decimal(-3)), (True, True), (False, False),
    ("1 234,5", "1 234,5"), ("1\u00a0234,5", "1\u00a0234,5"), ("1\u202f234,5", "1\u202f234,5"), ("1552", "1552"), ("много", "много"), ("1.234", "1.234"),
])
def test_what_is_typed_is_handed_on_as_it_was_typed(tmp_path: Path, value: Any, raw: Any) -> None:
    found = said(filled(written(tmp_path), {("capacity", F): value}))
    assert found == {("capacity", None): raw} and type(found["capacity", None]) is type(raw)


@pytest.mark.parametrize("blank", [None, "", " ", "\u00a0", "\n\t"])
def test_blank_says_nothing(tmp_path: Path, blank: str | None) -> None:
    assert said(filled(written(tmp_path), {("capacity", F): blank, ("users", "sex=f"): blank, ("visits", "@note"): blank, ("cost", "@reason"): blank})) == {}


@pytest.mark.parametrize("dash", ["-", " – ", "—", "−", "--", "…", ".."])
def test_a_dash_alone_is_neither_nought_nor_not_applicable(tmp_path: Path, dash: str) -> None:
    assert spoilt(filled(written(tmp_path), {("capacity", F): dash, ("users", "sex=f"): dash})) == {("capacity", None): "dash", ("users", "sex=f"): "dash"}


@pytest.mark.parametrize("shown", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?"])
def test_an_error_of_a_formula_is_an_error_and_no_gap(tmp_path: Path, shown: str) -> None:
    found = said(filled(written(tmp_path), {("capacity", F): shown, ("users", "sex=m"): f" {shown}"}))
    assert [raw.code for raw in found.values()] == ["error_value"] * 2
    assert shown in str(found["capacity", None].message)


def test_a_formula_that_nobody_calculated_is_told(tmp_path: Path) -> None:
    assert spoilt(filled(written(tmp_path), {("capacity", F): "=2*3", ("visits", "@note"): "=A1"})) == {
        ("capacity", None): "uncalculated", ("visits", "note"): "uncalculated"}


@pytest.mark.parametrize("word", ["n/a", "N/A", "н/п", " Н / П ", "неприложимо", "не се отнася"])
def test_not_applicable_takes_its_reason_from_its_column_or_the_note(tmp_path: Path, word: str) -> None:
    assert said(filled(written(tmp_path), {("capacity", F): word, ("capacity", "@reason"): "няма легла"})) == {("capacity", "not_applicable"): "няма легла"}
    assert said(filled(written(tmp_path), {("capacity", F): word, ("capacity", "@note"): "няма легла"})) == {("capacity", "not_applicable"): "няма легла"}
    alone = list(filled(written(tmp_path), {("capacity", F): word}).given)
    assert [(each.where, each.what, each.raw) for each in alone] == [(f"{SHEET}!J7", What.NOT_APPLICABLE, "")]  # refused for want of a reason


def test_a_reason_alone_says_that_it_does_not_apply(tmp_path: Path) -> None:
    source = filled(written(tmp_path), {("capacity", "@reason"): "няма легла"})
    assert [(each.where, each.raw) for each in source.given] == [(f"{SHEET}!O7", "няма легла")]


def test_a_figure_beside_a_reason_is_a_contradiction(tmp_path: Path) -> None:
    source = filled(written(tmp_path), {("capacity", F): 3, ("capacity", "@reason"): "няма", ("users", F): "н/п", ("users", "sex=f"): 2,
                                        ("cost", "@reason"): "няма", ("cost", "@note"): "и още"})
    assert spoilt(source) == {("capacity", None): "both", ("users", "sex=f"): "both", ("cost", "note"): "both"}
    assert said(source)["cost", "not_applicable"] == "няма"


def test_a_part_alone_cannot_be_not_applicable(tmp_path: Path) -> None:
    assert spoilt(filled(written(tmp_path), {("users", "sex=f"): "н/п"})) == {("users", "sex=f"): "part_not_applicable"}


def test_dates_come_as_dates_however_they_are_kept(tmp_path: Path) -> None:
    for value, raw in ((midnight(2015, 7, 7), date(2015, 7, 7)), (date(2015, 7, 7), date(2015, 7, 7)), (42192, date(2015, 7, 7)), ("07.07.2015", "07.07.2015")):
        assert said(filled(written(tmp_path), {("signed", F): value})) == {("signed", None): raw}
    assert spoilt(filled(written(tmp_path), {("signed", F): 20150707})) == {("signed", None): "error_value"}  # no such day


def test_the_days_of_an_old_mac_are_counted_from_1904(tmp_path: Path) -> None:
    def change(sheet: Worksheet, made: Workbook) -> None:
        made.epoch = midnight(1904, 1, 1)
        cell = sheet[place(sheet, "signed")]
        cell.value, cell.number_format = 40730, "0"
    assert said(changed(written(tmp_path), change)) == {("signed", None): date(2015, 7, 7)}


def test_a_figure_that_the_spreadsheet_took_for_a_date_is_told(tmp_path: Path) -> None:
    assert spoilt(filled(written(tmp_path), {("capacity", F): midnight(2015, 3, 1), ("cost", F): time(12, 30)})) == {
        ("capacity", None): "date_for_figure", ("cost", None): "time"}


def test_a_percentage_is_read_by_its_format(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        for element in ("share", "capacity"):
            cell = sheet[place(sheet, element)]
            cell.value, cell.number_format = 0.45, "0%"
    source = changed(written(tmp_path), change)
    assert said(source)["share", None] == 45 and spoilt(source) == {("capacity", None): "percent"}


def test_texts_are_texts_whatever_they_look_like(tmp_path: Path) -> None:
    for value, raw in (("-", "-"), ("n/a", "n/a"), (12, "12"), (1.5, "1.5"), (date(2015, 7, 7), "07.07.2015"), ("#N/A!", "#N/A!")):
        assert said(filled(written(tmp_path), {("story", F): value})) == {("story", None): raw}


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["J7"], sheet["J10"] = 3, 4
        sheet.row_dimensions[7].hidden = sheet.row_dimensions[9].hidden = True
    source = changed(written(tmp_path), change)
    assert said(source)["capacity", None] == 3
    assert "hidden" in told(source) and ": 7." in told(source)  # row 9 says nothing


def test_merged_cells_are_refused_where_it_is_not_plain_which_is_meant(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["K8"], sheet["J7"] = 9, 4
        sheet.merge_cells("K8:L8")
        sheet.merge_cells("M9:N9")  # blank, and says nothing
        sheet.merge_cells("I10:J10")
        sheet["I10"] = 7
    source = changed(written(tmp_path), change)
    assert spoilt(source) == {("users", "sex=f"): "merged", ("users", "sex=m"): "merged", ("cost", None): "merged"}
    assert said(source)["capacity", None] == 4


def test_moved_columns_and_rows_are_still_known(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["J7"], sheet["K8"], sheet["P10"] = 3, 4, "бележка"
        sheet.move_range("J1:J14", cols=12)
        sheet.move_range("A7:V7", rows=20)
        sheet.insert_rows(1)
    source = changed(written(tmp_path), change)
    assert {(each.where, each.element, each.category, each.raw) for each in source.given} == {
        (f"{SHEET}!V28", "capacity", None, 3), (f"{SHEET}!K9", "users", "sex=f", 4), (f"{SHEET}!P11", "cost", None, "бележка")}
    assert source.issues == []


def test_a_renamed_sheet_is_still_the_form(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet.title, sheet["J7"] = "Лист 1", 3
    assert [each.where for each in changed(written(tmp_path), change).given] == ["Лист 1!J7"]


def test_further_sheets_are_passed_over_and_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet, made: Workbook) -> None:
        made.create_sheet("Сметки")["A1"] = 5
        sheet["J7"] = 3
    source = changed(written(tmp_path), change)
    assert said(source) == {("capacity", None): 3} and "Сметки" in told(source) and source.issues == []


def test_a_deleted_column_is_told_and_without_that_of_the_figures_nothing_is_guessed(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["K8"], sheet["L8"] = 3, 4
        sheet.delete_cols(11)
    source = changed(written(tmp_path), change)
    assert said(source) == {("users", "sex=m"): 4} and "sex=f" in told(source) and "sex=m" not in told(source)
    gone = changed(written(tmp_path), lambda sheet, _: sheet.delete_cols(10))
    assert codes(gone) == [("missing_column", SHEET)]


def test_rows_and_columns_that_nothing_tells_of_are_issues(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["J20"], sheet["R8"] = 5, 6
        sheet["A9"] = None
        sheet["K9"] = 8
    source = changed(written(tmp_path), change)
    assert codes(source) == [("unknown_row", f"{SHEET}!K9"), ("unknown_row", f"{SHEET}!J20"), ("unknown_column", f"{SHEET}!R8")]
    assert said(source) == {}


def test_what_stands_twice_is_not_read_at_all(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["J7"], sheet["J9"], sheet["K8"] = 3, 4, 5
        sheet["A9"], sheet["L1"] = "capacity", "sex=f"
    source = changed(written(tmp_path), change)
    assert said(source) == {}
    assert codes(source)[:4] == [("duplicate_column", f"{SHEET}!K1"), ("duplicate_column", f"{SHEET}!L1"), ("duplicate_row", f"{SHEET}!J7"), ("duplicate_row", f"{SHEET}!J9")]


def test_a_sheet_copied_within_its_workbook_makes_both_doubtful(tmp_path: Path) -> None:
    def change(sheet: Worksheet, made: Workbook) -> None:
        sheet["J7"] = 3
        made.copy_worksheet(sheet)
    source = changed(written(tmp_path), change)
    assert codes(source) == [("duplicate_sheet", f"{SHEET} Copy")] and said(source) == {}


def test_locked_text_that_was_changed_is_ignored_and_told(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["E7"], sheet["H7"], sheet["J7"] = "Друго име", 999, 3
    source = changed(written(tmp_path), change)
    assert said(source) == {("capacity", None): 3} and "changed" in told(source) and ": 7." in told(source)


def test_a_code_that_was_changed_is_handed_on_for_the_import_to_refuse(tmp_path: Path) -> None:
    def change(sheet: Worksheet, _: Workbook) -> None:
        sheet["J7"], sheet["A7"] = 3, "no_such"
    assert said(changed(written(tmp_path), change)) == {("no_such", None): 3}


def test_a_figure_in_a_grey_cell_is_handed_on_as_well(tmp_path: Path) -> None:
    assert said(filled(written(tmp_path), {("capacity", "sex=f"): 3})) == {("capacity", "sex=f"): 3}


def test_without_its_mark_the_forms_are_still_read_but_nothing_says_what_from(tmp_path: Path) -> None:
    def change(sheet: Worksheet, made: Workbook) -> None:
        sheet["J7"] = 3
        made.remove(made["_tracker"])
    source = changed(written(tmp_path), change)
    assert (source.mark, said(source)) == (None, {("capacity", None): 3})


def test_each_sheet_of_many_speaks_for_its_unit(tmp_path: Path) -> None:
    path = saved(tmp_path, book(form(unit="home", sheet="Дом"), form(unit="centre", sheet="Център")))
    source = changed(path, lambda sheet, made: [sheet.__setitem__("J7", 1), made["Център"].__setitem__("J7", 2)])
    assert [(each.unit, each.where, each.raw) for each in source.given] == [("home", "Дом!J7", 1), ("centre", "Център!J7", 2)]
    assert source.mark and source.mark.units == ("home", "centre")


def test_what_is_stored_comes_back_equal(tmp_path: Path) -> None:
    lines = (
        line("capacity", value=Decimal("123456789012345")), line("users", dimensions=("Пол",), value=Decimal(3), adds_up=True, parts={"sex=f": Decimal(1), "sex=m": Decimal(2)}),
        line("cost", Type.MONEY, decimals=2, value=Decimal("0.000001"), note="=бележка"), line("na", reason="няма"), line("so", reason=""),
        line("ready", Type.YES_NO, value=False), line("signed", Type.DATE, value=date(1999, 1, 2)), line("story", Type.TEXT, value="_x0041_ ред\r\nред\x07"))
    assert said(read_book(written(tmp_path, *lines))) == {
        ("capacity", None): Decimal("123456789012345"), ("users", "sex=f"): 1, ("users", "sex=m"): 2, ("cost", None): Decimal("0.000001"), ("cost", "note"): "=бележка",
        ("na", "not_applicable"): "няма", ("so", "not_applicable"): "", ("ready", None): "не", ("signed", None): date(1999, 1, 2),
        ("story", None): "_x0041_ ред\r\nред\x07"}


def test_every_spoilt_cell_says_what_to_do(tmp_path: Path) -> None:
    for raw in said(filled(written(tmp_path), {("capacity", F): "-", ("cost", F): "=1/0", ("users", "sex=f"): "н/п"})).values():
        assert isinstance(raw, Spoilt) and str(raw.message).endswith(".") and len(str(raw.message)) > 30
