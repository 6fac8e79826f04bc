"""A backup put up in a database of its own, to be looked at: what does not hold there never comes near the real one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError

from tracker.db import history, migrate, plain, restore
from tracker.db.work import Database
from tracker.errors import say
from tracker.services.archive_in import Archive, refuse
from tracker.services.archive_out import PRIVATE_FOLDER
from tracker.services.manifest import Manifest, table_file
from tracker.services.meter import Meter

LEFTOVER = ".restore-"
_ROOM = 3  # the rehearsal, the backup of what is replaced, and what replaces it


@dataclass(frozen=True)
class Rehearsal:
    file: Path
    manifest: Manifest
    folder: Path
    scratch: Database

    @property
    def uploads(self) -> Path:
        return self.folder / "uploads"


@contextmanager
def rehearsed(home: Path, file: Path, meter: Meter, *, even_if_broken: bool = False) -> Iterator[Rehearsal]:
    """Raises Invalid with what is wrong with the backup. All of it is gone afterwards."""
    data = home / "data"
    data.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    with Archive.opened(file) as archive:
        _accept(archive, data)
        archive.verify(meter)
        with TemporaryDirectory(prefix=LEFTOVER, dir=data) as name:
            made = Rehearsal(file, archive.manifest, Path(name), Database.at(f"sqlite:///{name}/scratch.sqlite3"))
            try:
                _load(archive, made.scratch, meter)
                _check_history(made, even_if_broken=even_if_broken)
                made.uploads.mkdir()
                archive.unpack_uploads(made.uploads)
                yield made
            finally:
                made.scratch.close()


def _accept(archive: Archive, data: Path) -> None:
    manifest = archive.manifest
    if not migrate.is_known(manifest.revision):
        refuse(str(archive.file), say("It was made by version {program} of the program, whose tables (revision "
                                      "{revision}) this version does not know.", program=manifest.program,
                                      revision=manifest.revision))
    needed = _ROOM * sum(member.bytes for member in manifest.members.values())
    if shutil.disk_usage(data).free < needed:
        refuse(str(archive.file), say("To restore it, {needed} MB must be free in {folder}.",
                                      needed=needed // 1_000_000 + 1, folder=str(data)))


def _load(archive: Archive, scratch: Database, meter: Meter) -> None:
    """Into tables as they were when it was made; then on to those of today."""
    manifest = archive.manifest
    migrate.upgrade(scratch.engine, manifest.revision)
    meter.expect(2 * manifest.rows)
    try:
        with scratch.writing() as work:
            connection = work.session.connection()
            tables = plain.all_there(connection)
            restore.take_over(connection, tables)
            _same_tables(archive, tables)
            for table in tables:
                done = restore.fill(connection, table, meter.over(_rows(archive, table)))
                if done != manifest.tables[table.name].rows:
                    refuse(table_file(table.name), say("It does not hold as many rows as the manifest says."))
            work.commit()
    except DBAPIError as error:
        refuse(str(archive.file), say("Its rows contradict each other: {reason}", reason=str(error.orig)))
    migrate.upgrade(scratch.engine)


def _same_tables(archive: Archive, tables: list[Table]) -> None:
    told, there = archive.manifest.tables, {table.name: {column.name for column in table.columns} for table in tables}
    for name in sorted(told.keys() ^ there.keys()):
        refuse(table_file(name), say("It is missing from the backup.") if name in there
               else say("This version of the program has no such table."))
    for name, columns in there.items():
        if set(told[name].columns) != columns or len(told[name].columns) != len(columns):
            refuse(table_file(name), say("Its columns are not those of the table."))


def _rows(archive: Archive, table: Table) -> Iterator[list[Any]]:
    """In the order of the table's own columns; a value that is none of its column is refused."""
    given = archive.manifest.tables[table.name].columns
    steps = [(given.index(column.name), plain.decoder(column.type)) for column in table.columns]
    for number, row in archive.rows(table.name):
        try:
            if len(row) != len(given):
                raise ValueError(row)
            yield [decode(row[place]) for place, decode in steps]
        except (ValueError, OverflowError):
            refuse(f"{table_file(table.name)}:{number}", say("The line cannot be read."))


def _check_history(made: Rehearsal, *, even_if_broken: bool) -> None:
    with made.scratch.reading() as work:
        head, broken = history.head(work.session), history.first_broken(work.session)
    if head != made.manifest.chain_head:
        refuse(str(made.file), say("Its history does not end where the manifest says."))
    if broken is not None and broken != made.manifest.history_broken_at:
        refuse(str(made.file), say("Its history is broken at line {line}.", line=broken))
    if broken is not None and not even_if_broken:
        refuse(str(made.file), say("Its history was broken at line {line} when the backup was made. If this is what "
                                   "you want back, say --even-if-broken.", line=broken))
