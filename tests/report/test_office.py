"""Words of people in a report, an approved report that never changes, and what has changed since."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.services.test_next_year import home
from tracker.catalog.catalog import load_catalog
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.workflow import FormStatus
from tracker.errors import Conflict, Invalid, NotFound
from tracker.report.model import Paragraph
from tracker.report.office import Asked, Reports, WritePlace
from tracker.services.entry_commands import Correct
from tracker.services.next_year import NewPlan, NextYear
from tracker.services.services import Services
from tracker.services.sync import apply_sync, sync_plan

PLAN, AT = "stara-zagora-2015", "2015Q2"
ASKED = Asked(PLAN, AT)
__all__ = ["home"]
OFFICER = Actor(7, "Вера", "vera@example.org", (Grant(Role.OFFICER, plan=PLAN),))
DIRECTOR = Actor(8, "Димитър", "dimitar@example.org", (Grant(Role.DIRECTOR),))
REPORTER = Actor(9, "Ана", "ana@example.org", (Grant(Role.REPORTER, unit="sz-cop"),))
ELSEWHERE = Actor(10, "Ева", "eva@example.org", (Grant(Role.OFFICER, plan="sofia-2013"),))


@pytest.fixture
def reports(sample_office: Database, tmp_path: Path) -> Reports:
    return Reports(Services(sample_office), sample_office, tmp_path / "uploads")


def written(place: str = "conclusions", text: str = "Годината беше добра.", version: int = 0) -> WritePlace:
    return WritePlace(PLAN, AT, "bg", place, text, version)


def texts(reports: Reports, asked: Asked = ASKED) -> list[str]:
    return [block.text for block in reports.document(DIRECTOR, asked).blocks if isinstance(block, Paragraph)]


def test_what_the_officer_writes_is_in_the_report_and_is_signed(reports: Reports) -> None:
    reports.write(OFFICER, written(text="Годината беше добра.\n\nСледващата ще е по-добра."))
    assert {"Годината беше добра.", "Следващата ще е по-добра."} <= set(texts(reports))
    place = next(each for each in reports.places(DIRECTOR, ASKED) if each.key == "conclusions")
    assert (place.text.split("\n")[0], place.author, place.version) == ("Годината беше добра.", "Вера", 1)


def test_every_section_goal_and_judged_indicator_has_a_place_and_figures_propose_sentences(reports: Reports) -> None:
    found = {each.key: each for each in reports.places(OFFICER, ASKED)}
    assert {"intro", "section:1", "feedback", "risks", "conclusions", "indicator:sz-petrovo-capacity"} <= set(found)
    assert any("нараства от 80 на 100\u00a0места (+25,0\u00a0%)" in text for text in found["section:1"].proposed)
    assert found["indicator:sz-petrovo-capacity"].proposed


def test_two_who_write_at_once_do_not_overwrite_each_other(reports: Reports) -> None:
    reports.write(OFFICER, written())
    with pytest.raises(Conflict):
        reports.write(OFFICER, written(text="Друго"))
    reports.write(OFFICER, written(text="Друго", version=1))
    assert "Друго" in texts(reports)


def test_a_text_without_end_and_a_place_that_is_not_there_are_refused(reports: Reports) -> None:
    with pytest.raises(Invalid):
        reports.write(OFFICER, written(text="а" * 20_001))
    with pytest.raises(NotFound):
        reports.write(OFFICER, written("section:99"))


def test_last_years_words_are_there_to_start_from(reports: Reports) -> None:
    last = Asked(PLAN, "2015Q2")
    assert all(each.last_year == "" for each in reports.places(OFFICER, last))


def test_words_of_the_plan_before_are_there_to_start_from(reports: Reports, sample_office: Database, home: Path) -> None:
    reports.write(COMMAND_LINE, WritePlace("sofia-2013", "2013", "bg", "conclusions", "Центровете са малко.", 0))
    indicator = "indicator:sofia-single-parents"
    reports.write(COMMAND_LINE, WritePlace("sofia-2013", "2013", "bg", indicator, "Повече, отколкото чакахме.", 0))
    made = NextYear(sample_office, home).files(COMMAND_LINE, NewPlan("sofia-2013", 2014))
    (home / made.plan_file).write_text(made.plan, encoding="utf-8")
    target = "    targets: []\n"
    start = made.indicators.index("sofia-single-parents-2014:")
    at = made.indicators.index(target, start)
    aimed = "    targets:\n      - {due: 2014-12-31, value: 9000}\n"
    (home / "indicators.yaml").write_text(
        made.indicators[:at] + aimed + made.indicators[at + len(target):], encoding="utf-8")
    apply_sync(sample_office, sync_plan(load_catalog(home), sample_office), "a test")
    found = {each.key: each.last_year for each in reports.places(COMMAND_LINE, Asked("sofia-2014", "2014"))}
    assert found["conclusions"] == "Центровете са малко."
    assert found[f"{indicator}-2014"] == "Повече, отколкото чакахме."


def test_reporters_and_officers_of_another_plan_have_no_reports_here(reports: Reports) -> None:
    for who in (REPORTER, ELSEWHERE):
        with pytest.raises(NotFound):
            reports.document(who, ASKED)
    with pytest.raises(NotFound):
        reports.write(DIRECTOR, written())
    with pytest.raises(NotFound):
        reports.approve(DIRECTOR, ASKED)


def test_an_approved_report_is_served_to_the_byte_and_says_what_it_said(reports: Reports) -> None:
    reports.write(OFFICER, written())
    number = reports.approve(OFFICER, ASKED)
    kept = {ending: reports.file(DIRECTOR, number, ending)[0].read_bytes() for ending in ("docx", "pdf", "xlsx", "html")}
    reports.write(OFFICER, written(text="Всичко е другояче.", version=1))
    [approved] = reports.approved(DIRECTOR, PLAN)
    assert approved.provisional and approved.by == "Вера"
    for ending, content in kept.items():
        assert reports.file(DIRECTOR, number, ending)[0].read_bytes() == content
        assert approved.files[ending] == (len(content), sha256(content).hexdigest())
    assert "Годината беше добра." in kept["html"].decode()
    assert approved.head in kept["html"].decode()


def test_a_report_that_is_not_there_or_of_another_plan_is_not_found(reports: Reports) -> None:
    number = reports.approve(OFFICER, ASKED)
    for who, asked in ((OFFICER, number + 1), (ELSEWHERE, number), (REPORTER, number)):
        with pytest.raises(NotFound):
            reports.file(who, asked, "pdf")
        with pytest.raises(NotFound):
            reports.restatements(who, asked)
    with pytest.raises(NotFound):
        reports.file(OFFICER, number, "exe")


def test_a_correction_after_the_report_leaves_it_as_it_was_and_is_listed_with_its_reason(
    reports: Reports, sample_office: Database,
) -> None:
    number = reports.approve(OFFICER, ASKED)
    before = reports.file(OFFICER, number, "pdf")[0].read_bytes()
    assert reports.restatements(DIRECTOR, number) == ()
    entry = Services(sample_office).entry
    form = entry.form(COMMAND_LINE, "sz-cop", AT)
    assert form.status is FormStatus.APPROVED
    row = next(each for each in form.rows if each.element.code == "consultations")
    entry.correct(OFFICER, Correct("sz-cop", AT, "consultations", {None: "1"}, row.version, "Преброено наново."))
    [restated] = [each for each in reports.restatements(DIRECTOR, number) if each.indicator == "sz-cop-consultations"]
    assert restated.then["actual"] > restated.now["actual"]
    assert restated.why == ("Преброено наново.",)
    assert reports.file(OFFICER, number, "pdf")[0].read_bytes() == before
