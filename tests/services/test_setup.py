"""A database that another version of the program prepared: it is said, and `init` brings it up."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tracker.db.engine import make_engine
from tracker.db.migrate import current, newest, upgrade
from tracker.errors import Conflict, NotFound
from tracker.services.setup import brought_up, opened


def test_a_database_of_an_earlier_version_is_not_opened_but_brought_up(database_url: str) -> None:
    engine = make_engine(database_url)
    upgrade(engine, "0004")
    with pytest.raises(Conflict, match="tracker init"):
        opened(database_url)
    brought_up(database_url)
    assert current(engine) == newest()
    opened(database_url).close()
    engine.dispose()


def test_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(Conflict, match="newer version"):
        opened(database_url)
    engine.dispose()


def test_where_nothing_was_prepared_it_is_said_how(database_url: str) -> None:
    with pytest.raises(NotFound, match="tracker init"):
        opened(database_url)
