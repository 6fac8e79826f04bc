"""LibreOffice for real: it opens a form, stores it again in ways of its own, prints it; nothing is lost on the way."""

from __future__ import annotations

import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.files.books import MARK, SHEET, book, changed, codes, form, line, place, said, saved
from tracker.domain.element import Type
from tracker.files.book.read import read_book

LINES = (
    line("capacity", value=Decimal(1520), note="=1+1", last_period=Decimal("1400.5")), line("users", dimensions=("Пол", "Възраст"), parts={"sex=f": Decimal(5)}),
    line("cost", Type.MONEY, decimals=2, value=Decimal("1234.56")), line("ready", Type.YES_NO, value=True), line("signed", Type.DATE, value=date(2015, 7, 7)),
    line("none", reason="няма легла"), line("1.10", Type.TEXT, value="+ нов ред\nвтори ред"), line("odd"))
SAID = {("capacity", None): 1520, ("capacity", "note"): "=1+1", ("users", "sex=f"): 5, ("cost", None): Decimal("1234.56"), ("ready", None): "да",
        ("signed", None): date(2015, 7, 7), ("none", "not_applicable"): "няма легла", ("1.10", None): "+ нов ред\nвтори ред"}


def converted(path: Path, to: str) -> Path:
    """By a LibreOffice with a profile of its own, as somebody's who opens and stores the file."""
    folder = path.parent / to
    subprocess.run(["soffice", f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", to, "--outdir", str(folder), str(path)],
                   check=True, capture_output=True, timeout=110)
    return folder / f"{path.stem}.{to}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a part added, and a formula that divides by nought, typed in by hand."""
    path = saved(tmp_path_factory.mktemp("office"), book(form(*LINES)))
    changed(path, lambda sheet, _: [sheet.__setitem__(place(sheet, "users", "sex=m"), 7), sheet.__setitem__(place(sheet, "odd"), "=1/0")])
    return path


@pytest.fixture(scope="module")
def again(made: Path) -> Path:
    return converted(made, "xlsx")


def test_what_libreoffice_stores_says_the_same(again: Path) -> None:
    source = read_book(again)
    found = said(source)
    assert found.pop(("odd", None)).code == "error_value"
    assert found == SAID | {("users", "sex=m"): 7}
    assert (source.mark, source.notes, source.issues) == (MARK, [], [])


def test_locks_checks_and_hidden_codes_survive(again: Path) -> None:
    stored = load_workbook(again)
    sheet = stored[SHEET]
    assert sheet.protection.sheet and sheet.row_dimensions[1].hidden and sheet.column_dimensions["A"].hidden
    for element, column, locked in (("capacity", "@figure", False), ("users", "sex=f", False), ("capacity", "sex=f", True), ("capacity", "@name", True)):
        assert sheet[place(sheet, element, column)].protection.locked is locked
    kinds = {each.type: each for each in sheet.data_validations.dataValidation}
    assert set(kinds) == {"whole", "decimal", "list", "date"} and "tracker_yes_no" in kinds["list"].formula1
    assert "tracker_yes_no" in stored.defined_names and stored["_tracker"].sheet_state != "visible"
    assert (sheet[place(sheet, "1.10", "@code")].value, sheet.page_setup.fitToWidth, sheet.print_title_rows) == ("1.10", 1, "$5:$6")


def test_the_total_has_added_itself_up(again: Path) -> None:
    sheet = load_workbook(again, data_only=True)[SHEET]
    assert sheet[place(sheet, "users")].value == 12


def test_it_prints_two_pages_that_can_be_read(made: Path) -> None:
    printed = converted(made, "pdf")
    text = subprocess.run(["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True, text=True).stdout
    first, second = text.split("\f")[:2]
    assert "3. трим. 2015" in first and "Показател capacity" in first and "Страница 1 от 2" in first and "tracker-form" not in first
    assert "Как се попълва" in second and "Страница 2 от 2" in second and text.count("\f") == 2


def test_other_kinds_of_file_are_refused_with_a_way_out(made: Path) -> None:
    for kind in ("ods", "xls"):
        path = converted(made, kind)
        assert codes(read_book(path)) == [("not_xlsx", path.name)]
