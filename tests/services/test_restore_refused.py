"""A backup that is not whole, or not ours, is refused with a sentence, and nothing changes."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.services.care import back_up, bring_back, everything, furnish, manifest_with, note, repacked
from tracker.db.history import Line
from tracker.db.work import Database
from tracker.errors import Invalid
from tracker.services.backup import uploads_of
from tracker.services.meter import Meter
from tracker.services.rehearsal import rehearsed


@pytest.fixture
def database_kind() -> str:
    """What is refused is refused before the database is asked."""
    return "sqlite"


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


def refused(office: Database, file: Path) -> str:
    """What is said; and nothing has changed."""
    was, home = everything(office), file.parent
    with pytest.raises(Invalid) as error:
        bring_back(office, home, file)
    assert unchanged(office, home, was)
    [issue] = error.value.issues
    return f"{Path(issue.where).name}: {issue.message}"


def unchanged(office: Database, home: Path, was: dict[str, list[Any]]) -> bool:
    return (everything(office) == was and (uploads_of(home) / "протокол").read_text() == "ново"
            and not list((home / "data").glob(".restore-*")))


def with_entry(file: Path, name: str, content: bytes = b"[]\n") -> Path:
    return repacked(file, {name: content}, honest=True)


def first_lines(file: Path, table: str) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        return archive.read(f"tables/{table}.jsonl").decode().splitlines(keepends=True)


@pytest.mark.parametrize("name", [
    "../evil", "uploads/../../evil", "/etc/evil", "uploads//evil", "uploads/./evil", "uploads\\evil", "C:/evil",
    "uploads/a:b", "uploads/", "evil", "uploads/\x1bevil"])
def test_a_name_that_could_write_elsewhere_is_refused(office: Database, made: Path, name: str) -> None:
    assert "does not belong in a backup" in refused(office, with_entry(made, name))
    assert not list(made.parent.rglob("evil"))


def test_a_link_is_refused(office: Database, made: Path) -> None:
    link = zipfile.ZipInfo("uploads/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refused(office, made) == "b.zip: The name “uploads/link” does not belong in a backup."


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_member_of_the_same_name_is_refused(office: Database, made: Path) -> None:
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("tables/unit.jsonl", "")
    assert "does not belong in a backup" in refused(office, made)


def test_a_bomb_is_not_unpacked(office: Database, made: Path) -> None:
    bomb = with_entry(made, "uploads/bomb", bytes(100_000_000))
    assert bomb.stat().st_size < 500_000
    assert "more than 200 times as large" in refused(office, bomb)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(office: Database, made: Path) -> None:
    """The directory says a hundred bytes, and the manifest agrees."""
    bomb = with_entry(made, "uploads/bomb", b"\1" * 1_000_000)
    content = bomb.read_bytes()
    lying = content.replace((1_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    bomb.write_bytes(lying)
    assert lying != content
    assert "It is not what was put into the backup" in refused(office, bomb)


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, 0.9, -1])
def test_a_file_cut_off_is_refused(office: Database, made: Path, kept: float) -> None:
    content = made.read_bytes()
    made.write_bytes(content[:int(kept * len(content)) if isinstance(kept, float) else kept])
    assert refused(office, made) == "b.zip: It is damaged, or no backup at all."


def test_a_flipped_byte_is_refused_or_does_no_harm_wherever_it_is(office: Database, made: Path, tmp_path: Path) -> None:
    """Some bytes of an archive say nothing, such as the hour of a member: then what comes back is exactly the same."""
    content, home = made.read_bytes(), tmp_path / "elsewhere"
    (home / "data").mkdir(parents=True)
    good, told, harmless = opened(made, home), set(), 0
    places = range(0, len(content), len(content) // 500 | 1)
    for place in places:
        made.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1:])
        try:
            harmless += opened(made, home) == good
        except Invalid as error:
            told.add(str(error))
    assert "It is damaged, or no backup at all." in told
    assert harmless < len(places) / 4


def opened(file: Path, home: Path) -> dict[str, list[Any]]:
    with rehearsed(home, file, Meter()) as found:
        return everything(found.scratch)


def test_a_member_changed_and_packed_again_is_refused(office: Database, made: Path) -> None:
    lines = first_lines(made, "unit")
    assert refused(office, repacked(made, {"tables/unit.jsonl": "".join(lines).replace("я", "ю").encode()})) == (
        "unit.jsonl: It is not what was put into the backup.")


def test_a_missing_member_is_refused(office: Database, made: Path) -> None:
    assert refused(office, repacked(made, {"tables/unit.jsonl": None})) == (
        "unit.jsonl: It is missing from the backup.")
    assert refused(office, repacked(made, {"tables/unit.jsonl": None}, honest=True)) == (
        "unit.jsonl: It is missing from the backup.")


def test_a_member_too_many_is_refused(office: Database, made: Path) -> None:
    assert "the manifest does not know it" in refused(office, repacked(made, {"uploads/extra": b"?"}))


@pytest.mark.parametrize("content", [b"PK", b"", b"{}", gzip.compress(b"{}", mtime=0), b"SQLite format 3\0"])
def test_any_other_file_is_refused(office: Database, made: Path, content: bytes) -> None:
    made.write_bytes(content)
    assert refused(office, made) == "b.zip: It is damaged, or no backup at all."


def test_an_archive_of_something_else_is_refused(office: Database, made: Path) -> None:
    assert refused(office, repacked(made, {"manifest.json": None})) == "repacked.zip: It is no backup of this program."
    assert "manifest cannot be read" in refused(office, repacked(made, {"manifest.json": b"[]"}))
    assert "manifest cannot be read" in refused(office, repacked(made, {"manifest.json": manifest_with(made, format=2)}))


def test_a_file_that_is_not_there_is_told(office: Database, made: Path) -> None:
    assert refused(office, made.with_name("no.zip")) == "no.zip: There is no such file."


def test_a_revision_of_the_future_is_refused(office: Database, made: Path) -> None:
    manifest = manifest_with(made, revision="9999", program="7.0")
    assert refused(office, repacked(made, {"manifest.json": manifest})) == (
        "repacked.zip: It was made by version 7.0 of the program, whose tables (revision 9999) this version does not know.")


def test_a_disk_too_small_is_told_before_anything_is_unpacked(
    office: Database, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1000}))
    assert "MB must be free" in refused(office, made)


@pytest.mark.parametrize(("table", "old", "new", "told"), [
    ("unit", "", "[1]\n", "unit.jsonl:4: The line cannot be read."),
    ("unit", "", "not json\n", "unit.jsonl:4: The line cannot be read."),
    ("unit", "", "[" * 100_000, "unit.jsonl:4: The line cannot be read."),
    ("unit", "", "\n", "unit.jsonl:4: The line cannot be read."),
    ("unit", "0.1", "NaN", "unit.jsonl:1: The line cannot be read."),
    ("form", "2013Q3", 7, "form.jsonl:3: The line cannot be read."),
    ("cell", "9223372036854775807", "9223372036854775808", "cell.jsonl:1: The line cannot be read."),
    ("cell", "true", "1", "cell.jsonl:1: The line cannot be read."),
    ("cell", "0001-01-01", "0001-02-30", "cell.jsonl:1: The line cannot be read."),
    ("form", "+00:00", "", "form.jsonl:1: The line cannot be read."),
    ("target", "[1,1,", "[9,1,", "b.zip: Its rows contradict each other: FOREIGN KEY constraint failed"),
    ("cell", "[2,2,2,", "[1,2,2,", "b.zip: Its rows contradict each other: UNIQUE constraint failed: cell.id"),
    ("change_history", "Мария", "Иван", "b.zip: Its history is broken at line 1."),
])
def test_rows_that_cannot_be_are_refused_though_the_manifest_vouches_for_them(
    office: Database, made: Path, table: str, old: str, new: object, told: str
) -> None:
    text = "".join(first_lines(made, table))
    changed = text.replace(f'"{old}"', str(new), 1) if isinstance(new, int) else (
        text.replace(old, str(new), 1) if old else text + str(new))
    assert changed != text
    file = repacked(made, {f"tables/{table}.jsonl": changed.encode()}, honest=True)
    assert refused(office, file.rename(made)) == told


def test_lines_cut_off_the_end_of_its_history_are_found(office: Database, made: Path) -> None:
    lines = first_lines(made, "change_history")[:-1]
    manifest = json.loads(manifest_with(made))
    manifest["tables"]["change_history"]["rows"] -= 1
    shorter = {"tables/change_history.jsonl": "".join(lines).encode(), "manifest.json": json.dumps(manifest).encode()}
    assert refused(office, repacked(made, shorter, honest=True)) == (
        "repacked.zip: Its history does not end where the manifest says.")


def test_a_row_less_than_the_manifest_says_is_refused(office: Database, made: Path) -> None:
    shorter = repacked(made, {"tables/form.jsonl": "".join(first_lines(made, "form")[:-1]).encode()}, honest=True)
    assert refused(office, shorter) == "form.jsonl: It does not hold as many rows as the manifest says."
