"""One document in four formats: each is opened again and says what the document says."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests.report.paper import REPORT, ROWS, SIGNS, a_letterhead
from tracker.report.html import to_html
from tracker.report.model import Cell, Heading, Paragraph, Table, tables
from tracker.report.pdf import to_pdf
from tracker.report.word import TEXT_WIDTH, to_docx
from tracker.report.word_widths import widths
from tracker.report.xlsx import to_xlsx

WIDEST = 0.55 * 8.5 * 12700
"""A letter of the table's font, in the units of Word."""
TABLE = [[cell.text for cell in row] for row in ROWS]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(to_pdf(REPORT))
    return path


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "report.docx"
    path.write_bytes(to_docx(REPORT))
    return path


def text_of(path: Path, order: str = "-layout") -> str:
    done = subprocess.run(["pdftotext", order, path, "-"], capture_output=True, check=True, text=True)
    return done.stdout


def tags(pdf: pikepdf.Pdf) -> list[Any]:
    """Every element of the structure tree, in order."""
    found: list[Any] = []
    queue: list[Any] = [pdf.Root.StructTreeRoot]
    while queue:
        element = queue.pop(0)
        if isinstance(element, pikepdf.Dictionary):
            found.append(element)
            children = element.get("/K", [])
            queue[:0] = list(children) if isinstance(children, pikepdf.Array) else [children]
    return found


def named(elements: list[Any], name: str) -> list[Any]:
    return [each for each in elements if str(each.get("/S", "")) == name]


