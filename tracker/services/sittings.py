"""How use cases of entering and reviewing sit down: to read, to write in their turn, or at one form to change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.db import history
from tracker.db.work import Database, Work
from tracker.domain.access import Act, Actor
from tracker.services.entry_desk import Desk, Memory, OpenForm, open_form, sit_down


class Sittings:
    """They share what is remembered of the definitions."""

    def __init__(self, database: Database) -> None:
        self._database, self._memory = database, Memory()

    @contextmanager
    def reading(self, actor: Actor) -> Iterator[Desk]:
        with self._database.reading() as work:
            yield self.at(work, actor)

    def at(self, work: Work, actor: Actor) -> Desk:
        """In a transaction that is open already."""
        return sit_down(work, actor, self._memory)

    @contextmanager
    def turn(self, actor: Actor) -> Iterator[Desk]:
        """Whoever writes takes turns, so that what was checked is still so when it is stored."""
        with self._database.writing() as work:
            history.take_turn(work.session)
            yield sit_down(work, actor, self._memory)
            work.commit()

    @contextmanager
    def writing(self, actor: Actor, act: Act, unit: str, period: str) -> Iterator[OpenForm]:
        with self.turn(actor) as desk:
            yield open_form(desk, act, unit, period)
