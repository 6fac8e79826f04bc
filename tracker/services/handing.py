"""Somebody leaves: what they may do goes to somebody else, at once and with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tracker.db import definitions, history, people, sessions
from tracker.db.forms import forms_of
from tracker.db.history import Line
from tracker.db.people import Person
from tracker.db.work import Database, Work
from tracker.domain.access import Actor, Grant, Role
from tracker.domain.element import Unit
from tracker.domain.reporting import below
from tracker.domain.workflow import FormStatus
from tracker.errors import Invalid, Issue, Message, say, say_n
from tracker.services.people import other_person, units_of_manager

LONGEST_REASON = 2000


@dataclass(frozen=True)
class HandOver:
    """From one person to another; with `leaves` the first can no longer sign in. Versions as they were seen."""

    giver: int
    taker: int
    reason: str
    leaves: bool = False


def preview_hand_over(database: Database, actor: Actor, command: HandOver) -> tuple[Message, ...]:
    """What would change, in sentences; nothing is stored."""
    with database.reading() as work:
        giver, taker, units = _checked(work, actor, command)
        return tuple(_effects(work, giver, taker, units, command))


def hand_over(database: Database, actor: Actor, command: HandOver) -> None:
    """What the taker had stays theirs too."""
    with database.writing() as work:
        history.take_turn(work.session)
        giver, taker, _ = _checked(work, actor, command)
        people.change(work.session, taker, name=taker.name)
        people.grant(work.session, taker.id, tuple(dict.fromkeys((*taker.grants, *giver.grants))))
        people.change(work.session, giver, **({"disabled_at": work.now} if command.leaves else {"name": giver.name}))
        people.grant(work.session, giver.id, ())
        if command.leaves:
            sessions.end_all(work.session, giver.id)
            sessions.drop_links(work.session, giver.id)
        history.append(work.session, work.now, actor.signature, [
            *_lines(work, (giver, taker), command.reason.strip())])
        work.commit()


def _checked(work: Work, actor: Actor, command: HandOver) -> tuple[Person, Person, Mapping[str, Unit]]:
    """Both lie within the administrator's part, and neither is the administrator."""
    units = units_of_manager(work, actor)
    giver, taker = (other_person(work, actor, each, units) for each in (command.giver, command.taker))
    Invalid.raise_if([*_wrong(giver, taker, command)])
    return giver, taker, units


def _wrong(giver: Person, taker: Person, command: HandOver) -> Iterator[Issue]:
    if giver.id == taker.id:
        yield Issue("wrong", "taker", say("Choose somebody else."))
    if taker.disabled:
        yield Issue("wrong", "taker", say("{name} is disabled; enable the account first.", name=taker.name))
    if not giver.grants:
        yield Issue("wrong", "giver", say("{name} has no role to hand over.", name=giver.name))
    if not command.reason.strip():
        yield Issue("wrong", "reason", say("Say why; the reason stays in the history."))
    elif len(command.reason) > LONGEST_REASON:
        yield Issue("wrong", "reason", say("The text is too long; {most} characters are the most.",
                                           most=LONGEST_REASON))


def _effects(
    work: Work, giver: Person, taker: Person, units: Mapping[str, Unit], command: HandOver,
) -> Iterator[Message]:
    for grant in giver.grants:
        yield _handed(grant, giver, taker, units)
    if count := _open_forms(work, giver.grants, units):
        yield say_n("{count} form that is begun or returned is now for {name}.",
                    "{count} forms that are begun or returned are now for {name}.", count, name=taker.name)
    yield say("What {name} has done stays under their name.", name=giver.name)
    if command.leaves:
        yield say("{name} is signed out everywhere and can no longer sign in.", name=giver.name)


def _handed(grant: Grant, giver: Person, taker: Person, units: Mapping[str, Unit]) -> Message:
    values = {"giver": giver.name, "taker": taker.name, "role": grant.role, "plan": grant.plan or ""}
    unit = units.get(grant.unit or "")
    if unit:
        return say("{giver} → {taker}: {role}, {unit}", **values, unit=unit.name)
    if grant.plan:
        return say("{giver} → {taker}: {role}, plan {plan}", **values)
    return say("{giver} → {taker}: {role}", **values)


def _open_forms(work: Work, grants: Collection[Grant], units: Mapping[str, Unit]) -> int:
    """Of the units whose figures were theirs to enter."""
    tops = [each.unit for each in grants if each.role is Role.REPORTER and each.unit in units]
    codes = {code for top in tops if top for code in (top, *below(units, top))}
    stored = definitions.stored(work.session, Unit)
    found = forms_of(work.session, [stored[code].id for code in codes])
    return sum(FormStatus(form.status).open for form in found)


def _lines(work: Work, were: Collection[Person], why: str) -> Iterator[Line]:
    for was in were:
        now = people.one(work.session, was.id)
        yield Line("person", str(was.id), was.document(), now.document() if now else None, why)
