"""The pages of rows, measures and money: what each role is shown there and what becomes of what they send."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboards.app import create_app
from dashboards.auth import csrf_of
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Role
from tracker.domain.workflow import FormStatus
from tracker.services.door import Door
from tracker.services.row_commands import SaveRow
from tracker.services.services import Services
from tracker.settings import Settings

PLAN = "stara-zagora-2015"
PETROVO, WAITING, NOBODYS = (f"/rows/{PLAN}/{row}/2015Q3" for row in ("1.10", "1.20", "1.2"))
SOUND = {"state": "under_way", "told": "Изведени са още <b>две</b> деца.", "begun": "2014-09-15"}


class Browser:
    """Somebody of the sample office."""

    def __init__(self, office: Database, folder: Path, person: Role | str) -> None:
        door = Door(replace(office, now=Clock()), Settings.from_environment({}))
        guest = next(each for each in door.sample_people() if person in (each.role, each.name))
        self.token, self.services = door.enter_as(guest.id), Services(office, folder)
        self.client: FlaskClient = create_app(self.services, door).server.test_client()
        self.client.set_cookie("session", self.token)
        self.client.set_cookie("_csrf_token", csrf_of(self.token))

    def get(self, path: str) -> str:
        reply = self.client.get(path)
        assert reply.status_code == 200, (path, reply.status_code)
        return unescape(reply.text).replace("\u00a0", " ")

    def post(self, path: str, **form: Any) -> tuple[int, str]:
        reply = self.client.post(path, data={"csrf": csrf_of(self.token), **form})
        return reply.status_code, reply.text

    def version(self, path: str) -> int:
        return self.services.rows.page(COMMAND_LINE, *path.split("/")[2:]).version

    def status(self, path: str) -> FormStatus:
        return self.services.rows.page(COMMAND_LINE, *path.split("/")[2:]).status


@pytest.fixture
def reporter(sample_office: Database, tmp_path: Path) -> Browser:
    return Browser(sample_office, tmp_path, "Стоян Динев")


@pytest.fixture
def officer(sample_office: Database, tmp_path: Path) -> Browser:
    return Browser(sample_office, tmp_path, Role.OFFICER)


@pytest.fixture
def director(sample_office: Database, tmp_path: Path) -> Browser:
    return Browser(sample_office, tmp_path, Role.DIRECTOR)


def test_a_reporter_reads_what_the_plan_says_and_fills_the_row(reporter: Browser) -> None:
    assert "1.10 ДДУИ с. Петрово" in reporter.get("/rows")
    page = reporter.get(PETROVO)
    assert "намаление капацитета от 82 на 35 места" in page and "Предвидено, лв." in page
    assert reporter.post(PETROVO, do="save", version=reporter.version(PETROVO), **SOUND)[0] == 303
    after = reporter.client.get(PETROVO).text
    assert "Изведени са още &lt;b&gt;две&lt;/b&gt; деца." in after and "<b>две" not in after


def test_a_form_says_that_it_starts_from_the_report_before_only_where_there_is_one(officer: Browser) -> None:
    told, first = "Попълнено е от предишния отчет", NOBODYS.replace("1.2/", "1.3/")
    assert told in officer.get(NOBODYS)
    assert told not in officer.get(first) and 'value="submit"' in officer.get(first)


def test_reports_on_rows_are_called_so_and_not_as_the_report_of_the_plan(officer: Browser) -> None:
    assert "Одобрени отчети" in officer.get("/rows") and "Одобрени доклади" not in officer.get("/rows")


def test_submitting_saves_and_leads_back_with_the_new_state(reporter: Browser) -> None:
    code, _ = reporter.post(PETROVO, do="submit", version=reporter.version(PETROVO), **SOUND, **{"spent-state-delegated": "1 000,50"})
    assert (code, reporter.status(PETROVO)) == (303, FormStatus.SUBMITTED)
    page = reporter.get(f"{PETROVO}?done=submit")
    assert "Подадено за одобрение." in page and "1 000,50 лв." in page and 'value="submit"' not in page


def test_what_is_wrong_stands_beside_its_field_and_all_that_was_typed_is_kept(reporter: Browser) -> None:
    code, page = reporter.post(PETROVO, do="submit", version=reporter.version(PETROVO), state="done", told="Готово & ясно",
                               done="утре", **{"planned-state-delegated": "сто"})
    assert code == 422
    for words in ('id="done-wrong"', 'id="planned-state-delegated-wrong"', "Готово &amp; ясно", 'value="сто"', "„утре“", "autofocus"):
        assert words in page, words
    assert reporter.status(PETROVO) is FormStatus.DRAFT


def test_a_conflict_shows_both_what_is_stored_and_what_was_typed(reporter: Browser) -> None:
    reporter.post(PETROVO, do="save", version=reporter.version(PETROVO), **SOUND)
    code, page = reporter.post(PETROVO, do="save", version=1, state="under_way", told="По-бавна ръка")
    assert code == 409
    assert "По-бавна ръка" in page and "&lt;b&gt;две" in page and "Какво е съхранено сега" in page


def test_a_file_is_taken_shown_and_given_back_as_a_download(reporter: Browser, director: Browser) -> None:
    file = (BytesIO(b"%PDF-1.4 order"), "заповед № 7.pdf")
    assert reporter.post(PETROVO, do="save", version=reporter.version(PETROVO), file=file, **SOUND)[0] == 303
    assert "заповед № 7.pdf" in reporter.get(PETROVO)
    number = reporter.services.rows.page(COMMAND_LINE, PLAN, "1.10", "2015Q3").evidence[0].id
    reply = reporter.client.get(f"/rows/evidence/{number}", buffered=True)
    assert (reply.data, reply.headers["Content-Disposition"].split(";")[0]) == (b"%PDF-1.4 order", "attachment")
    assert director.client.get(f"/rows/evidence/{number}", buffered=True).status_code == 200
    assert Browser(reporter.services.database, Path("nowhere"), "Мария Колева").client.get(f"/rows/evidence/{number}").status_code == 404


def test_an_officer_approves_and_returns_several_at_once(officer: Browser) -> None:
    assert "2 отчета чакат одобрение." in officer.get("/rows")
    items = [f"{PLAN}/{row}/2015Q3/{officer.version(f'/rows/{PLAN}/{row}/2015Q3')}" for row in ("1.20", "5.2")]
    code, page = officer.post("/rows?show=waiting", do="return", item=items[0])
    assert code == 422 and 'id="why-wrong"' in page and "Напишете защо, за да знае единицата" in unescape(page)
    assert page.count(" checked") == 1
    assert officer.post("/rows?show=waiting", do="return", item=items[0], why="Приложете договора.")[0] == 303
    assert officer.post("/rows?show=waiting", do="approve", item=items[1:])[0] == 303
    assert (officer.status(WAITING), officer.status(f"/rows/{PLAN}/5.2/2015Q3")) == (FormStatus.RETURNED, FormStatus.APPROVED)
    assert "Приложете договора." in officer.get(WAITING)
    assert officer.post("/rows", do="approve", item=["nonsense", f"{PLAN}/1.20/2015Q3/x"])[0] == 422


def test_an_officer_approves_reopens_and_locks_on_the_page(officer: Browser) -> None:
    for do, status in (("approve", FormStatus.APPROVED), ("reopen", FormStatus.RETURNED)):
        assert officer.post(WAITING, do=do, version=officer.version(WAITING), why="Проверка")[0] == 303
        assert officer.status(WAITING) is status
    assert officer.post(WAITING, do="lock", version=officer.version(WAITING))[0] == 403
    assert officer.post(WAITING, do="whatever", version=1)[0] == 400


def test_a_director_reads_and_changes_nothing(director: Browser) -> None:
    page = director.get(f"/rows/{PLAN}/1.10/2015Q2")
    assert "осем деца са изведени" in page and "<textarea" not in page
    assert director.client.get("/rows").status_code == 303
    assert director.post(WAITING, do="approve", version=director.version(WAITING))[0] == 403
    assert director.status(WAITING) is FormStatus.SUBMITTED


def test_a_measure_is_followed_up_where_it_stands(officer: Browser) -> None:
    page = officer.get("/measures?show=overdue")
    assert "Договаряне на места" in page and "20 дни след срока" in page
    form = {"measure": 1, "version": 1, "owner": "Стоян Динев", "due": "2015-09-30"}
    code, page = officer.post("/measures", state="done", outcome="", **form)
    assert code == 422 and "Опишете какъв е резултатът." in page
    assert officer.post("/measures", state="done", outcome="Договорено.", **form)[0] == 303
    assert officer.get("/measures?show=overdue").count("measure-1") == 0
    assert officer.post("/measures", measure=99, version=1, state="done", outcome="x", owner="x", due="2015-09-30")[0] == 404


def test_a_way_back_never_leaves_the_program(officer: Browser) -> None:
    reply = officer.client.post("/measures", data={
        "csrf": csrf_of(officer.token), "measure": 1, "version": 1, "owner": "x", "due": "2015-12-31", "state": "open",
        "outcome": "", "back": "//evil.example"})
    assert (reply.status_code, reply.headers["Location"]) == (303, "/")


def test_money_is_summed_by_section_source_and_in_all(director: Browser) -> None:
    page = director.get(f"/money?plan={PLAN}&period=2015Q1")
    assert "Предвидено и изразходвано до края на 1. тримесечие 2015 г." in page
    assert "182 000 лв." in page and "179 455,20 лв." in page and "По източници" in page
    assert director.client.get(f"/money?plan={PLAN}&period=2019Q1").status_code == 404


def test_plan_and_overview_show_what_was_approved(director: Browser) -> None:
    view = director.services.plan_page(COMMAND_LINE, PLAN, "2015Q2")
    now = view.stands["1.10"].now
    assert now and now.report.told.startswith("Капацитетът е намален на 62 места")
    late = director.services.overview(COMMAND_LINE, PLAN, "2015Q2").overdue
    assert late and [each.row.key for each in late.rows] == ["1.6", "1.20"]


def test_what_a_report_said_of_a_row_and_what_is_known_since_stand_side_by_side(officer: Browser) -> None:
    assert officer.client.post("/reports", data={
        "csrf": csrf_of(officer.token), "do": "approve", "plan": PLAN, "period": "2015Q2", "kind": "bulletin", "in": "bg"}).status_code == 303
    place = (PLAN, "1.10", "2015Q2")
    rows = officer.services.rows
    rows.reopen(COMMAND_LINE, *place, officer.version(f"/rows/{PLAN}/1.10/2015Q2"), "Грешна дума")
    saved = rows.save(COMMAND_LINE, SaveRow(*place, officer.version(f"/rows/{PLAN}/1.10/2015Q2"), "under_way", "Поправено.", reason="Търг."))
    rows.submit(COMMAND_LINE, *place, saved)
    rows.approve(COMMAND_LINE, *place, officer.version(f"/rows/{PLAN}/1.10/2015Q2"))
    page = officer.get("/reports/1/restated")
    for words in ("1.10 ДДУИ с. Петрово", "Капацитетът е намален на 62 места", "В изпълнение · Поправено.", "Грешна дума"):
        assert words in page, words
