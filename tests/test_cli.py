"""The command line as a stranger uses it: in a process of its own, by its words, its files and its exit codes."""

from __future__ import annotations

import csv
import io
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.sources import ROOT
from tracker import cli_review, cli_users
from tracker.domain.access import Role
from tracker.domain.board import Todo

DONE, FOUND, MISUSED = 0, 1, 2
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def tracker(home: Path, *words: str, lang: str = "en", said: str = "", **settings: str) -> Done:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", "from tracker.cli import main; main()", *words], cwd=home, text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TRACKER_LANG": lang, "COLUMNS": "200",
             **settings},
        input=said, capture_output=True, check=False, timeout=100)


def new_home(folder: Path) -> Path:
    home = folder / "служба"
    (home / "data").mkdir(parents=True)
    shutil.copy(ROOT / "indicators.yaml", home)
    shutil.copy(ROOT / "data" / "units.yaml", home / "data")
    for name in ("plans", "sample"):
        shutil.copytree(ROOT / "data" / name, home / "data" / name)
    return home


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample office that nobody changes."""
    home = new_home(tmp_path_factory.mktemp("sample"))
    done = tracker(home, "init", "--sample")
    assert (done.returncode, done.stdout, done.stderr) == (DONE, "", "The database is ready.\n")
    return home


@pytest.fixture
def office(sample: Path, tmp_path: Path) -> Path:
    """A sample office of the test's own."""
    return Path(shutil.copytree(sample, tmp_path / "office"))


def records(done: Done) -> list[dict[str, object]]:
    assert done.returncode == DONE, done.stderr
    return list(json.loads(done.stdout))


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("lang", "sentence"), [
    ("bg", "Следи дали се изпълнява планът"), ("en", "Follows whether a municipality's plan")])
def test_help_is_in_the_readers_language(tmp_path: Path, lang: str, sentence: str) -> None:
    done = tracker(tmp_path, "--help", lang=lang)
    assert done.returncode == DONE
    assert sentence in done.stdout
    assert all(name in done.stdout for name in ("init", "sync", "backup", "restore", "doctor", "plan"))


@pytest.mark.parametrize("words", [
    ["nonsense"], ["init", "--nonsense"], ["progress"], ["restore"], ["plan", "show"],
    ["progress", "--plan", "sofia-2013", "--period", "2015Q5"],
    ["progress", "--plan", "sofia-2013", "--period", "2015Q3", "--format", "xml"]])
def test_misuse_is_told_apart_from_findings(sample: Path, words: list[str]) -> None:
    done = tracker(sample, *words)
    assert (done.returncode, done.stdout) == (MISUSED, "")
    assert done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [
    ["sync"], ["progress", "--plan", "sofia-2013", "--period", "2015Q3"], ["backup"], ["doctor"], ["serve"]])
def test_without_a_database_it_says_what_to_do(tmp_path: Path, words: list[str]) -> None:
    done = tracker(tmp_path, *words)
    assert (done.returncode, done.stderr) == (FOUND, "There is no database here yet. Run: tracker init\n")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_told_with_its_name(tmp_path: Path) -> None:
    done = tracker(tmp_path, "init", TRACKER_DATABASE_URL="mysql://x")
    assert done.returncode == FOUND
    assert done.stderr.startswith("TRACKER_DATABASE_URL: ")


