"""An office whose every table has rows with awkward values, made from the tables themselves: what is added tomorrow is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Integer, Table, insert, select, text

from tracker.db import history, plain
from tracker.db.history import Line
from tracker.db.tables import Base
from tracker.db.types import PeriodCode
from tracker.db.work import Database
from tracker.services.backup import Backup, take_backup
from tracker.services.meter import Meter
from tracker.services.rehearsal import rehearsed
from tracker.services.restore import put_in_place

WORDS = ("„Дом“ — ъгъл 'x' \"y\"\n\tвтори ред; 100 % \\N ,", "", "👩‍🦽 Ѝ \u00a0край")
DAYS = (date(1, 1, 1), date(9999, 12, 31), date(2015, 10, 20))
MOMENTS = (datetime(2015, 10, 20, 23, 59, 59, 999999, tzinfo=UTC), datetime(2012, 2, 29, tzinfo=UTC),
           datetime(2026, 3, 29, 3, 30, tzinfo=timezone(timedelta(hours=3))))
WHOLE = (2**63 - 1, -(2**63), 0)
DOCUMENTS: tuple[Any, ...] = (
    {"title": {"bg": WORDS[0], "en": WORDS[2]}, "tolerance": 0.1, "big": 1e300, "none": None, "list": [1, [], {}]}, {},
    {"я": True, "а": 12345678901234567890})
UNGUARD = {
    "sqlite": ("drop trigger change_history_no_update", "drop trigger change_history_no_delete"),
    "postgresql": ("drop trigger change_history_no_change on change_history",)}


def furnish(database: Database) -> None:
    """Three rows in each table, the second as empty as it may be, and a history of four lines."""
    with database.writing() as work:
        connection = work.session.connection()
        there = {table.name: table for table in [*plain.ours(connection), *plain.left_out(connection)]}
        for table in Base.metadata.sorted_tables:
            if table.name in plain.names() - {"change_history"}:
                connection.execute(insert(there[table.name]), [dict(_values(table, number)) for number in (1, 2, 3)])
        work.commit()
    number_on(database)
    for why in (None, WORDS[0]):
        note(database, Line("unit", "petrovo", None, DOCUMENTS[0], why), Line("unit", WORDS[0], DOCUMENTS[1], None, why))


def number_on(database: Database) -> None:
    """Rows were given their numbers by hand, of which PostgreSQL knows nothing."""
    if database.engine.dialect.name == "postgresql":
        with database.writing() as work:
            for table in Base.metadata.sorted_tables:
                if "id" in table.columns and table.name != "change_history":
                    say(work.session.connection(), f"alter sequence {table.name}_id_seq restart with 4")
            work.commit()


def say(connection: Any, *statements: str) -> None:
    for statement in statements:
        connection.execute(text(statement))


def tamper(database: Database, *statements: str) -> None:
    with database.writing() as work:
        say(work.session.connection(), *UNGUARD[database.engine.dialect.name], *statements)
        work.commit()


def note(database: Database, *lines: Line) -> None:
    with database.writing() as work:
        history.append(work.session, work.now, "Мария", lines)
        work.commit()


def everything(database: Database, *, less: str = "") -> dict[str, list[Any]]:
    """All rows of all tables that are in a backup, as the program reads them; `less` a table."""
    with database.reading() as work:
        connection = work.session.connection()
        return {table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
                for table in Base.metadata.sorted_tables
                if table.name in plain.names() - plain.LEFT_OUT - {less}}


def back_up(database: Database, home: Path, file: Path | None = None) -> Backup:
    (home / "data").mkdir(exist_ok=True)
    return take_backup(database, home, file, "Мария", Meter())


def bring_back(database: Database, home: Path, file: Path, *, even_if_broken: bool = False) -> Backup:
    with rehearsed(home, file, Meter(), even_if_broken=even_if_broken) as made:
        return put_in_place(database, home, made, "Петър", Meter())


def repacked(file: Path, changes: dict[str, bytes | None], *, honest: bool = False) -> Path:
    """A copy with members replaced, added or, where None, left out; an honest one says so in its manifest."""
    copy = file.with_name("repacked.zip")
    with ZipFile(file) as old, ZipFile(copy, "w", ZIP_DEFLATED) as new:
        members = {name: old.read(name) for name in old.namelist()} | changes
        for name, content in members.items():
            if content is not None:
                new.writestr(name, _told(members, content) if honest and name == "manifest.json" else content)
    return copy


def manifest_with(file: Path, **changes: object) -> bytes:
    with ZipFile(file) as archive:
        return json.dumps({**json.loads(archive.read("manifest.json")), **changes}).encode()


def _told(members: dict[str, bytes | None], manifest: bytes) -> bytes:
    told = {name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in members.items() if content is not None and name != "manifest.json"}
    return json.dumps({**json.loads(manifest), "members": told}).encode()


def _values(table: Table, number: int) -> Iterator[tuple[str, Any]]:
    for column in table.columns:
        if column.nullable and number == 2:
            yield column.name, None
        elif column.foreign_keys or (column.primary_key and isinstance(column.type, Integer)):
            yield column.name, number
        else:
            yield column.name, _value(column, number)


def _value(column: Column[Any], number: int) -> Any:
    kind = column.type
    if isinstance(kind, PeriodCode):
        return f"201{number}Q3"
    if hasattr(kind, "impl_instance"):
        kind = kind.impl_instance
    for known, values in ((Boolean, (True, False, True)), (BigInteger, WHOLE), (Integer, (2**31 - 1, 1, 7)),
                          (JSON, DOCUMENTS), (DateTime, MOMENTS), (Date, DAYS)):
        if isinstance(kind, known):
            return values[number - 1]
    return WORDS[number - 1]
