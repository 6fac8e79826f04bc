"""Who has an account and what they may do: for administrators, each within their own part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from tracker.db import definitions, history, people, sessions
from tracker.db.history import Line
from tracker.db.people import Person
from tracker.db.work import Database, Work
from tracker.domain.access import Act, Actor, Grant
from tracker.domain.element import Unit
from tracker.domain.plan import Plan
from tracker.errors import Invalid, Issue, Message, NotAllowed, NotFound, say
from tracker.services.links import new_link
from tracker.text.collation import sort_key

EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
LONGEST_NAME, LONGEST_EMAIL = 200, 254


@dataclass(frozen=True)
class Invite:
    email: str
    name: str
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True)
class ChangePerson:
    """`version` is that of the person as the administrator saw it; None takes whatever is there."""

    id: int
    name: str | None = None
    grants: tuple[Grant, ...] | None = None
    version: int | None = None


@dataclass(frozen=True)
class PersonView:
    id: int
    email: str
    name: str
    grants: tuple[Grant, ...]
    disabled: bool
    has_password: bool
    version: int


def view_of(person: Person) -> PersonView:
    return PersonView(person.id, person.email, person.name, person.grants, person.disabled,
                      person.secret is not None, person.version)


def list_people(database: Database, actor: Actor) -> tuple[PersonView, ...]:
    """Those who lie within the administrator's part."""
    with database.reading() as work:
        units = units_of_manager(work, actor)
        found = sorted(people.everyone(work.session), key=lambda each: sort_key(each.name))
        return tuple(view_of(each) for each in found if actor.may_grant(each.grants, units))


def find_person(database: Database, actor: Actor, email: str) -> PersonView:
    for each in list_people(database, actor):
        if each.email == email.strip().casefold():
            return each
    raise NotFound(say("There is no person with the e-mail {email} here.", email=email))


def invite(database: Database, actor: Actor, command: Invite) -> tuple[PersonView, str]:
    """The new person, and the token of the link by which they come in the first time."""
    email, name = command.email.strip().casefold(), " ".join(command.name.split())
    with database.writing() as work:
        units = units_of_manager(work, actor)
        Invalid.raise_if([*_wrong_email(work, email), *_wrong_name(name), *_no_grants(command.grants),
                          *_wrong_grants(work, units, command.grants)])
        _may_grant(actor, command.grants, units)
        id_ = people.add(work.session, email, name, _once(command.grants))
        _note(work, actor, None, id_)
        token = new_link(work, actor, id_)
        view = view_of(_got(work, id_))
        work.commit()
    return view, token


def change(database: Database, actor: Actor, command: ChangePerson) -> PersonView:
    """Another name, other grants. Nobody changes their own grants: they could not take it back."""
    with database.writing() as work:
        units = units_of_manager(work, actor)
        was = other_person(work, actor, command.id, units)
        name = was.name if command.name is None else " ".join(command.name.split())
        grants = was.grants if command.grants is None else _once(command.grants)
        Invalid.raise_if([*_wrong_name(name), *_wrong_grants(work, units, grants)])
        _may_grant(actor, grants, units)
        seen = was if command.version is None else replace(was, version=command.version)
        people.change(work.session, seen, name=name)
        people.grant(work.session, was.id, grants)
        _note(work, actor, was, was.id)
        view = view_of(_got(work, was.id))
        work.commit()
    return view


def disable(database: Database, actor: Actor, id_: int) -> None:
    """They are signed out at once and cannot come in; all they ever did stays theirs."""
    _switch(database, actor, id_, disabled=True)


def enable(database: Database, actor: Actor, id_: int) -> None:
    _switch(database, actor, id_, disabled=False)


