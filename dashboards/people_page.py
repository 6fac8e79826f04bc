"""The page of people: everybody within the administrator's part, with the forms about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response

from dashboards.admin_tabs import tabs
from dashboards.people_form import PersonForm
from dashboards.plain import page, voice_of_request
from dashboards.voice import Voice
from tracker.domain.access import Actor, Grant, Role, root
from tracker.domain.plan import Plan
from tracker.errors import Message, say
from tracker.services.people import PersonView
from tracker.services.staff import Board, Handed

Option = tuple[str, str, bool]
"""Code, name, and whether it may be granted anew."""
DONE: Mapping[str, Message] = {
    "change": say("Saved."),
    "disable": say("Disabled: signed out everywhere and no longer able to sign in."),
    "enable": say("Enabled. Anyone without a password needs a new link."),
    "sign-out": say("Signed out everywhere."),
}


@dataclass(frozen=True)
class Shown:
    """Whom the last request was about, and what became of it. `do` is what did not work, as `typed`."""

    person: int = 0
    done: str = ""
    typed: PersonForm | None = None
    do: str = ""
    handed: Handed | None = None


def people_page(board: Board, actor: Actor, shown: Shown, status: int) -> Response:
    voice = voice_of_request()
    known = shown.person in [each.id for each in board.people]
    inviting = shown.typed if shown.typed and shown.do == "invite" else None
    lost = shown.typed.wrong.get("form", ()) if shown.typed and not known and not inviting else ()
    return page(
        "people.html", say("People"), status, wrong=[voice(each) for each in lost], words=_words(voice),
        tabs=tabs(voice), people=[_person(board, actor, shown, each, voice) for each in board.people],
        invite=_form(inviting or PersonForm(), voice), inviting=inviting is not None,
        handed=_handed(shown.handed, voice), roles=[(role.value, voice.name(role)) for role in Role],
        groups=list(_groups(board, voice)), plans=_plans(board, voice), limits=_limits(board, voice))


def _person(board: Board, actor: Actor, shown: Shown, person: PersonView, voice: Voice) -> dict[str, Any]:
    about = shown.person == person.id and shown.do != "invite"
    typed = shown.typed if about else None
    form = PersonForm.stored(person)
    if typed:
        form = typed if shown.do == "change" else PersonForm(form.name, form.email, form.rows, typed.wrong)
    return {
        "id": person.id, "name": person.name, "email": person.email, "version": person.version,
        "roles": [_granted(board, each, voice) for each in person.grants], "disabled": person.disabled,
        "has_password": person.has_password, "own": person.id == actor.id, "form": _form(form, voice),
        "open": typed is not None, "done": voice(DONE[shown.done]) if about and shown.done in DONE else ""}


def _form(form: PersonForm, voice: Voice) -> dict[str, Any]:
    wrong = {where: " ".join(voice(each) for each in messages) for where, messages in form.wrong.items()}
    return {"name": form.name, "email": form.email, "rows": form.rows, "wrong": wrong, "first": next(iter(wrong), "")}


def _granted(board: Board, grant: Grant, voice: Voice) -> str:
    """The role with its limits in words; what has no name any more, by its code."""
    unit, plan = board.units.get(grant.unit or ""), board.plans.get(grant.plan or "")
    limits = [unit.name[voice.lang] if unit else grant.unit, _plan_name(plan, voice) if plan else grant.plan]
    role = voice.name(grant.role)
    return ": ".join(filter(None, (role[0].upper() + role[1:], ", ".join(filter(None, limits)))))


def _plan_name(plan: Plan, voice: Voice) -> str:
    first, last = plan.years
    return f"{plan.municipality[voice.lang]} {first if first == last else f'{first}–{last}'}"


def _groups(board: Board, voice: Voice) -> Iterator[tuple[str, list[Option]]]:
    """Units under the name of their tree: services of two towns may be called alike."""
    trees: dict[str, list[Option]] = {}
    for code, unit in board.units.items():
        top = root(board.units, code)
        name = board.units[top].name[voice.lang] if top in board.units else ""
        trees.setdefault(name, []).append((code, unit.name[voice.lang], code not in board.retired))
    yield from trees.items()


def _plans(board: Board, voice: Voice) -> list[Option]:
    return [(code, _plan_name(plan, voice), code not in board.retired) for code, plan in board.plans.items()]


def _limits(board: Board, voice: Voice) -> dict[str, str]:
    """What an empty choice means: everything, for those who may grant that."""
    choose = voice(say("choose"))
    return {"unit": voice(say("all units")) if board.all_units else choose,
            "plan": voice(say("all plans")) if board.all_plans else choose}


def _handed(handed: Handed | None, voice: Voice) -> dict[str, str] | None:
    if handed is None:
        return None
    if handed.address is None:
        return {"words": voice(say("The link went by e-mail to {email}.", email=handed.email)), "address": ""}
    return {"words": voice(say("The link for {name} ({email}). Copy it now, it will not be shown again; "
                               "it works once, within three days.", name=handed.name, email=handed.email)),
            "address": handed.address, "label": voice(say("One-time link"))}


def _words(voice: Voice) -> dict[str, str]:
    said = {
        "name": say("Name"), "email": say("E-mail"), "role": say("Role"), "unit": say("Unit"), "plan": say("Plan"),
        "no_role": say("no role"), "choose": say("choose"), "none": say("No role: cannot see anything yet."),
        "disabled": say("Disabled"), "no_password": say("No password yet"), "has_password": say("Has a password"),
        "manage": say("Change"), "save": say("Save"), "disable": say("Disable"), "enable": say("Enable"),
        "link": say("New one-time link"), "sign_out": say("Sign out everywhere"),
        "own": say("This is your own account; another administrator changes it."),
        "invite": say("Invite someone"), "submit": say("Invite"), "everybody": say("Everyone"),
        "home": say("Back to the indicators"), "account": say("Your account"), "reminders": say("Who was reminded"),
        "pages": say("Administration"), "hand_over": say("Hand over"),
    }
    return {key: voice(message) for key, message in said.items()}