def test_the_pdf_says_its_language_title_headings_table_heads_and_what_the_chart_shows(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        assert str(opened.Root.Lang) == "bg"
        assert str(opened.docinfo["/Title"]) == "Годишен доклад"
        elements = tags(opened)
        assert [str(each.get("/Alt", "")) for each in named(elements, "/Figure")] == [
            "Три четвърти от целта са постигнати."]
        assert len(named(elements, "/TH")) == 5 + 2
        assert len(named(elements, "/H1")) + len(named(elements, "/H2")) >= 2
        with opened.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"


def test_the_pdf_has_bookmarks_and_its_own_fonts(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root] == ["1. Въведение"]
            assert [item.title for item in outline.root[0].children] == ["1.1. Източници"]
        descriptors = [font.DescendantFonts[0].FontDescriptor for page in opened.pages
                       for font in page.resources.get("/Font", {}).values() if "/DescendantFonts" in font]
        assert descriptors
        assert all("/FontFile2" in each or "/FontFile3" in each for each in descriptors)


def test_every_sign_comes_out_of_the_pdf_and_nothing_typed_is_read_as_markup(pdf: Path) -> None:
    text = text_of(pdf)
    for sign in SIGNS.split():
        assert sign in text
    assert 'Текст #import "x" *звезда* $x$ <b>.' in text


def test_every_row_is_in_the_pdf_under_a_head_that_repeats(pdf: Path) -> None:
    text = text_of(pdf)
    assert all(f"Индикатор № {at} " in text for at in range(1, 61))
    assert text.count("Отчетено") >= 2


def test_word_has_real_headings_contents_with_entries_and_counted_captions(word: Path) -> None:
    opened = docx.Document(str(word))
    styles = [(each.style.name, each.text.strip()) for each in opened.paragraphs if each.style]
    assert ("Heading 1", "1. Въведение") in styles
    assert ("Heading 2", "1.1. Източници") in styles
    assert [text for style, text in styles if style == "Caption"] == [
        "Таблица 1. Индикатори на плана", "Таблица 2. Втора таблица", "Фигура 1. Колко е направено"]
    entries = list(opened.element.body.iter(qn("w:hyperlink")))
    assert [link.find(f".//{qn('w:t')}").text for link in entries] == ["1. Въведение", "1.1. Източници"]
    marks = {each.get(qn("w:name")) for each in opened.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in entries} <= marks


def test_word_says_its_language_repeats_heads_and_describes_pictures(word: Path) -> None:
    opened = docx.Document(str(word))
    assert opened.core_properties.language == "bg"
    first = opened.tables[0]
    assert [[cell.text.removeprefix("■ ") for cell in row.cells] for row in first.rows][1:] == TABLE
    assert first.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [each.get("descr") for each in opened.element.body.iter(qn("wp:docPr"))] == [
        "Три четвърти от целта са постигнати."]


def test_libreoffice_opens_the_word_document_with_all_its_tables(word: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office
    subprocess.run([office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf",
                    "--outdir", tmp_path, word], check=True, capture_output=True)
    text = text_of(tmp_path / "report.pdf")
    assert all(f"Индикатор № {at} " in text for at in range(1, 61))
    assert "Таблица 2. Втора таблица" in text
    assert all(sign in text for sign in SIGNS.split())


def test_an_offices_letterhead_keeps_its_head_and_loses_its_text(tmp_path: Path) -> None:
    (tmp_path / "letterhead.docx").write_bytes(a_letterhead())
    opened = docx.Document(BytesIO(to_docx(REPORT, tmp_path / "letterhead.docx")))
    assert "Цар Симеон" in opened.sections[0].header.paragraphs[0].text
    assert "Образец" not in [each.text for each in opened.paragraphs]


def test_the_workbook_holds_numbers_as_numbers_days_as_days_and_no_formulas() -> None:
    book = load_workbook(BytesIO(to_xlsx(REPORT)))
    assert book.sheetnames == ["Съдържание", "Индикатори", "Индикатори 2"]
    sheet, day = book["Индикатори"], datetime.combine(date(2015, 1, 1), time())
    assert [cell.value for cell in sheet[3]] == ["Индикатор № 1", 80, 1234.5, day, "По план"]
    assert sheet["C3"].number_format == "#,##0.0"
    second = book["Индикатори 2"]
    assert [(cell.value, cell.data_type) for cell in second[3]] == [("=1+1", "s"), ("-5 %", "s")]
    assert [(cell.value, cell.data_type) for cell in second[2]] == [("=2+2", "s"), ("@x", "s")]
    assert book["Съдържание"]["A7"].hyperlink.location == "'Индикатори'!A1"


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self._in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids |= {found["id"] or ""} if "id" in found else set()
        if tag == "a":
            self.links.append((found.get("href") or "").removeprefix("#"))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._in = True
        assert not (found.get("src") or "").startswith("http")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in = False

    def handle_data(self, data: str) -> None:
        if self._in:
            self.rows[-1][-1] += data


def test_the_page_says_the_same_leads_to_its_headings_and_takes_nothing_from_elsewhere() -> None:
    page = to_html(REPORT)
    reader = Reader()
    reader.feed(page)
    assert reader.rows[1:61] == TABLE
    assert set(reader.links) <= reader.ids
    assert "&lt;b&gt;" in page
    assert 'aria-label="Три четвърти от целта са постигнати."' in page


@pytest.mark.parametrize("write", [to_pdf, to_docx, to_xlsx, to_html])
def test_a_report_without_anything_in_it_is_still_a_report(write: Callable[[Any], bytes | str]) -> None:
    empty = REPORT.__class__(**{**vars(REPORT), "blocks": (Heading(1, "1. Нищо", "none"),)})
    assert write(empty)
    assert not tables(empty)


def test_no_word_of_a_head_and_no_figure_breaks_in_a_narrow_column_of_word() -> None:
    head = ("Индикатор", "Изпълнение", "Състояние", "Дата")
    row = (Cell("Име " * 30), Cell("1 234 567,5"), Cell("Непостигнат", colour="#b5341c"), Cell("(31.12.2015)"))
    first, *narrow = widths(Table("t", "t", "t", head, (row,), (30, 1, 1, 1)), TEXT_WIDTH)
    assert all(width > WIDEST * letters for width, letters in zip(narrow, (11, 13, 12), strict=True))
    assert first > max(narrow) and TEXT_WIDTH - 4 <= first + sum(narrow) <= TEXT_WIDTH


def test_a_long_row_goes_on_overleaf_in_word_and_a_short_one_does_not() -> None:
    table = Table("t", "t", "t", ("Ред",), ((Cell("кратък"),), (Cell("дълъг " * 200),)), (1,))
    opened = docx.Document(BytesIO(to_docx(replace(REPORT, blocks=(table,)))))
    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in opened.tables[0].rows] == [True, True, False]


@pytest.mark.parametrize("lines", range(36, 42))
def test_a_table_of_the_pdf_begins_with_two_rows_at_least(tmp_path: Path, lines: int) -> None:
    table = Table("t", "t", "Таблицата", ("Глава",), tuple((Cell(f"Ред № {at}. " + "дума " * 60),) for at in range(1, 9)), (1,))
    path = tmp_path / "report.pdf"
    path.write_bytes(to_pdf(replace(REPORT, blocks=(*[Paragraph("Изречение.")] * lines, table))))
    begun = next(page for page in text_of(path).split("\f") if "Глава" in page)
    assert "Ред № 1." in begun and "Ред № 2." in begun and "Таблицата" in begun
