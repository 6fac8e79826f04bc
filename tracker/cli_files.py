"""Files out and in from the command line: `tracker template`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli_base import LANG, command, database_open, owner, told
from tracker.settings import Settings

files = typer.Typer()


@command(files, "template", "A form as an Excel workbook to fill; without a unit with a sheet for each.")
def template(
    period: Annotated[str, typer.Option(help=told("The form's period, such as 2015Q3."))],
    unit: Annotated[str | None, typer.Option(help=told("The unit's code."))] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help=told("The file to write."))] = None,
) -> None:
    from tracker.services.entry import Entry
    from tracker.services.template import template as make

    with database_open() as database:
        made = make(Entry(database, Settings.current().home / "data" / "uploads"), owner(), unit, period, LANG)
    path = out or Path(made.name)
    path.write_bytes(made.content)
    print(path, file=sys.stderr)
