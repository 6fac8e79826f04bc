from __future__ import annotations

from datetime import UTC, date, datetime
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from tracker.db.history import Line, append, data_version, first_broken
from tracker.db.tables import Cell, OfficeEntry, UnitRow
from tracker.db.versions import save
from tracker.db.work import Database
from tracker.errors import Conflict

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def value_of(database: Database, key: str) -> str | None:
    with database.reading() as work:
        return work.session.exec(select(OfficeEntry.value).where(OfficeEntry.key == key)).first()


def test_leaving_without_commit_changes_nothing(database: Database) -> None:
    with database.writing() as work:
        work.session.add(OfficeEntry(key="clock", value="2015-10-20"))
        work.session.flush()
    assert value_of(database, "clock") is None


def test_an_error_takes_back_all_that_was_done(database: Database) -> None:
    def interrupted() -> None:
        with database.writing() as work:
            work.session.add(OfficeEntry(key="clock", value="2015-10-20"))
            work.session.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert value_of(database, "clock") is None


def test_what_was_committed_stays(database: Database) -> None:
    with database.writing() as work:
        work.session.add(OfficeEntry(key="clock", value="2015-10-20"))
        work.commit()
    assert value_of(database, "clock") == "2015-10-20"


def test_a_reader_cannot_commit(database: Database) -> None:
    with database.reading() as work, pytest.raises(RuntimeError, match="nothing to commit"):
        work.commit()


def test_the_time_of_a_work_is_the_clock_it_was_given(database: Database) -> None:
    with Database(database.engine, now=lambda: NOON).reading() as work:
        assert work.now == NOON


def test_a_figure_of_a_unit_that_does_not_exist_is_refused(database: Database) -> None:
    with database.writing() as work:
        work.session.add(Cell(element_id=1, unit_id=1, ordinal=8060, entered_on=date(2015, 10, 1)))
        with pytest.raises(IntegrityError):
            work.session.flush()


def test_the_second_to_save_the_same_version_is_told_and_nothing_is_overwritten(database: Database) -> None:
    with database.writing() as work:
        work.session.add(UnitRow(id=1, code="petrovo", position=0, document={}))
        work.commit()
    with database.writing() as work:
        save(work.session, UnitRow, 1, version=1, position=5)
        work.commit()
    with database.writing() as work, pytest.raises(Conflict):
        save(work.session, UnitRow, 1, version=1, position=9)
    with database.reading() as work:
        row = work.session.exec(select(UnitRow)).one()
        assert (row.position, row.version) == (5, 2)


def test_eight_writers_at_once_lose_nothing(database: Database) -> None:
    """Each reads, then writes what it read: without a place in line some would overwrite the others, or be refused."""
    with database.writing() as work:
        work.session.add(OfficeEntry(key="count", value="0"))
        work.commit()

    def count_up() -> None:
        for _ in range(10):
            with database.writing() as work:
                append(work.session, work.now, "a test", [Line("office", "count", None, None)])
                entry = work.session.exec(select(OfficeEntry).where(OfficeEntry.key == "count")).one()
                entry.value = str(int(entry.value) + 1)
                work.session.add(entry)
                work.commit()

    writers = [Thread(target=count_up) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert value_of(database, "count") == "80"
    with database.reading() as work:
        assert data_version(work.session) == 80
        assert first_broken(work.session) is None


@pytest.mark.parametrize(("pragma", "setting"), [
    ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10000)])
def test_sqlite_is_set_to_survive_the_power_cord(database: Database, pragma: str, setting: object) -> None:
    if database.engine.dialect.name != "sqlite":
        return
    with database.reading() as work:
        assert work.session.connection().execute(text(f"pragma {pragma}")).scalar_one() == setting
