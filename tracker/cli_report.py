"""`tracker report`: the report on a plan, as a document."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli_base import LANG, command, database_open, told
from tracker.domain.access import COMMAND_LINE

report = typer.Typer(rich_markup_mode=None)
STEPS = 3


class Lang(StrEnum):
    BG = "bg"
    EN = "en"


OWN = Lang(LANG)


class Kind(StrEnum):
    ANNUAL = "annual"
    INTERIM = "interim"
    BULLETIN = "bulletin"


@command(report, "report", "Write the report on a plan: DOCX, PDF, XLSX or HTML, by the ending of the file's name.")
def write_report(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help=told("The plan's code."))],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=told("The file to write."))],
    period: Annotated[str | None, typer.Option("--period", help=told(
        "The year, or the last quarter to tell of; without it, the latest past its deadline."))] = None,
    lang: Annotated[Lang, typer.Option("--lang", help=told("The language of the report."))] = OWN,
    kind: Annotated[Kind, typer.Option("--kind", help=told("The year, the year so far, or two pages."))] = Kind.ANNUAL,
    letterhead: Annotated[Path | None, typer.Option("--letterhead", metavar="DOCX", help=told(
        "A Word document whose head, foot and styles are taken."))] = None,
) -> None:
    from tracker.report import scope
    from tracker.report.annual import report as made
    from tracker.report.formats import format_of, written
    from tracker.services.services import Services

    ending = format_of(out.name)
    with _watched() as step, database_open() as database:
        sources = Services(database).report_sources(COMMAND_LINE, plan, period)
        step()
        document = made(sources, lang.value, scope.Kind(kind.value))
        step()
        content = written(document, ending, letterhead)
        step()
    out.write_bytes(content)
    print(told("Written: {file}").format(file=out), file=sys.stderr)


@contextmanager
def _watched() -> Iterator[Callable[[], None]]:
    """A progress bar, if a terminal watches."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(told("Report"), total=STEPS)
        yield lambda: bar.advance(task)
