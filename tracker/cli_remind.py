"""`tracker remind`, `tracker reminders` and `tracker calendar`: deadlines brought to mind, from a shell."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli_base import FOUND, MISUSED, Format, FormatOption, command, database_open, owner, show, told
from tracker.domain.delivery import Delivery
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.domain.reminder import Rhythm
    from tracker.services.reminder_views import SentLine, Told
    from tracker.services.reminders import Reminders

remind = typer.Typer(rich_markup_mode=None)
reminders = typer.Typer(help=told("Reminders: what was sent, and when they are."), no_args_is_help=True,
                        rich_markup_mode=None)
Days = Annotated[str | None, typer.Option(help=told("Numbers of days, such as 14,7,2,0; none is ''."))]


@contextmanager
def _desk() -> Iterator[Reminders]:
    from tracker.services.reminders import Reminders

    with database_open() as database:
        yield Reminders(database, Settings.current())


@command(remind, "remind", "Write to everyone whose deadlines call for it; to be run once a day.")
def send(
    dry_run: Annotated[bool, typer.Option("--dry-run", help=told("Only show who would be written to."))] = False,
    how: FormatOption = Format.TABLE,
) -> None:
    with _desk() as desk:
        found = desk.preview() if dry_run else desk.run()
    if found or how is Format.JSON:
        show([_told(each) for each in found], how)
    else:
        print(told("Nobody is to be reminded today."), file=sys.stderr)
    if any(each.delivery not in (None, Delivery.SENT) for each in found):
        raise typer.Exit(FOUND)


@command(reminders, "list", "The reminders that were sent, newest first.")
def list_sent(
    person: Annotated[str | None, typer.Option(metavar="EMAIL", help=told("The person's e-mail."))] = None,
    unit: Annotated[str | None, typer.Option(help=told("One unit alone."))] = None,
    delivery: Annotated[Delivery | None, typer.Option(help=told("Only those with this outcome."))] = None,
    page: Annotated[int, typer.Option(min=1, help=told("Which page of them."))] = 1,
    how: FormatOption = Format.TABLE,
) -> None:
    from tracker.services.reminder_views import Asked

    with _desk() as desk:
        found = desk.page(owner(), Asked(person, delivery, unit, page))
    if found.lines or how is Format.JSON:
        show([_line(each) for each in found.lines], how)
    else:
        print(told("There are no such reminders."), file=sys.stderr)


@command(reminders, "days", "How many days before and after a deadline; shown, or set for the whole office.")
def days(before: Days = None, after: Days = None, how: FormatOption = Format.TABLE) -> None:
    from tracker.domain.reminder import Rhythm

    with _desk() as desk:
        now = desk.page(owner()).rhythm
        if before is not None or after is not None:
            new = Rhythm(now.before if before is None else _numbers(before),
                         now.after if after is None else _numbers(after))
            now = desk.set_rhythm(owner(), new)
    show([_rhythm(now)], how)


@command(remind, "calendar", "The deadlines of a person as an iCalendar file, as their own calendar would read them.")
def calendar(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help=told("The person's e-mail."))],
    output: Annotated[Path | None, typer.Option("--output", "-o", help=told("The file to write."))] = None,
) -> None:
    from tracker.services.calendars import Calendars

    with database_open() as database:
        found = Calendars(database, Settings.current()).of_person(owner(), email)
    if output is None:
        sys.stdout.buffer.write(found)
    else:
        output.write_bytes(found)


def _numbers(text: str) -> tuple[int, ...]:
    words = text.replace(",", " ").split()
    if not all(word.isascii() and word.isdecimal() for word in words):
        print(told("“{text}” is no row of days; write it like 14,7,2,0.").format(text=text), file=sys.stderr)
        raise typer.Exit(MISUSED)
    return tuple(map(int, words))


def _told(each: Told) -> dict[str, object]:
    return {"person": each.name, "email": each.email, "day": str(each.day), "forms": each.forms,
            "delivery": each.delivery.value if each.delivery else None, "why": each.why}


def _line(each: SentLine) -> dict[str, object]:
    return {"at": each.at.isoformat(timespec="seconds"), "person": each.name, "email": each.email,
            "delivery": each.delivery.value, "why": each.why,
            **{nudge.value: len(items) for nudge, items in each.items.items()}}


def _rhythm(found: Rhythm) -> dict[str, object]:
    return {"before": ",".join(map(str, found.before)), "after": ",".join(map(str, found.after))}
