"""What people take along: complete, as the program says it, and no more than each may see."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.services.desk import (
    ANA,
    BORIS,
    DIMITAR,
    ELI,
    ELSEWHERE,
    NOW,
    STRANGER,
    VERA,
    approved,
    open_office,
    row_of,
    save,
)
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.period import Period
from tracker.domain.status import Status
from tracker.errors import Invalid, NotAllowed, NotFound
from tracker.files.table import Column, Table
from tracker.services.definitions import current_definitions
from tracker.services.entry import Entry
from tracker.services.entry_commands import Correct, SayOfCell
from tracker.services.export_file import MOST_ROWS, Asked, File, Form, file_of
from tracker.services.exports import Exports
from tracker.services.services import Services

SZ, Q2, Q3 = "stara-zagora-2015", "2015Q2", "2015Q3"
FORMULA = "=HYPERLINK(\"http://example.org\")"


def lines(file: File) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.content.decode(), newline="")))


def texts(file: File) -> set[str]:
    """Every text in a workbook, and no formula among them."""
    cells = [cell for sheet in load_workbook(io.BytesIO(file.content)) for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    return {cell.value for cell in cells if isinstance(cell.value, str)}


@pytest.fixture
def sample(sample_office: Database) -> Exports:
    return Exports(sample_office, Services(sample_office))


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


@pytest.fixture
def exports(database: Database, desk: Entry) -> Exports:
    at = Database(database.engine, now=lambda: NOW)
    return Exports(at, Services(at))


def test_every_indicator_is_told_as_the_rules_tell_it(sample: Exports, sample_office: Database) -> None:
    told = {line["indicator"]: line for line in lines(sample.progress(COMMAND_LINE, Asked(form=Form.CSV, plan=SZ, period=Q2)))}
    records = Services(sample_office).progress(COMMAND_LINE, SZ, Period.parse(Q2))
    for record in records:
        line = told[record["indicator"]]
        assert line["status"] == record["status"] and line["sample"] == "true"
        for name in ("target_to_date", "ratio", "progress", "numerator", "denominator", "reported", "expected"):
            if "done_on" not in record or name in ("reported", "expected"):
                assert number(line[name]) == pytest.approx(record[name], abs=1e-6), (record["indicator"], name)
    assert len(told) == len(records)


def number(text: str) -> float | None:
    return float(Decimal(text)) if text else None


def test_a_table_has_the_filters_of_its_page(sample: Exports) -> None:
    asked = Asked(form=Form.CSV, plan=SZ, period=Q2, status=Status.OFF_TRACK, q="петрово")
    found = lines(sample.progress(COMMAND_LINE, asked))
    assert found and {line["status"] for line in found} == {"off_track"}
    assert all("Петрово" in line["name"] + line["place"] for line in found)
    plan = lines(sample.plan(COMMAND_LINE, Asked(form=Form.CSV, plan=SZ, period=Q2, status=Status.NOT_ACHIEVED)))
    assert [line["row"] for line in plan] == ["1.10"] and "Непостигнат" in plan[0]["indicators"]


@pytest.mark.parametrize("sought", ["ДОМ с. петрово", "„петрово“", "пeтрoвo", "петрово  дом"])
def test_what_is_looked_for_is_found_however_it_is_typed(sample: Exports, sought: str) -> None:
    plain, typed = (lines(sample.progress(COMMAND_LINE, Asked(form=Form.CSV, plan=SZ, period=Q2, q=each)))
                    for each in ("дом петрово", sought))
    assert plain and [line["name"] for line in typed] == [line["name"] for line in plain]


def test_row_numbers_stay_what_is_printed(sample: Exports) -> None:
    book = load_workbook(io.BytesIO(sample.plan(COMMAND_LINE, Asked(plan=SZ, period=Q2)).content))
    rows = [cell for (cell,) in book.active.iter_rows(min_row=7, max_col=1)]
    assert "1.10" in [cell.value for cell in rows] and {cell.data_type for cell in rows} == {"s"}


def test_figures_behind_a_plan_stand_each_once(sample: Exports) -> None:
    found = lines(sample.figures(COMMAND_LINE, Asked(form=Form.CSV, plan=SZ, period=Q2)))
    keys = [tuple(line[name] for name in ("period", "unit", "element", "category")) for line in found]
    assert len(keys) == len(set(keys)) > 1000
    assert {"reported", "missing", "not_applicable"} <= {line["state"] for line in found}
    assert all(bool(line["value"]) is (line["state"] == "reported") for line in found)
    one = next(line for line in found if line["element"] == "consultations" and line["unit"] == "sz-cop" and line["period"] == Q2)
    assert (one["value"], one["measured_in"]) == ("738", "консултации")


def test_the_same_figures_by_period_for_reading(sample: Exports) -> None:
    book = load_workbook(io.BytesIO(sample.indicator(COMMAND_LINE, Asked(plan=SZ, period=Q2, code="sz-cop-consultations")).content))
    assert book.sheetnames == ["Отчетени стойности", "По периоди"]
    heads, row = ([cell.value for cell in row] for row in book["По периоди"].iter_rows(min_row=6, max_row=7))
    assert dict(zip(heads, row, strict=True))["2015Q2"] == 738


def test_notes_go_only_to_those_who_see_the_form_they_stand_in(sample: Exports) -> None:
    def notes(who: Actor) -> set[str]:
        return {line["unit"] for line in lines(sample.figures(who, Asked(form=Form.CSV, plan=SZ, period=Q2))) if line["note"]}
    units = notes(COMMAND_LINE)
    assert len(units) > 1
    one = sorted(units)[0]
    assert notes(Actor(7, "R", "r@x.bg", (Grant(Role.REPORTER, unit=one),))) == {one}
    assert notes(Actor(7, "A", "a@x.bg", (Grant(Role.ADMINISTRATOR),))) == set()


def test_a_file_for_excel_in_bulgaria_and_one_for_programs(sample: Exports) -> None:
    people, programs = (sample.indicator(COMMAND_LINE, Asked(form=form, plan=SZ, period=Q2, code="sz-cop-consultations"))
                        for form in (Form.CSV_EXCEL, Form.CSV))
    assert people.content.startswith("\ufeffПериод;Отчетна единица;".encode()) and "Примерни данни".encode() in people.content
    assert people.name == "sz-cop-consultations-2015Q2.csv"
    assert lines(programs)[0]["unit"] == "sz-cop" and lines(programs)[0]["sample"] == "true"


def test_definitions_are_told_in_the_reader_s_language_and_whole(sample: Exports, sample_office: Database) -> None:
    bulgarian, english = (load_workbook(io.BytesIO(sample.definitions(COMMAND_LINE, Asked(lang, plan=SZ)).content)) for lang in ("bg", "en"))
    assert bulgarian.sheetnames == ["Определения на индикаторите", "Първични показатели", "Проверки", "Разбивки", "Единици"]
    assert english.sheetnames == ["Indicators’ definitions", "Data elements", "Checks", "Breakdowns", "Units"]
    codes = {cell.value for (cell,) in bulgarian["Определения на индикаторите"].iter_rows(min_row=3, max_col=1)}
    assert {row.indicator.code for row in Services(sample_office).overview(COMMAND_LINE, SZ).rows} <= codes
    assert not [code for code in codes if str(code).startswith("sofia-")]
    rows = list(english["Data elements"].iter_rows(values_only=True))
    [(head, at)] = [(number, row.index("Reported by")) for number, row in enumerate(rows) if "Reported by" in row]
    reporters = {name for row in rows[head + 1:] for name in str(row[at]).split("; ")}
    with sample_office.reading() as work:
        units = current_definitions(work).definitions.units.values()
    assert {each.code.split("-")[0] for each in units if each.name.en in reporters} == {"sz"}


def test_the_review_lists_are_those_of_the_page(sample: Exports, sample_office: Database) -> None:
    page = Services(sample_office).entry.review_list(COMMAND_LINE)
    found = lines(sample.review(COMMAND_LINE, Asked(form=Form.CSV)))
    assert [(line["list"], line["unit"], line["period"]) for line in found] == [
        (name, item.unit.code, str(item.period))
        for name, items in (("waiting", page.waiting), ("late", page.late), ("approved", page.approved)) for item in items]


def changes(exports: Exports, who: Actor = VERA, **asked: Any) -> list[dict[str, str]]:
    return lines(exports.history(who, Asked(form=Form.CSV, **asked)))


def test_every_change_of_a_figure_says_who_when_from_what_to_what_and_why(desk: Entry, exports: Exports) -> None:
    approved(desk)
    desk.correct(VERA, Correct("home", Q3, "visits", {None: "390"}, row_of(desk, "visits").version, "Преброени отново"))
    first, corrected = [line for line in changes(exports, plan="town-2015") if line["element"] == "visits"]
    assert (first["who"], first["before"], first["after"], first["form"], first["act"]) == ("Ana", "", "380", "draft", "enter")
    assert (corrected["who"], corrected["before"], corrected["after"], corrected["why"], corrected["form"]) == (
        "Vera", "380", "390", "Преброени отново", "approved")
    assert first["at"].startswith("2015-10-20 ")


def test_parts_notes_and_what_does_not_apply_are_changes_too(desk: Entry, exports: Exports) -> None:
    save(desk, "users", "4", category="sex=f")
    desk.set_note(ANA, SayOfCell("home", Q3, "users", FORMULA, row_of(desk, "users").version))
    desk.set_not_applicable(ANA, SayOfCell("home", Q3, "visits", "Ремонт", 0))
    found = [(line["element"], line["category"], line["before"], line["after"], line["note"]) for line in changes(exports)]
    assert found == [
        ("users", "sex=f", "", "4", ""), ("users", "", "", "", "'" + FORMULA),
        ("visits", "", "", "not_applicable", "Ремонт")]
    assert FORMULA in texts(exports.history(VERA, Asked()))


def test_the_history_of_figures_that_came_in_bulk_begins_with_them(sample: Exports) -> None:
    found = changes(sample, COMMAND_LINE, plan=SZ)
    assert {line["act"] for line in found} == {"bulk"} and {line["before"] for line in found} == {""}
    within = changes(sample, COMMAND_LINE, plan=SZ, period="2015Q1")
    assert 0 < len(within) < len(found) and {line["period"] for line in within} == {"2015Q1"}


def test_the_history_goes_to_those_who_may_see_it_each_their_part(desk: Entry, exports: Exports) -> None:
    save(desk, "users", "4")
    save(desk, "users", "5", unit="centre", actor=BORIS)
    own = {who.name: {line["unit"] for line in changes(exports, who)} for who in (ANA, BORIS, VERA, DIMITAR)}
    assert own == {"Ana": {"home"}, "Boris": {"centre"}, "Vera": {"home", "centre"}, "Dimitar": {"home", "centre"}}
    for who in (ELI, STRANGER, ELSEWHERE):
        with pytest.raises(NotAllowed):
            exports.history(who, Asked())
    with pytest.raises(NotFound):
        exports.history(ELSEWHERE, Asked(plan="town-2015"))
    with pytest.raises(Invalid):
        exports.history(VERA, Asked(period="scoop"))


def test_an_office_without_figures_gives_tables_without_rows(exports: Exports) -> None:
    for make in (exports.progress, exports.plan, exports.iptt, exports.figures, exports.history, exports.definitions, exports.review):
        for form in Form:
            assert make(VERA, Asked(form=form)).content


def test_what_is_too_long_for_a_workbook_is_told_and_comes_as_text() -> None:
    long = Table("Л", "Т", [Column("a", "а")], [["x"]] * (MOST_ROWS + 1))
    with pytest.raises(Invalid, match="take them as CSV"):
        file_of(Asked(), ["x"], [long])
    assert file_of(Asked(form=Form.CSV), ["x"], [long]).content.count(b"\r\n") == MOST_ROWS + 2


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_names_of_files_are_safe_in_a_header(sample: Exports, lang: str) -> None:
    names = [make(COMMAND_LINE, Asked(lang, Form.CSV, SZ, Q2, "sz-cop-consultations")).name
             for make in (sample.progress, sample.plan, sample.iptt, sample.indicator, sample.review, sample.definitions)]
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyzQ0123456789-.") for name in names), names


def test_the_charts_of_services_give_their_data_a_sheet_each_and_those_a_plan_has_not_are_left_out(sample: Exports) -> None:
    book = load_workbook(io.BytesIO(sample.services(COMMAND_LINE, Asked("en", Form.XLSX, SZ, Q2)).content))
    assert book.sheetnames == ["Places and users", "Where people went", "Completeness"]
    sofia = load_workbook(io.BytesIO(sample.services(COMMAND_LINE, Asked("en", Form.XLSX, "sofia-2013", "2013Q4")).content))
    assert sofia.sheetnames == ["Results and money", "Completeness"]


def test_who_is_over_their_places_is_so_in_the_file_too(sample: Exports, sample_office: Database) -> None:
    rows = {(row["unit"], row["period"]): row for row in lines(sample.services(COMMAND_LINE, Asked("en", Form.CSV, SZ, Q2)))}
    page = Services(sample_office).services_page(COMMAND_LINE, SZ, Q2)
    assert len(rows) == sum(len(each.points) for each in page.uses)
    fullest = page.uses[0]
    row = rows[fullest.unit.code, Q2]
    assert (Decimal(row["places"]), Decimal(row["users"])) == (fullest.now.places, fullest.now.users)
    assert Decimal(row["occupancy"]) > 100


def test_the_ways_of_each_unit_add_up_to_all_who_left_it(sample: Exports) -> None:
    book = load_workbook(io.BytesIO(sample.services(COMMAND_LINE, Asked("en", Form.XLSX, SZ, Q2)).content))
    cells = [[cell.value for cell in row] for row in book["Where people went"].iter_rows()]
    head = next(at for at, row in enumerate(cells) if "Way" in row)
    unit, way, value = (cells[head].index(name) for name in ("Unit", "Way", "Value"))
    left: dict[Any, list[Any]] = {}
    for row in cells[head + 1:]:
        if row[value] is not None:
            left.setdefault(row[unit], []).append(row[value])
    assert left and all(parts[0] == sum(parts[1:]) for parts in left.values()), way
