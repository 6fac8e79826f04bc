"""Who goes along when units are merged: their roles there are given for the new unit too."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db import people
from tracker.db.history import Line
from tracker.db.people import Person
from tracker.domain.access import Grant
from tracker.domain.element import Unit
from tracker.services.entry_desk import Desk


def followers(desk: Desk, unit: Unit) -> Iterator[tuple[Person, tuple[Grant, ...]]]:
    """Those that the administrator may change, each with what they get."""
    units = desk.current.definitions.units
    for person in people.everyone(desk.work.session):
        new = tuple(dict.fromkeys(
            Grant(each.role, each.plan, unit.code) for each in person.grants if each.unit in unit.merged))
        if new and not person.disabled and desk.actor.may_grant(person.grants, units):
            yield person, new


def take_along(desk: Desk, unit: Unit, why: str) -> Iterator[Line]:
    """With the lines for the history; what they had stays."""
    session = desk.work.session
    for person, new in list(followers(desk, unit)):
        people.change(session, person, name=person.name)
        people.grant(session, person.id, (*person.grants, *new))
        now = people.one(session, person.id)
        yield Line("person", str(person.id), person.document(), now.document() if now else None, why)
