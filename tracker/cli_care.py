"""Looking after the data: backup, restore, doctor."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli_base import FOUND, LANG, command, complain, open_database, told
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.db.history import Head
    from tracker.db.work import Database
    from tracker.services.meter import Meter
    from tracker.services.rehearsal import Rehearsal
    from tracker.services.restore import Here

ACTOR = "command line"
care = typer.Typer()
AFTER = 1.0
"""Seconds after which whoever watches wants to know how far it is."""


@contextmanager
def watched(label: str) -> Iterator[Meter]:
    """A progress bar, if it takes long and a terminal watches."""
    from time import monotonic

    from rich.console import Console
    from rich.progress import Progress

    from tracker.services.meter import Meter

    console, begun = Console(stderr=True), monotonic()
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task(label, total=None)

    def show(done: int, total: int) -> None:
        if monotonic() - begun > AFTER:
            bar.start()
            bar.update(task, completed=done, total=total)

    try:
        yield Meter(show)
    finally:
        bar.stop()


@command(care, "backup", "Write everything into one file, while people go on working.")
def backup(
    out: Annotated[Path | None, typer.Option(
        "-o", "--output", metavar="FILE", help=told("The file; without it, one in data/backups."))] = None,
) -> None:
    from tracker.services.backup import take_backup

    database = open_database()
    with watched(told("Backup")) as meter:
        made = take_backup(database, Settings.current().home, out, ACTOR, meter)
    print(made.file)
    _tell(told("Last line of the history: {head}"), head=_head(made.head))
    broken = made.manifest.history_broken_at
    if broken is not None:
        _tell(told("The history is broken at line {line}. Run: tracker doctor"), line=broken)
        raise typer.Exit(FOUND)


@command(care, "restore", "Put back what a backup holds: verified first, shown, and kept beside it what it replaces.")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=told("The backup."))],
    yes: Annotated[bool, typer.Option("--yes", help=told("Restore it without asking."))] = False,
    even_if_broken: Annotated[bool, typer.Option(
        "--even-if-broken", help=told("Even if its history was broken when it was made."))] = False,
) -> None:
    from tracker.services.rehearsal import rehearsed
    from tracker.services.restore import what_is_here
    from tracker.services.setup import made_at

    settings = Settings.current()
    with watched(told("Verifying")) as meter, rehearsed(
            settings.home, file, meter, even_if_broken=even_if_broken) as made:
        database = made_at(settings.database_url)
        _compare(what_is_here(database), made)
        if not (yes or typer.confirm(told("Replace what is here?"), err=True)):
            raise typer.Exit(FOUND)
        _put_in_place(database, settings.home, made)


def _put_in_place(database: Database, home: Path, made: Rehearsal) -> None:
    from tracker.services.restore import put_in_place

    with watched(told("Restoring")) as meter:
        kept = put_in_place(database, home, made, ACTOR, meter)
    _tell(told("Restored. What was here is kept in {file}."), file=kept.file)


@command(care, "doctor", "Verify the database, its history and its files; tell what is wrong and where.")
def doctor(
    against: Annotated[list[str] | None, typer.Option(
        "--against", metavar="FILE|HEAD",
        help=told("A backup, or the last line of the history as it was printed; may be repeated."))] = None,
) -> None:
    from tracker.services.doctor import examine
    from tracker.services.heads import known_from

    heads = [known for text in against or () if (known := known_from(text))]
    issues = examine(open_database(), Settings.current().home, heads)
    complain(issues)
    if any(not issue.warning for issue in issues):
        raise typer.Exit(FOUND)
    print(told("All is as it should be."), file=sys.stderr)


def _compare(here: Here, made: Rehearsal) -> None:
    """What would be replaced by what, table by table."""
    from tracker.services.output import as_table
    from tracker.text.dates import format_moment

    manifest = made.manifest
    taken = format_moment(manifest.taken_at.astimezone(), LANG)
    _tell(told("Backup of {moment}, program {program}, revision {revision}, {database}"), moment=taken,
          program=manifest.program, revision=manifest.revision, database=manifest.database)
    table, now, then = told("table"), told("here"), told("in the backup")
    names = dict.fromkeys([*manifest.tables, *here.rows])
    print(as_table([{table: name, now: here.rows.get(name), then: manifest.tables[name].rows
                     if name in manifest.tables else None} for name in names]))
    _tell(told("Last line of the history here: {head}"), head=_head(here.head))
    _tell(told("Last line of the history in the backup: {head}"), head=_head(manifest.chain_head))


def _head(head: Head | None) -> str:
    return str(head) if head else "–"


def _tell(text: str, **values: object) -> None:
    print(text.format(**values), file=sys.stderr)
