"""The way in for files of figures: first a plan, then, once it is confirmed, all of it at once.

A plan belongs to whoever sent the file; for everybody else it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from tracker.db import history, imports
from tracker.db.imports import Staged
from tracker.db.tables_import import BatchState, ImportBatch, Outcome
from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.domain.layout import Layout
from tracker.domain.words import Words
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, NotFound, say
from tracker.files.given import Source
from tracker.services import imports_show
from tracker.services.entry_desk import Desk, Memory, sit_down
from tracker.services.imports_apply import Moved, apply
from tracker.services.imports_back import given_back, whys
from tracker.services.imports_compare import checked, compare
from tracker.services.imports_judge import judge_of
from tracker.services.imports_place import Placer
from tracker.services.imports_shelf import Shelf
from tracker.services.imports_source import Expected, meant, read_file
from tracker.services.imports_views import ImportItem, ImportPlan, PlannedRow
from tracker.services.imports_words import document, unpacked
from tracker.services.meter import Meter
from tracker.services.sync_plan import Kind

KEPT = timedelta(days=7)
"""For so long a plan waits to be confirmed."""

NOTHING_SAID = Words("", "")


@dataclass(frozen=True)
class Sent:
    """A file as it came: `name` is only shown. `layout` is how a foreign table reads as ours; `expected` the form from
    whose page it was sent."""

    content: bytes | Path
    name: str
    layout: Layout | None = None
    expected: Expected | None = None


class Imports:
    """`folder` is where files are kept for a while, under names of our own."""

    def __init__(self, database: Database, folder: Path = Path("data/imports")) -> None:
        self._database, self._shelf, self._memory = database, Shelf(folder), Memory()

    def send(self, actor: Actor, file: Sent, meter: Meter | None = None) -> int:
        """A file as it came. Raises Invalid, with what is wrong with it as a whole, if it is not taken at all."""
        self._may_send(actor)
        stored = self._shelf.keep(file.content)
        try:
            source = read_file(self._shelf.path(stored), file.name, file.layout, whys())
            number = self.plan(actor, source, meter, file.expected)
        except BaseException:
            self._shelf.drop(stored)
            raise
        with self._database.writing() as work:
            imports.keep_as(work.session, number, stored)
            work.commit()
        return number

    def plan(self, actor: Actor, source: Source, meter: Meter | None = None, expected: Expected | None = None) -> int:
        """Reads all of it and writes no figure; gives the number of the plan."""
        self._forget_old()
        self._may_send(actor)
        with self._database.reading() as reader:
            desk = sit_down(reader, actor, self._memory)
            meant(source, desk.current.definitions, expected)
            number = self._begin(desk, source)
            placer = Placer(desk, number, judge_of(desk).closed, (source.mark, expected))
            try:
                self._read(placer, source, meter or Meter())
            except Invalid:
                self._forget([number])
                raise
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
        except (Moved, IntegrityError):  # the second where somebody took a place that was empty
            self._compare(actor, number)
            return replace(self.show(actor, number), moved=True)
        return self.show(actor, number)

    def drop(self, actor: Actor, number: int) -> None:
        with self._database.writing() as work:
            desk = sit_down(work, actor, self._memory)
            batch = _mine(desk, number)
            if batch.state == BatchState.PLANNED:
                imports.forget_rows(work.session, number)
                imports.set_state(work.session, number, BatchState.DROPPED, stored=None)
                self._shelf.drop(batch.stored or "")
            work.commit()

    def recent(self, actor: Actor, most: int = 20) -> list[ImportItem]:
        """What the actor sent, the newest first."""
        with self._database.reading() as work:
            return [imports_show.item(batch) for batch in imports.of_actor(work.session, actor.signature, most)]

    def give_back(self, actor: Actor, number: int, lang: str) -> tuple[str, bytes]:
        """What was refused, in the file as it was sent: a name and the content."""
        with self._database.reading() as work:
            batch = _mine(sit_down(work, actor, self._memory), number)
            refusals: dict[str, str] = {}
            for row in imports.every(work.session, number, Outcome.REFUSED):
                why = (unpacked(row.message) or NOTHING_SAID)[lang]
                refusals[row.place] = f"{refusals[row.place]} {why}" if row.place in refusals else why
        path = self._shelf.path(batch.stored or "")
        if not refusals or not batch.stored or not path.is_file():
            raise NotFound(say("The file is not kept any more; send it again."))
        return given_back(path, batch.name, refusals, lang)

    def may_send(self, actor: Actor) -> bool:
        """Whether there is any unit that the actor enters figures for."""
        with self._database.reading() as work:
            desk = sit_down(work, actor, self._memory)
            return any(desk.may(Act.ENTER, unit) for unit in desk.current.definitions.units)

    def _may_send(self, actor: Actor) -> None:
        if not self.may_send(actor):
            raise NotAllowed(say("You enter figures for no unit."))

    def _read(self, placer: Placer, source: Source, meter: Meter) -> None:
        """Where nothing at all could be made out, the file is not taken."""
        given = 0
        for rows in _chunks(placer, source, meter):
            given += len(rows)
            self._stage(rows)
        wrong = [each for each in source.issues if not each.warning]
        if not given:
            raise Invalid(wrong or [Issue("nothing", source.name, say("There is nothing filled in in this file."))])
        self._stage([placer.place_alone(each.where, each.message) for each in wrong])

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
        """Plans that nobody confirmed, and files of which nobody asks any more."""
        with self._database.reading() as work:
            old = [batch.id or 0 for batch in imports.unfinished_before(work.session, work.now - KEPT)]
            files = {batch.id or 0: batch.stored for batch in imports.kept_before(work.session, work.now - KEPT)}
        if old:
            self._forget(old)
        for stored in files.values():
            self._shelf.drop(stored or "")
        if files:
            self._keep_no_longer(files)

    def _keep_no_longer(self, numbers: Iterable[int]) -> None:
        with self._database.writing() as work:
            for number in numbers:
                imports.keep_as(work.session, number, None)
            work.commit()

    def _forget(self, numbers: list[int]) -> None:
        with self._database.writing() as work:
            for number in numbers:
                imports.forget_rows(work.session, number)
                imports.set_state(work.session, number, BatchState.DROPPED)
            work.commit()


def _chunks(placer: Placer, source: Source, meter: Meter) -> Iterator[list[Staged]]:
    left = map(placer.row, meter.over(source.given))
    while chunk := list(islice(left, imports.AT_A_TIME)):
        yield chunk


def _mine(desk: Desk, number: int) -> ImportBatch:
    found = imports.find(desk.work.session, number)
    if found is None or found.actor != desk.actor.signature:
        raise NotFound(say("There is no such import here."))
    return found


def _planned(desk: Desk, number: int, version: int) -> ImportBatch:
    batch = _mine(desk, number)
    if batch.state != BatchState.PLANNED:
        raise Conflict(say("This import is finished already."))
    if history.version_since(desk.work.session, batch.line, list(Kind))[1]:
        raise Conflict(say("The definitions changed meanwhile; send the file again."))
    if batch.version != version:
        raise Moved
    if not batch.counts.get(Outcome.NEW, 0) + batch.counts.get(Outcome.CHANGED, 0):
        raise Conflict(say("There is nothing to enter in it."))
    return batch
