"""`tracker report`: the report on a plan, as a document."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli_base import LANG, Format, FormatOption, command, database_open, owner, show, told
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.report.office import Reports
    from tracker.report.row_frozen import RowRestatement

report = typer.Typer(rich_markup_mode=None)
kept = typer.Typer(help=told("Reports that were approved, kept as they were."), no_args_is_help=True,
                   rich_markup_mode=None)
STEPS = 2


class Lang(StrEnum):
    BG = "bg"
    EN = "en"


OWN = Lang(LANG)


class Kind(StrEnum):
    ANNUAL = "annual"
    INTERIM = "interim"
    BULLETIN = "bulletin"


Plan = Annotated[str, typer.Argument(metavar="PLAN", help=told("The plan's code."))]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help=told("The number of the approved report."))]
Out = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=told("The file to write."))]
PeriodOption = Annotated[str | None, typer.Option("--period", help=told(
    "The year, or the last quarter to tell of; without it, the latest past its deadline."))]
LangOption = Annotated[Lang, typer.Option("--lang", help=told("The language of the report."))]
KindOption = Annotated[Kind, typer.Option("--kind", help=told("The year, the year so far, or two pages."))]


@command(report, "report", "Write the report on a plan: DOCX, PDF, XLSX or HTML, by the ending of the file's name.")
def write_report(
    plan: Plan, out: Out, period: PeriodOption = None, lang: LangOption = OWN, kind: KindOption = Kind.ANNUAL,
    letterhead: Annotated[Path | None, typer.Option("--letterhead", metavar="DOCX", help=told(
        "A Word document whose head, foot and styles are taken; without it, the one that is kept, if any."))] = None,
) -> None:
    from tracker.report import scope
    from tracker.report.formats import format_of, written
    from tracker.report.office import Asked

    ending = format_of(out.name)
    with _watched() as step, _office() as reports:
        asked = Asked(plan, period, lang.value, scope.Kind(kind.value))
        paper = letterhead or reports.paper(owner(), plan)
        document = reports.document(owner(), asked)
        step()
        content = written(document, ending, paper)
        step()
    out.write_bytes(content)
    print(told("Written: {file}").format(file=out), file=sys.stderr)


@command(kept, "approve", "Keep the report as it is now: what it says, and its files in every format.")
def approve(
    plan: Plan, period: PeriodOption = None, lang: LangOption = OWN, kind: KindOption = Kind.ANNUAL,
) -> None:
    from tracker.report import scope
    from tracker.report.office import Asked

    with _office() as reports:
        number = reports.approve(owner(), Asked(plan, period, lang.value, scope.Kind(kind.value)))
    print(number)


@command(kept, "letterhead", "Keep a Word document whose head, foot and styles the reports take, or take it away.")
def keep_letterhead(
    plan: Plan, file: Annotated[Path | None, typer.Argument(metavar="DOCX", help=told("The Word document."))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=told("Take away the one that is kept."))] = False,
) -> None:
    with _office() as reports:
        if remove:
            reports.drop_letterhead(owner(), plan)
        elif file is not None:
            reports.put_letterhead(owner(), plan, file.name, file.read_bytes())
        found = reports.letterhead(owner(), plan)
    print(found.name if found else told("No letterhead is kept."))


@command(kept, "list", "The reports that were approved, the newest first.")
def list_reports(plan: Plan, how: FormatOption = Format.TABLE) -> None:
    with _office() as reports:
        found = reports.approved(owner(), plan)
    show([{"number": each.number, "period": str(each.period), "kind": each.kind.value, "lang": each.lang,
           "provisional": each.provisional, "at": each.at.isoformat(timespec="seconds"), "by": each.by,
           **{ending: digest for ending, (_, digest) in each.files.items()}} for each in found], how)


@command(kept, "fetch", "Write a file of an approved report, as it was kept.")
def fetch(number: Number, out: Out) -> None:
    from tracker.report.formats import format_of

    with _office() as reports:
        path, _ = reports.file(owner(), number, format_of(out.name))
        out.write_bytes(path.read_bytes())
    print(told("Written: {file}").format(file=out), file=sys.stderr)


@command(kept, "restated", "Where what is known now differs from what an approved report said.")
def restated(number: Number, how: FormatOption = Format.TABLE) -> None:
    with _office() as reports:
        found, rows = reports.restatements(owner(), number), reports.row_restatements(owner(), number)
    show([{"indicator": each.indicator, "row": None, "then": each.then["actual"], "then_status": each.then["status"],
           "now": each.now["actual"], "now_status": each.now["status"], "why": "; ".join(each.why)}
          for each in found] + [_row(each) for each in rows], how)


def _row(each: RowRestatement) -> dict[str, Any]:
    then, now = (said["report"] or {} for said in (each.then, each.now))
    return {"indicator": None, "row": each.row.key, "then": then.get("told"), "then_status": then.get("state"),
            "now": now.get("told"), "now_status": now.get("state"), "why": "; ".join(each.why)}


@contextmanager
def _office() -> Iterator[Reports]:
    from tracker.report.office import Reports
    from tracker.services.services import Services

    with database_open() as database:
        yield Reports(Services(database), database, Settings.current().home / "data" / "uploads")


@contextmanager
def _watched() -> Iterator[Callable[[], None]]:
    """A progress bar, if a terminal watches."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(told("Report"), total=STEPS)
        yield lambda: bar.advance(task)
