"""`tracker users`: who has an account, for whoever can run commands on the machine."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli_base import FOUND, LANG, Format, FormatOption, command, database_open, owner, show, told
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.domain.access import Grant
    from tracker.services.people import PersonView

class Part(StrEnum):
    """The roles, as `tracker.domain.access` has them."""

    REPORTER = "reporter"
    OFFICER = "monitoring_officer"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"


users = typer.Typer(help=told("People, what they may do, and how they sign in."), no_args_is_help=True,
                    rich_markup_mode=None)
Email = Annotated[str, typer.Argument(metavar="EMAIL", help=told("The person's e-mail."))]
RoleArgument = Annotated[Part, typer.Argument(metavar="ROLE", help=told(
    "reporter, monitoring_officer, director or administrator."))]
PlanOption = Annotated[str | None, typer.Option("--plan", help=told("In this plan alone."))]
UnitOption = Annotated[str | None, typer.Option("--unit", help=told("In this unit, and all below it, alone."))]


@command(users, "list", "Everyone, with their roles.")
def list_users(how: FormatOption = Format.TABLE) -> None:
    from tracker.services.people import list_people

    with database_open() as database:
        everybody = list_people(database, owner())
    if how is Format.JSON or everybody:
        show([_record(person) for person in everybody], how)
    else:
        print(told("There is no one here yet. Run: tracker users invite"), file=sys.stderr)


@command(users, "invite", "Create an account and the link by which its holder first signs in.")
def invite(
    email: Email, name: Annotated[str, typer.Argument(metavar="NAME", help=told("The person's name."))],
    role: Annotated[Part, typer.Option("--role", help=told("Their first role."))],
    plan: PlanOption = None, unit: UnitOption = None,
) -> None:
    from tracker.services.people import Invite
    from tracker.services.people import invite as make

    with database_open() as database:
        person, token = make(database, owner(), Invite(email, name, (_grant(role, plan, unit),)))
    _hand_over(person.email, token)


@command(users, "link", "Create a link for someone who forgot their password; earlier links stop working.")
def link(email: Email) -> None:
    from tracker.services.people import find_person, make_link

    with database_open() as database:
        person = find_person(database, owner(), email)
        token = make_link(database, owner(), person.id)
    _hand_over(person.email, token)


@command(users, "grant", "Give someone another role.")
def grant(email: Email, role: RoleArgument, plan: PlanOption = None, unit: UnitOption = None) -> None:
    person = _find(email)
    _set_grants(person, (*person.grants, _grant(role, plan, unit)))


@command(users, "revoke", "Take a role away from someone.")
def revoke(email: Email, role: RoleArgument, plan: PlanOption = None, unit: UnitOption = None) -> None:
    from tracker.errors import NotFound, say

    person, gone = _find(email), _grant(role, plan, unit)
    if gone not in person.grants:
        raise NotFound(say("The person has no such role; see tracker users list."))
    _set_grants(person, tuple(each for each in person.grants if each != gone))


@command(users, "disable", "Stop someone from signing in; what they did stays.")
def disable(email: Email) -> None:
    from tracker.services.people import disable as switch_off

    with database_open() as database:
        switch_off(database, owner(), _find(email).id)
    _done()


@command(users, "enable", "Let someone sign in again.")
def enable(email: Email) -> None:
    from tracker.services.people import enable as switch_on

    with database_open() as database:
        switch_on(database, owner(), _find(email).id)
    _done()


@command(users, "hand-over", "Somebody leaves: give their roles to somebody else.")
def hand_over(
    email: Email,
    to: Annotated[str, typer.Option("--to", metavar="EMAIL", help=told("Who takes over."))],
    reason: Annotated[str, typer.Option("--reason", help=told("Why; it stays in the history."))],
    leaves: Annotated[bool, typer.Option("--disable", help=told("And stop the first from signing in."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=told("Do it without asking."))] = False,
) -> None:
    from tracker.services.handing import HandOver, preview_hand_over
    from tracker.services.handing import hand_over as give
    from tracker.text.render import render

    asked = HandOver(_find(email).id, _find(to).id, reason, leaves)
    with database_open() as database:
        for each in preview_hand_over(database, owner(), asked):
            print(render(each, LANG))
        if not yes and not typer.confirm(told("Apply this?"), err=True):
            raise typer.Exit(FOUND)
        give(database, owner(), asked)
    _done()


@command(users, "sign-out", "End all of someone's sessions.")
def sign_out(email: Email) -> None:
    from tracker.services.people import sign_out_person

    with database_open() as database:
        sign_out_person(database, owner(), _find(email).id)
    _done()


def _find(email: str) -> PersonView:
    from tracker.services.people import find_person

    with database_open() as database:
        return find_person(database, owner(), email)


def _grant(role: Part, plan: str | None, unit: str | None) -> Grant:
    from tracker.domain.access import Grant, Role

    return Grant(Role(role.value), plan, unit)


def _set_grants(person: PersonView, grants: tuple[Grant, ...]) -> None:
    from tracker.services.people import ChangePerson, change

    with database_open() as database:
        change(database, owner(), ChangePerson(person.id, grants=grants, version=person.version))
    _done()


def _hand_over(email: str, token: str) -> None:
    """By mail; where that cannot be, once on standard output, which nobody logs."""
    from tracker.services.link_mail import link_address, send_link

    settings = Settings.current()
    if send_link(settings, email, token):
        print(told("The link went by e-mail to {email}.").format(email=email), file=sys.stderr)
    else:
        print(told("Hand over this link yourself; it works once, within three days:"), file=sys.stderr)
        print(link_address(settings, token))


def _done() -> None:
    print(told("Done."), file=sys.stderr)


def _record(person: PersonView) -> dict[str, object]:
    roles = [" ".join(filter(None, (each.role.value, each.plan and f"plan={each.plan}",
                                    each.unit and f"unit={each.unit}"))) for each in person.grants]
    return {"email": person.email, "name": person.name, "roles": "; ".join(roles) or None,
            "disabled": "yes" if person.disabled else "no", "password": "yes" if person.has_password else "no"}
