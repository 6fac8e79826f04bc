"""`tracker units`: what reports here, opened, closed, renamed, moved and merged; each change shown first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli_base import FOUND, LANG, Format, FormatOption, command, database_open, owner, show, told

if TYPE_CHECKING:
    from tracker.services.unit_commands import UnitCommand
    from tracker.services.units import UnitDesk, UnitLine

units = typer.Typer(help=told("Units: who reports, and from when until when."), no_args_is_help=True,
                    rich_markup_mode=None)
Code = Annotated[str, typer.Argument(metavar="CODE", help=told("The unit's code."))]
NewCode = Annotated[str, typer.Argument(metavar="CODE", help=told("The code of the new unit; it is for ever."))]
Reason = Annotated[str, typer.Option("--reason", help=told("Why; it stays in the history."))]
Yes = Annotated[bool, typer.Option("--yes", help=told("Do it without asking."))]
Name = Annotated[str, typer.Option("--name", help=told("The name, in Bulgarian."))]
NameEn = Annotated[str, typer.Option("--name-en", help=told("The name, in English; may be left out."))]
Short = Annotated[str, typer.Option("--short", help=told("A short name, in Bulgarian; may be left out."))]
ShortEn = Annotated[str, typer.Option("--short-en", help=told("A short name, in English; may be left out."))]
Below = Annotated[str, typer.Option("--below", metavar="CODE", help=told("The unit it stands below."))]
Since = Annotated[str, typer.Option("--from", metavar="DAY", help=told("Its first day, such as 2016-01-01."))]


@contextmanager
def desk() -> Iterator[UnitDesk]:
    from tracker.services.sittings import Sittings
    from tracker.services.units import UnitDesk

    with database_open() as database:
        yield UnitDesk(Sittings(database))


@command(units, "list", "Every unit, with what it stands below and its first and last day.")
def list_units(how: FormatOption = Format.TABLE) -> None:
    with desk() as found:
        tree = found.tree(owner())
    show([_record(line) for line in tree.lines], how)


@command(units, "open", "Open a new unit from a day on.")
def open_unit(
    code: NewCode, name: Name, since: Since, reason: Reason, name_en: NameEn = "", short: Short = "",
    short_en: ShortEn = "",
    kind: Annotated[str, typer.Option("--kind", help=told(
        "service, institution, directorate, municipality or organisation."))] = "service",
    below: Below = "",
    like: Annotated[str, typer.Option(
        "--like", metavar="CODE", help=told("Asked for what this unit is asked for."))] = "",
    yes: Yes = False,
) -> None:
    from tracker.services.unit_commands import Named, OpenUnit

    _confirmed(OpenUnit(code, Named(name, name_en, short, short_en), reason, kind, below, since, like), yes=yes)


@command(units, "close", "Close a unit: after its last day no form is due, and its levels are nought.")
def close_unit(
    code: Code, reason: Reason,
    last_day: Annotated[str, typer.Option("--on", metavar="DAY", help=told("Its last day, such as 2015-12-31."))],
    yes: Yes = False,
) -> None:
    from tracker.services.unit_commands import CloseUnit

    _confirmed(CloseUnit(code, last_day, reason), yes=yes)


@command(units, "reopen", "Open a closed unit again, as if it had never been closed.")
def reopen_unit(code: Code, reason: Reason, yes: Yes = False) -> None:
    from tracker.services.unit_commands import ReopenUnit

    _confirmed(ReopenUnit(code, reason), yes=yes)


@command(units, "rename", "Give a unit another name; its code and its figures stay.")
def rename_unit(
    code: Code, name: Name, reason: Reason, name_en: NameEn = "", short: Short = "", short_en: ShortEn = "",
    yes: Yes = False,
) -> None:
    from tracker.services.unit_commands import Named, RenameUnit

    _confirmed(RenameUnit(code, Named(name, name_en, short, short_en), reason), yes=yes)


@command(units, "move", "Put a unit below another one, or without --below at the top of a tree.")
def move_unit(
    code: Code, reason: Reason,
    below: Below = "",
    yes: Yes = False,
) -> None:
    from tracker.services.unit_commands import MoveUnit

    _confirmed(MoveUnit(code, below, reason), yes=yes)


@command(units, "merge", "Close several units and open a new one in their place; the series gets a marked break.")
def merge_units(
    codes: Annotated[list[str], typer.Argument(metavar="CODE...", help=told("The units that end."))],
    into: Annotated[str, typer.Option(
        "--into", metavar="CODE", help=told("The code of the new unit; it is for ever."))],
    name: Name, since: Since, reason: Reason, name_en: NameEn = "", short: Short = "", short_en: ShortEn = "",
    yes: Yes = False,
) -> None:
    from tracker.services.unit_commands import MergeUnits, Named

    _confirmed(MergeUnits(tuple(codes), into, Named(name, name_en, short, short_en), since, reason), yes=yes)


def _confirmed(asked: UnitCommand, *, yes: bool) -> None:
    from tracker.text.render import render

    with desk() as found:
        for each in found.preview(owner(), asked).said:
            print(render(each, LANG))
        if not yes and not typer.confirm(told("Apply this?"), err=True):
            raise typer.Exit(FOUND)
        found.carry_out(owner(), asked)
    print(told("Done."), file=sys.stderr)


def _record(line: UnitLine) -> dict[str, object]:
    unit = line.unit
    return {"unit": unit.code, "name": unit.name[LANG], "kind": unit.kind, "below": unit.parent,
            "opened": str(unit.opened) if unit.opened else None, "closed": str(unit.closed) if unit.closed else None,
            "elements": line.reports, "set_here": "yes" if line.set_here else "no"}
