"""Bringing a database to today's tables, from empty or from any earlier revision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

FOLDER = Path(__file__).parent / "migrations"
_TURN = 7_241_503  # PostgreSQL's number for “somebody is migrating”


def upgrade(engine: Engine, to: str = "head") -> None:
    """All steps in one transaction, whoever else starts at the same time; a failure leaves everything as it was."""
    writer = engine.execution_options(write=True)
    with writer.connect() as connection:
        # Rebuilding a parent table with foreign keys on would delete its children (STACK 10)
        _foreign_keys(connection, "off")
        try:
            with connection.begin():
                _wait_for_turn(connection)
                command.upgrade(config(connection), to)
                _check_foreign_keys(connection)
        finally:
            _foreign_keys(connection, "on")


def current(engine: Engine) -> str | None:
    """The revision the database is at; none if it was never prepared."""
    with engine.connect() as connection:
        return revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """As this transaction sees it."""
    return MigrationContext.configure(connection).get_current_revision()


def is_known(revision: str) -> bool:
    """Whether this version of the program can bring that revision to its own."""
    return revision in {step.revision for step in ScriptDirectory(str(FOLDER)).walk_revisions()}


def newest() -> str | None:
    return ScriptDirectory(str(FOLDER)).get_current_head()


def config(connection: Connection | None = None) -> Config:
    found = Config(attributes={"connection": connection})
    found.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return found


def _foreign_keys(connection: Connection, switch: str) -> None:
    """Past SQLAlchemy, which would begin a transaction, in which SQLite ignores this."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute(f"pragma foreign_keys={switch}")


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        orphans = connection.exec_driver_sql("pragma foreign_key_check").fetchall()
        if orphans:
            raise RuntimeError(f"the migration would leave rows without their parent: {orphans[:5]}")


def _wait_for_turn(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({_TURN})")
