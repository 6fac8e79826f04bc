"""What the page of the administrators asks: the people of their part, what may be granted there, a link handed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.db import definitions
from tracker.db.work import Database
from tracker.domain.access import ALLOWED, Act, Actor
from tracker.domain.element import Unit
from tracker.domain.plan import Plan
from tracker.errors import Message, NotFound, say
from tracker.services import handing, people
from tracker.services.handing import HandOver
from tracker.services.link_mail import link_address, send_link
from tracker.services.people import ChangePerson, Invite, PersonView
from tracker.settings import Settings


@dataclass(frozen=True)
class Board:
    """What is `retired` is there to be named, not to be granted anew."""

    people: tuple[PersonView, ...]
    units: Mapping[str, Unit]
    plans: Mapping[str, Plan]
    retired: frozenset[str]
    all_units: bool
    """Whether a role may be granted without a limit to a unit; `all_plans` likewise."""
    all_plans: bool


@dataclass(frozen=True)
class Handed:
    """A link that went by mail, or, where that could not be, its address, to be shown this once."""

    name: str
    email: str
    address: str | None = field(repr=False)


@dataclass(frozen=True)
class Staff:
    database: Database
    settings: Settings

    def board(self, actor: Actor) -> Board:
        everybody = people.list_people(self.database, actor)
        own = [each for each in actor.grants if each.role in ALLOWED[Act.MANAGE_PEOPLE]]
        with self.database.reading() as work:
            units, plans = definitions.stored(work.session, Unit), definitions.stored(work.session, Plan)
        tree = {code: row.thing for code, row in units.items()}
        return Board(
            everybody, {code: unit for code, unit in tree.items() if any(g.covers(g.plan, code, tree) for g in own)},
            {code: row.thing for code, row in plans.items() if any(g.plan in (None, code) for g in own)},
            frozenset(code for rows in (units, plans) for code, row in rows.items() if row.retired_on),
            all_units=any(g.unit is None for g in own), all_plans=any(g.plan is None for g in own))

    def invite(self, actor: Actor, command: Invite) -> Handed:
        person, token = people.invite(self.database, actor, command)
        return self._hand_over(person, token)

    def new_link(self, actor: Actor, id_: int) -> Handed:
        found = [each for each in people.list_people(self.database, actor) if each.id == id_]
        if not found:
            raise NotFound(say("There is no such person."))
        return self._hand_over(found[0], people.make_link(self.database, actor, id_))

    def change(self, actor: Actor, command: ChangePerson) -> None:
        people.change(self.database, actor, command)

    def disable(self, actor: Actor, id_: int) -> None:
        people.disable(self.database, actor, id_)

    def enable(self, actor: Actor, id_: int) -> None:
        people.enable(self.database, actor, id_)

    def preview_hand_over(self, actor: Actor, command: HandOver) -> tuple[Message, ...]:
        return handing.preview_hand_over(self.database, actor, command)

    def hand_over(self, actor: Actor, command: HandOver) -> None:
        handing.hand_over(self.database, actor, command)

    def sign_out(self, actor: Actor, id_: int) -> None:
        people.sign_out_person(self.database, actor, id_)

    def _hand_over(self, person: PersonView, token: str) -> Handed:
        sent = send_link(self.settings, person.email, token)
        return Handed(person.name, person.email, None if sent else link_address(self.settings, token))
