"""What the web asks about people, joined to this installation: its database and its mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tracker.db import definitions, office, people
from tracker.db.people import Person
from tracker.db.work import Database
from tracker.domain.access import Actor, Role
from tracker.domain.element import Unit
from tracker.domain.words import Words
from tracker.errors import NotFound, say
from tracker.services import links, sign_in
from tracker.services.calendars import Calendars
from tracker.services.reminders import Reminders
from tracker.services.sample_people import SAMPLE_DOMAIN
from tracker.services.sign_in import Credentials, NewPassword, Present
from tracker.services.staff import Staff
from tracker.settings import Settings


@dataclass(frozen=True)
class Guest:
    """Somebody made up, and as what they work where."""

    id: int
    name: str
    role: Role
    place: Words | None


@dataclass(frozen=True)
class Door:
    database: Database
    settings: Settings

    def present(self, token: str | None) -> Present | None:
        return sign_in.present(self.database, token)

    def actor_of(self, token: str | None) -> Actor | None:
        return sign_in.actor_of(self.database, token)

    def sign_in(self, given: Credentials) -> str:
        return sign_in.sign_in(self.database, given)

    def sign_out(self, token: str | None) -> None:
        sign_in.sign_out(self.database, token)

    def sign_out_everywhere(self, actor: Actor) -> None:
        sign_in.sign_out_everywhere(self.database, actor)

    def choose_language(self, actor: Actor, lang: str) -> None:
        sign_in.choose_language(self.database, actor, lang)

    def change_password(self, actor: Actor, command: NewPassword) -> str:
        return sign_in.change_password(self.database, actor, command)

    def link_email(self, token: str) -> str:
        return links.link_email(self.database, token)

    def use_link(self, token: str, password: str) -> str:
        return links.use_link(self.database, token, password)

    @property
    def staff(self) -> Staff:
        return Staff(self.database, self.settings)

    @cached_property
    def calendars(self) -> Calendars:
        return Calendars(self.database, self.settings)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self.database, self.settings)

    def sample_people(self) -> tuple[Guest, ...]:
        """Whom a visitor of a sample office may enter as; nobody anywhere else."""
        with self.database.reading() as work:
            if not office.is_sample(work.session):
                return ()
            units = {code: row.thing for code, row in definitions.stored(work.session, Unit).items()}
            return tuple(_guest(each, units) for each in sorted(people.everyone(work.session), key=lambda each: each.id)
                         if each.email.endswith(SAMPLE_DOMAIN) and each.grants and not each.disabled)

    def enter_as(self, person: int) -> str:
        """Without a password, in a sample office; the token of a session."""
        if person not in [each.id for each in self.sample_people()]:
            raise NotFound(say("There is no such person."))
        with self.database.writing() as work:
            token = sign_in.begin(work, person)
            work.commit()
        return token


def _guest(person: Person, units: Mapping[str, Unit]) -> Guest:
    grant = person.grants[0]
    unit = units.get(grant.unit or "")
    return Guest(person.id, person.name, grant.role, (unit.short or unit.name) if unit else None)
