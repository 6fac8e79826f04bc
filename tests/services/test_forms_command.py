"""`tracker forms` over an office of one town."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.services.desk import FULL, open_office
from tracker.cli import app
from tracker.db import office
from tracker.db.work import Database


@pytest.fixture
def run(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    open_office(database, tmp_path)
    with database.writing() as work:
        office.mark_as_sample(work.session, date(2015, 10, 20))
        work.commit()
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setenv("TRACKER_DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return lambda *words: CliRunner().invoke(app, ["forms", *words])


def test_a_form_goes_its_way_from_the_command_line(run):
    for element, text in FULL.items():
        assert run("save", "home", "2015Q3", element, text).exit_code == 0
    assert run("submit", "home", "2015Q3").stderr == "подаден\n"
    assert run("return", "home", "2015Q3", "--reason", "Проверете").stderr == "върнат за поправка\n"
    assert run("submit", "home", "2015Q3").exit_code == 0
    assert run("approve", "home", "2015Q3").stderr == "одобрен\n"
    assert run("reopen", "home", "2015Q3", "--reason", "Грешка").exit_code == 0
    items = json.loads(run("list", "--format", "json").stdout)
    assert [item["status"] for item in items if item["unit"] == "home" and item["period"] == "2015Q3"] == ["returned"]


def test_what_cannot_be_done_is_told_and_the_exit_is_1(run):
    for words, told in (
            (["save", "home", "2015Q3", "visits", "1.234"], "„1.234“ може да значи две различни числа"),
            (["save", "home", "2015Q3", "visits", "много"], "„много“ не е число"),
            (["submit", "home", "2015Q3"], "Попълнете го"),
            (["show", "nowhere", "2015Q3"], "Тук няма формуляр")):
        done = run(*words)
        assert (done.exit_code, told in done.stderr) == (1, True), done.stderr


def test_a_form_is_shown_with_its_figures_and_what_the_checks_say(run):
    run("save", "home", "2015Q3", "visits", "12,5")
    done = run("show", "home", "2015Q3", "--format", "json")
    assert {each["element"]: each["value"] for each in json.loads(done.stdout)}["visits"] == "12.5"
    assert "visits: грешка: 12,5 не е цяло число" in done.stderr
