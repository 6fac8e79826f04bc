"""Tables that go out: texts stay texts, numbers numbers, whatever opens them."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tracker.files.delimited import EXCEL, MACHINE, table_csv
from tracker.files.frames import by_period
from tracker.files.sheets import tables_xlsx
from tracker.files.table import Amount, Cell, Coded, Column, Share, Table

FORMULAS = ("=1+1", "+359 42 614", "-Разкрити места", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")", "#DIV/0!", "#N/A")
MOMENT = datetime(2015, 7, 7, 14, 32)  # noqa: DTZ001  # as a workbook has it
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1)


def table(*rows: list[Cell], sample: str = "") -> Table:
    width = max(map(len, rows), default=1)
    return Table("Лист", "Таблица", [Column(f"c{i}", f"Колона {i}") for i in range(width)], rows, ["План"], sample)


def read(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def cells(*rows: list[Cell]) -> list[list[object]]:
    """The rows as they stand in the workbook opened again, below the heads."""
    sheet = load_workbook(io.BytesIO(tables_xlsx([table(*rows)]))).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_is_a_text_in_a_workbook(text: str) -> None:
    sheet = load_workbook(io.BytesIO(tables_xlsx([table([text, Coded("x", text)])]))).active
    for cell in sheet[5]:
        assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", FORMULAS[:-2])
@pytest.mark.parametrize(("flavour", "delimiter"), [(EXCEL, ";"), (MACHINE, ",")])
def test_a_text_like_a_formula_has_an_apostrophe_before_it_in_a_csv(text: str, flavour, delimiter: str) -> None:
    assert read(table_csv(table([text, Coded(text, text)]), flavour), delimiter)[1][:2] == [f"'{text}"] * 2


def test_headings_and_facts_are_no_formulas_either() -> None:
    made = Table("=1", "=1+1", [Column("=a", "=b")], [], ["=2"], "=3")
    sheet = load_workbook(io.BytesIO(tables_xlsx([made]))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert table_csv(made, EXCEL).splitlines() == ["\ufeff'=b", "'=3"] and table_csv(made, MACHINE) == "'=a,sample\r\n"


@settings(max_examples=40)
@given(TEXTS)
@example("=cmd|' /C calc'!A0")
@example(" \u00a0")
def test_any_text_comes_back_as_it_was_typed(text: str) -> None:
    assert cells([text]) == [[text]]
    machine = read(table_csv(table([text]), MACHINE), ",")[1][0]
    assert machine in (text, f"'{text}") and machine[0] not in "=+-@"


@settings(max_examples=40)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-10**8, max_value=10**8))
def test_any_number_keeps_its_digits(value: Decimal) -> None:
    assert Decimal(str(cells([Amount(value, 2)])[0][0])) == value
    assert Decimal(read(table_csv(table([Amount(value, 2)]), MACHINE), ",")[1][0]) == value
    assert Decimal(read(table_csv(table([value]), EXCEL), ";")[1][0].replace(",", ".")) == value


def test_percentages_are_fractions_with_a_format_and_dates_are_dates() -> None:
    sheet = load_workbook(io.BytesIO(tables_xlsx([table(
        [Amount(Decimal("90.5"), percent=True), Share(Decimal("0.905")), Amount(Decimal("1234.5"), 1), date(2015, 7, 7),
         MOMENT, "1.10", 0, None])]))).active
    assert [(cell.value, cell.number_format) for cell in sheet[5]] == [
        (0.905, "0.0%"), (0.905, "0.0%"), (1234.5, "#,##0.0"), (MOMENT.replace(hour=0, minute=0), "dd.mm.yyyy"),
        (MOMENT, "dd.mm.yyyy hh:mm"), ("1.10", "@"), (0, "#,##0"), (None, "General")]


def test_the_two_flavours_write_for_excel_in_bulgaria_and_for_programs() -> None:
    row: list[Cell] = [Coded("at_risk", "В риск"), Amount(Decimal("1234.50"), 1), Share(Decimal("0.905")), date(2015, 7, 7), None, True]
    people, programs = (table_csv(table(row, sample="Примерни"), flavour) for flavour in (EXCEL, MACHINE))
    assert people == ("\ufeffКолона 0;Колона 1;Колона 2;Колона 3;Колона 4;Колона 5\r\n"
                      "В риск;1234,5;90,5%;2015-07-07;;true\r\nПримерни\r\n")
    assert programs == "c0,c1,c2,c3,c4,c5,sample\r\nat_risk,1234.5,0.905,2015-07-07,,true,true\r\n"


def test_what_cannot_stand_in_a_workbook_is_left_out_of_it() -> None:
    assert cells(["а\x00\x0bб"]) == [["аб"]]


def test_a_sheet_can_be_filtered_scrolled_and_printed() -> None:
    sheet = load_workbook(io.BytesIO(tables_xlsx([table(["а", "б"], ["в", "г"])]))).active
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A4:B6", "B5", "$4:$4")
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.oddFooter.right.text) == (9, 1, "&P / &N")


def test_periods_across_add_nothing_up_and_lose_nothing() -> None:
    heads = [Column(name, name) for name in ("period", "unit", "category", "value")]
    home, centre = Coded("home", "Дом"), Coded("centre", "Център")
    long = Table("Л", "Т", heads, [
        ["2015Q2", home, None, Amount(Decimal("0.1"))], ["2015Q1", home, None, Amount(Decimal(0))],
        ["2015Q2", centre, "f", None], ["2015Q1", home, "f", "текст"]])
    wide = by_period(long, ("unit", "category"), "period", "value", "По периоди")
    assert [column.code for column in wide.columns] == ["unit", "category", "2015Q1", "2015Q2"]
    assert wide.rows == [[home, None, Amount(Decimal(0)), Amount(Decimal("0.1"))], [centre, "f", None, None],
                         [home, "f", "текст", None]]
