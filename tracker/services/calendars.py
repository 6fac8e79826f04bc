"""A person's deadlines in their own calendar, behind an address that they make, renew and take back themselves.

Whoever has the address reads the days and nothing else. A wrong address, one taken back and one of somebody who may not
come in any more look alike; with 256 random bits in it, none is found by trying.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tracker.db import calendars, people
from tracker.db.people import Person
from tracker.db.work import Database, Work
from tracker.domain.access import Act, Actor
from tracker.errors import NotFound, say
from tracker.files.calendar_file import calendar_file
from tracker.services.calendar_days import Almanac
from tracker.services.entry_desk import Memory, sit_down
from tracker.services.people import find_person
from tracker.services.tokens import new_token, token_hash
from tracker.settings import Settings
from tracker.text.render import render


@dataclass(frozen=True)
class Subscription:
    """What somebody chose for themselves: letters, and since when there is an address."""

    digest: bool
    made_at: datetime | None
    has_days: bool
    """Whether they fill in or approve anything at all."""


@dataclass(frozen=True)
class Calendars:
    database: Database
    settings: Settings
    memory: Memory = field(default_factory=Memory)

    def mine(self, actor: Actor) -> Subscription:
        with self.database.reading() as work:
            person = _self(work, actor)
            return Subscription(person.digest, calendars.link_made(work.session, person.id), has_days(actor))

    def choose_digest(self, actor: Actor, *, wanted: bool) -> None:
        """Kept for the person, as the language is."""
        with self.database.writing() as work:
            people.set_digest(work.session, _self(work, actor).id, wanted=wanted)
            work.commit()

    def make(self, actor: Actor) -> str:
        """A new address, told this once; an earlier one stops working."""
        token = new_token()
        with self.database.writing() as work:
            calendars.put_link(work.session, _self(work, actor).id, token_hash(token), work.now)
            work.commit()
        return f"{self.settings.address}/calendar/{token}.ics"

    def revoke(self, actor: Actor) -> None:
        with self.database.writing() as work:
            calendars.drop_link(work.session, _self(work, actor).id)
            work.commit()

    def feed(self, token: str) -> bytes:
        """What a calendar reads, that nobody has signed in to."""
        with self.database.reading() as work:
            id_ = calendars.holder(work.session, token_hash(token))
            person = people.one(work.session, id_) if id_ is not None else None
            if person is None or person.disabled:
                raise NotFound(say("There is no such address."))
            return self._file(work, person)

    def of_person(self, actor: Actor, email: str) -> bytes:
        """Of somebody whom the actor manages."""
        found = find_person(self.database, actor, email)
        with self.database.reading() as work:
            person = people.one(work.session, found.id)
            if person is None:
                raise NotFound(say("There is no such person."))
            return self._file(work, person)

    def _file(self, work: Work, person: Person) -> bytes:
        lang = person.lang or self.settings.lang
        desk = sit_down(work, person.actor, self.memory)
        return calendar_file(render(say("Deadlines of forms"), lang), Almanac(desk, self.settings, lang).days(), lang)


def has_days(actor: Actor) -> bool:
    return actor.may(Act.ENTER, {}) or actor.may(Act.APPROVE, {})


def _self(work: Work, actor: Actor) -> Person:
    person = people.one(work.session, actor.id)
    if person is None or person.disabled:
        raise NotFound(say("There is no such person."))
    return person
