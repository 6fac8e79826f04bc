"""`tracker plan new`: the files of the next year's plan, for people to edit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli_base import FOUND, LANG, command, database_open, owner, told
from tracker.settings import Settings

plan_new = typer.Typer()
From = Annotated[str, typer.Option("--from", metavar="PLAN", help=told("The plan it is made from."))]
Out = Annotated[Path, typer.Option("-o", "--output", help=told("The plan's file; the indicators go beside it."))]
Year = Annotated[int, typer.Option(help=told("The year it is for."))]
Done = Annotated[bool, typer.Option("--without-done", help=told("Leave out the rows that are done."))]
Rows = Annotated[list[str], typer.Option("--without", metavar="ROW", help=told("Leave out this row."))]


@command(plan_new, "new", "Write the next year's plan and its indicators as new files to edit.")
def new_plan(
    source: From, year: Year, output: Out, without_done: Done = False, without: Rows = [],  # noqa: B006
) -> None:
    from tracker.services.next_year import NewPlan, NextYear

    with database_open() as database:
        made = NextYear(database, Settings.current().home).files(
            owner(), NewPlan(source, year, without_done, frozenset(without), LANG))
    definitions = output.with_suffix(".indicators.yaml")
    for path in (output, definitions):
        if path.exists():
            print(told("{path} is there already; move it away first.").format(path=path), file=sys.stderr)
            raise typer.Exit(FOUND)
    output.write_text(made.plan, encoding="utf-8")
    definitions.write_text(made.indicators, encoding="utf-8")
    words = told("Written: {plan} and {indicators}. Look at them, put them in their places, then run: tracker check")
    print(words.format(plan=output, indicators=definitions), file=sys.stderr)
