"""`tracker export` as a stranger uses it."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from tests.harness.sources import ROOT
from tracker.cli import app
from tracker.db.work import Database

OF_SZ = ("--plan", "stara-zagora-2015", "--period", "2015Q2")


@pytest.fixture
def run(sample_office: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setenv("TRACKER_DATABASE_URL", sample_office.engine.url.render_as_string(hide_password=False))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, ["export", *words])


@pytest.mark.parametrize("what", ["progress", "plan", "figures", "iptt", "history", "definitions", "review"])
def test_each_goes_into_a_workbook_under_its_own_name_or_that_given(run, what: str, tmp_path: Path) -> None:
    period = () if what in ("history", "definitions", "review") else OF_SZ[2:]
    named, given = run(what, *OF_SZ[:2], *period), run(what, *OF_SZ[:2], *period, "-o", "мое.xlsx")
    assert (named.exit_code, given.exit_code, given.stdout) == (0, 0, "мое.xlsx\n"), named.stderr
    for name in (named.stdout.strip(), "мое.xlsx"):
        assert load_workbook(tmp_path / name).active.max_row > 3


def test_text_is_printed_and_nothing_else_with_it(run) -> None:
    done = run("progress", *OF_SZ, "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout_bytes.decode(), newline="")))
    assert rows[0][:2] == ["indicator", "name"] and {len(row) for row in rows} == {len(rows[0])} and done.stderr == ""
    assert run("figures", *OF_SZ, "--format", "csv-excel").stdout_bytes.startswith("\ufeffПериод;".encode())


def test_what_is_not_there_is_told_and_the_exit_is_1(run) -> None:
    for words in (["progress", "--plan", "no-such"], ["iptt", *OF_SZ[:3], "2031Q1"], ["history", "--period", "лято"]):
        done = run(*words)
        assert (done.exit_code, done.stdout) == (1, "") and done.stderr, words
    assert run("progress", *OF_SZ, "-o", "no/such/folder/x.xlsx").exit_code == 2


def test_other_commands_load_neither_pandas_nor_openpyxl() -> None:
    asked = "import sys, tracker.cli, tracker.services.services as _; sys.exit(bool({'pandas', 'openpyxl'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False, timeout=60).returncode == 0
