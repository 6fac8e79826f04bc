"""What is backed up comes back, row by row, whichever database it came from."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import inspect

from tests.harness.databases import KINDS, Databases
from tests.services.care import back_up, bring_back, everything, furnish, note, say, tamper
from tracker.db import history, migrate, plain
from tracker.db.history import Line
from tracker.db.tables import Base, UnitRow
from tracker.db.work import Database
from tracker.errors import Conflict, Invalid
from tracker.services.backup import uploads_of
from tracker.services.meter import Meter
from tracker.services.rehearsal import rehearsed
from tracker.services.restore import what_is_here

Make = Callable[[str], Database]


@pytest.fixture
def make(databases: Databases, prepared: Callable[[str], str]) -> Iterator[Make]:
    """`make(kind)` is a database with all tables and nothing in them."""
    opened = []

    def made(kind: str) -> Database:
        fresh = databases.fresh(kind, like=prepared(kind))
        database = Database.at(fresh.__enter__())
        opened.append((database, fresh))
        return database

    yield made
    for database, fresh in opened:
        database.close()
        fresh.__exit__(None, None, None)


@pytest.fixture
def furnished(database: Database) -> Database:
    furnish(database)
    return database


def intact(database: Database) -> bool:
    with database.reading() as work:
        return history.first_broken(work.session) is None


@pytest.mark.parametrize("target", KINDS)
@pytest.mark.parametrize("source", KINDS)
def test_a_restore_gives_back_exactly_what_was_on_either_database(
    make: Make, tmp_path: Path, source: str, target: str
) -> None:
    office, elsewhere = make(source), make(target)
    furnish(office)
    was, made = everything(office), back_up(office, tmp_path)
    bring_back(elsewhere, tmp_path, made.file)
    *lines, restored = everything(elsewhere)["change_history"]
    assert {**everything(elsewhere), "change_history": lines} == was
    assert restored[2:5] == ("Петър", "restore", made.file.name)
    assert intact(elsewhere)


def test_there_and_back_again_is_the_same(make: Make, tmp_path: Path) -> None:
    office, elsewhere = make("sqlite"), make("postgresql")
    furnish(office)
    was = everything(office, less="change_history")
    bring_back(elsewhere, tmp_path, back_up(office, tmp_path, tmp_path / "a.zip").file)
    bring_back(office, tmp_path, back_up(elsewhere, tmp_path, tmp_path / "b.zip").file)
    assert everything(office, less="change_history") == was
    assert intact(office)


def test_what_was_replaced_lies_in_a_backup_beside_it(furnished: Database, tmp_path: Path) -> None:
    early = back_up(furnished, tmp_path)
    note(furnished, Line("unit", "later", None, {"a": 1}))
    later = everything(furnished)
    kept = bring_back(furnished, tmp_path, early.file)
    assert kept.file.parent == early.file.parent and kept.file.name.startswith("before-restore-")
    bring_back(furnished, tmp_path, kept.file)
    assert everything(furnished)["change_history"][:-1] == later["change_history"]


def test_the_line_of_a_restore_has_a_number_never_given_before(furnished: Database, tmp_path: Path) -> None:
    """Answers kept by the version of the data would else be taken for those of another history."""
    early = back_up(furnished, tmp_path)
    note(furnished, Line("unit", "later", None, {}), Line("unit", "later still", None, {}))
    bring_back(furnished, tmp_path, early.file)
    with furnished.reading() as work:
        [line] = history.of_kind(work.session, "restore")
        assert line.id == history.data_version(work.session) == 8
        assert line.before is not None and line.before["head"]["id"] == 7
        assert line.after is not None and line.after["head"]["id"] == 4


def test_people_go_on_working_after_a_restore(furnished: Database, tmp_path: Path) -> None:
    """New rows get new numbers, and the history is guarded as before."""
    bring_back(furnished, tmp_path, back_up(furnished, tmp_path).file)
    note(furnished, Line("unit", "new", None, {}))
    with furnished.writing() as work:
        work.session.add(UnitRow(code="new", position=9, document={}))
        work.commit()
    assert intact(furnished)
    with furnished.writing() as work, pytest.raises(Exception, match="append-only"):
        say(work.session.connection(), "delete from change_history")


def test_a_backup_notes_itself_in_the_history_and_prints_the_line_it_ends_with(
    furnished: Database, tmp_path: Path
) -> None:
    made = back_up(furnished, tmp_path)
    with furnished.reading() as work:
        [line] = history.of_kind(work.session, "backup")
        assert line.after is not None
        assert line.after["sha256"] == made.sha256
        assert line.after["head"] == {"id": 4, "hash": line.previous_hash}
    assert str(made.head) == f"4:{line.previous_hash}"


def test_nobody_else_may_read_a_backup(furnished: Database, tmp_path: Path) -> None:
    made = back_up(furnished, tmp_path)
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700


def test_a_backup_overwrites_nothing_and_leaves_nothing_half_done(furnished: Database, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("мое")
    with pytest.raises(Conflict, match="nothing is overwritten"):
        back_up(furnished, tmp_path, tmp_path / "mine.zip")
    with pytest.raises(Conflict, match="could not be written"):
        back_up(furnished, tmp_path, tmp_path / "no such folder" / "b.zip")
    assert (tmp_path / "mine.zip").read_text() == "мое"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_backup_taken_while_people_save_is_of_one_moment(furnished: Database, tmp_path: Path) -> None:
    """Each save adds a unit and a line: in every backup there are as many new units as new lines."""
    enough, started = Event(), Event()

    def save() -> None:
        for number in range(10_000):
            if enough.is_set():
                return
            with furnished.writing() as work:
                work.session.add(UnitRow(code=f"saved-{number}", position=number, document={}))
                history.append(work.session, work.now, "Мария", [Line("unit", f"saved-{number}", None, {})])
                work.commit()
            started.set()

    saving = Thread(target=save)
    saving.start()
    started.wait(10)
    made = [back_up(furnished, tmp_path, tmp_path / f"{number}.zip") for number in range(5)]
    enough.set()
    saving.join()
    for number, backup in enumerate(made):
        with rehearsed(tmp_path, backup.file, Meter()) as found:
            rows = what_is_here(found.scratch).rows
            assert rows == {name: part.rows for name, part in backup.manifest.tables.items()}
            assert rows["unit"] - 3 == rows["change_history"] - 4 - number > 0
    assert intact(furnished)


def test_the_backup_before_a_restore_holds_every_save_that_was_acknowledged(
    furnished: Database, tmp_path: Path
) -> None:
    early, saved, enough, started = back_up(furnished, tmp_path), [], Event(), Event()

    def save() -> None:
        for number in range(10_000):
            if enough.is_set():
                return
            note(furnished, Line("unit", f"saved-{number}", None, {}))
            saved.append(f"saved-{number}")
            started.set()

    saving = Thread(target=save)
    saving.start()
    started.wait(10)
    kept = bring_back(furnished, tmp_path, early.file)
    enough.set()
    saving.join()
    with rehearsed(tmp_path, kept.file, Meter()) as found:
        before = {row[4] for row in everything(found.scratch)["change_history"]}
    after = {row[4] for row in everything(furnished)["change_history"]}
    assert set(saved) <= before | after


def test_uploads_come_back_as_they_were(furnished: Database, tmp_path: Path) -> None:
    folder = uploads_of(tmp_path)
    (folder / "2015").mkdir(parents=True)
    (folder / "2015" / "протокол.pdf").write_bytes(bytes(range(256)) * 5000)
    (folder / "празен").write_bytes(b"")
    made = back_up(furnished, tmp_path)
    (folder / "2015" / "протокол.pdf").unlink()
    (folder / "later").write_bytes(b"later")
    bring_back(furnished, tmp_path, made.file)
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found == {"2015/протокол.pdf": bytes(range(256)) * 5000, "празен": b""}
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["backups", "uploads"]


def test_what_opens_doors_is_in_no_backup() -> None:
    """A table with a telling name is left out, or somebody has looked at it; and nothing kept points to what is not."""
    doors = {name for name in plain.names() if any(word in name for word in ("session", "link", "token", "attempt"))}
    assert doors <= plain.LEFT_OUT
    pointing = {key.column.table.name for table in Base.metadata.sorted_tables if table.name not in plain.LEFT_OUT
                for key in table.foreign_keys}
    assert not pointing & plain.LEFT_OUT


def test_every_table_and_column_of_the_program_is_in_a_backup(database: Database, tmp_path: Path) -> None:
    parts = back_up(database, tmp_path).manifest.tables
    there = set(inspect(database.engine).get_table_names()) - {"alembic_version"}
    assert parts.keys() == there - plain.LEFT_OUT == plain.names() - plain.LEFT_OUT
    assert {name: set(part.columns) for name, part in parts.items()} == {
        name: set(Base.metadata.tables[name].columns.keys()) for name in parts}


def test_a_backup_is_restored_where_nothing_was_prepared(
    furnished: Database, databases: Databases, database_kind: str, tmp_path: Path
) -> None:
    made, was = back_up(furnished, tmp_path), everything(furnished, less="change_history")
    with databases.fresh(database_kind) as url:
        empty = Database.at(url)
        assert what_is_here(empty).rows == {}
        bring_back(empty, tmp_path, made.file)
        assert everything(empty, less="change_history") == was
        assert migrate.current(empty.engine) == migrate.newest()
        empty.close()


def test_an_empty_office_can_be_backed_up_and_restored(database: Database, tmp_path: Path) -> None:
    made = back_up(database, tmp_path)
    assert made.head is None
    bring_back(database, tmp_path, made.file)
    assert [row[3] for row in everything(database)["change_history"]] == ["restore"]


def test_a_broken_history_is_backed_up_all_the_same_and_restored_only_if_asked_for(
    furnished: Database, tmp_path: Path
) -> None:
    tamper(furnished, "update change_history set actor = 'Иван' where id = 2")
    made = back_up(furnished, tmp_path)
    assert made.manifest.history_broken_at == 2
    was = everything(furnished)
    with pytest.raises(Invalid, match="was broken at line 2"):
        bring_back(furnished, tmp_path, made.file)
    assert everything(furnished) == was
    bring_back(furnished, tmp_path, made.file, even_if_broken=True)
    assert everything(furnished)["change_history"][:4] == was["change_history"][:4]


def test_a_database_of_another_version_is_left_alone(furnished: Database, tmp_path: Path) -> None:
    made = back_up(furnished, tmp_path)
    with furnished.writing() as work:
        say(work.session.connection(), "update alembic_version set version_num = '9999'")
        work.commit()
    with pytest.raises(Conflict, match="another version"):
        back_up(furnished, tmp_path, tmp_path / "b.zip")
    with pytest.raises(Conflict, match="another version"):
        bring_back(furnished, tmp_path, made.file)
