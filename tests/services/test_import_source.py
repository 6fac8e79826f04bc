"""Which reader a file goes to: a long table is never read the slow way, and a form never as a table."""

import csv

import openpyxl
import pytest

from tracker.errors import Invalid
from tracker.services import imports_source
from tracker.services.imports_source import read_file

OURS = [["element", "unit", "period", "value"], ["cons", "a", "2015Q1", 7]]
NOTHING = frozenset()


@pytest.fixture
def workbook(tmp_path):
    def made(rows, *sheets):
        book, path = openpyxl.Workbook(), tmp_path / "stored"
        for row in rows:
            book.active.append(row)
        for name in sheets:
            book.create_sheet(name)
        book.save(path)
        return path
    return made


def test_a_long_table_never_goes_through_the_reader_of_forms(workbook, monkeypatch):
    monkeypatch.setattr(imports_source, "read_book", lambda _: pytest.fail("the slow way"))
    source = read_file(workbook(OURS), "table.xlsx", None, NOTHING)
    assert [(each.where, each.raw) for each in source.given] == [("Sheet!D2", 7)]


def test_a_long_table_beside_a_sheet_called_like_our_mark_is_read_all_the_same(workbook):
    source = read_file(workbook(OURS, "_tracker"), "table.xlsx", None, NOTHING)
    assert [each.raw for each in source.given] == [7]


@pytest.mark.parametrize("rows", [[["Справка"], ["a", 7]], []], ids=["foreign", "empty"])
def test_what_is_neither_is_told_as_no_form(workbook, rows):
    source = read_file(workbook(rows), "x.xlsx", None, NOTHING)
    assert [issue.code for issue in source.issues] == ["no_form"]


def test_a_text_is_a_table_and_a_column_of_our_own_making_is_passed_over(tmp_path):
    path = tmp_path / "stored"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*OURS[0], "Защо"], [*OURS[1], "няма такава единица"]])
    source = read_file(path, "x.csv", None, frozenset({"Защо"}))
    assert [each.raw for each in source.given] == [7]


def test_a_file_that_is_neither_a_workbook_nor_a_text_is_refused(tmp_path):
    path = tmp_path / "stored"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Invalid, match="a PDF document"):
        read_file(path, "x.xlsx", None, NOTHING)
