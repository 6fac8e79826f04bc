"""`tracker rows`, `tracker measures` and `tracker money` over the town."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from tests.services.row_office import PLAN, approve, open_rows
from tracker.cli import app
from tracker.db import office
from tracker.db.work import Database

Run = Callable[..., Result]
ROW = (PLAN, "1.1", "2015Q3")


@pytest.fixture
def run(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Row 1.1 was approved for the second quarter; the clock of the office stands at 20 October."""
    approve(open_rows(database, tmp_path), period="2015Q2", state="under_way", done="", told="Обявен е търгът.")
    with database.writing() as work:
        office.mark_as_sample(work.session, date(2015, 10, 20))
        work.commit()
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setenv("TRACKER_DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return lambda *words: CliRunner().invoke(app, list(words))


def told(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*words, "--format", "json").stdout)
    return found


def test_a_report_is_written_submitted_returned_and_approved(run: Run) -> None:
    assert [row["row"] for row in told(run, "rows", "owed")] == ["1.1", "1.2", "1.3"]
    assert run("rows", "report", *ROW, "--state", "done", "--told", "Готово.").exit_code == 0
    refused = run("rows", "submit", *ROW)
    assert (refused.exit_code, refused.stderr.split(":")[0]) == (1, "done")
    assert run("rows", "report", *ROW, "--done", "12.09.2015", "--reason", "Търг.").exit_code == 0
    assert run("rows", "submit", *ROW).stderr == "подаден\n"
    assert [row["row"] for row in told(run, "rows", "owed", "--waiting")] == ["1.1"]
    assert run("rows", "return", *ROW, "--reason", "Без заповед").stderr == "върнат за поправка\n"
    run("rows", "submit", *ROW)
    assert run("rows", "approve", *ROW).stderr == "одобрен\n"
    (first, *_) = told(run, "rows", "list", PLAN)
    assert (first["state"], first["done"], first["told"], first["late"]) == ("done", "2015-09-12", "Готово.", 74)
    (earlier, *_) = told(run, "rows", "list", PLAN, "--period", "2015Q2")
    assert (earlier["state"], earlier["overdue"]) == ("under_way", 0)
    assert run("rows", "reopen", *ROW, "--reason", "Грешка").exit_code == 0
    assert told(run, "rows", "show", *ROW)[0]["status"] == "returned"


def test_money_is_set_source_by_source_and_shown_once_it_is_approved(run: Run) -> None:
    assert run("money", "set", *ROW, "state", "--planned", "1 200", "--spent", "1000,50").exit_code == 0
    assert run("money", "set", *ROW, "state", "--revised", "1100", "--why", "По-малко стаи").exit_code == 0
    assert run("money", "set", *ROW, "other", "--planned", "1").exit_code == 1
    assert [line["period"] for line in told(run, "money", "show", PLAN)] == ["2015Q2", "2015Q2"]
    run("rows", "report", *ROW, "--state", "done", "--told", "Готово.", "--done", "12.09.2015", "--reason", "Търг.")
    for step in ("submit", "approve"):
        assert run("rows", step, *ROW).exit_code == 0
    line = told(run, "money", "show", PLAN)[-1]
    assert [line[each] for each in ("source", "planned", "in_force", "spent")] == ["state", "1200.00", "1100.00", "1000.50"]


def test_a_measure_is_added_and_closed(run: Run) -> None:
    number = run("measures", "add", *ROW, "--text", "Нов търг", "--owner", "Ana", "--due", "30.09.2015").stdout.strip()
    assert [(each["text"], each["overdue"]) for each in told(run, "measures", "list", "--overdue")] == [("Нов търг", 20)]
    assert run("measures", "close", number, "--outcome", "").exit_code == 1
    assert run("measures", "close", number, "--outcome", "Подписан договор").exit_code == 0
    assert told(run, "measures", "list", "--overdue") == []
    assert told(run, "measures", "list")[0]["state"] == "done"
    assert run("measures", "close", "99", "--outcome", "x").exit_code == 1
