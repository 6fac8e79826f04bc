"""A restore that does not come to its end leaves everything as it was."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from tests.harness.sources import ROOT
from tests.services.care import back_up, bring_back, everything, furnish, note
from tracker.db import restore as tables
from tracker.db.history import Line
from tracker.db.work import Database
from tracker.errors import Conflict
from tracker.services.backup import uploads_of

KILLED = """
import os, signal, sys
from pathlib import Path
from tracker.db import restore
from tracker.db.work import Database
from tracker.services.meter import Meter
from tracker.services.rehearsal import rehearsed
from tracker.services.restore import put_in_place

def cut_off(connection, tables, least):
    os.kill(os.getpid(), signal.SIGKILL)

url, home, file = sys.argv[1:]
with rehearsed(Path(home), Path(file), Meter()) as made:
    restore.continue_numbers = cut_off
    put_in_place(Database.at(url), Path(home), made, "Петър", Meter())
"""


@pytest.fixture
def office(database: Database) -> Database:
    furnish(database)
    return database


@pytest.fixture
def made(office: Database, tmp_path: Path) -> Path:
    """A backup, after which the office changed: a restore would show."""
    folder = uploads_of(tmp_path)
    folder.mkdir(parents=True)
    (folder / "протокол").write_text("старо")
    file = back_up(office, tmp_path, tmp_path / "b.zip").file
    (folder / "протокол").write_text("ново")
    note(office, Line("unit", "later", None, {}))
    return file


def unchanged(office: Database, home: Path, was: dict[str, list[Any]]) -> bool:
    return (everything(office) == was and (uploads_of(home) / "протокол").read_text() == "ново"
            and not list((home / "data").glob(".restore-*")))


@pytest.mark.parametrize("step", ["fill", "continue_numbers"])
def test_a_failure_on_the_way_leaves_everything_as_it_was(
    office: Database, made: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    was, fill = everything(office), getattr(tables, step)

    def fail(connection: Any, *rest: Any) -> Any:
        if "scratch" not in str(connection.engine.url):
            raise OperationalError("insert", None, Exception("the disk is full."))
        return fill(connection, *rest)

    monkeypatch.setattr(tables, step, fail)
    with pytest.raises(Conflict, match=r"the disk is full\. Nothing was changed"):
        bring_back(office, made.parent, made)
    assert unchanged(office, made.parent, was)


def test_a_commit_that_fails_brings_the_uploads_back(
    office: Database, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = everything(office)

    def fail(work: Any) -> None:
        if "scratch" not in str(work.session.get_bind().url):
            raise OperationalError("commit", None, Exception("the connection is lost."))
        work.session.commit()

    monkeypatch.setattr("tracker.db.work.Work.commit", fail)
    with pytest.raises(Conflict, match="Nothing was changed"):
        bring_back(office, made.parent, made)
    assert unchanged(office, made.parent, was)


def test_killed_in_the_middle_it_leaves_what_was(office: Database, made: Path) -> None:
    was = everything(office)
    url = office.engine.url.render_as_string(hide_password=False)
    done = subprocess.run([sys.executable, "-c", KILLED, url, str(made.parent), str(made)], cwd=ROOT, check=False,
                          capture_output=True, text=True, timeout=100)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert everything(office) == was
    assert (uploads_of(made.parent) / "протокол").read_text() == "ново"
    bring_back(office, made.parent, made)
    assert (uploads_of(made.parent) / "протокол").read_text() == "старо"
