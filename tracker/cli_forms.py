"""`tracker forms`: entering and reviewing from the command line, for whoever can run commands on the machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli_base import FOUND, LANG, Format, FormatOption, command, open_database, owner, show, told
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.domain.workflow import FormStatus
    from tracker.services.entry import Entry
    from tracker.services.entry_views import EntryRow, Finding

forms = typer.Typer(help=told("Forms: what units owe, their figures and their way to approval."),
                    no_args_is_help=True, rich_markup_mode=None)
Unit = Annotated[str, typer.Argument(metavar="UNIT", help=told("The unit's code."))]
FormPeriod = Annotated[str, typer.Argument(metavar="PERIOD", help=told("The form's period, such as 2015Q3."))]
Element = Annotated[str, typer.Argument(metavar="ELEMENT", help=told("The data element's code."))]
Reason = Annotated[str, typer.Option("--reason", help=told("Why."))]


@contextmanager
def entry() -> Iterator[Entry]:
    from tracker.services.entry import Entry

    database = open_database()
    try:
        yield Entry(database, Settings.current().home / "data" / "uploads")
    finally:
        database.close()


@command(forms, "list", "What is owed and what is done, form by form.")
def list_forms(how: FormatOption = Format.TABLE) -> None:
    with entry() as desk:
        work = desk.my_work(owner())
    show([{"unit": item.unit.code, "period": str(item.period), "deadline": str(item.deadline),
           "days_left": item.days_left, "status": item.status.value, "filled": item.filled, "expected": item.expected}
          for item in (*work.owed, *work.done)], how)


@command(forms, "show", "A form with its figures, and on standard error what the checks say.")
def show_form(unit: Unit, period: FormPeriod, how: FormatOption = Format.TABLE) -> None:
    with entry() as desk:
        page = desk.form(owner(), unit, period)
    show([record for row in page.rows for record in _records(row)], how)
    _tell(page.findings)


@command(forms, "save", "Save one figure, as it would be typed; an empty text takes it away.")
def save(
    unit: Unit, period: FormPeriod, element: Element,
    text: Annotated[str, typer.Argument(metavar="FIGURE", help=told("The figure."))],
    category: Annotated[str | None, typer.Option(help=told("Of this category alone, such as sex=f."))] = None,
) -> None:
    from tracker.services.entry_commands import SaveCell
    from tracker.services.entry_views import Doubt, Refused, Saved

    with entry() as desk:
        rows = desk.form(owner(), unit, period).rows
        version = next((row.version for row in rows if row.element.code == element), 0)
        found = desk.save_cell(owner(), SaveCell(unit, period, element, text, version, category))
    if isinstance(found, Saved):
        _tell(tuple(each for each in found.findings if each.element == element))
        return
    if isinstance(found, Doubt):
        print(told("“{text}” may be two numbers; write it without the sign in it, or with more decimals.")
              .format(text=found.text), file=sys.stderr)
    elif isinstance(found, Refused):
        _tell(found.findings)
    else:
        changed = told("Someone else has changed this in the meantime. Check its current state, then try again.")
        print(changed, file=sys.stderr)
    raise typer.Exit(FOUND)


@command(forms, "explain", "Give the word that a warning of a form asks for.")
def explain(
    unit: Unit, period: FormPeriod,
    code: Annotated[str, typer.Argument(metavar="WARNING", help=told("The warning, as tracker forms show names it."))],
    text: Annotated[str, typer.Argument(metavar="WORD", help=told("Why the figure is right."))],
    element: Annotated[str | None, typer.Option(help=told("Of this data element."))] = None,
    category: Annotated[str | None, typer.Option(help=told("Of this category alone, such as sex=f."))] = None,
) -> None:
    from tracker.services.entry_commands import Explain

    with entry() as desk:
        desk.explain(owner(), Explain(unit, period, code, text, element, category))


@command(forms, "why", "Say why an indicator is behind; a form asks for it before it is submitted.")
def why(
    unit: Unit, period: FormPeriod,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help=told("The indicator's code."))],
    text: Annotated[str, typer.Argument(metavar="WORD", help=told("Why it is behind."))],
) -> None:
    with entry() as desk:
        desk.answer(owner(), unit, period, indicator, text)


@command(forms, "submit", "Submit a form for approval.")
def submit(unit: Unit, period: FormPeriod) -> None:
    with entry() as desk:
        version = desk.form(owner(), unit, period).version
        say_status(desk.submit(owner(), unit, period, version))


def _records(row: EntryRow) -> list[dict[str, Any]]:
    from tracker.db.documents import to_json

    cells = [row.total, *(cell for _, parts in row.parts for cell in parts)]
    return [{"element": cell.key.element, "category": cell.key.category, "last_year": to_json(cell.last_year),
             "last_period": to_json(cell.last_period), "value": to_json(cell.value),
             "not_applicable": row.not_applicable} for cell in cells]


def _tell(findings: tuple[Finding, ...]) -> None:
    from tracker.domain.finding import Gravity
    from tracker.text.render import render
    from tracker.text.words import words

    for each in findings:
        where = "/".join(filter(None, (each.element, each.category))) or "*"
        code = f" ({each.code})" if each.severity is Gravity.WARNING else ""
        named = words(each.severity)[LANG] + code
        print(f"{where}: {named}: {render(each.message, LANG)}", file=sys.stderr)


def warned(findings: tuple[Finding, ...]) -> bool:
    """Whether the checks warn of anything; what they warn of is told."""
    from tracker.domain.finding import Gravity

    found = tuple(each for each in findings if each.severity is Gravity.WARNING)
    _tell(found)
    return bool(found)


def say_status(status: FormStatus) -> None:
    from tracker.text.words import words

    print(words(status)[LANG], file=sys.stderr)
