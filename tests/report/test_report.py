"""The report on either plan says what `tracker progress` says, in either language and every format."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests.harness.databases import Databases
from tests.report.test_formats import Reader, text_of
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.element import Subject
from tracker.domain.indicator import Measure
from tracker.domain.status import Status
from tracker.report.annual import report
from tracker.report.formats import written
from tracker.report.model import Cell, Document, Paragraph, Table, tables
from tracker.report.scope import Kind
from tracker.report.xlsx import sheet_names
from tracker.services.report_sources import ReportSources
from tracker.services.services import Services
from tracker.text.words import words as names

PLANS, LANGS = ("stara-zagora-2015", "sofia-2013"), ("bg", "en")
EACH = [(plan, lang) for plan in PLANS for lang in LANGS]


@pytest.fixture(scope="module")
def office(databases: Databases, sample_template: str) -> Iterator[Services]:
    with databases.fresh("sqlite", like=sample_template) as url:
        made = Database.at(url)
        yield Services(made)
        made.close()


@pytest.fixture(scope="module")
def sources(office: Services) -> dict[str, ReportSources]:
    return {plan: office.report_sources(COMMAND_LINE, plan) for plan in PLANS}


@pytest.fixture(params=EACH, ids=lambda each: "-".join(each), scope="module")
def document(request: pytest.FixtureRequest, sources: dict[str, ReportSources]) -> Document:
    plan, lang = request.param
    return report(sources[plan], lang)


def plain(text: str) -> str:
    """As pdftotext gives it back: broken into lines anywhere."""
    return re.sub(r"[\s\u00ad\u2060-]+", "", text)


def is_in(text: str, line: str) -> bool:
    """Whole, or broken once by the end of a page."""
    wanted = plain(line)
    pieces = [wanted[at:at + 16] for at in range(0, len(wanted), 16)]
    if wanted in text or len(pieces) > 2:
        return sum(piece not in text for piece in pieces) <= 1
    return any(wanted[:at] in text and wanted[at:] in text for at in range(4, len(wanted) - 4))


def test_every_figure_and_status_is_what_progress_says(
    office: Services, sources: dict[str, ReportSources], document: Document,
) -> None:
    plan = next(code for code in PLANS if sources[code].plan.title[document.lang] == document.subtitle)
    said = office.progress(COMMAND_LINE, plan, sources[plan].period)
    rows = [row for table in tables(document) if table.key.startswith("indicators.") for row in table.rows]
    found = sorted((row[3].number, row[6].text) for row in rows if row[3].number is not None)
    numbers = [record for record in said if record["actual"] is not None and "done_on" not in record]
    assert sorted(number for number, _ in found) == sorted(Decimal(str(record["actual"])) for record in numbers)
    assert len(rows) == len(said)
    words = [names(Status(record["status"]))[document.lang] for record in said]
    assert sorted(row[6].text for row in rows) == sorted(words)


def test_every_row_and_every_printed_activity_of_the_plan_is_told(
    sources: dict[str, ReportSources], document: Document,
) -> None:
    plan = next(each.plan for each in sources.values() if each.plan.title[document.lang] == document.subtitle)
    rows = {row[0].text: row[1].text for table in tables(document) if table.key.startswith("rows.") for row in table.rows}
    assert set(rows) == {row.label[document.lang] for row in plan.rows}
    for row in plan.rows:
        for activity in row.activities:
            assert activity.text[document.lang] in rows[row.label[document.lang]]


def test_the_pdf_says_every_cell(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(written(document, "pdf"))
    text = plain(text_of(path, "-raw"))
    for table in tables(document):
        for row in table.rows:
            for cell in row:
                for line in cell.text.split("\n"):
                    assert is_in(text, line), (table.key, line)


def test_word_says_every_cell(document: Document) -> None:
    opened = docx.Document(BytesIO(written(document, "docx")))
    for table, given in zip(opened.tables, tables(document), strict=True):
        told = [[cell.text.removeprefix("■ ") for cell in row.cells] for row in table.rows]
        assert told == [list(given.head), *([cell.text for cell in row] for row in given.rows)]


def test_the_page_says_every_cell(document: Document) -> None:
    reader = Reader()
    reader.feed(written(document, "html").decode())
    told = [row for table in tables(document) for row in [list(table.head), *([c.text for c in r] for r in table.rows)]]
    assert reader.rows == told
    assert set(reader.links) <= reader.ids


def test_the_workbook_says_every_cell_and_holds_numbers(document: Document) -> None:
    book = load_workbook(BytesIO(written(document, "xlsx")))
    found: list[Table] = list(tables(document))
    for name, table in zip(sheet_names(found), found, strict=True):
        for at, row in enumerate(table.rows, start=3):
            for place, cell in zip(book[name][at], row, strict=False):
                _same(place.value, cell)


def _same(value: object, cell: Cell) -> None:
    if cell.number is not None:
        assert Decimal(str(value)) == cell.number
    elif cell.day is not None:
        assert value.date() == cell.day  # type: ignore[attr-defined]
    else:
        assert value == cell.text


def test_libreoffice_lays_out_the_word_document_with_all_its_tables(
    sources: dict[str, ReportSources], tmp_path: Path,
) -> None:
    given, office = report(sources["sofia-2013"], "bg"), shutil.which("soffice")
    path = tmp_path / "report.docx"
    path.write_bytes(written(given, "docx"))
    assert office
    subprocess.run([office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf",
                    "--outdir", tmp_path, path], check=True, capture_output=True)
    text = plain(text_of(tmp_path / "report.pdf", "-raw"))
    for table in tables(given):
        assert plain(table.caption) in text
        for row in table.rows:
            assert plain(row[0].text.split("\n")[0]) in text


def test_a_report_before_the_year_is_over_says_so_on_every_page_and_that_its_figures_are_a_sample(
    sources: dict[str, ReportSources],
) -> None:
    unfinished, finished = (report(sources[plan], "bg") for plan in PLANS)
    assert [notice[:14] for notice in unfinished.notices] == ["Предварителен:", "Примерни данни", "Не е за публик"]
    assert "Примерни данни" in [notice[:14] for notice in finished.notices]


def test_figures_of_fewer_than_five_persons_are_listed_as_not_for_publication(sources: dict[str, ReportSources]) -> None:
    found = {each.indicator.code for each in sources["stara-zagora-2015"].rows if each.counts_few}
    [told] = [each for each in tables(report(sources["stara-zagora-2015"], "bg")) if each.key == "few"]
    assert len(told.rows) == len(found) > 0
    for each in sources["stara-zagora-2015"].rows:
        persons = any(element.subject is Subject.PERSONS for element in each.elements)
        if each.indicator.measure is Measure.TOTAL and each.progress.actual is not None:
            few = persons and 0 < each.progress.actual < 5
            assert not few or each.indicator.code in found, each.indicator.code
        assert persons or each.indicator.code not in found
    assert "sz-petrovo-capacity" not in found


def test_the_capacity_of_a_service_is_told_in_a_sentence(sources: dict[str, ReportSources]) -> None:
    texts = [text for block in report(sources["stara-zagora-2015"], "bg").blocks
             for text in getattr(block, "texts", ())]
    assert any("капацитетът нараства от 80 на 100\u00a0места (+25,0\u00a0%) от 01.01.2015\u00a0г." in text or
               "капацитетът нараства от 80 на 100\u00a0места (+25,0\u00a0%) от 1 януари 2015\u00a0г." in text
               for text in texts), texts


def test_how_full_each_service_is_stands_in_the_report_over_the_places_too(sources: dict[str, ReportSources]) -> None:
    """The Community Support Centre had 109 users on 100 places on 30 June 2015, and 95 on 80 the year before."""
    made = report(sources["stara-zagora-2015"], "bg")
    [used] = [each for each in tables(made) if each.key == "use"]
    known = {row[0].text: row for row in used.rows}
    assert [cell.text for cell in known["Център за обществена подкрепа"][1:]] == [
        "100", "109", "109,0\u00a0%", "118,8\u00a0%"]
    for row in used.rows:
        places, users, share = (cell.number for cell in row[1:4])
        if places and users is not None:
            assert share == pytest.approx(100 * users / places, abs=Decimal("0.0001"))
    assert any("3 от 16 услуги с известни места и потребители са над капацитета си; за още 4 местата" in block.text.replace("\u00a0", " ") for block in made.blocks
               if isinstance(block, Paragraph))


@pytest.mark.parametrize(("plan", "city"), [("stara-zagora-2015", "sz"), ("sofia-2013", "sofia")])
def test_what_was_not_reported_is_of_the_units_of_the_plan_alone(
    sources: dict[str, ReportSources], plan: str, city: str,
) -> None:
    """Both cities count some of the same things; neither council reads of the other's services."""
    found = sources[plan].silences
    [told] = [each for each in tables(report(sources[plan], "bg")) if each.key == "silent"]
    assert {row[0].text for row in told.rows} == {each.unit.name.bg for each in found}
    assert {each.unit.code.split("-")[0] for each in found} == {city}


@pytest.mark.parametrize("lang", LANGS)
def test_a_bulletin_has_two_pages_of_text(sources: dict[str, ReportSources], lang: str, tmp_path: Path) -> None:
    path = tmp_path / "bulletin.pdf"
    path.write_bytes(written(report(sources["stara-zagora-2015"], lang, Kind.BULLETIN), "pdf"))
    done = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True)
    assert int(re.search(r"Pages:\s+(\d+)", done.stdout)[1]) <= 4  # type: ignore[index]  # cover and contents besides
