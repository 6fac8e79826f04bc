"""The indicator table by period: opened again, recalculated by LibreOffice, and held against what the rules say."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.harness.databases import Databases
from tests.harness.soffice import recalculated
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.indicator import Measure
from tracker.domain.period import Period
from tracker.domain.status import Status
from tracker.services.export_file import Asked, Form
from tracker.services.exports import Exports
from tracker.services.services import Services
from tracker.text.words import words

SOFIA, SZ = "sofia-2013", "stara-zagora-2015"
LEAD, BLOCK = 6, 5
PERIODS = {SZ: ("2015Q1", "2015Q2", "2015Q3"), SOFIA: ("2013Q1", "2013Q2", "2013Q3", "2013Q4")}


@dataclass
class Made:
    services: Services
    plan: str
    written: Workbook
    counted: Workbook
    """As LibreOffice recalculated it."""

    def rows(self, book: Workbook) -> dict[str, tuple]:
        """By the code of the indicator, which stands last."""
        found = {row[-1].value: row for row in book["Индикатори"].iter_rows(min_row=7)}
        return {code: row for code, row in found.items() if code and "-" in str(code)}


@pytest.fixture(scope="module")
def office(databases: Databases, sample_template: str) -> Iterator[Services]:
    with databases.fresh("sqlite", like=sample_template) as url:
        database = Database.at(url)
        yield Services(database)
        database.close()


@pytest.fixture(scope="module", params=[SZ, SOFIA])
def made(request: pytest.FixtureRequest, office: Services, tmp_path_factory: pytest.TempPathFactory) -> Made:
    plan = str(request.param)
    file = Exports(office.database, office).iptt(COMMAND_LINE, Asked("bg", Form.XLSX, plan, PERIODS[plan][-1]))
    assert file.name == f"{plan}-{PERIODS[plan][-1]}-iptt.xlsx"
    folder = Path(tmp_path_factory.mktemp("iptt"))
    return Made(office, plan, load_workbook(io.BytesIO(file.content)), recalculated(file.content, folder))


def test_every_figure_and_status_is_what_the_rules_say(made: Made) -> None:
    rows = made.rows(made.counted)
    measures = {row.indicator.code: row.indicator.measure for row in made.services.overview(COMMAND_LINE, made.plan).rows}
    for at, period in enumerate(PERIODS[made.plan]):
        for record in made.services.progress(COMMAND_LINE, made.plan, Period.parse(period)):
            where = f"{record['indicator']} {period}"
            _, owed, actual, ratio, status = rows[record["indicator"]][LEAD + at * BLOCK:LEAD + (at + 1) * BLOCK]
            if measures[record["indicator"]] is Measure.MILESTONE:
                assert (day(actual.value), day(owed.value)) == (record["done_on"], record["due_on"]), where
            else:
                assert number(actual) == pytest.approx(record["actual"], abs=1e-6), where
                assert number(owed) == pytest.approx(record["target_to_date"], abs=1e-6), where
            assert ratio.value == pytest.approx(record["ratio"], abs=1e-6), where
            assert status.value.partition(" ")[2] == words(Status(record["status"])).bg, where
    assert set(rows) == set(measures)


def number(cell) -> float | None:
    return cell.value * 100 if cell.value is not None and "%" in cell.number_format else cell.value


def day(value: datetime | None) -> str | None:
    return None if value is None else str(value.date())


def test_totals_to_date_are_live_sums_of_what_the_periods_brought(made: Made) -> None:
    written = made.rows(made.written)
    last = LEAD + (len(PERIODS[made.plan]) - 1) * BLOCK
    sums = {code: row[last + 2].value for code, row in written.items() if str(row[last + 2].value).startswith("=")}
    brought = [f"{cell.column_letter}" for cell in next(iter(written.values()))[LEAD:LEAD + BLOCK * 4:BLOCK]][:len(PERIODS[made.plan])]
    assert len(sums) > 20
    for code, formula in sums.items():
        assert formula == "=SUM(" + ",".join(f"{letter}{written[code][0].row}" for letter in brought) + ")"


def test_a_changed_cell_changes_its_total(made: Made, tmp_path: Path) -> None:
    codes = {SZ: "sz-cop-consultations", SOFIA: "sofia-risk-reports"}
    file = Exports(made.services.database, made.services).iptt(
        COMMAND_LINE, Asked("bg", Form.XLSX, made.plan, PERIODS[made.plan][1]))
    book = load_workbook(io.BytesIO(file.content))
    row = made.rows(book)[codes[made.plan]]
    row[LEAD].value += 1000
    out = io.BytesIO()
    book.save(out)
    before = made.rows(made.counted)[codes[made.plan]][LEAD + BLOCK + 2].value
    assert made.rows(recalculated(out.getvalue(), tmp_path))[codes[made.plan]][LEAD + BLOCK + 2].value == before + 1000


def test_the_first_sheet_counts_statuses_by_section_as_the_overview_does(made: Made) -> None:
    rows = made.services.overview(COMMAND_LINE, made.plan, PERIODS[made.plan][-1]).rows
    sheet = made.counted["Накратко"]
    heads = [cell.value for cell in next(row for row in sheet.iter_rows() if row[0].value == "Раздел")]
    for status in {row.progress.status for row in rows}:
        column = next(i for i, head in enumerate(heads) if head and head.endswith(f" {words(status).bg}"))
        told = {str(row[0].value): row[column].value for row in sheet.iter_rows() if str(row[0].value).isdecimal()}
        counted = Counter(row.section for row in rows if row.progress.status is status)
        assert told == {section: counted.get(section, 0) for section in told}
    assert {row[1].value: row[len(heads) - 1].value for row in sheet.iter_rows()}["Общо"] == len(rows)


def test_each_status_is_explained_in_the_note_of_its_cell(made: Made) -> None:
    period = PERIODS[made.plan][-1]
    for code, row in list(made.rows(made.written).items())[::17]:
        page = made.services.indicator(COMMAND_LINE, code, period)
        note = row[LEAD + len(PERIODS[made.plan]) * BLOCK - 1].comment.text
        assert page.row.indicator.name.bg in note and len(note) > 40, code


def test_colour_never_stands_without_its_shape_and_word(made: Made) -> None:
    told = {row[LEAD + BLOCK - 1].value for row in made.rows(made.written).values()}
    assert told <= {f"{shape} {words(status).bg}" for shape, status in zip("✓●▲▲◆◆◌÷–□", (
        Status.ACHIEVED, Status.ON_TRACK, Status.PARTLY_ACHIEVED, Status.AT_RISK, Status.OFF_TRACK, Status.NOT_ACHIEVED,
        Status.NO_DATA, Status.NOT_COMPUTABLE, Status.NOT_DUE, Status.NO_TARGET), strict=True)}


def test_the_workbook_says_what_it_is_on_each_sheet_of_figures(made: Made) -> None:
    for name in ("Накратко", "Индикатори", "Графики"):
        told = " ".join(str(row[0].value) for row in made.written[name].iter_rows(max_row=5))
        assert "Към края на" in told and "Примерни данни" in told and made.services.overview(
            COMMAND_LINE, made.plan).plan.title.bg[:40] in told, name


def test_charts_are_drawn_from_the_cells_and_hide_no_gap(made: Made) -> None:
    assert 4 <= len(made.written["Графики"]._charts) <= 12 and len(made.written["Накратко"]._charts) == 1
    rows = list(made.written["Данни за графиките"].iter_rows(min_row=3, min_col=3))
    values = [cell.value for row in rows for cell in row if cell.value is not None]
    assert [value for value in values if str(value).startswith("='Индикатори'!")]
    counted = list(made.counted["Данни за графиките"].iter_rows(min_row=3, min_col=3))
    for before, after in zip(rows, counted, strict=False):
        assert [cell.value is None for cell in before] == [cell.value is None for cell in after]


def test_it_prints_on_a4_with_its_heads_and_names_on_every_page(made: Made) -> None:
    sheet = made.written["Индикатори"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows and sheet.print_title_cols == "$A:$A" and sheet.freeze_panes and sheet.auto_filter.ref
    assert not [cell for row in made.counted["Индикатори"].iter_rows() for cell in row if str(cell.value).startswith(("#", "Err:"))]


def test_programs_get_the_same_a_row_an_indicator_and_period(made: Made) -> None:
    asked = Asked("en", Form.CSV, made.plan, PERIODS[made.plan][0])
    text = Exports(made.services.database, made.services).iptt(COMMAND_LINE, asked).content.decode()
    head, *lines = text.splitlines()
    assert head == ("code,section,indicator,unit,baseline,baseline_at,target,due,period,brought,owed,actual,ratio,status,sample")
    assert len(lines) == len(made.services.overview(COMMAND_LINE, made.plan).rows)


def test_the_table_of_an_english_reader_is_in_english(office: Services) -> None:
    file = Exports(office.database, office).iptt(COMMAND_LINE, Asked("en", Form.XLSX, SOFIA, "2013Q1"))
    book = load_workbook(io.BytesIO(file.content))
    assert book.sheetnames == ["In short", "Indicators", "Charts", "Explanations", "Definitions", "Data of the charts"]
    assert book.properties.created.date() <= date.today()  # noqa: DTZ011
