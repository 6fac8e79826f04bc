"""What all commands share: the reader's language, errors told, records printed, the database opened."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, get_type_hints

import typer

from tracker.errors import Invalid, Issue, TrackerError
from tracker.settings import Settings
from tracker.text.catalog import translated

if TYPE_CHECKING:
    from tracker.db.work import Database
    from tracker.domain.access import Actor

FOUND, MISUSED = 1, 2
P = ParamSpec("P")


def _language() -> str:
    try:
        return Settings.current().lang
    except Invalid:
        return "bg"


LANG = _language()


def told(text: str) -> str:
    return translated(text, LANG)


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help=told("How to print it."))]


def complain(issues: tuple[Issue, ...] | list[Issue]) -> None:
    from tracker.text.render import render

    for issue in issues:
        warning = f"{told('warning')}: " if issue.warning else ""
        print(f"{issue.where}: {warning}{render(issue.message, LANG)}", file=sys.stderr)


@contextmanager
def errors_told() -> Iterator[None]:
    """Whatever the program refuses is told on standard error, all at once."""
    from tracker.text.render import render

    try:
        yield
    except Invalid as error:
        complain(error.issues)
        raise typer.Exit(FOUND) from None
    except TrackerError as error:
        print(render(error.message, LANG), file=sys.stderr)
        raise typer.Exit(FOUND) from None


def command(group: typer.Typer, name: str, text: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A command whose help and errors are in the reader's language."""

    def register(function: Callable[P, None]) -> Callable[P, None]:
        function.__annotations__ = get_type_hints(function, include_extras=True)  # typer would read each four times

        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            with errors_told():
                function(*args, **kwargs)

        return group.command(name, help=told(text))(guarded)

    return register


def show(records: list[dict[str, Any]], how: Format) -> None:
    from tracker.cli_headings import HEADINGS
    from tracker.services.output import FORMATS, as_table

    print(as_table(records, HEADINGS) if how is Format.TABLE else FORMATS[how](records))


def owner() -> Actor:
    """Whoever can run commands on the machine, who may do everything there."""
    from tracker.domain.access import COMMAND_LINE

    return COMMAND_LINE


def open_database() -> Database:
    """The database of this installation; refuses where it has not been prepared."""
    from tracker.services.setup import opened

    return opened(Settings.current().database_url)


@contextmanager
def database_open() -> Iterator[Database]:
    """The same, closed when it is done with."""
    database = open_database()
    try:
        yield database
    finally:
        database.close()
