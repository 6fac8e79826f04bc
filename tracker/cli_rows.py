"""`tracker rows`: reports on the rows of a plan, from a shell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli_base import Format, FormatOption, command, database_open, owner, show, told
from tracker.cli_forms import Reason, say_status
from tracker.domain.row_state import RowState
from tracker.settings import Settings

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.domain.row_report import RowReport
    from tracker.services.row_commands import SaveRow
    from tracker.services.row_reports import RowReports
    from tracker.services.row_views import RowItem, RowPage, RowStands

rows = typer.Typer(help=told("Rows of the plans: what was done, and the way of each report to approval."),
                   no_args_is_help=True, rich_markup_mode=None)
PlanCode = Annotated[str, typer.Argument(metavar="PLAN", help=told("The plan's code."))]
RowKey = Annotated[str, typer.Argument(metavar="ROW", help=told("The row's key, such as 1.10."))]
Quarter = Annotated[str, typer.Argument(metavar="PERIOD", help=told("The quarter, such as 2015Q3."))]
UpTo = Annotated[str | None, typer.Option("--period", help=told("Up to the end of this quarter."))]


@contextmanager
def reports() -> Iterator[RowReports]:
    from tracker.services.row_reports import RowReports

    with database_open() as database:
        yield RowReports(database, Settings.current().home / "data" / "uploads")


@command(rows, "list", "How every row of a plan stands, by what was approved.")
def list_rows(plan: PlanCode, period: UpTo = None, how: FormatOption = Format.TABLE) -> None:
    with reports() as desk:
        show([_stands(each) for each in desk.reported(owner(), plan, period).rows], how)


@command(rows, "owed", "The rows to be reported, the longest due first.")
def owed(
    waiting: Annotated[bool, typer.Option("--waiting", help=told("Those that wait for approval instead."))] = False,
    how: FormatOption = Format.TABLE,
) -> None:
    with reports() as desk:
        items = desk.review(owner()).waiting if waiting else desk.my_rows(owner()).owed
    show([_item(each) for each in items], how)


@command(rows, "show", "One row in one quarter, as entered.")
def show_row(plan: PlanCode, row: RowKey, period: Quarter, how: FormatOption = Format.TABLE) -> None:
    with reports() as desk:
        page = desk.page(owner(), plan, row, period)
    show([{"plan": plan, "row": row, "period": period, "status": page.status.value,
           **_said(page.report),
           "evidence": [each.name for each in page.evidence]}], how)


@command(rows, "report", "Write what is reported of a row; what is not named stays as it is.")
def report(
    plan: PlanCode, row: RowKey, period: Quarter,
    state: Annotated[RowState | None, typer.Option(help=told("How far it is."))] = None,
    text: Annotated[str | None, typer.Option("--told", help=told("What was done."))] = None,
    begun: Annotated[str | None, typer.Option(help=told("The day on which it was begun."))] = None,
    done: Annotated[str | None, typer.Option(help=told("The day on which it was done."))] = None,
    deviation: Annotated[str | None, typer.Option(help=told("What differs from the plan."))] = None,
    reason: Annotated[str | None, typer.Option(help=told("Why it differs."))] = None,
) -> None:
    given: dict[str, Any] = {"state": state.value if state else None, "told": text, "begun": begun,
                             "done": done, "deviation": deviation, "reason": reason}
    with reports() as desk:
        was = as_typed(desk.page(owner(), plan, row, period))
        desk.save(owner(), replace(was, **{name: each for name, each in given.items() if each is not None}))


@command(rows, "submit", "Submit a report for approval.")
def submit(plan: PlanCode, row: RowKey, period: Quarter) -> None:
    with reports() as desk:
        say_status(desk.submit(owner(), plan, row, period, _version(desk, plan, row, period)))


@command(rows, "approve", "Approve a submitted report: the plan and the annual report show it.")
def approve(plan: PlanCode, row: RowKey, period: Quarter) -> None:
    with reports() as desk:
        say_status(desk.approve(owner(), plan, row, period, _version(desk, plan, row, period)))


@command(rows, "return", "Return a submitted report, with a reason.")
def return_report(plan: PlanCode, row: RowKey, period: Quarter, reason: Reason) -> None:
    with reports() as desk:
        say_status(desk.return_report(owner(), plan, row, period, _version(desk, plan, row, period), reason))


@command(rows, "reopen", "Open an approved report again, with a reason; what was approved stays until then.")
def reopen(plan: PlanCode, row: RowKey, period: Quarter, reason: Reason) -> None:
    with reports() as desk:
        say_status(desk.reopen(owner(), plan, row, period, _version(desk, plan, row, period), reason))


def as_typed(page: RowPage) -> SaveRow:
    """The report as it stands, as somebody would type it."""
    from tracker.services.row_commands import SaveRow, TypedMoney

    money = {source: TypedMoney(_amount(each.planned), _amount(each.spent), _amount(each.revised), each.why)
             for source, each in page.money.items()}
    place, was = (page.plan.code, page.row.key, str(page.period), page.version), page.report
    if was is None:
        return SaveRow(*place, money=money)
    return SaveRow(*place, was.state.value if was.state else "", was.told, str(was.begun or ""), str(was.done or ""),
                   was.deviation, was.reason, money)


def _amount(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _version(desk: RowReports, plan: str, row: str, period: str) -> int:
    return desk.page(owner(), plan, row, period).version


def _item(each: RowItem) -> dict[str, Any]:
    return {"plan": each.plan.code, "row": each.row.key, "period": str(each.period), "deadline": str(each.deadline),
            "status": each.status.value, "state": each.state.value if each.state else None, "overdue": each.overdue}


def _stands(each: RowStands) -> dict[str, Any]:
    report = each.now.report if each.now else None
    return {"row": each.row.key, "period": str(each.now.period) if each.now else None, **_said(report),
            "overdue": each.overdue, "late": each.late, "measures": len(each.measures)}


def _said(report: RowReport | None) -> dict[str, str | None]:
    if report is None:
        return dict.fromkeys(("state", "begun", "done", "told", "deviation", "reason"))
    return {"state": report.state.value if report.state else None, "begun": str(report.begun) if report.begun else None,
            "done": str(report.done) if report.done else None, "told": report.told or None,
            "deviation": report.deviation or None, "reason": report.reason or None}