def test_init_prepares_an_office_without_figures_and_doing_it_again_does_no_harm(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    assert [tracker(home, "init").returncode for _ in range(2)] == [DONE, DONE]
    found = records(tracker(home, "progress", "--plan", "sofia-2013", "--period", "2013Q2", "--format", "json"))
    assert found
    assert {row["actual"] for row in found} == {None}


def test_a_sample_is_not_laid_over_an_office_that_has_figures(office: Path) -> None:
    done = tracker(office, "init", "--sample", lang="bg")
    assert (done.returncode, done.stdout) == (FOUND, "")
    assert "празна" in done.stderr


def test_the_real_files_are_sound(sample: Path) -> None:
    done = tracker(sample, "check")
    assert (done.returncode, done.stdout) == (DONE, "")
    assert done.stderr.splitlines()[-1] == "The definitions are sound."


def test_check_tells_every_fault_with_file_and_line(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    path = home / "indicators.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "misspelt: 1\n", encoding="utf-8")
    rewrite(home / "data" / "units.yaml", "name:", "nmae:")
    done = tracker(home, "check")
    assert done.returncode == FOUND
    assert "indicators.yaml:" in done.stderr and "units.yaml:" in done.stderr
    assert "sound" not in done.stderr


def test_sync_shows_asks_and_applies(office: Path) -> None:
    before = tracker(office, "sync")
    assert (before.returncode, before.stderr) == (DONE, "Nothing to apply.\n")
    assert all("was set here and stays" in line for line in before.stdout.splitlines())
    rewrite(office / "indicators.yaml", "decimals: 1", "decimals: 2")
    shown = tracker(office, "sync", said="n\n")
    assert shown.returncode == FOUND
    assert "decimals changes from 1 to 2." in shown.stdout
    applied = tracker(office, "sync", said="y\n")
    assert (applied.returncode, applied.stdout) == (DONE, shown.stdout)
    assert tracker(office, "sync").stdout == before.stdout


def test_sync_refuses_what_would_turn_stored_figures_into_others(office: Path) -> None:
    values = (office / "data" / "sample" / "values.csv").read_text(encoding="utf-8")
    element = next(csv.DictReader(io.StringIO(values)))["element"]
    text = (office / "indicators.yaml").read_text(encoding="utf-8")
    at = text.index(f"\n  {element}:")
    changed = text[:at] + text[at:].replace("type: count", "type: text", 1)
    (office / "indicators.yaml").write_text(changed, encoding="utf-8")
    done = tracker(office, "sync", "--yes")
    assert done.returncode == FOUND
    assert "Traceback" not in done.stderr
    assert f"data_element {element}" in done.stderr or element in done.stderr


@pytest.mark.parametrize(("plan", "period"), [("sofia-2013", "2013Q3"), ("stara-zagora-2015", "2015Q3")])
def test_progress_says_the_same_in_each_format(sample: Path, plan: str, period: str) -> None:
    words = ["progress", "--plan", plan, "--period", period, "--format"]
    found = records(tracker(sample, *words, "json"))
    rows = list(csv.DictReader(io.StringIO(tracker(sample, *words, "csv").stdout)))
    lines = tracker(sample, *words, "table").stdout.splitlines()
    assert [row["indicator"] for row in rows] == [row["indicator"] for row in found]
    assert [line.split()[0] for line in lines[1:]] == [row["indicator"] for row in found]
    assert [row["status"] for row in rows] == [row["status"] for row in found]


def test_what_is_not_here_is_a_finding(sample: Path) -> None:
    for words in (["progress", "--plan", "nowhere", "--period", "2015Q3"], ["plan", "show", "nowhere"],
                  ["progress", "--plan", "sofia-2013", "--period", "2013Q3", "--unit", "nowhere"]):
        done = tracker(sample, *words)
        assert (done.returncode, done.stdout) == (FOUND, "")
        assert "nowhere" in done.stderr


@pytest.mark.parametrize("period", ["2016Q2", "2014Q4", "2015Q4", "2015"])
def test_progress_of_another_year_or_of_a_period_that_runs_yet_is_refused(sample: Path, period: str) -> None:
    done = tracker(sample, "progress", "--plan", "stara-zagora-2015", "--period", period)
    assert (done.returncode, done.stdout) == (FOUND, "")
    assert period in done.stderr and "closed period" in done.stderr


def test_the_plans_are_listed(sample: Path) -> None:
    found = records(tracker(sample, "plan", "list", "--format", "json"))
    assert {row["code"] for row in found} == {"sofia-2013", "stara-zagora-2015"}


@pytest.mark.parametrize("plan", ["sofia-2013", "stara-zagora-2015"])
def test_a_plan_is_shown_whole(sample: Path, plan: str) -> None:
    done = tracker(sample, "plan", "show", plan, "--format", "json")
    document = json.loads(done.stdout)
    assert done.stderr == ""
    assert document["code"] == plan
    assert {"title", "municipality", "years", "sections", "goals", "rows", "notes"} <= document.keys()
    asked = {"key", "section", "goal", "printed_no", "lines", "activities", "location", "schedule", "deadline",
             "organisations", "funding", "expected_results", "capacity_changes", "notes", "en"}
    assert all(asked <= row.keys() for row in document["rows"])
    assert {row["section"] for row in document["rows"]} <= {each["no"] for each in document["sections"]}
    table = tracker(sample, "plan", "show", plan).stdout.splitlines()
    assert len(table) == 1 + len(document["rows"]) > 20


def test_a_backup_is_written_shown_and_restored(office: Path) -> None:
    done = tracker(office, "backup", "-o", "копие.zip")
    assert (done.returncode, done.stdout) == (DONE, "копие.zip\n")
    head = done.stderr.removeprefix("Last line of the history: ").strip()
    rewrite(office / "indicators.yaml", "decimals: 1", "decimals: 2")
    tracker(office, "sync", "--yes")
    asked = tracker(office, "restore", "копие.zip", said="n\n")
    assert asked.returncode == FOUND
    assert [line.split() for line in asked.stdout.splitlines() if line.startswith("cell ")] == [["cell", "2129", "2129"]]
    assert f"Last line of the history in the backup: {head}" in asked.stderr
    restored = tracker(office, "restore", "копие.zip", "--yes")
    assert restored.returncode == DONE
    assert "Restored. What was here is kept in " in restored.stderr
    assert "decimals changes from 1 to 2." in tracker(office, "sync").stdout
    assert tracker(office, "doctor", "--against", "копие.zip", "--against", head).returncode == DONE


def test_a_damaged_backup_is_a_finding(office: Path) -> None:
    (office / "копие.zip").write_bytes(b"PK")
    done = tracker(office, "restore", "копие.zip", "--yes", lang="bg")
    assert (done.returncode, done.stdout) == (FOUND, "")
    assert done.stderr == "копие.zip: Файлът е повреден или изобщо не е резервно копие.\n"


def test_the_doctor_is_content_with_a_new_office_and_finds_a_head_that_is_not_there(office: Path) -> None:
    well = tracker(office, "doctor", lang="bg")
    assert (well.returncode, well.stdout, well.stderr) == (DONE, "", "Всичко е наред.\n")
    ill = tracker(office, "doctor", "--against", f"9999:{'0' * 64}")
    assert ill.returncode == FOUND
    assert "the end was cut off" in ill.stderr


@pytest.mark.parametrize("shares", [False, True])
def test_a_port_that_is_taken_is_refused_with_its_number(sample: Path, shares: bool) -> None:
    """Also where the other would share it, as two trackers did."""
    with socket.socket() as other:
        if shares:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = tracker(sample, "serve", TRACKER_PORT=port)
    assert done.returncode == FOUND and f"Port {port} is taken" in done.stderr and "TRACKER_PORT" in done.stderr


def test_a_server_tells_the_address_to_open_and_lets_no_second_one_in(sample: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    settings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "TRACKER_LANG": "en", "TRACKER_PORT": port}
    words = [sys.executable, "-c", "from tracker.cli import main; main()", "serve"]
    with subprocess.Popen(words, cwd=sample, env=settings, stderr=subprocess.PIPE, text=True) as first:
        try:
            told = []
            while not told or "Listening at" not in told[-1]:
                told.append(next(first.stderr))
            second = tracker(sample, "serve", TRACKER_PORT=port)
        finally:
            first.terminate()
    assert f"Open http://127.0.0.1:{port} in a browser." in told[0] and f"http://127.0.0.1:{port}" in told[-1]
    assert second.returncode == FOUND and f"Port {port} is taken" in second.stderr


def test_a_sample_office_is_not_served_to_others(sample: Path) -> None:
    done = tracker(sample, "serve", TRACKER_HOST="0.0.0.0")
    assert done.returncode == MISUSED
    assert "on this machine only" in done.stderr


def test_roles_and_lists_are_called_on_the_command_line_as_everywhere_else() -> None:
    """Help is quick because these are not imported for it."""
    assert [each.value for each in cli_users.Part] == list(Role)
    assert [each.value for each in cli_review.Waits] == list(Todo)


@pytest.mark.parametrize(("words", "told"), [
    (["evaluate"], "Аргументът 'DIR' липсва."), (["evaluate", "."], "Опцията '--period' липсва."), (["nonesuch"], "Няма команда 'nonesuch'."),
    (["forms", "aprove"], "Няма команда 'aprove'."), (["--nonsense"], "Няма опция --nonsense."), (["serve", "--port", "x"], "нужно е цяло число"),
    (["check", "a"], "Това е в повече: a."), (["evaluate", "--period"], "Опцията '--period' иска стойност."),
    (["check", "--help"], "Показва това съобщение и приключва."), (["evaluate", ".", "--period", "2015", "--format", "x"], "не е сред")])
def test_what_the_library_for_commands_says_is_said_in_bulgarian(tmp_path: Path, words: list[str], told: str) -> None:
    done = tracker(tmp_path, *words, lang="bg")
    said = done.stdout + done.stderr
    assert told in said, said
    for english in ("Usage", "Options", "Error", "Try ", "Missing", "[OPTIONS]", "COMMAND"):
        assert english not in said, said


def test_tables_have_bulgarian_headings_and_files_the_names_of_fields(sample: Path) -> None:
    table, csv_ = (tracker(sample, "forms", "list", "--format", how, lang="bg").stdout for how in ("table", "csv"))
    assert table.split()[:3] == ["единица", "период", "срок"] and csv_.startswith("unit,period,deadline")
