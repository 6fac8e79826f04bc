"""From submitted to approved: what each move needs, what it does to the dashboards, and who may make it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.services.desk import (
    ANA,
    BORIS,
    DIMITAR,
    ELI,
    FULL,
    NOW,
    Q3,
    STRANGER,
    TODAY,
    VERA,
    approved,
    enter_earlier,
    fill_in,
    open_office,
    row_of,
    save,
    submitted,
)
from tracker.db.history import first_broken
from tracker.db.work import Database
from tracker.domain.access import Act
from tracker.domain.status import Status
from tracker.domain.workflow import FormStatus
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services.entry import Entry
from tracker.services.entry_commands import AddEvidence, Correct, Explain
from tracker.services.entry_views import Clash, Refused, Saved
from tracker.services.services import Services

D = Decimal


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


@pytest.fixture
def services(desk: Entry, database: Database) -> Services:
    """The dashboards, on the same day."""
    return Services(Database(database.engine, now=lambda: NOW))


def actual(services: Services, code: str) -> Any:
    return next(row.progress.actual for row in services.overview(VERA, "town-2015", Q3).rows if row.indicator.code == code)


def test_what_is_missing_keeps_a_form_from_being_submitted_all_at_once(desk):
    save(desk, "visits", "380")
    with pytest.raises(Invalid) as told:
        desk.submit(ANA, "home", Q3, 1)
    assert [(issue.code, issue.where) for issue in told.value.issues] == [
        ("missing", code) for code in ("capacity", "users", "ready", "signed", "story")]


def test_a_warning_that_is_explained_lets_the_form_through(desk):
    fill_in(desk, users="11")
    with pytest.raises(Invalid, match="If it is right, write why"):
        desk.submit(ANA, "home", Q3, 1)
    warning = row_of(desk, "users").findings[0]
    desk.explain(ANA, Explain("home", Q3, warning.code, "Двама са настанени временно", warning.element))
    assert row_of(desk, "users").findings[0].explained == "Двама са настанени временно"
    assert desk.submit(ANA, "home", Q3, 1) is FormStatus.SUBMITTED


def test_an_indicator_that_is_behind_asks_why(desk):
    fill_in(desk, visits="20")
    asked = desk.form(ANA, "home", Q3).asked
    assert [(each.indicator.code, each.progress.status, each.answer) for each in asked] == [
        ("visits", Status.OFF_TRACK, None)]
    with pytest.raises(Invalid, match="is behind"):
        desk.submit(ANA, "home", Q3, 1)
    desk.answer(ANA, "home", Q3, "visits", "Ремонт през лятото")
    assert desk.form(ANA, "home", Q3).asked[0].answer == "Ремонт през лятото"
    assert desk.submit(ANA, "home", Q3, 1) is FormStatus.SUBMITTED


def test_nothing_to_report_signs_the_whole_form_off_at_once(desk):
    save(desk, "visits", "380")
    assert desk.nothing_to_report(ANA, "home", Q3, 1) is FormStatus.SUBMITTED
    page = desk.form(ANA, "home", Q3)
    assert [row.not_applicable for row in page.rows] == [
        "Няма какво да се отчете.", "Няма какво да се отчете.", None, *["Няма какво да се отчете."] * 3]


def test_returned_with_a_reason_corrected_and_submitted_again(desk):
    version = submitted(desk)
    with pytest.raises(Invalid):
        desk.return_form(VERA, "home", Q3, version, " ")
    desk.comment(VERA, "home", Q3, "visits", "Проверете дневника")
    desk.return_form(VERA, "home", Q3, version, "Посещенията не са пълни")
    item = next(item for item in desk.my_work(ANA).owed if str(item.period) == Q3)
    assert (item.status, item.reason) == (FormStatus.RETURNED, "Посещенията не са пълни")
    assert row_of(desk, "visits").comment == "Проверете дневника"
    save(desk, "visits", "390", row_of(desk, "visits").version)
    assert desk.submit(ANA, "home", Q3, item.version) is FormStatus.SUBMITTED
    assert [(step.who, step.act) for step in desk.form(ANA, "home", Q3).course] == [
        ("Ana", Act.SUBMIT), ("Vera", Act.RETURN), ("Ana", Act.SUBMIT)]


def test_a_returned_form_is_in_a_list_of_its_own(desk):
    version = submitted(desk)
    assert [item.unit.code for item in desk.review_list(VERA).returned] == []
    desk.return_form(VERA, "home", Q3, version, "Посещенията не са пълни")
    lists = desk.review_list(VERA)
    assert [(item.unit.code, str(item.period), item.reason) for item in lists.returned] == [
        ("home", Q3, "Посещенията не са пълни")]
    assert all(item.status is FormStatus.DRAFT for item in lists.late)
    assert lists.waiting == ()


def test_approved_figures_and_only_those_reach_the_dashboards(desk, services):
    version = submitted(desk)
    assert actual(services, "visits") is None
    assert desk.approve(VERA, "home", Q3, version) is FormStatus.APPROVED
    assert actual(services, "visits") == D(380)
    assert actual(services, "occupancy") == D(90)
    figures = services.indicator(VERA, "visits", Q3).figures
    assert [(row.value, row.approved_on) for row in figures if str(row.period) == Q3] == [(D(380), TODAY)]


def test_an_officer_may_look_at_submitted_figures_marked_as_such_but_never_at_drafts(desk, services):
    def visits() -> Any:
        page = services.overview(VERA, "town-2015", Q3, submitted=True)
        assert page.provisional
        return next(row.progress.actual for row in page.rows if row.indicator.code == "visits")

    fill_in(desk)
    assert visits() is None
    desk.submit(ANA, "home", Q3, 1)
    assert visits() == D(380)
    assert actual(services, "visits") is None
    assert not services.overview(VERA, "town-2015", Q3).provisional


def test_the_plan_and_the_indicator_show_submitted_figures_to_an_officer_too(desk, services):
    submitted(desk)
    plan = services.plan_page(VERA, "town-2015", Q3, submitted=True)
    page = services.indicator(VERA, "visits", Q3, submitted=True)
    assert plan.provisional and page.provisional
    assert page.row.progress.actual == D(380)
    assert [(str(point.period), point.provisional) for point in page.series if point.progress.actual is not None] == [(Q3, True)]
    assert [(row.value, row.approved_on) for row in page.figures if str(row.period) == Q3] == [(D(380), None)]
    approved_only = services.indicator(VERA, "visits", Q3)
    assert (approved_only.provisional, approved_only.row.progress.actual) == (False, None)


def test_who_asks_for_submitted_figures_and_may_not_see_them_gets_the_approved_ones(desk, services):
    submitted(desk)
    for who in (ANA, DIMITAR):
        board = services.overview(who, "town-2015", Q3, submitted=True)
        plan = services.plan_page(who, "town-2015", Q3, submitted=True)
        page = services.indicator(who, "visits", Q3, submitted=True)
        assert not (board.provisional or plan.provisional or page.provisional)
        assert {row.progress.actual for row in board.rows} | {page.row.progress.actual} == {None}
        assert page.figures == services.indicator(who, "visits", Q3).figures


def test_what_stood_approved_stays_on_the_dashboards_while_a_form_is_reopened(desk, services):
    version = approved(desk)
    with pytest.raises(Invalid):
        desk.reopen(VERA, "home", Q3, version, "")
    desk.reopen(ELI, "home", Q3, version, "Сгрешен брой")
    save(desk, "visits", "300", row_of(desk, "visits").version)
    assert actual(services, "visits") == D(380)
    desk.submit(ANA, "home", Q3, version + 1)
    desk.approve(VERA, "home", Q3, version + 2)
    assert actual(services, "visits") == D(300)


def test_a_correction_shows_what_it_changes_and_keeps_both_values_and_the_reason(desk, services, database):
    approved(desk)
    version = row_of(desk, "visits").version
    command = Correct("home", Q3, "visits", {None: "100"}, version, "Преброени два пъти")
    preview = desk.correct_preview(VERA, command)
    assert {code: (preview.before[code].actual, preview.after[code].actual) for code in preview.after} == {
        "visits": (D(380), D(100))}
    assert actual(services, "visits") == D(380)
    assert isinstance(desk.correct(VERA, Correct("home", Q3, "visits", {None: "100"}, version, " ")), Refused)
    assert desk.correct(VERA, command).value == D(100)
    assert actual(services, "visits") == D(100)
    change = desk.cell_history(VERA, "home", Q3, "visits")[0]
    assert (change.act, change.before.value, change.after.value, change.why, change.who) == (
        "correct", D(380), D(100), "Преброени два пъти", "Vera")
    with database.reading() as work:
        assert first_broken(work.session) is None


def test_a_correction_of_parts_and_total_at_once_must_add_up(desk):
    version = approved(desk)
    row = row_of(desk, "users")
    wrong = {"sex=f": "4", "sex=m": "4"}
    assert isinstance(desk.correct(VERA, Correct("home", Q3, "users", wrong, row.version, "x")), Refused)
    saved = desk.correct(VERA, Correct("home", Q3, "users", {**wrong, None: "8"}, row.version, "x"))
    assert isinstance(saved, Saved)
    assert isinstance(desk.correct(VERA, Correct("home", Q3, "users", {None: "8"}, row.version, "x")), Clash)
    assert desk.form(VERA, "home", Q3).version == version


def test_a_form_that_moved_meanwhile_is_not_moved_again(desk):
    version = submitted(desk)
    with pytest.raises(Conflict):
        desk.approve(VERA, "home", Q3, version - 1)
    desk.approve(VERA, "home", Q3, version)
    with pytest.raises(NotAllowed):
        desk.return_form(VERA, "home", Q3, version + 1, "Късно")


def test_a_locked_form_stays_as_it_is(desk):
    version = approved(desk)
    assert desk.lock(VERA, "home", Q3, version) is FormStatus.LOCKED
    with pytest.raises(NotAllowed):
        desk.reopen(VERA, "home", Q3, version + 1, "Късно")
    with pytest.raises(NotAllowed):
        desk.correct(VERA, Correct("home", Q3, "visits", {None: "1"}, 1, "x"))


def test_the_officer_sees_what_waits_what_is_late_and_what_is_done(desk):
    submitted(desk)
    found = desk.review_list(VERA)
    assert [(item.unit.code, str(item.period)) for item in found.waiting] == [("home", Q3)]
    assert [(item.unit.code, str(item.period)) for item in found.late] == [
        ("home", "2015Q1"), ("centre", "2015Q1"), ("home", "2015Q2"), ("centre", "2015Q2")]
    assert found.approved == ()
    desk.approve(VERA, "home", Q3, found.waiting[0].version)
    assert [item.status for item in desk.review_list(VERA).approved] == [FormStatus.APPROVED]


def test_the_course_of_a_figure_tells_of_its_form_too(desk):
    approved(desk)
    assert [(line.act, line.who) for line in desk.cell_history(DIMITAR, "home", Q3, "visits")] == [
        ("approved", "Vera"), ("submitted", "Ana"), ("enter", "Ana")]


def test_whoever_sends_mail_hears_of_each_move_once_it_is_stored(desk, tmp_path):
    fill_in(desk)
    heard = []
    told = Entry(desk._database, tmp_path, heard.append)
    told.submit(ANA, "home", Q3, 1)
    told.return_form(VERA, "home", Q3, 2, "Проверете")
    with pytest.raises(Conflict):
        told.submit(ANA, "home", Q3, 1)
    assert [(each.unit, each.to, each.reason) for each in heard] == [
        ("home", FormStatus.SUBMITTED, None), ("home", FormStatus.RETURNED, "Проверете")]


def test_evidence_is_kept_under_a_random_name_and_seen_by_those_who_see_the_form(desk, tmp_path):
    file = desk.add_evidence(ANA, AddEvidence("home", Q3, "visits", "..\\..\\дневник.pdf", b"%PDF"))
    link = desk.add_evidence(ANA, AddEvidence("home", Q3, "visits", link="https://example.org/a"))
    assert [each.name for each in row_of(desk, "visits").evidence] == ["дневник.pdf", "https://example.org/a"]
    shown, path = desk.evidence(VERA, file.id)
    assert shown.name == "дневник.pdf" and path.read_bytes() == b"%PDF" and "pdf" not in path.name
    assert desk.evidence(DIMITAR, link.id)[1] is None
    for actor in (BORIS, ELI, STRANGER):
        with pytest.raises(NotFound):
            desk.evidence(actor, file.id)
    desk.remove_evidence(ANA, file.id)
    assert [each.id for each in row_of(desk, "visits").evidence] == [link.id]


@pytest.mark.parametrize("command", [
    AddEvidence("home", Q3, "visits", "a.pdf", b""), AddEvidence("home", Q3, "visits", "a.html", b"x"),
    AddEvidence("home", Q3, "visits", "pdf", b"x"), AddEvidence("home", Q3, "visits", "a.pdf", b"x" * 10_485_761),
    AddEvidence("home", Q3, "visits", link="javascript:alert(1)"), AddEvidence("home", Q3, "visits", link="https://[x")])
def test_other_evidence_is_refused(desk, tmp_path, command):
    with pytest.raises(Invalid):
        desk.add_evidence(ANA, command)
    assert not (tmp_path / "uploads").exists()


def test_a_figure_that_should_have_been_there_can_be_corrected_in(desk, database):
    enter_earlier(database, "capacity", {"2015Q1": D(10)})
    for element in ("users", "visits", "ready", "signed", "story"):
        save(desk, element, FULL[element])
    desk.submit(ANA, "home", Q3, 1)
    desk.approve(VERA, "home", Q3, 2)
    assert desk.correct(VERA, Correct("home", Q3, "capacity", {None: "12"}, 0, "Заповед № 4")).value == D(12)
    assert desk.cell_history(VERA, "home", Q3, "capacity")[0].before is None
