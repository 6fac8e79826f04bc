"""`tracker doctor`: is everything here as it was put here? What is a warning is worth knowing and may be right."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tracker.db import health, history, imports, migrate, office, plain
from tracker.db.work import Database, Work
from tracker.errors import Issue, say
from tracker.services import imports_apply
from tracker.services.backup import uploads_of
from tracker.services.doctor_history import broken_chain, lost_heads
from tracker.services.heads import Known, backup_files, recorded
from tracker.services.rehearsal import LEFTOVER

_OTHERS = 0o077


def examine(database: Database, home: Path, against: Sequence[Known] = ()) -> list[Issue]:
    """`against` are heads of the history known from elsewhere. Where the tables themselves are damaged, only that is
    told: what lies in them could not be read safely."""
    if migrate.current(database.engine) != migrate.newest():
        return [Issue("migrations", "alembic_version", say(
            "The tables are those of revision {now}, not {newest}. Run: tracker init",
            now=migrate.current(database.engine) or "–", newest=migrate.newest() or "–"))]
    with database.reading() as work:
        faults = [Issue("file", str(database.engine.url.database), say("The file is damaged: {fault}", fault=fault))
                  for fault in health.file_faults(work.session.connection())]
        faults = faults or list(_rows(work))
        return faults or [*_history(work, home, against), *_imports(work), *_sums(work), *_sample(work),
                          *_files(work, home),
                          *_permissions(database)]


def _history(work: Work, home: Path, against: Sequence[Known]) -> Iterator[Issue]:
    yield from broken_chain(work.session)
    found = backup_files(work.session, home)
    yield from found.faults
    yield from lost_heads(work.session, [*recorded(work.session), *found.heads, *against])


def _imports(work: Work) -> Iterator[Issue]:
    """The rows of an import are what the history says was entered with it."""
    sealed = {line.key: (line.after or {}).get("digest") for line in history.of_kind(work.session, imports_apply.KIND)}
    stored = set(imports.applied(work.session))
    for number in sorted({*stored, *map(int, sealed)}):
        if number not in stored:
            yield Issue("import", f"import_batch:{number}", say("The history speaks of it, but it is not there."))
        elif sealed.get(str(number)) != imports.digest(work.session, number):
            yield Issue("import", f"import_batch:{number}", say("Its rows are not what was sealed in the history."))


def _rows(work: Work) -> Iterator[Issue]:
    connection = work.session.connection()
    for table, number, parent in health.orphans(connection):
        yield Issue("foreign_key", f"{table}:{number}", say("The row of {parent} that it points to is not there.",
                                                            parent=parent))
    for table, column, count in health.misfits(connection, plain.ours(connection)):
        yield Issue("kind", f"{table}.{column}", say(
            "Rows with a value that does not belong in the column: {rows}.", rows=count))


def _sums(work: Work) -> Iterator[Issue]:
    """What is being entered need not add up yet; what was approved must."""
    for found in health.sums(work.session):
        text = say("By {dimension} the approved figures add up to {sum}, the total is {total}.",
                   dimension=found.dimension, sum=found.parts, total=found.total) if found.approved else say(
            "By {dimension} the figures entered add up to {sum}, the total is {total}.",
            dimension=found.dimension, sum=found.parts, total=found.total)
        where = f"{found.element}, {found.unit}, {found.ordinal}"
        yield Issue("sum", where, text, warning=not found.approved)


def _sample(work: Work) -> Iterator[Issue]:
    entries = office.entries(work.session)
    if not office.is_sample(work.session) and health.has_sample_targets(work.session):
        yield Issue("sample", "office", say("There are sample targets here, but the office is not marked as a sample."))
    try:
        date.fromisoformat(entries.get("clock", "2015-10-20"))
    except ValueError:
        yield Issue("sample", "office", say("The day of the sample, “{day}”, is not a date.", day=entries["clock"]))


def _files(work: Work, home: Path) -> Iterator[Issue]:
    folder = uploads_of(home)
    for name in health.stored_files(work.session.connection()):
        if not (folder / name).is_file():
            yield Issue("upload", str(folder / name), say("The evidence is not there."))
    for left in sorted((home / "data").glob(f"{LEFTOVER}*")):
        yield Issue("leftover", str(left), say(
            "A restore was cut off or is running. If none is running and the uploads are there, delete this folder; if "
            "the uploads are not there, they are in it."))


def _permissions(database: Database) -> Iterator[Issue]:
    url = database.engine.url
    if database.engine.dialect.name == "sqlite" and os.name == "posix" and url.database:
        mode = Path(url.database).stat().st_mode
        if mode & _OTHERS:
            yield Issue("permissions", url.database, say(
                "Other users of this machine can reach the file. Run: chmod 600 {file}", file=url.database))
