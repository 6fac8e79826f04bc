"""`tracker forms board|approve|return|reopen|extend` and `tracker periods` over an office of one town."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from tests.services.desk import open_office, submitted
from tracker.cli import app
from tracker.db import office
from tracker.db.work import Database

Run = Callable[..., Result]


@pytest.fixture
def run(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The home waits for approval; the clock of the office stands at 20 October."""
    submitted(open_office(database, tmp_path))
    with database.writing() as work:
        office.mark_as_sample(work.session, date(2015, 10, 20))
        work.commit()
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setenv("TRACKER_DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return lambda *words: CliRunner().invoke(app, list(words))


def board(run: Run, *words: str) -> dict[str, dict[str, object]]:
    return {row["unit"]: row for row in json.loads(run("forms", "board", "--format", "json", *words).stdout)}


def test_the_board_and_its_lists(run):
    home = board(run)["home"]
    assert (home["2015Q1"], home["2015Q3"], home["2015Q4"]) == ("not_started!", "submitted", "not_due")
    assert [home[each] for each in ("sent", "expected", "in_time", "judged")] == [1, 3, 1, 3]
    waiting = json.loads(run("forms", "board", "--todo", "waiting", "--format", "json").stdout)
    assert [(row["unit"], row["period"], row["deadline"]) for row in waiting] == [("home", "2015Q3", "2015-10-20")]


def test_all_below_a_unit_are_returned_or_approved_at_once(run):
    assert run("forms", "return", "town", "2015Q3", "--below", "--reason", "Проверете").stdout == "home/2015Q3: върнат за поправка\n"
    assert run("forms", "submit", "home", "2015Q3").exit_code == 0
    assert run("forms", "approve", "town", "2015Q3", "--below").stdout == "home/2015Q3: одобрен\n"
    assert "Няма нищо за вършене." in run("forms", "approve", "town", "2015Q3", "--below").stderr


def test_a_form_is_opened_until_a_day_and_a_deadline_put_off(run):
    run("forms", "approve", "home", "2015Q3")
    assert run("forms", "reopen", "home", "2015Q3", "--reason", "Грешка", "--until", "2015-10-25").exit_code == 0
    assert board(run)["home"]["2015Q3"] == "returned"
    done = run("forms", "extend", "2015Q3", "--until", "05.11.2015", "--reason", "Болест", "--unit", "centre")
    assert (done.exit_code, "2015-11-05; единици: 1" in done.stderr) == (0, True), done.stderr
    for words, code in ((["--until", "утре"], 2), (["--until", "2015-10-01"], 1)):
        assert run("forms", "extend", "2015Q3", "--reason", "Болест", *words).exit_code == code


def test_a_period_is_locked_and_opened_again(run):
    run("forms", "approve", "home", "2015Q3")
    locked = run("periods", "lock", "2015Q3")
    assert (locked.stdout, "centre/2015Q3: незапочнат" in locked.stderr, locked.exit_code) == ("home/2015Q3: заключен\n", True, 1)
    line = next(row for row in json.loads(run("periods", "list", "--format", "json").stdout) if row["period"] == "2015Q3")
    assert (line["locked"], line["not_started"], line["deadline"]) == (1, 1, "2015-10-20")
    assert run("periods", "open", "2015Q3", "--reason", "Ревизия").stdout == "home/2015Q3: одобрен\n"


def test_a_form_with_warnings_is_approved_alone_only_by_saying_so(run):
    run("forms", "return", "home", "2015Q3", "--reason", "Проверете")
    said = run("forms", "save", "home", "2015Q3", "users", "11").stderr
    warning = said.partition("(")[2].partition(")")[0]
    run("forms", "explain", "home", "2015Q3", warning, "Двама са настанени временно", "--element", "users")
    assert run("forms", "submit", "home", "2015Q3").exit_code == 0
    refused = run("forms", "approve", "home", "2015Q3")
    assert (refused.exit_code, "--with-warnings" in refused.stderr, "users: предупреждение" in refused.stderr) == (1, True, True)
    assert board(run)["home"]["2015Q3"] == "submitted"
    assert run("forms", "approve", "home", "2015Q3", "--with-warnings").stderr.endswith("одобрен\n")
