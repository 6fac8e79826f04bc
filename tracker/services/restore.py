"""`tracker restore`: what a backup holds in place of what is here, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, inspect
from sqlalchemy.exc import DBAPIError

from tracker.db import dump, history, migrate, plain, restore
from tracker.db.history import Head, Line
from tracker.db.work import Database, Work
from tracker.errors import Conflict, say
from tracker.services.archive_out import digest_of
from tracker.services.backup import Backup, default_file, head_document, told, uploads_of, write
from tracker.services.meter import Meter
from tracker.services.rehearsal import Rehearsal

KIND = "restore"


@dataclass(frozen=True)
class Here:
    """What would be replaced."""

    rows: Mapping[str, int]
    head: Head | None


def what_is_here(database: Database) -> Here:
    """Nothing, where nothing was prepared yet."""
    if not inspect(database.engine).get_table_names():
        return Here({}, None)
    _refuse_other_versions(database)
    with database.reading() as work:
        connection = work.session.connection()
        return Here({table.name: dump.count(connection, table) for table in plain.ours(connection)},
                    history.head(work.session))


def put_in_place(database: Database, home: Path, made: Rehearsal, actor: str, meter: Meter) -> Backup:
    """One transaction; gives the backup of what was here. While it runs, readers see what was, and writers wait."""
    if not inspect(database.engine).get_table_names():
        migrate.upgrade(database.engine)
    _refuse_other_versions(database)
    try:
        return _replace(database, home, made, actor, meter)
    except DBAPIError as error:
        raise Conflict(say("The database refused it: {reason} Nothing was changed.", reason=str(error.orig))) from error


def _replace(database: Database, home: Path, made: Rehearsal, actor: str, meter: Meter) -> Backup:
    with database.writing() as work:
        connection = work.session.connection()
        tables, sign_ins = plain.ours(connection), plain.left_out(connection)
        restore.take_over(connection, [*tables, *sign_ins])
        was = history.head(work.session)
        kept = write(database, home, default_file(home, work.now, "before-restore"), meter)
        with restore.Unguarded(connection, tables):
            restore.empty(connection, [*tables, *sign_ins])
            _fill(connection, tables, made, meter)
        number = _note(work, made, was, kept, actor)
        restore.continue_numbers(connection, tables, {"change_history": number + 1})
        _compare(work, made, number)
        with _swapped(uploads_of(home), made.uploads, made.folder / "before"):
            work.commit()
    return kept


def _fill(connection: Connection, tables: list[Table], made: Rehearsal, meter: Meter) -> None:
    with made.scratch.reading() as work:
        source = work.session.connection()
        there = {table.name: table for table in plain.ours(source)}
        for table in tables:
            rows = meter.over(dump.in_order_of(table, source, there[table.name]))
            if restore.fill(connection, table, rows) != dump.count(source, there[table.name]):
                raise RuntimeError(f"not all rows of {table.name} came over")


def _note(work: Work, made: Rehearsal, was: Head | None, kept: Backup, actor: str) -> int:
    """The line that follows what came. Its number is beyond all that were ever given, so that whoever keeps answers
    by the version of the data takes none for those of another history."""
    head = made.manifest.chain_head
    number = max(was.id if was else 0, head.id if head else 0) + 1
    after = {"head": head_document(head), "sha256": digest_of(made.file),
             "taken_at": made.manifest.taken_at.isoformat(), "kept": kept.file.name}
    history.append(work.session, work.now, actor, [
        Line(KIND, made.file.name, {**told(kept), "head": head_document(was)}, after)], number)
    return number


def _compare(work: Work, made: Rehearsal, number: int) -> None:
    """The history that came is still sealed, up to the line just added."""
    if history.data_version(work.session) != number or (
            history.first_broken(work.session) != made.manifest.history_broken_at):
        raise RuntimeError("the history did not come over as it was")


def _refuse_other_versions(database: Database) -> None:
    if migrate.current(database.engine) != migrate.newest():
        raise Conflict(say("The database is of another version of the program. Run: tracker init"))


@contextmanager
def _swapped(current: Path, coming: Path, away: Path) -> Iterator[None]:
    """The folder that came in place of the one that was; back again if what follows fails."""
    had = current.exists()
    if had:
        current.rename(away)
    try:
        coming.rename(current)
        yield
    except BaseException:
        if not coming.exists():
            current.rename(coming)
        if had:
            away.rename(current)
        raise
