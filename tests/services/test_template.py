"""Forms as workbooks: every figure of the sample office comes back as it is stored, and nobody gets what is not theirs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.files.books import load, put
from tests.services.desk import ANA, BORIS, DIMITAR, ELSEWHERE, Q3, STRANGER, VERA, fill_in, open_office, save
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.entry import asked_of
from tracker.domain.period import Period
from tracker.errors import NotFound
from tracker.files.book.read import read_book
from tracker.files.book.write import write_book
from tracker.files.given import Source
from tracker.services.digest import digest_of_forms, digest_of_pages
from tracker.services.entry import Entry
from tracker.services.entry_views import FormPage
from tracker.services.imports import Imports
from tracker.services.imports_views import Outcome
from tracker.services.template import book_of, template

Said = dict[tuple[str, str, str | None], object]


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


def back(desk: Entry, folder: Path, unit: str | None = "home", period: str = Q3, lang: str = "bg") -> Source:
    return read_book(put(folder, template(desk, COMMAND_LINE, unit, period, lang).content))


def stored(page: FormPage, lang: str) -> Said:
    """What a form holds, as its workbook should say it."""
    found: Said = {}
    yes, no = ("yes", "no") if lang == "en" else ("да", "не")
    for row in page.rows:
        key = (page.unit.code, row.element.code)
        cells = [cell for _, cells in row.parts for cell in cells] + ([] if row.total.adds_up else [row.total])
        for cell in cells:
            if cell.value is not None:
                found[*key, cell.key.category] = (yes if cell.value else no) if isinstance(cell.value, bool) else cell.value
        if row.not_applicable is not None:
            found[*key, "not_applicable"] = row.not_applicable
        if row.note is not None:
            found[*key, "note"] = row.note
    return found


def given(source: Source) -> Said:
    return {(each.unit, each.element, each.category or (None if each.what == "figure" else each.what.value)): each.raw for each in source.given}


def periods_of(desk: Entry) -> list[Period]:
    """Those that are owed, and those a year earlier, of which the sample has figures too."""
    work = desk.my_work(COMMAND_LINE)
    owed = {item.period for item in (*work.owed, *work.done)}
    return sorted(owed | {period.year_earlier for period in owed}, key=lambda period: period.start)


def pages_of(desk: Entry, period: Period) -> list[FormPage]:
    with desk._reading(COMMAND_LINE) as seat:
        definitions = seat.current.definitions
        units = [unit.code for unit in definitions.units.values() if asked_of(definitions, unit, period)]
    return [desk.form(COMMAND_LINE, unit, str(period)) for unit in units]


def test_every_figure_of_every_unit_and_period_of_the_sample_comes_back_equal(sample_office: Database, tmp_path: Path) -> None:
    """And an import of it would change nothing."""
    desk, imports, cells = Entry(sample_office, tmp_path), Imports(sample_office, tmp_path), 0
    for period in periods_of(desk):
        pages = pages_of(desk, period)
        source = read_book(put(tmp_path, write_book(book_of(pages, "bg", single=False))))
        wanted = {key: value for page in pages for key, value in stored(page, "bg").items()}
        assert given(source) == wanted
        assert (source.notes, source.issues) == ([], [])
        assert source.mark and source.mark.units == tuple(page.unit.code for page in pages) and source.mark.period == str(period)
        assert source.mark.definitions == digest_of_pages(pages)
        assert imports.show(COMMAND_LINE, imports.plan(COMMAND_LINE, source)).item.counts == {Outcome.SAME: len(wanted)}
        cells += len(wanted)
    assert cells > 2000


def test_in_english_everything_comes_back_as_well(sample_office: Database, tmp_path: Path) -> None:
    desk = Entry(sample_office, tmp_path)
    wanted = {key: value for page in desk.forms(COMMAND_LINE, Q3) for key, value in stored(page, "en").items()}
    assert given(back(desk, tmp_path, None, Q3, "en")) == wanted and len(wanted) > 100


def test_a_filled_form_comes_back_with_every_kind_of_figure(desk: Entry, tmp_path: Path) -> None:
    fill_in(desk, story="=Всичко върви")
    save(desk, "users", "4", 1, category="sex=f")
    found = given(back(desk, tmp_path))
    assert found == {
        ("home", "capacity", None): Decimal(10), ("home", "users", None): Decimal(9), ("home", "users", "sex=f"): Decimal(4), ("home", "visits", None): Decimal(380),
        ("home", "ready", None): "да", ("home", "signed", None): date(2015, 7, 7), ("home", "story", None): "=Всичко върви"}


def test_the_sheet_speaks_the_readers_language_and_says_that_it_is_a_sample(sample_office: Database, tmp_path: Path) -> None:
    desk = Entry(sample_office, tmp_path)
    for lang, sheet, word in (("bg", "Формуляр", "примерни данни"), ("en", "Form", "sample figures")):
        made = template(desk, COMMAND_LINE, "sz-cop", Q3, lang)
        book = load(made.content)
        assert made.name == "sz-cop-2015Q3.xlsx" and book.sheetnames[0] == sheet and word in book[sheet]["D3"].value


def test_the_officers_workbook_has_the_units_that_owe_the_period_and_a_list_of_them(desk: Entry) -> None:
    made = template(desk, VERA, None, Q3, "en")
    assert made.name == "2015Q3.xlsx"
    assert load(made.content).sheetnames == ["Contents", "home", "centre", "How to fill this in", "_tracker"]
    assert load(template(desk, BORIS, None, Q3, "en").content).sheetnames[1:2] == ["centre"]


def test_a_form_that_was_submitted_is_for_reading_only(desk: Entry) -> None:
    fill_in(desk)
    desk.submit(ANA, "home", Q3, desk.form(ANA, "home", Q3).version)
    sheet = load(template(desk, ANA, "home", Q3, "bg").content).worksheets[0]
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("actor", [STRANGER, ELSEWHERE])
def test_what_is_hidden_cannot_be_taken_along(desk: Entry, actor) -> None:
    for unit in ("home", None):
        with pytest.raises(NotFound):
            template(desk, actor, unit, Q3, "bg")
    with pytest.raises(NotFound):
        template(desk, BORIS, "home", Q3, "bg")


@pytest.mark.parametrize("period", ["2016Q1", "2013Q1", "nonsense"])
def test_a_period_without_forms_has_no_workbook(desk: Entry, period: str) -> None:
    with pytest.raises(NotFound):
        template(desk, DIMITAR, None, period, "bg")


def test_the_digest_tells_other_definitions_apart_and_nothing_else(sample_office: Database, tmp_path: Path) -> None:
    desk = Entry(sample_office, tmp_path)
    page = desk.form(COMMAND_LINE, "sz-cop", Q3)
    with desk._reading(COMMAND_LINE) as seat:
        definitions = seat.current.definitions
    assert digest_of_pages([page]) == digest_of_forms(definitions, ["sz-cop"], Period.parse(Q3))
    others = {digest_of_forms(definitions, units, Period.parse(period)) for units, period in (
        (["sz-cop"], "2015Q4"), (["sz-crisis-centre"], Q3), (["sz-cop", "sz-crisis-centre"], Q3), (["no-such"], Q3))}
    assert len(others) == 4 and digest_of_pages([page]) not in others
    assert digest_of_forms(definitions, ["sz-crisis-centre", "sz-cop"], Period.parse(Q3)) in others
