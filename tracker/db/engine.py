"""One engine for either database, set so that an acknowledged save survives the power cord."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

# busy_timeout comes first: the switch to WAL may itself have to wait
_PRAGMAS = ("busy_timeout=10000", "journal_mode=wal", "synchronous=full", "foreign_keys=on")
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


def _begin(connection: Connection) -> None:
    """A writer takes its place in the queue at once: a reader that turns writer is refused, whatever the timeout."""
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
