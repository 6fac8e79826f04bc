"""`tracker measures` and `tracker money`: corrective measures, and what was planned and spent, from a shell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli_base import Format, FormatOption, command, show, told
from tracker.cli_base import owner as myself
from tracker.cli_rows import PlanCode, Quarter, RowKey, UpTo, as_typed, reports
from tracker.domain.row_state import MeasureState

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.services.row_views import Measure, MoneyLine

measures = typer.Typer(help=told("Corrective measures: who does what until when, and what came of it."),
                       no_args_is_help=True, rich_markup_mode=None)
money = typer.Typer(help=told("Money planned and spent, by row, source and quarter."), no_args_is_help=True,
                    rich_markup_mode=None)
Amount = Annotated[str | None, typer.Option(metavar="AMOUNT", help=told("An amount; an empty text takes it away."))]


@command(measures, "list", "Corrective measures, those due first first.")
def list_measures(
    late: Annotated[bool, typer.Option("--overdue", help=told("Only those past their deadline."))] = False,
    how: FormatOption = Format.TABLE,
) -> None:
    with reports() as desk:
        found = desk.measures(myself()).measures
    show([_measure(each) for each in found if each.overdue is not None or not late], how)


@command(measures, "add", "Add a corrective measure to the report on a row; prints its number.")
def add(
    plan: PlanCode, row: RowKey, period: Quarter,
    text: Annotated[str, typer.Option(help=told("What is to be done."))],
    owner: Annotated[str, typer.Option(help=told("Who answers for it."))],
    due: Annotated[str, typer.Option(help=told("Until when, such as 31.12.2015."))],
) -> None:
    from tracker.services.row_commands import AddMeasure

    with reports() as desk:
        print(desk.add_measure(myself(), AddMeasure(plan, row, period, text, owner, due)))


@command(measures, "close", "Close a corrective measure, with what came of it.")
def close(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help=told("The number of the measure."))],
    outcome: Annotated[str, typer.Option(help=told("What came of it."))],
    dropped: Annotated[bool, typer.Option("--dropped", help=told("It was dropped, not done."))] = False,
) -> None:
    from tracker.errors import NotFound, say
    from tracker.services.row_commands import FollowUp

    with reports() as desk:
        was = next((each for each in desk.measures(myself()).measures if each.id == number), None)
        if was is None:
            raise NotFound(say("There is no such corrective measure here."))
        state = MeasureState.DROPPED if dropped else MeasureState.DONE
        desk.follow_up(myself(), FollowUp(number, was.version, state.value, outcome, was.owner, str(was.due)))


@command(money, "show", "What was planned and spent, as approved: a line for each row, source and quarter.")
def show_money(plan: PlanCode, period: UpTo = None, how: FormatOption = Format.TABLE) -> None:
    with reports() as desk:
        show([_line(each) for each in desk.money(myself(), plan, period).lines], how)


@command(money, "set", "Write what was planned and spent from a source, in the report on a row.")
def set_money(
    plan: PlanCode, row: RowKey, period: Quarter,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=told("The code of the source, as in the plan."))],
    planned: Amount = None, spent: Amount = None, revised: Amount = None,
    why: Annotated[str | None, typer.Option(help=told("Why the plan was revised."))] = None,
) -> None:
    from tracker.errors import NotFound, say
    from tracker.services.row_commands import TypedMoney

    given = {"planned": planned, "spent": spent, "revised": revised, "why": why}
    with reports() as desk:
        page = desk.page(myself(), plan, row, period)
        if source not in dict(page.sources):
            raise NotFound(say("The plan names no source “{source}” for row {row}.", source=source, row=row))
        was = as_typed(page)
        typed = replace(was.money.get(source, TypedMoney()), **{
            name: each for name, each in given.items() if each is not None})
        desk.save(myself(), replace(was, money={**was.money, source: typed}))


def _measure(each: Measure) -> dict[str, Any]:
    return {"number": each.id, "plan": each.plan, "row": each.row.key, "period": str(each.period), "text": each.text,
            "owner": each.owner, "due": str(each.due), "state": each.state.value, "outcome": each.outcome or None,
            "overdue": each.overdue}


def _line(each: MoneyLine) -> dict[str, Any]:
    return {"row": each.row.key, "source": each.source, "period": str(each.period), "currency": each.currency,
            "planned": _plain(each.planned), "in_force": _plain(each.in_force), "spent": _plain(each.spent),
            "why": each.why or None}


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
