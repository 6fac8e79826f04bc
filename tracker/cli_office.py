"""`tracker office`: what holds for the whole of it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tracker.cli_base import FOUND, LANG, Format, FormatOption, command, database_open, owner, show, told

office = typer.Typer(help=told("The office: its name, whom to ask, language, days to report, who signs reports."),
                     no_args_is_help=True, rich_markup_mode=None)


@command(office, "show", "What is set for the office.")
def show_office(how: FormatOption = Format.TABLE) -> None:
    from tracker.domain.calendar import days_to_report
    from tracker.services.office_settings import OfficeDesk

    with database_open() as database:
        found = OfficeDesk(database).show(owner())
    facts = found.facts
    show([{"name": facts.name[LANG] if facts.name else None, "contact": facts.contact or None, "language": facts.lang,
           "days_to_report": days_to_report(found.today, facts.days),
           "signed": facts.team[LANG] if facts.team else None}], how)


@command(office, "set", "Set what holds for the office; what is left out stays, an empty text takes it away.")
def set_office(
    reason: Annotated[str, typer.Option("--reason", help=told("Why; it stays in the history."))],
    name: Annotated[str | None, typer.Option("--name", help=told("The name, in Bulgarian."))] = None,
    name_en: Annotated[str | None, typer.Option("--name-en", help=told("The name, in English."))] = None,
    contact: Annotated[str | None, typer.Option("--contact", help=told("Whom to ask: a telephone, an e-mail."))] = None,
    lang: Annotated[str | None, typer.Option("--lang", help=told("The language of whoever has chosen none."))] = None,
    days: Annotated[str | None, typer.Option("--days", help=told(
        "How many days after a period forms are due; for periods that have not ended."))] = None,
    team: Annotated[str | None, typer.Option("--team", help=told("Who signs reports, in Bulgarian."))] = None,
    team_en: Annotated[str | None, typer.Option("--team-en", help=told("Who signs reports, in English."))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=told("Do it without asking."))] = False,
) -> None:
    from tracker.services.office_settings import OfficeDesk, SetOffice
    from tracker.text.render import render

    asked = SetOffice(reason, name, name_en, contact, lang, days, team, team_en)
    with database_open() as database:
        desk = OfficeDesk(database)
        for each in desk.preview(owner(), asked):
            print(render(each, LANG))
        if not yes and not typer.confirm(told("Apply this?"), err=True):
            raise typer.Exit(FOUND)
        desk.carry_out(owner(), asked)
    print(told("Done."), file=sys.stderr)