def make_link(database: Database, actor: Actor, id_: int) -> str:
    """The token of a link for whoever forgot the password; the old password works until it is used."""
    with database.writing() as work:
        person = other_person(work, actor, id_, units_of_manager(work, actor))
        if person.disabled:
            message = say("{name} is disabled; enable the account first.", name=person.name)
            raise Invalid([Issue("disabled", "person", message)])
        token = new_link(work, actor, person.id)
        history.append(work.session, work.now, actor.signature, [
            Line("person", str(person.id), person.document(), person.document(), "link")])
        work.commit()
    return token


def sign_out_person(database: Database, actor: Actor, id_: int) -> None:
    """On every device."""
    with database.writing() as work:
        sessions.end_all(work.session, other_person(work, actor, id_, units_of_manager(work, actor)).id)
        work.commit()


def _switch(database: Database, actor: Actor, id_: int, *, disabled: bool) -> None:
    with database.writing() as work:
        was = other_person(work, actor, id_, units_of_manager(work, actor))
        people.switch(work.session, was, work.now if disabled else None)
        sessions.end_all(work.session, was.id)
        sessions.drop_links(work.session, was.id)
        _note(work, actor, was, was.id)
        work.commit()


def units_of_manager(work: Work, actor: Actor) -> Mapping[str, Unit]:
    """The tree of units, for whoever may manage people at all."""
    units = {code: row.thing for code, row in definitions.stored(work.session, Unit).items()}
    if not actor.may(Act.MANAGE_PEOPLE, units):
        raise NotAllowed(say("Only an administrator manages people."))
    return units


def other_person(work: Work, actor: Actor, id_: int, units: Mapping[str, Unit]) -> Person:
    """Somebody within the actor's part, who is not the actor. Absent and out of reach look alike."""
    person = people.one(work.session, id_)
    if person is None or not actor.may_grant(person.grants, units):
        raise NotFound(say("There is no such person."))
    if person.id == actor.id:
        raise NotAllowed(say("This is your own account; another administrator changes it."))
    return person


def _may_grant(actor: Actor, grants: Collection[Grant], units: Mapping[str, Unit]) -> None:
    if not actor.may_grant(grants, units):
        raise NotAllowed(say("You may grant roles within your own part only."))


def _note(work: Work, actor: Actor, was: Person | None, id_: int) -> None:
    now = _got(work, id_)
    line = Line("person", str(id_), was.document() if was else None, now.document())
    history.append(work.session, work.now, actor.signature, [line])


def _got(work: Work, id_: int) -> Person:
    person = people.one(work.session, id_)
    if person is None:
        raise NotFound(say("There is no such person."))
    return person


def _once(grants: Collection[Grant]) -> tuple[Grant, ...]:
    return tuple(dict.fromkeys(grants))


def _wrong_email(work: Work, email: str) -> Iterator[Issue]:
    if not EMAIL.fullmatch(email) or len(email) > LONGEST_EMAIL:
        yield Issue("email", "email", say("“{email}” is not an e-mail address.", email=email))
    elif people.by_email(work.session, email):
        yield Issue("taken", "email", say("There is already a person with the e-mail {email}.", email=email))


def _wrong_name(name: str) -> Iterator[Issue]:
    message: Message = say("A name of 1 to {count} characters is needed.", count=LONGEST_NAME)
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        yield Issue("name", "name", message)


def _no_grants(grants: Collection[Grant]) -> Iterator[Issue]:
    """Whoever is invited has something to come for; a role may be taken away later."""
    if not grants:
        yield Issue("role", "role", say("Choose a role."))


def _wrong_grants(work: Work, units: Mapping[str, Unit], grants: Collection[Grant]) -> Iterator[Issue]:
    plans = definitions.stored(work.session, Plan) if any(each.plan for each in grants) else {}
    for each in grants:
        if each.plan is not None and each.plan not in plans:
            yield Issue("grant", "plan", say("There is no plan “{code}” here.", code=each.plan))
        if each.unit is not None and each.unit not in units:
            yield Issue("grant", "unit", say("There is no unit “{unit}” here.", unit=each.unit))
