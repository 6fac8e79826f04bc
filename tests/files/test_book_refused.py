"""A workbook with refused cells goes back as it was sent, each of them marked; a file that is none says what is wrong."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from tests.files.books import SHEET, changed, codes, filled, load, packed, put, said, told, written
from tracker.files.book import package
from tracker.files.book.read import read_book
from tracker.files.book.refuse import RefusalWords, mark_refused

WORDS = RefusalWords("Отказани", "Неприети стойности", "Поправете ги.", ("Клетка", "Стойност", "Защо"), "Страница {page} от {pages}")
WHY = "„абв“ не е число."


def marked(path: Path, refusals: dict[str, str]) -> Path:
    return put(path.parent, mark_refused(path, refusals, WORDS))


def test_each_refused_cell_is_marked_and_explained_and_listed(tmp_path: Path) -> None:
    path = written(tmp_path)
    filled(path, {("capacity", "@figure"): "абв", ("users", "sex=f"): 3, ("visits", "@note"): "=1+1"})
    book = load(mark_refused(path, {f"{SHEET}!J7": WHY, f"{SHEET}!K8": "Сборът не излиза.", "form.xlsx": "Нещо за файла."}, WORDS))
    listed, sheet = book.worksheets[:2]
    assert (sheet["J7"].comment.text, sheet["K8"].comment.text) == (WHY, "Сборът не излиза.")
    assert sheet["J7"].fill.fgColor.rgb == sheet["K8"].fill.fgColor.rgb != sheet["J8"].fill.fgColor.rgb
    assert [[cell.value for cell in row[1:4]] for row in listed.iter_rows(min_row=4, max_row=7)] == [
        ["Клетка", "Стойност", "Защо"], [f"{SHEET}!J7", "абв", WHY], [f"{SHEET}!K8", "3", "Сборът не излиза."], ["form.xlsx", None, "Нещо за файла."]]
    assert listed["B5"].hyperlink.location == f"'{SHEET}'!J7" and listed["B7"].hyperlink is None


def test_otherwise_it_is_as_it_was_sent(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = said(filled(path, {("capacity", "@figure"): "абв", ("users", "sex=f"): 3, ("story", "@figure"): "-", ("cost", "@figure"): "=1+1"}))
    source = read_book(marked(path, {f"{SHEET}!J7": WHY}))
    assert said(source) == before and source.mark and (source.notes, source.issues) == ([], [])
    sheet = load(path.read_bytes())[SHEET]
    assert sheet.protection.sheet and not sheet["J7"].protection.locked and sheet["J10"].value == "=1+1"
    assert len(sheet.data_validations.dataValidation) == 4 and sheet.row_dimensions[1].hidden


def test_a_second_time_only_what_is_refused_now_is_marked(tmp_path: Path) -> None:
    path = marked(marked(written(tmp_path), {f"{SHEET}!J7": WHY}), {f"{SHEET}!K8": WHY})
    book = load(path.read_bytes())
    sheet = book[SHEET]
    assert book.sheetnames.count("Отказани") == 1 and sheet["J7"].comment is None and sheet["K8"].comment
    assert sheet["J7"].fill.fgColor.rgb == sheet["J8"].fill.fgColor.rgb


def test_places_that_are_no_cells_or_merged_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = load(path.read_bytes())
    book[SHEET].merge_cells("K8:L8")
    book.save(path)
    again = load(mark_refused(path, {f"{SHEET}!L8": WHY, f"{SHEET}!K8": WHY, f"{SHEET}!x": "а", "Няма!A1": "б", f"{SHEET}": "в", "": "г"}, WORDS))
    assert again[SHEET]["K8"].comment.text == WHY and again["Отказани"].max_row == 10


def test_a_refusal_that_begins_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    path = written(tmp_path)
    filled(path, {("capacity", "@figure"): "+1х"})
    listed = load(mark_refused(path, {f"{SHEET}!J7": "=1+1"}, WORDS)).worksheets[0]
    assert [(listed[at].value, listed[at].data_type) for at in ("C5", "D5")] == [("+1х", "s"), ("=1+1", "s")]


def repacked(path: Path, **more: bytes) -> bytes:
    with ZipFile(path) as file:
        return packed({name: file.read(name) for name in file.namelist()} | {name.replace("__", "/").replace("_dot_", "."): content for name, content in more.items()})


ODS = packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})


@pytest.mark.parametrize("content, code", [
    (b"", "empty_file"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not_xlsx"), (ODS, "not_xlsx"), (b"a;b;c\n1;2;3\n", "not_a_workbook"),
    (b"%PDF-1.7", "not_a_workbook"), (packed({"a.txt": b"x"}), "not_a_workbook"), (b"PK\x03\x04" + bytes(50), "damaged"),
    (packed({"xl/workbook.xml": b"<not xml"}), "damaged"), (packed({"xl/workbook.xml": b"<a/>"}), "damaged")])
def test_a_file_that_is_no_workbook_says_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    source = read_book(put(tmp_path, content))
    assert (codes(source), list(source.given), source.mark) == ([(code, "form.xlsx")], [], None)


def test_a_workbook_cut_off_on_its_way_is_damaged(tmp_path: Path) -> None:
    content = written(tmp_path).read_bytes()
    for length in (len(content) // 2, len(content) - 30):
        assert codes(read_book(put(tmp_path, content[:length]))) == [("damaged", "form.xlsx")]


@pytest.mark.parametrize("part, content, code", [
    ("xl__vbaProject_dot_bin", b"x", "macros"), ("xl__externalLinks__externalLink1_dot_xml", b"<a/>", "links"),
    ("xl__worksheets__sheet9_dot_xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
    ("xl__worksheets__sheet9_dot_xml", '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "entities")])
def test_what_a_form_never_has_is_refused(tmp_path: Path, part: str, content: bytes, code: str) -> None:
    path = put(tmp_path, repacked(written(tmp_path), **{part: content}))
    assert codes(read_book(path)) == [(code, "form.xlsx")]


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_EXPANDED", 1_000_000)
    path = put(tmp_path, repacked(written(tmp_path), xl__media__a=bytes(2_000_000)))
    assert path.stat().st_size < 20_000 and codes(read_book(path)) == [("too_big", "form.xlsx")]


@pytest.mark.parametrize("line", [b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>', b"<hyperlinks><hyperlink ref='R1:R1048576' location='a'/></hyperlinks>",
                                  b'<mergeCells><mergeCell\n ref = "$D:$E"/></mergeCells>'])
def test_an_area_of_millions_of_cells_is_refused_before_they_are_made(tmp_path: Path, line: bytes) -> None:
    path = written(tmp_path)
    with ZipFile(path) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", b"</sheetData>" + line)
    assert codes(read_book(put(tmp_path, repacked(path, xl__worksheets__sheet1_dot_xml=sheet)))) == [("too_big", "form.xlsx")]


def test_a_sheet_that_reaches_far_beyond_its_form_is_refused(tmp_path: Path) -> None:
    for at in ("J1048576", "XFD7"):
        source = changed(written(tmp_path), lambda sheet, _, at=at: sheet.__setitem__(at, 3))
        assert codes(source) == [("too_big", SHEET)] and list(source.given) == [] and at.strip("J7") in str(source.issues[0].message)


def test_somebody_elses_workbook_is_no_form(tmp_path: Path) -> None:
    book, out = Workbook(), BytesIO()
    book.active["A1"] = "Общо"
    book.save(out)
    source = read_book(put(tmp_path, out.getvalue()))
    assert codes(source) == [("no_form", "form.xlsx")] and "Sheet" in told(source)
