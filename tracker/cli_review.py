"""`tracker forms board|return|approve|reopen|extend` and `tracker periods`: running the year from a shell."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli_base import FOUND, LANG, MISUSED, Format, FormatOption, command, database_open, owner, show, told
from tracker.cli_forms import FormPeriod, Reason, Unit, entry, forms, say_status, warned
from tracker.errors import Conflict, say

if TYPE_CHECKING:
    from tracker.services.board_views import BoardItem, Outcome, PeriodLine, Pick
    from tracker.services.review import Review

periods = typer.Typer(help=told("Periods: how far their forms are, locking and opening them."), no_args_is_help=True,
                      rich_markup_mode=None)
Part = Annotated[str | None, typer.Option("--unit", help=told("This unit and all below it."))]
Until = Annotated[str | None, typer.Option("--until", help=told("The last day, such as 2015-11-05."))]
Below = Annotated[bool, typer.Option("--below", help=told("All that wait, of the unit and all below it."))]
Warned = Annotated[bool, typer.Option("--with-warnings", help=told("Those with warnings too."))]


class Waits(StrEnum):
    """What somebody has to do something about, as the board has it."""

    WAITING = "waiting"
    WARNINGS = "warnings"
    LATE = "late"
    RETURNED = "returned"
    NOT_STARTED = "not_started"


@contextmanager
def review() -> Iterator[Review]:
    from tracker.services.review import Review
    from tracker.services.sittings import Sittings

    with database_open() as database:
        yield Review(Sittings(database))


@command(forms, "board", "The state of every form, with completeness and timeliness.")
def board(
    unit: Part = None,
    period: Annotated[str | None, typer.Option(help=told("One period alone, such as 2015Q3."))] = None,
    todo: Annotated[Waits | None, typer.Option(help=told("Only what is to be done."))] = None,
    how: FormatOption = Format.TABLE,
) -> None:
    from tracker.domain.board import Todo

    with review() as desk:
        page = desk.board(owner(), unit, period, Todo(todo.value) if todo else None)
    if todo is not None:
        show([_item(item) for item in page.items], how)
        return
    show([{"unit": row.unit.code,
           **{str(at): cell.state.value + ("!" if cell.late else "") if cell else None
              for at, cell in zip(page.periods, row.cells, strict=True)},
           "sent": row.rate.sent, "expected": row.rate.expected, "in_time": row.rate.in_time, "judged": row.rate.judged}
          for row in page.rows], how)


@command(forms, "return", "Return a submitted form, with a reason.")
def return_form(unit: Unit, period: FormPeriod, reason: Reason, below: Below = False) -> None:
    if below:
        with review() as desk:
            _tell(desk.return_all(owner(), _waiting(desk, unit, period), reason))
        return
    with entry() as desk:
        version = desk.form(owner(), unit, period).version
        say_status(desk.return_form(owner(), unit, period, version, reason))


@command(forms, "approve", "Approve a submitted form: its figures reach the dashboards.")
def approve(unit: Unit, period: FormPeriod, below: Below = False, with_warnings: Warned = False) -> None:
    if below:
        with review() as desk:
            picks = _waiting(desk, unit, period)
            _tell(desk.approve_all(owner(), picks, despite_warnings=with_warnings))
        return
    with entry() as desk:
        page = desk.form(owner(), unit, period)
        if warned(page.findings) and not with_warnings:
            raise Conflict(say("The form has warnings; look at them, and to approve it with them add --with-warnings."))
        say_status(desk.approve(owner(), unit, period, page.version))


@command(forms, "reopen", "Open an approved form again, with a reason; with a day, until its end.")
def reopen(unit: Unit, period: FormPeriod, reason: Reason, until: Until = None) -> None:
    with review() as desk:
        say_status(desk.reopen(owner(), unit, period, reason, _day(until) if until else None))


@command(forms, "extend", "Put a deadline off, for everybody or for a unit and all below it.")
def extend(
    period: FormPeriod, reason: Reason,
    until: Annotated[str, typer.Option("--until", help=told("The new deadline, such as 2015-11-05."))],
    unit: Part = None,
) -> None:
    from tracker.services.board_views import Extend

    with review() as desk:
        done = desk.extend(owner(), Extend(period, _day(until), reason, unit))
    print(told("{period}: due {day}; {count} units.").format(period=done.period, day=done.due, count=done.units),
          file=sys.stderr)


@command(periods, "list", "Every period with its deadline and how many forms are in each state.")
def list_periods(unit: Part = None, how: FormatOption = Format.TABLE) -> None:
    with review() as desk:
        show([_line(line) for line in desk.periods(owner(), unit)], how)


@command(periods, "lock", "Lock every approved form of a period; the others are listed and left as they are.")
def lock(period: FormPeriod, unit: Part = None) -> None:
    with review() as desk:
        done = desk.lock_period(owner(), period, unit)
    for item in done.left:
        print(f"{item.unit.code}/{item.period}: {_word(item)}", file=sys.stderr)
    _tell(done.outcomes, left=bool(done.left))


@command(periods, "open", "Open the locked forms of a period again, with a reason.")
def open_again(period: FormPeriod, reason: Reason, unit: Part = None) -> None:
    with review() as desk:
        _tell(desk.open_period(owner(), period, reason, unit))


def _waiting(desk: Review, unit: str, period: str) -> list[Pick]:
    from tracker.domain.board import Todo
    from tracker.services.board_views import Pick

    items = desk.board(owner(), unit, period, Todo.WAITING).items
    return [Pick(item.unit.code, str(item.period), item.cell.version) for item in items]


def _day(text: str) -> date:
    from tracker.text.dates import parse_date

    day = parse_date(text)
    if day is None:
        print(told("“{text}” is not a day; write it like 2015-11-05.").format(text=text), file=sys.stderr)
        raise typer.Exit(MISUSED)
    return day


def _tell(outcomes: Sequence[Outcome], *, left: bool = False) -> None:
    """What was done on standard output; what was not, and why, on standard error."""
    from tracker.text.render import render
    from tracker.text.words import words

    for each in outcomes:
        if each.done:
            print(f"{each.pick.unit}/{each.pick.period}: {words(each.done)[LANG]}")
        for why in each.why:
            print(f"{each.pick.unit}/{each.pick.period}: {render(why, LANG)}", file=sys.stderr)
    if not outcomes:
        print(told("There is nothing to do."), file=sys.stderr)
    if left or any(each.done is None for each in outcomes):
        raise typer.Exit(FOUND)


def _item(item: BoardItem) -> dict[str, object]:
    return {"unit": item.unit.code, "period": str(item.period), "state": item.cell.state.value, "late": item.cell.late,
            "deadline": str(item.cell.due), "warnings": item.cell.warnings}


def _line(line: PeriodLine) -> dict[str, object]:
    from tracker.domain.board import FormState

    return {"period": str(line.period), "deadline": str(line.due), "closed": line.locked,
            **{state.value: line.states.get(state, 0) for state in FormState},
            "sent": line.rate.sent, "expected": line.rate.expected, "in_time": line.rate.in_time,
            "judged": line.rate.judged}


def _word(item: BoardItem) -> str:
    from tracker.text.words import words

    return words(item.cell.state)[LANG]
