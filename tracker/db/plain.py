"""Tables as they lie in a database, and their values in a form that belongs to neither kind of database.

They are read from the database itself, so that a table which a colleague adds tomorrow is in the backup of tomorrow.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, Date, DateTime, Float, Integer, LargeBinary, MetaData, String, Table
from sqlalchemy.types import TypeEngine

import tracker.db
from tracker.db.tables import Base

LEFT_OUT = frozenset({"session", "one_time_link", "sign_in_attempt", "calendar_link"})
"""What lets people in, or keeps them out for an hour: a stolen backup shall open no door, and an old one none again."""

_ALEMBIC = "alembic_version"
Convert = Callable[[Any], Any]


def names() -> frozenset[str]:
    """All tables of the program, whoever has imported what so far."""
    for module in iter_modules(tracker.db.__path__):
        if module.name.startswith("tables"):
            import_module(f"{tracker.db.__name__}.{module.name}")
    return frozenset(Base.metadata.tables)


def ours(connection: Connection) -> list[Table]:
    """The tables of this version of the program as they are there, parents first, less what is left out."""
    known = names()
    return _reflected(connection, lambda name: name in known and name not in LEFT_OUT)


def left_out(connection: Connection) -> list[Table]:
    """With the tables they point to read along, so that they come in order."""
    known = names()
    return [table for table in _reflected(connection, lambda name: name in known) if table.name in LEFT_OUT]


def all_there(connection: Connection) -> list[Table]:
    """Of a scratch database at any revision, in which there is nothing but ours."""
    return _reflected(connection, lambda name: name not in LEFT_OUT | {_ALEMBIC})


def _reflected(connection: Connection, wanted: Callable[[str], bool]) -> list[Table]:
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: wanted(name), resolve_fks=False)
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return [table for table in metadata.sorted_tables if wanted(table.name)]


def encoders(table: Table) -> dict[int, Convert]:
    """By the place of the column; what JSON can say by itself has none."""
    kinds = [(DateTime, _moment_out), (Date, date.isoformat), (LargeBinary, lambda value: b64encode(value).decode())]
    return {place: encode for place, column in enumerate(table.columns)
            for kind, encode in kinds if isinstance(column.type, kind)}


def decoder(kind: TypeEngine[Any]) -> Convert:
    """Raises ValueError for a value that is none of the column's: SQLite would take it."""
    for known, decode in _DECODERS:
        if isinstance(kind, known):
            return lambda value: None if value is None else decode(value)
    raise TypeError(f"a backup knows no columns of {kind!r}")


def _moment_out(value: datetime) -> str:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _moment_in(value: Any) -> datetime:
    moment = datetime.fromisoformat(_a(str)(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment.astimezone(UTC)


def _a(kind: type) -> Convert:
    def checked(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(value)
        return value

    return checked


def _whole(value: Any) -> int:
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise ValueError(value)
    return value


_DECODERS: list[tuple[type[TypeEngine[Any]], Convert]] = [
    (Boolean, _a(bool)), (Integer, _whole), (Float, _a(float)), (JSON, lambda value: value), (DateTime, _moment_in),
    (Date, lambda value: date.fromisoformat(_a(str)(value))), (String, _a(str)),
    (LargeBinary, lambda value: b64decode(_a(str)(value), validate=True))]
