"""Preparing an installation: its tables, what the files define and, for trying it out, a sample."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from tracker.catalog.catalog import load_catalog
from tracker.db.migrate import current, is_known, newest
from tracker.db.tables import OfficeEntry
from tracker.db.work import Database
from tracker.errors import Conflict, NotFound, say
from tracker.services.office import init
from tracker.services.sample import load_sample
from tracker.services.sync import apply_sync, sync_plan

ACTOR = "command line"


def prepare(home: Path, url: str, *, sample: bool = False) -> None:
    """Tables and definitions; where they are there already, only what is new in the files."""
    catalog = load_catalog(home)
    database = made_at(url)
    init(database)
    apply_sync(database, sync_plan(catalog, database), ACTOR)
    if sample:
        load_sample(database, catalog, home / "data" / "sample")
    database.close()


def made_at(url: str) -> Database:
    """The database; if there is none yet, an empty one. A new file is its owner's alone, and so is what SQLite keeps
    beside it."""
    file = _file_of(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    return Database.at(url)


def is_prepared(url: str) -> bool:
    """Asking makes no file."""
    file = _file_of(url)
    if file is not None and not file.exists():
        return False
    database = Database.at(url)
    try:
        return inspect(database.engine).has_table(str(OfficeEntry.__tablename__))
    finally:
        database.close()


def opened(url: str) -> Database:
    """Raises NotFound where nothing was prepared, Conflict where another version of the program prepared it."""
    if not is_prepared(url):
        raise NotFound(say("There is no database here yet. Run: tracker init"))
    database = Database.at(url)
    try:
        _of_this_version(database)
    except Conflict:
        database.close()
        raise
    return database


def brought_up(url: str) -> None:
    """The tables of a database that an earlier version prepared, as they are in this one."""
    database = Database.at(url)
    init(database)
    database.close()


def _of_this_version(database: Database) -> None:
    found = current(database.engine)
    if found == newest():
        return
    if found is not None and not is_known(found):
        raise Conflict(say("A newer version of the program has used this database; use that one."))
    raise Conflict(say(
        "An earlier version of the program made this database. Keep a copy of it, then run: tracker init"))


def _file_of(url: str) -> Path | None:
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
