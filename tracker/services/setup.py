"""Preparing an installation: its tables, what the files define and, for trying it out, a sample."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from tracker.catalog.catalog import load_catalog
from tracker.db.tables import OfficeEntry
from tracker.db.work import Database
from tracker.errors import NotFound, say
from tracker.services.office import init
from tracker.services.sample import load_sample
from tracker.services.sync import apply_sync, sync_plan

ACTOR = "command line"


def prepare(home: Path, url: str, *, sample: bool = False) -> None:
    """Tables and definitions; where they are there already, only what is new in the files."""
    catalog = load_catalog(home)
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    database = Database.at(url)
    init(database)
    apply_sync(database, sync_plan(catalog, database), ACTOR)
    if sample:
        load_sample(database, catalog, home / "data" / "sample")
    database.close()


def is_prepared(url: str) -> bool:
    database = Database.at(url)
    try:
        return inspect(database.engine).has_table(str(OfficeEntry.__tablename__))
    finally:
        database.close()


def opened(url: str) -> Database:
    """Raises NotFound where nothing was prepared."""
    if not is_prepared(url):
        raise NotFound(say("There is no database here yet. Run: tracker init"))
    return Database.at(url)
