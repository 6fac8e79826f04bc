"""`tracker template`: a form, or those of all units, as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.harness.sources import ROOT
from tracker.cli import app
from tracker.files.book.read import read_book


@pytest.fixture
def run(sample_template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_DATABASE_URL", sample_template)
    monkeypatch.setenv("TRACKER_HOME", str(ROOT))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, ["template", *words])


def test_a_form_is_written_where_it_is_wanted(run, tmp_path: Path) -> None:
    done = run("--unit", "sz-cop", "--period", "2015Q3", "-o", "form.xlsx")
    assert (done.exit_code, done.stdout) == (0, "") and "form.xlsx" in done.stderr
    mark = read_book(tmp_path / "form.xlsx").mark
    assert mark and (mark.units, mark.period) == (("sz-cop",), "2015Q3")


def test_without_a_unit_all_of_them_are_written(run, tmp_path: Path) -> None:
    assert run("--period", "2015Q3").exit_code == 0
    mark = read_book(tmp_path / "2015Q3.xlsx").mark
    assert mark and len(mark.units) > 40


@pytest.mark.parametrize("words", [("--unit", "none", "--period", "2015Q3"), ("--period", "2031Q1"), ("--period", "x")])
def test_what_there_is_not_is_told_and_nothing_is_written(run, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 1 and done.stderr.strip() and not list(tmp_path.iterdir())
