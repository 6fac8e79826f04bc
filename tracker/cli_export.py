"""`tracker export`: what people take along, as a workbook or as text."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli_base import LANG, MISUSED, command, database_open, owner, told

if TYPE_CHECKING:
    from tracker.services.export_file import Asked, File

export = typer.Typer()


class What(StrEnum):
    PROGRESS = "progress"
    IPTT = "iptt"
    PLAN = "plan"
    FIGURES = "figures"
    HISTORY = "history"
    DEFINITIONS = "definitions"
    REVIEW = "review"


class Shape(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"


@command(export, "export", "Write what the tracker knows into a workbook, or as text for machines or for Excel.")
def write(
    what: Annotated[What, typer.Argument(help=told("What to write."))],
    plan: Annotated[str | None, typer.Option(help=told("The plan's code."))] = None,
    period: Annotated[str | None, typer.Option(
        "--period", help=told("The period: 2015, 2015H1, 2015Q3 or 2015-07."))] = None,
    how: Annotated[Shape, typer.Option("--format", help=told(
        "xlsx; csv for machines; csv-excel for Excel in Bulgaria."))] = Shape.XLSX,
    out: Annotated[Path | None, typer.Option(
        "-o", "--output", metavar="FILE",
        help=told("The file; without it a workbook gets a name of its own and text is printed."))] = None,
) -> None:
    from tracker.services.export_file import Asked, Form

    made = _made(what, Asked(LANG, Form(how.value), plan, period))
    _put(made, out, how)


def _made(what: What, asked: Asked) -> File:
    from tracker.services.exports import Exports
    from tracker.services.services import Services

    with database_open() as database:
        exports = Exports(database, Services(database))
        ways = {What.PROGRESS: exports.progress, What.IPTT: exports.iptt, What.PLAN: exports.plan,
                What.FIGURES: exports.figures, What.HISTORY: exports.history,
                What.DEFINITIONS: exports.definitions, What.REVIEW: exports.review}
        return ways[what](owner(), asked)


def _put(made: File, out: Path | None, how: Shape) -> None:
    if out is None and how is not Shape.XLSX:
        sys.stdout.buffer.write(made.content)
        return
    file = out or Path(made.name)
    try:
        file.write_bytes(made.content)
    except OSError:
        print(told("The file {file} cannot be written.").format(file=file), file=sys.stderr)
        raise typer.Exit(MISUSED) from None
    print(file)
