"""`tracker targets`, `tracker baseline` and `tracker plan new`, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.harness.sources import ROOT
from tracker.cli import app
from tracker.db.work import Database

CODE, PLAN = "sz-petrovo-capacity", "stara-zagora-2015"


@pytest.fixture
def run(sample_office: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_DATABASE_URL", sample_office.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("TRACKER_HOME", str(ROOT))

    def tracker(*words: str, code: int = 0) -> Result:
        done = CliRunner().invoke(app, list(words))
        assert done.exit_code == code, done.output
        return done

    return tracker


def test_a_target_is_revised_shown_and_dropped(run) -> None:
    run("targets", "set", CODE, "--target", "2016-06-30=10", "--reason", "х", "--yes", code=1)
    seen = run("targets", "revise", CODE, "--target", "30.06.2016=10", "--reason", "Няма места", "--decision", "№ 5", "--yes").stdout
    assert "2015-01-01=35; 2015-12-31=0 → 2016-06-30=10" in seen
    shown = json.loads(run("targets", "show", CODE, "--format", "json").stdout)
    assert [(each["which"], each["targets"]) for each in shown] == [
        ("first", "2015-01-01=35; 2015-12-31=0"), ("in_force", "2016-06-30=10"), ("decision", "2016-06-30=10")]
    run("targets", "drop", CODE, "--reason", "Закрит", "--yes")
    lacking = json.loads(run("targets", "worklist", "--plan", PLAN, "--lacks", "target", "--format", "json").stdout)
    assert CODE in {each["indicator"] for each in lacking}


def test_baselines_are_asked_for_and_taken_over(run) -> None:
    run("baseline", "open", PLAN, "2014", "--until", "30.11.2015")
    status = run("baseline", "status", PLAN, "2014", "--format", "json")
    found = {each["indicator"]: each for each in json.loads(status.stdout)}
    assert (found["sz-cop-occupancy"]["collected"], found["sz-cop-occupancy"]["baseline"]) == ("121.25", None)
    run("baseline", "adopt", PLAN, "2014", "--reason", "Събрани са", "--yes")
    after = json.loads(run("baseline", "status", PLAN, "2014", "--format", "json").stdout)
    assert {each["indicator"]: each["baseline"] for each in after}["sz-cop-occupancy"] == "2014=121.25"


def test_the_next_plan_is_written_into_new_files_only(run, tmp_path: Path) -> None:
    out = tmp_path / "plan.yaml"
    run("plan", "new", "--from", PLAN, "--year", "2016", "--without", "1.10", "-o", str(out))
    assert "code: stara-zagora-2016" in out.read_text("utf-8") and "key: '1.10'" not in out.read_text("utf-8")
    assert "continues: sz-cop-capacity\n" in out.with_suffix(".indicators.yaml").read_text("utf-8")
    run("plan", "new", "--from", PLAN, "--year", "2016", "-o", str(out), code=1)
