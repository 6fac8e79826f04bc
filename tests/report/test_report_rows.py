"""The report row by row: what was carried out, money and what it brought, corrective measures; frozen with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.harness.databases import Databases
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.row_state import RowState
from tracker.report.annual import report
from tracker.report.model import Document, Paragraph, Table, tables
from tracker.report.office import Asked, Reports
from tracker.report.row_states import counted
from tracker.report.scope import Kind, Setting
from tracker.services.report_sources import ReportSources
from tracker.services.row_commands import SaveRow, TypedMoney
from tracker.services.row_reports import RowReports
from tracker.services.services import Services
from tracker.text.voice import Voice

PLANS = ("stara-zagora-2015", "sofia-2013")
PLAN, AT = "stara-zagora-2015", "2015Q2"
OFFICER = Actor(3, "Елена Тодорова", "elena@example.org", (Grant(Role.OFFICER, unit="stara-zagora"),))


@pytest.fixture(scope="module")
def office(databases: Databases, sample_template: str) -> Iterator[Services]:
    with databases.fresh("sqlite", like=sample_template) as url:
        made = Database.at(url)
        yield Services(made)
        made.close()


@pytest.fixture(scope="module")
def sources(office: Services) -> dict[str, ReportSources]:
    return {plan: office.report_sources(COMMAND_LINE, plan) for plan in PLANS}


def table(document: Document, key: str) -> Table:
    return next(each for each in tables(document) if each.key == key)


def words(document: Document) -> str:
    return " ".join(block.text for block in document.blocks if isinstance(block, Paragraph)).replace("\u00a0", " ")


def carried_out(sources: ReportSources) -> dict[str, str]:
    found = report(sources, "bg")
    return {row[0].text: row[3].text.replace("\u00a0", " ") for each in tables(found) if each.key.startswith("rows.") for row in each.rows}


@pytest.mark.parametrize("plan", PLANS)
def test_every_row_says_what_was_approved_of_it_or_that_nothing_was(
    office: Services, sources: dict[str, ReportSources], plan: str,
) -> None:
    told = carried_out(sources[plan])
    stands = office.rows.reported(COMMAND_LINE, plan, str(sources[plan].period)).rows
    assert set(told) == {each.row.label.bg for each in stands}
    for each in stands:
        words = told[each.row.label.bg]
        if each.now is None:
            assert words.startswith("Няма отчет."), each.row.key
        else:
            for part in (each.now.report.told, each.now.report.deviation, each.now.report.reason):
                assert part.replace("\u00a0", " ") in words, each.row.key
            assert Voice("bg").name(each.now.report.state) in words  # type: ignore[arg-type]


def test_a_row_tells_its_dates_its_deviation_and_its_delay(sources: dict[str, ReportSources]) -> None:
    told = carried_out(sources[PLAN])
    assert "Изпълнена (към края на 2. тримесечие 2015 г.)" in told["1.1"] and "авършено 01.01.2015 г." in told["1.1"].replace("1 януари 2015", "01.01.2015")
    assert "Отклонение: Увеличението е с 5 места вместо с 15." in told["1.20"]
    assert "180 дни след срока." in told["1.20"] and "180 дни след срока." in told["1.6"]


def test_the_summary_counts_the_rows_and_so_does_its_table(sources: dict[str, ReportSources]) -> None:
    found = report(sources[PLAN], "bg")
    states = counted(Setting(sources[PLAN], Voice("bg"), Kind.ANNUAL), sources[PLAN].plan.rows)
    assert f"От {len(sources[PLAN].plan.rows)} реда на плана изпълнени са {states[RowState.DONE]}, " in words(found)
    summed = [sum(row[at].number or 0 for row in table(found, "summary.rows").rows) for at in range(1, 7)]
    assert summed == [3, 19, 1, 1, 22, 2]
    assert sum(summed[:5]) == len(sources[PLAN].plan.rows)
    assert [each.key for each in tables(report(sources[PLAN], "bg", Kind.BULLETIN))].count("summary.rows") == 0


@pytest.mark.parametrize("plan", PLANS)
def test_money_by_source_is_what_the_office_adds_up(office: Services, sources: dict[str, ReportSources], plan: str) -> None:
    board = office.rows.money(COMMAND_LINE, plan, str(sources[plan].period))
    *rows, whole = table(report(sources[plan], "en"), "money.sources").rows
    assert [tuple(cell.number for cell in row[1:4]) for row in rows] == [
        (each.planned, each.in_force, each.spent) for each in board.by_source.values()]
    assert [cell.number for cell in whole[1:4]] == [board.total["BGN"].planned, board.total["BGN"].in_force, board.total["BGN"].spent]
    by_row = table(report(sources[plan], "en"), "money.rows").rows
    assert sum(row[5].number or 0 for row in by_row) == board.total["BGN"].spent


def test_the_ratio_of_results_to_money_is_their_share_by_the_share_spent(sources: dict[str, ReportSources]) -> None:
    rows = {row[0].text: row for row in table(report(sources[PLAN], "bg"), "money.sources").rows}
    state = rows["Държавно делегирана дейност"]
    assert (state[5].text, state[6].text) == ("19 от 29", "0,66")  # (19/29) ÷ (647 563,20 / 653 400)
    assert [cell.text for cell in rows["Програми и проекти"][4:]] == ["—", "4 от 4", "—"]  # nothing was planned
    assert [cell.text for cell in rows["Международна банка за възстановяване и развитие"][5:]] == ["—", "—"]  # no indicators


def test_measures_stand_with_owner_and_date_and_overdue_rows_with_their_reason(sources: dict[str, ReportSources]) -> None:
    found = report(sources[PLAN], "bg")
    assert [[cell.text for cell in row[:3]] for row in table(found, "measures").rows] == [
        ["1.10", "Договаряне на места за децата от дома в центровете от семеен тип в съседните общини.", "Стоян Динев"],
        ["1.20", "Искане до министерството за стандарт за още 10 места от 01.01.2016 г.", "Отдел „Здравеопазване и социални дейности“"]]
    assert [(row[0].text, str(row[2].day)) for row in table(found, "overdue").rows] == [("1.6", "2015-01-01"), ("1.20", "2015-01-01")]
    assert "За 22 реда от плана няма одобрен отчет: 1.3, 1.4, 1.6," in words(found)


def test_risks_are_proposed_from_the_rows_past_their_deadline(office: Services, tmp_path: Path) -> None:
    found = Reports(office, office.database, tmp_path).places(OFFICER, Asked(PLAN, AT))
    (risks,) = (each for each in found if each.key == "risks")
    assert risks.proposed[1].replace("\u00a0", " ").endswith("редът не е изпълнен. Останалите 10 места се финансират от 01.01.2016 г.")


def test_without_money_and_measures_the_report_says_so(sources: dict[str, ReportSources]) -> None:
    bare = Setting(sources[PLAN], Voice("bg"), Kind.ANNUAL).sources
    found = words(report(bare.__class__(**{**vars(bare), "stands": {}, "money": ()}), "bg"))
    assert "Още няма отчетени и одобрени средства." in found and "Не са определени коригиращи мерки." in found
    assert "без отчет – 46." in found


def test_an_approved_report_keeps_what_it_said_of_rows_and_lists_what_is_known_otherwise_since(
    sample_office: Database, tmp_path: Path,
) -> None:
    services = Services(sample_office)
    reports, rows = Reports(services, sample_office, tmp_path / "uploads"), services.rows
    number = reports.approve(OFFICER, Asked(PLAN, AT))
    before = reports.file(OFFICER, number, "docx")[0].read_bytes()
    assert reports.row_restatements(OFFICER, number) == ()
    correct(rows, "1.10", "Грешна сума.", "160000")
    (found,) = reports.row_restatements(OFFICER, number)
    assert (found.row.key, found.why) == ("1.10", ("Грешна сума.",))
    assert [Decimal(said["money"]["BGN"]["spent"]) for said in (found.then, found.now)] == [Decimal("345475.95"), Decimal("339455.20")]
    assert found.then["report"]["told"].startswith("Капацитетът е намален на 62 места")
    assert reports.file(OFFICER, number, "docx")[0].read_bytes() == before


def correct(rows: RowReports, row: str, why: str, spent: str) -> None:
    """Opened again, with another amount, approved."""
    place = (PLAN, row, AT)

    def version() -> int:
        return rows.page(COMMAND_LINE, *place).version

    rows.reopen(OFFICER, *place, version(), why)
    page = rows.page(COMMAND_LINE, *place)
    assert page.report and page.report.state
    rows.save(COMMAND_LINE, SaveRow(
        *place, version(), page.report.state.value, page.report.told, str(page.report.begun), "", page.report.deviation,
        page.report.reason, {"state-delegated": TypedMoney("182000", spent, "168000", "По-малко деца")}))
    rows.submit(COMMAND_LINE, *place, version())
    rows.approve(OFFICER, *place, version())


