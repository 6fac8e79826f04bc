"""People of the tests, in a town with two services, and a clock that they can turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tracker.db import definitions
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.element import Unit
from tracker.domain.words import Words
from tracker.services.links import use_link
from tracker.services.people import Invite, PersonView, invite
from tracker.services.sign_in import Credentials, actor_of, sign_in

PASSWORD, ELSEWHERE = "тихо тече Дунав", "192.0.2.7"
UNITS = (("town", None), ("centre", "town"), ("home", "town"), ("other-town", None))


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2015, 10, 20, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **time: float) -> None:
        self.time += timedelta(**time)


@dataclass(frozen=True)
class Town:
    database: Database
    clock: Clock

    @classmethod
    def on(cls, database: Database) -> Town:
        clock = Clock()
        found = cls(replace(database, now=clock), clock)
        with found.database.writing() as work:
            for code, parent in UNITS:
                definitions.add(work.session, Unit(code, Words(code, code), parent=parent))
            work.commit()
        return found

    def invite(self, name: str, *grants: Grant, by: Actor = COMMAND_LINE) -> tuple[PersonView, str]:
        return invite(self.database, by, Invite(f"{name}@example.com", name.title(), grants or (Grant(Role.DIRECTOR),)))

    def settle(self, name: str, *grants: Grant) -> Actor:
        """Invited, with a password, and signed in."""
        _, link = self.invite(name, *grants)
        return self.actor(use_link(self.database, link, PASSWORD))

    def actor(self, token: str | None) -> Actor:
        actor = actor_of(self.database, token)
        assert actor
        return actor

    def come(self, name: str, password: str = PASSWORD, address: str = ELSEWHERE) -> str:
        return sign_in(self.database, Credentials(f"{name}@example.com", password, address))


ADMINISTRATOR, REPORTER = Grant(Role.ADMINISTRATOR), Grant(Role.REPORTER, unit="centre")
