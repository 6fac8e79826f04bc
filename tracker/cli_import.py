"""`tracker import`: a file of figures, first as a plan, then all of it at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli_base import FOUND, LANG, Format, FormatOption, command, complain, database_open, owner, show, told
from tracker.cli_care import watched
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.domain.layout import Layout
    from tracker.services.imports import Imports
    from tracker.services.imports_views import ImportPlan, PlannedRow, Side

imports = typer.Typer(rich_markup_mode=None)
AT_A_TIME = 5000


@command(imports, "import", "Show what a file of figures would change and, once confirmed, enter all that fits.")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=told("A filled workbook, or a table as CSV or XLSX."))],
    mapping: Annotated[Path | None, typer.Option("--mapping", metavar="YAML", help=told(
        "How a foreign table reads as ours."))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=told("Show it only."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=told("Enter it without asking."))] = False,
    refused: Annotated[Path | None, typer.Option("--refused", metavar="FILE", help=told(
        "Write what is refused here, each place marked and explained."))] = None,
    how: FormatOption = Format.TABLE,
) -> None:
    from tracker.services.imports import Sent
    from tracker.services.imports_views import Outcome

    layout = _layout(mapping)
    with _open() as desk:
        with watched(told("Reading")) as meter:
            number = desk.send(owner(), Sent(_content(file), file.name, layout), meter)
        plan = desk.show(owner(), number)
        _tell(plan)
        show([_record(row) for row in _rows(desk, number, Outcome.CHANGED, Outcome.NEW, Outcome.REFUSED)], how)
        if refused and plan.count(Outcome.REFUSED):
            refused.write_bytes(desk.give_back(owner(), number, LANG)[1])
        if dry_run or not plan.fits:
            desk.drop(owner(), number)
        elif yes or typer.confirm(told("Enter this?"), err=True):
            _enter(desk, plan)
        else:
            desk.drop(owner(), number)
            raise typer.Exit(FOUND)
    if plan.count(Outcome.REFUSED):
        raise typer.Exit(FOUND)


def _enter(desk: Imports, plan: ImportPlan) -> None:
    done = desk.apply(owner(), plan.item.id, plan.version)
    if done.moved:
        desk.drop(owner(), plan.item.id)
        print(told("The data has changed in the meantime; nothing was entered. Run it again."), file=sys.stderr)
        raise typer.Exit(FOUND)
    print(told("Entered."), file=sys.stderr)


def _tell(plan: ImportPlan) -> None:
    from tracker.services.imports_views import NAMES
    from tracker.text.render import render

    for note in plan.notes:
        print(note[LANG], file=sys.stderr)
    counts = [f"{render(name, LANG)}: {plan.count(outcome)}" for outcome, name in NAMES.items() if plan.count(outcome)]
    print("; ".join(counts), file=sys.stderr)
    for form in plan.forms:
        for remark in form.remarks:
            print(f"{form.unit[LANG]} {form.period}: {remark.message[LANG]}", file=sys.stderr)


def _rows(desk: Imports, number: int, *outcomes: Any) -> Iterator[PlannedRow]:
    for outcome in outcomes:
        start = 0
        while found := desk.rows(owner(), number, outcome, start, AT_A_TIME):
            yield from found
            start += len(found)


def _record(row: PlannedRow) -> dict[str, Any]:
    unit, element, category = row.codes
    return {"where": row.where, "outcome": row.outcome.value, "unit": unit, "period": str(row.period),
            "element": element, "category": category, "what": row.what.value, "now": _side(row.now),
            "then": row.written if row.then is None else _side(row.then), "why": row.why[LANG] if row.why else None}


def _side(side: Side | None) -> str | None:
    if side is None:
        return None
    return side.text if side.value is None else str(side.value)


def _layout(mapping: Path | None) -> Layout | None:
    from tracker.catalog.mapping_file import load_mapping

    if mapping is None:
        return None
    layout, issues = load_mapping(mapping)
    complain(issues)
    if layout is None:
        raise typer.Exit(FOUND)
    return layout


def _content(file: Path) -> Path:
    from tracker.errors import Invalid, Issue, say

    if not file.is_file():
        raise Invalid([Issue("no_file", str(file), say("There is no such file, or it cannot be read."))])
    return file


@contextmanager
def _open() -> Iterator[Imports]:
    from tracker.services.imports import Imports

    with database_open() as database:
        yield Imports(database, Settings.current().home / "data" / "imports")
