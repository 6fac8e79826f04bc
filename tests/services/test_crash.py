"""An acknowledged save outlives the process that made it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.desk import open_office, row_of, save
from tests.services.saver import SAVES
from tracker.db import history
from tracker.db.work import Database

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("heard", [1, 37, 250])
def test_a_process_killed_in_the_middle_of_its_saves_loses_none_that_was_acknowledged(
        database: Database, tmp_path: Path, heard: int) -> None:
    desk = open_office(database, tmp_path)
    address = database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.services.saver", address]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as saver:
        for line in saver.stdout:
            if int(line) == heard:
                saver.kill()
                break
        acknowledged = max([heard, *(int(line) for line in saver.stdout.read().splitlines())])
        assert saver.wait() == -9
    assert heard <= acknowledged < SAVES
    row = row_of(desk, "visits")
    assert row.total.value in (acknowledged, acknowledged + 1)
    assert row.version == row.total.value
    assert save(desk, "visits", "0", row.version).value == 0
    with database.reading() as work:
        assert history.first_broken(work.session) is None
        assert len(history.of(work.session, "cell", "visits/home/2015Q3")) == row.version + 1
