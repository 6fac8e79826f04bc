"""`tracker backup`: one file with everything, from one moment, while people go on working."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Table

from tracker.db import dump, history, migrate, office, plain
from tracker.db.history import Head, Line
from tracker.db.work import Database, Work
from tracker.errors import Conflict, say
from tracker.services.archive_in import Archive
from tracker.services.archive_out import PRIVATE_FOLDER, Writer, chunks_of, digest_of, joined, written_whole
from tracker.services.manifest import NAME, UPLOADS, Manifest, Part, Sealed, table_file
from tracker.services.meter import Meter

KIND = "backup"
_PACKING = 3  # a tenth larger than the usual 6, in half the time


@dataclass(frozen=True)
class Backup:
    file: Path
    manifest: Manifest
    sha256: str

    @property
    def head(self) -> Head | None:
        return self.manifest.chain_head


def backups_of(home: Path) -> Path:
    return home / "data" / "backups"


def uploads_of(home: Path) -> Path:
    return home / "data" / "uploads"


def default_file(home: Path, at: datetime, what: str = "tracker") -> Path:
    folder = backups_of(home)
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    names = (f"{what}-{at:%Y%m%d-%H%M%S}{again}.zip" for again in ("", *(f"-{number}" for number in range(2, 100))))
    return next(folder / name for name in names if not (folder / name).exists())


def take_backup(database: Database, home: Path, file: Path | None, actor: str, meter: Meter) -> Backup:
    """Write it, then note in the history that it exists: what is cut off later shows against that line or the file."""
    made = write(database, home, file or default_file(home, database.now()), meter)
    with database.writing() as work:
        history.append(work.session, work.now, actor, [Line(KIND, made.file.name, None, told(made))])
        work.commit()
    return made


def told(made: Backup) -> dict[str, object]:
    """What the history keeps of a backup."""
    return {"head": head_document(made.head), "sha256": made.sha256, "taken_at": made.manifest.taken_at.isoformat()}


def head_document(head: Head | None) -> dict[str, object] | None:
    return {"id": head.id, "hash": head.hash} if head else None


def write(database: Database, home: Path, file: Path, meter: Meter) -> Backup:
    """The file is read once more before it gets its name: a backup that cannot be read is none."""
    with written_whole(file) as out:
        with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_PACKING) as archive, database.reading() as work:
            manifest = _fill(Writer(archive), work, home, meter)
            archive.writestr(NAME, manifest.model_dump_json(indent=1))
        Archive(file, out).verify(meter)
    return Backup(file, manifest, digest_of(file))


def _fill(writer: Writer, work: Work, home: Path, meter: Meter) -> Manifest:
    """All of it in the state in which the first question found the database."""
    connection = work.session.connection()
    revision = migrate.revision_of(connection)
    if revision is None or revision != migrate.newest():
        raise Conflict(say("The database is of another version of the program. Run: tracker init"))
    tables = plain.ours(connection)
    meter.expect(sum(dump.count(connection, table) for table in tables))
    head, broken = history.head(work.session), history.first_broken(work.session)
    parts = {table.name: _table(writer, connection, table, meter) for table in tables}
    _uploads(writer, uploads_of(home))
    return Manifest(
        format=1, program=version("indicator-tracker"), revision=revision, database=connection.dialect.name,
        taken_at=work.now, head=Sealed(id=head.id, hash=head.hash) if head else None, history_broken_at=broken,
        office=office.entries(work.session), tables=parts, members=writer.members)


def _table(writer: Writer, connection: Connection, table: Table, meter: Meter) -> Part:
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        for row in meter.over(dump.rows(connection, table)):
            count += 1
            yield _line(row)

    writer.add(table_file(table.name), joined(lines()))
    return Part(columns=tuple(column.name for column in table.columns), rows=count)


def _uploads(writer: Writer, folder: Path) -> None:
    """As they are: they are packed already, most of them. What is added meanwhile is not asked for by this database."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            writer.add(f"{UPLOADS}{path.relative_to(folder).as_posix()}", chunks_of(path), pack=False)


def _line(row: list[object]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
