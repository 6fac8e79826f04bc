"""The way in for files of figures: first a plan, then, once it is confirmed, all of it at once.

A plan belongs to whoever sent the file; for everybody else it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from tracker.db import history, imports
from tracker.db.imports import Staged
from tracker.db.tables_import import BatchState, ImportBatch, Outcome
from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.errors import Conflict, NotAllowed, NotFound, say
from tracker.files.given import Source
from tracker.services import imports_show
from tracker.services.entry_desk import Desk, Memory, sit_down
from tracker.services.imports_apply import Moved, apply
from tracker.services.imports_compare import checked, compare
from tracker.services.imports_place import Placer
from tracker.services.imports_views import ImportItem, ImportPlan, PlannedRow
from tracker.services.imports_words import document
from tracker.services.meter import Meter
from tracker.services.sync_plan import Kind

KEPT = timedelta(days=7)
"""For so long a plan waits to be confirmed."""


class Imports:
    def __init__(self, database: Database) -> None:
        self._database, self._memory = database, Memory()

    def plan(self, actor: Actor, source: Source, meter: Meter | None = None) -> int:
        """Reads all of it and writes no figure; gives the number of the plan."""
        self._forget_old()
        with self._database.reading() as reader:
            desk = sit_down(reader, actor, self._memory)
            if not any(desk.may(Act.ENTER, unit) for unit in desk.current.definitions.units):
                raise NotAllowed(say("You enter figures for no unit."))
            number = self._begin(desk, source)
            placer = Placer(desk, number, source.mark)
            for rows in _chunks(placer, source, meter or Meter()):
                self._stage(rows)
        self._compare(actor, number, {"notes": [document(note) for note in source.notes]})
        return number

    def show(self, actor: Actor, number: int) -> ImportPlan:
        with self._database.reading() as work:
            desk = sit_down(work, actor, self._memory)
            return imports_show.plan(desk, _mine(desk, number))

    def rows(self, actor: Actor, number: int, outcome: Outcome, start: int = 0, most: int = 50) -> list[PlannedRow]:
        """In the order of the file."""
        with self._database.reading() as work:
            desk = sit_down(work, actor, self._memory)
            _mine(desk, number)
            return imports_show.rows(desk, imports.page(work.session, number, outcome, start, most))

    def apply(self, actor: Actor, number: int, version: int) -> ImportPlan:
        """What fits is entered; the rest stays refused. If something moved meanwhile, nothing is, and the plan that
        comes back is a new one, to be confirmed again."""
        try:
            with self._database.writing() as work:
                history.take_turn(work.session)
                desk = sit_down(work, actor, self._memory)
                batch = _planned(desk, number, version)
                apply(desk, batch)
                work.commit()
        except Moved:
            self._compare(actor, number)
            return replace(self.show(actor, number), moved=True)
        return self.show(actor, number)

    def drop(self, actor: Actor, number: int) -> None:
        with self._database.writing() as work:
            desk = sit_down(work, actor, self._memory)
            batch = _mine(desk, number)
            if batch.state == BatchState.PLANNED:
                imports.forget_rows(work.session, number)
                imports.set_state(work.session, number, BatchState.DROPPED)
            work.commit()

    def recent(self, actor: Actor, most: int = 20) -> list[ImportItem]:
        """What the actor sent, the newest first."""
        with self._database.reading() as work:
            return [imports_show.item(batch) for batch in imports.of_actor(work.session, actor.signature, most)]

    def _begin(self, desk: Desk, source: Source) -> int:
        with self._database.writing() as work:
            number = imports.begin(work.session, ImportBatch(
                at=work.now, actor=desk.actor.signature, name=source.name, digest=source.digest, line=desk.known.line))
            work.commit()
        return number

    def _stage(self, rows: list[Staged]) -> None:
        with self._database.writing() as work:
            imports.stage(work.session, rows)
            work.commit()

    def _compare(self, actor: Actor, number: int, told: dict[str, object] | None = None) -> None:
        """Also again: `told` is what stays as it was."""
        with self._database.reading() as reader:
            desk = sit_down(reader, actor, self._memory)
            touched = compare(self._database, desk, number)
            forms = checked(desk, touched)
        with self._database.writing() as work:
            batch = _mine(sit_down(work, actor, self._memory), number)
            kept = batch.told if told is None else told
            imports.set_state(
                work.session, number, BatchState.PLANNED, version=batch.version + (told is None),
                counts=imports.counts(work.session, number), told={**kept, **forms})
            work.commit()

    def _forget_old(self) -> None:
        with self._database.writing() as work:
            for batch in imports.unfinished_before(work.session, work.now - KEPT):
                imports.forget_rows(work.session, batch.id or 0)
                imports.set_state(work.session, batch.id or 0, BatchState.DROPPED)
            work.commit()


def _chunks(placer: Placer, source: Source, meter: Meter) -> Iterator[list[Staged]]:
    """Also of the places in which no cell could be made out, once all has been read."""
    rows: Iterable[Staged] = (placer.row(given) for given in meter.over(source.given))
    left = iter(rows)
    while chunk := list(islice(left, imports.AT_A_TIME)):
        yield chunk
    wrong = [placer.place_alone(each.where, each.message) for each in source.issues if not each.warning]
    if wrong:
        yield wrong


def _mine(desk: Desk, number: int) -> ImportBatch:
    found = imports.find(desk.work.session, number)
    if found is None or found.actor != desk.actor.signature:
        raise NotFound(say("There is no such import here."))
    return found


def _planned(desk: Desk, number: int, version: int) -> ImportBatch:
    batch = _mine(desk, number)
    if batch.state != BatchState.PLANNED:
        raise Conflict(say("This import is finished already."))
    if history.any_since(desk.work.session, batch.line, list(Kind)):
        raise Conflict(say("The definitions changed meanwhile; send the file again."))
    if batch.version != version:
        raise Moved
    if not batch.counts.get(Outcome.NEW, 0) + batch.counts.get(Outcome.CHANGED, 0):
        raise Conflict(say("There is nothing to enter in it."))
    return batch
