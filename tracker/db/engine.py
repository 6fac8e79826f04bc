"""One engine for either database, set so that an acknowledged save survives the power cord."""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

_PRAGMAS = ("busy_timeout=10000", "synchronous=full", "foreign_keys=on")
_TRIES = 10
_to_json = partial(json.dumps, ensure_ascii=False)


def make_engine(url: str | URL) -> Engine:
    """Readers use it as it is; writers ask for `execution_options(write=True)`."""
    address = make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address, json_serializer=_to_json)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # else the driver begins transactions of its own, too late
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: Any) -> None:
    """Two who switch a file at once refuse each other, whatever the timeout: who lost waits its turn and asks again."""
    for left in reversed(range(_TRIES)):
        try:
            connection.execute("pragma journal_mode=wal")
        except sqlite3.OperationalError:
            if not left:
                raise
            connection.execute("begin immediate")
            connection.execute("rollback")
        else:
            return


def _begin(connection: Connection) -> None:
    """A writer takes its place in the queue at once: a reader that turns writer is refused, whatever the timeout."""
    options = connection.get_execution_options()
    if not options.get("single"):  # one statement is a transaction of its own
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")
