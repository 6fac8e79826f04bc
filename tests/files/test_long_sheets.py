"""Long tables as workbooks: calamine reads them, and what it cannot see is found all the same."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from tracker.domain.layout import OWN, Field, Layout
from tracker.errors import Invalid
from tracker.files.given import Spoilt
from tracker.files.long import read_long

HEADER = ["element", "unit", "period", "category", "value"]
ROW = ["cons", "a", "2015Q1", None]
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


def workbook(*rows, sheet="Данни", arrange=None) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = sheet
    for row in (HEADER, *rows):
        book.active.append(row)
    if arrange:
        arrange(book)
    book.save(out)
    return out.getvalue()


def rewritten(content: bytes, *changes: tuple[str, str]) -> bytes:
    """With the XML of its first sheet as another program would write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = part.decode()
                for pattern, by in changes:
                    assert re.search(pattern, text)
                    text = re.sub(pattern, by, text)
                part = text.encode()
            after.writestr(name, part)
    return out.getvalue()


def read(content, layout=OWN):
    source = read_long(content, "file.xlsx", layout)
    return list(source.given), source


def figures(content, layout=OWN):
    return [each.raw.code if isinstance(each.raw, Spoilt) else each.raw for each in read(content, layout)[0]]


def test_numbers_dates_texts_and_blanks_are_what_they_are():
    cells = [7, 12.5, 0, 0.1 + 0.2, True, date(2015, 3, 31), "1 234,5", None, " ", "да", 123456789012345]
    content = workbook(*([*ROW, cell] for cell in cells))
    assert figures(content) == [
        Decimal(7), Decimal("12.5"), Decimal(0), Decimal("0.3"), True, date(2015, 3, 31), "1 234,5", "да",
        Decimal(123456789012345)]
    given, source = read(content)
    assert (given[0].where, given[-1].where) == ("Данни!E2", "Данни!E12")
    assert [str(note) for note in source.notes] == ["Read from the sheet “Данни”.", "2 blank cells say nothing."]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_never_a_gap(error):
    content = workbook([*ROW, error], [*ROW, 3])
    assert figures(content) == ["formula_error", Decimal(3)]
    assert error in str(read(content)[0][0].raw.message)


def test_a_formula_nobody_calculated_is_never_a_gap():
    assert figures(workbook([*ROW, "=1+1"], [*ROW, 3])) == ["not_calculated", Decimal(3)]


@pytest.mark.parametrize(("cell", "read_as"), [
    ("<f>1+1</f><v>2</v>", Decimal(2)), ("<f>1+1</f>", "not_calculated"), ("<f>1+1</f><v></v>", "not_calculated"),
    ('<f t="shared" si="0"/><v>5</v>', Decimal(5)), ('<f t="shared" si="0"/>', "not_calculated")])
def test_a_formula_counts_by_what_it_came_to(cell, read_as):
    assert figures(rewritten(workbook([*ROW, 7]), (r'(<c r="E2"[^>]*>)<v>7</v>', rf"\1{cell}"))) == [read_as]


def test_a_formula_that_came_to_an_empty_text_is_blank():
    content = rewritten(workbook([*ROW, 7]), (r'<c r="E2"[^>]*><v>7</v>', '<c r="E2" t="str"><f>""</f><v></v>'))
    assert figures(content) == []


def test_another_way_to_write_the_same_xml_is_read_the_same():
    content = workbook([*ROW, "#DIV/0!"], [*ROW, "=1/0"], [*ROW, 5])
    prefixed = rewritten(content, (r"<(/?)(\w)", r"<\1x:\2"), (r"xmlns=", "xmlns:x="))
    quoted = rewritten(content, (r'(\w)="([^"]*)"', r"\1='\2'"))
    assert figures(prefixed) == figures(quoted) == figures(content) == ["formula_error", "not_calculated", Decimal(5)]


def test_an_error_where_the_unit_should_stand_is_told_at_its_cell():
    source = read(workbook(["cons", "#REF!", "2015Q1", None, 7]))[1]
    assert [(each.where, each.code) for each in source.issues] == [("Данни!B2", "formula_error")]


def test_codes_that_are_numbers_are_read_as_people_read_them():
    (given,) = read(workbook([101, 7.5, 2015, None, 3]))[0]
    assert (given.element, given.unit, given.period) == ("101", "7.5", "2015")


def test_merged_cells_are_told_and_not_taken_for_blank():
    content = workbook([*ROW, 7], [*ROW, None], arrange=lambda book: book.active.merge_cells("E2:E3"))
    assert figures(content) == [Decimal(7), "merged"]


def test_hidden_rows_and_columns_are_read_and_told():
    def hide(book):
        book.active.row_dimensions[3].hidden = book.active.column_dimensions["D"].hidden = True

    source = read(workbook([*ROW, 7], [*ROW, 8], arrange=hide))[1]
    notes = [str(note) for note in source.notes]
    assert "One row is hidden; it is read like the others." in notes
    assert "There are hidden columns; they are read like the others." in notes


def test_the_first_sheet_that_can_be_seen_is_read_or_the_one_that_is_named():
    def more(book):
        book.active.sheet_state = "hidden"
        for name in ("Видим", "Друг"):
            book.create_sheet(name).append(HEADER)
            book[name].append([*ROW, len(name)])
        book.active = 1

    content = workbook([*ROW, 7], arrange=more)
    named = Layout(**{**vars(OWN), "sheet": "друг"})
    assert (figures(content), figures(content, named)) == ([Decimal(5)], [Decimal(4)])
    assert "Sheets passed over: Данни, Друг." in [str(note) for note in read(content)[1].notes]
    with pytest.raises(Invalid, match="There is no sheet “Трети”"):
        read(content, Layout(**{**vars(OWN), "sheet": "Трети"}))


def test_a_table_may_stand_anywhere_on_its_sheet():
    def move(book):
        book.active.insert_rows(1, 3)
        book.active.insert_cols(1, 2)
        book.active["A1"] = "Справка"

    layout = Layout(**{**vars(OWN), "skip_rows": 1})
    given, source = read(workbook([*ROW, 7], arrange=move), layout)
    assert [(each.where, each.raw) for each in given] == [("Данни!G5", Decimal(7))]
    assert source.issues == []


def test_one_column_an_element_on_a_sheet():
    wide = Layout(unit=Field(("unit",)), period=Field(("period",)), wide={"value": "visits", "element": "users"},
                  ignore=frozenset({"category"}))
    assert [(each.element, each.where) for each in read(workbook([4, "a", 2015, None, 7]), wide)[0]] == [
        ("visits", "Данни!E2"), ("users", "Данни!A2")]


def test_the_same_file_has_the_same_digest_from_the_disk_and_from_memory(tmp_path):
    content, path = workbook([*ROW, 7]), tmp_path / "x.xlsx"
    path.write_bytes(content)
    from_disk = read_long(path, "x.xlsx")
    assert (from_disk.digest, next(iter(from_disk.given)).raw) == (read(content)[1].digest, Decimal(7))


def test_a_sheet_without_a_row_is_refused():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.save(out)
    with pytest.raises(Invalid, match="names of the columns"):
        read(out.getvalue())
