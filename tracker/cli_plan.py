"""`tracker plan new`: the files of the next year's plan. `tracker plans`: publishing and archiving."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli_base import FOUND, LANG, Format, FormatOption, command, database_open, owner, show, told
from tracker.settings import Settings

plan_new = typer.Typer()
states = typer.Typer(help=told("Plans: drafts, published, archived."), no_args_is_help=True, rich_markup_mode=None)
Code = Annotated[str, typer.Argument(metavar="PLAN", help=told("The plan's code."))]
Reason = Annotated[str, typer.Option("--reason", help=told("Why; it stays in the history."))]
Yes = Annotated[bool, typer.Option("--yes", help=told("Do it without asking."))]
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


@command(states, "list", "Every plan, with its state and how many indicators and units it has.")
def list_states(how: FormatOption = Format.TABLE) -> None:
    from tracker.services.plan_states import PlanDesk
    from tracker.services.sittings import Sittings

    with database_open() as database:
        found = PlanDesk(Sittings(database)).list(owner())
    show([{"plan": line.plan.code, "years": "–".join(map(str, sorted({*line.plan.years}))), "state": line.state.value,
           "indicators": line.indicators, "units": line.units} for line in found.lines], how)


@command(states, "publish", "Publish a draft, or an archived plan again: it is seen, and takes figures.")
def publish(code: Code, reason: Reason, yes: Yes = False) -> None:
    _set(code, "published", reason, yes=yes)


@command(states, "archive", "Archive a plan: it is read as before, takes no figures and is not shown first.")
def archive(code: Code, reason: Reason, yes: Yes = False) -> None:
    _set(code, "archived", reason, yes=yes)


def _set(code: str, state: str, reason: str, *, yes: bool) -> None:
    from tracker.domain.plan import PlanState
    from tracker.services.plan_states import PlanDesk, SetState
    from tracker.services.sittings import Sittings
    from tracker.text.render import render

    asked = SetState(code, PlanState(state), reason)
    with database_open() as database:
        desk = PlanDesk(Sittings(database))
        for each in desk.preview(owner(), asked):
            print(render(each, LANG))
        if not yes and not typer.confirm(told("Apply this?"), err=True):
            raise typer.Exit(FOUND)
        desk.carry_out(owner(), asked)
    print(told("Done."), file=sys.stderr)
