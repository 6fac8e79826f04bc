from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Thread

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from tracker.db.engine import make_engine
from tracker.db.migrate import config, current, newest, upgrade
from tracker.db.tables import Base


def differences(url: str) -> list[object]:
    engine = make_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    return list(found)


def test_an_empty_database_is_brought_to_the_tables_the_program_knows(database_url: str) -> None:
    engine = make_engine(database_url)
    assert current(engine) is None
    upgrade(engine)
    assert current(engine) == newest()
    engine.dispose()
    assert differences(database_url) == []


def test_upgrading_again_does_nothing(database_url: str) -> None:
    engine = make_engine(database_url)
    upgrade(engine)
    upgrade(engine)
    assert current(engine) == newest()
    engine.dispose()


def test_two_that_start_at_once_take_turns(database_url: str) -> None:
    engines = [make_engine(database_url), make_engine(database_url)]
    starting = [Thread(target=upgrade, args=[engine]) for engine in engines]
    for each in starting:
        each.start()
    for each in starting:
        each.join()
    assert [current(engine) for engine in engines] == [newest()] * 2
    for engine in engines:
        engine.dispose()


def test_all_who_open_a_new_file_at_once_get_in(tmp_path: Path) -> None:
    def ask(url: str) -> str:
        engine, _ = make_engine(url), ready.wait()
        with engine.connect() as connection:
            mode = str(connection.exec_driver_sql("pragma journal_mode").scalar())
        engine.dispose()
        return mode

    ready = Barrier(4)
    with ThreadPoolExecutor(4) as people:
        for file in range(50):
            assert set(people.map(ask, [f"sqlite:///{tmp_path}/{file}.sqlite3"] * 4)) == {"wal"}


def test_a_migration_that_fails_leaves_nothing_behind(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make_engine(database_url)
    monkeypatch.setattr("tracker.db.migrate._check_foreign_keys", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        upgrade(engine)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_foreign_keys_are_on_again_after_a_migration(database_url: str) -> None:
    engine = make_engine(database_url)
    upgrade(engine)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.exec_driver_sql("pragma foreign_keys").scalar_one() == 1
    engine.dispose()


def test_the_first_revision_can_be_taken_back(database_url: str) -> None:
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.begin() as connection:
        command.downgrade(config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
