from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tracker.db.history import Line, append, data_version, first_broken, of
from tracker.db.work import Database

UNGUARD = {
    "sqlite": ["drop trigger change_history_no_update", "drop trigger change_history_no_delete"],
    "postgresql": ["drop trigger change_history_no_change on change_history"]}


@pytest.fixture
def history(database: Database) -> Database:
    with database.writing() as work:
        append(work.session, work.now, "Мария", [
            Line("targets", "petrovo", None, {"targets": [{"due": "2015-12-31", "value": "0"}]}),
            Line("unit", "petrovo", {"closed": None}, {"closed": "2015-12-31"}, why="решение № 5")])
        work.commit()
    with database.writing() as work:
        append(work.session, work.now, "Петър", [Line("unit", "petrovo", {"closed": "2015-12-31"}, {"closed": None})])
        work.commit()
    return database


def say(database: Database, *statements: str) -> None:
    with database.writing() as work:
        for statement in statements:
            work.session.connection().execute(text(statement))
        work.commit()


def test_the_chain_holds_across_transactions(history: Database) -> None:
    with history.reading() as work:
        assert first_broken(work.session) is None


def test_the_version_of_the_data_grows_with_every_line(history: Database) -> None:
    with history.reading() as work:
        assert data_version(work.session) == 3


def test_an_empty_history_is_version_nought(database: Database) -> None:
    with database.reading() as work:
        assert data_version(work.session) == 0


def test_what_happened_to_a_unit_is_told_in_order(history: Database) -> None:
    with history.reading() as work:
        told = [(change.actor, change.after, change.why) for change in of(work.session, "unit", "petrovo")]
    assert told == [("Мария", {"closed": "2015-12-31"}, "решение № 5"), ("Петър", {"closed": None}, None)]


@pytest.mark.parametrize("statement", ["update change_history set actor = 'nobody'", "delete from change_history"])
def test_the_database_refuses_to_change_the_history(history: Database, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        say(history, statement)


@pytest.mark.parametrize(("statement", "found_at"), [
    ("update change_history set actor = 'Иван' where id = 2", 2),
    ("update change_history set after = null where id = 1", 1),
    ("delete from change_history where id = 2", 3)])
def test_whoever_gets_round_that_is_found(
    history: Database, database_kind: str, statement: str, found_at: int
) -> None:
    say(history, *UNGUARD[database_kind], statement)
    with history.reading() as work:
        assert first_broken(work.session) == found_at
