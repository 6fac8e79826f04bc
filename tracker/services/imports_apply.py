"""Writing what was planned: everything in one transaction, or nothing if something is not as it was."""

from __future__ import annotations

from tracker.db import history, imports, imports_alone, imports_write
from tracker.db.history import Line
from tracker.db.imports_write import Written
from tracker.db.tables_import import BatchState, ImportBatch, Outcome
from tracker.domain.access import Act
from tracker.errors import NotAllowed, say
from tracker.services.entry_desk import Desk
from tracker.services.imports_judge import judge_of
from tracker.services.imports_settle import Settled

KIND = "import"


class Moved(Exception):
    """What was planned is not what would happen now."""


def apply(desk: Desk, batch: ImportBatch) -> None:
    """The caller has taken the turn, and commits. Raises Moved if a cell or a form is not as it was planned."""
    session, number, judge, last = desk.work.session, batch.id or 0, judge_of(desk), None
    if judge.closed and judge.closed.keys() & judge.forms_alone(session, number):  # one may close by the clock alone
        raise Moved
    touched = imports_alone.touched(session, number)
    imports_alone.put(session, number, desk.office.today)
    while rows := judge.chunk(session, number, last):
        cells = []
        for settled in judge.settled(session, rows):
            _as_planned(settled)
            if settled.changes:
                row = settled.verdicts[0].row
                cells.append(Written(row.cell, row.cell_id, settled.after, _only_note(settled)))
                touched[0].add(row.element_id)
                touched[1].add(row.unit_id)
        imports_write.put(session, cells, desk.office.today)
        last = rows[-1].cell
    _allowed(desk, touched[1])
    imports_write.put_parts(session, number)
    _note(desk, batch, *touched)


def _as_planned(settled: Settled) -> None:
    for each in settled.verdicts:
        if each.outcome != each.row.outcome or (each.row.version or 0) != each.row.seen:
            raise Moved


def _only_note(settled: Settled) -> bool:
    before, after = settled.before, settled.after
    return (before.value, before.parts, before.not_applicable) == (after.value, after.parts, after.not_applicable)


def _allowed(desk: Desk, units: set[int]) -> None:
    codes = {number: code for code, number in desk.current.keys.units.items()}
    if not all(desk.may(Act.ENTER, codes[number]) for number in units):
        raise NotAllowed(say("You may see this form, but not do this with it."))


def _note(desk: Desk, batch: ImportBatch, elements: set[int], units: set[int]) -> None:
    """One line for all of it, sealed with the digest of its rows; it says whose answers are stale now."""
    session, number = desk.work.session, batch.id or 0
    imports.forget_rows(session, number, Outcome.SAME)
    digest = imports.digest(session, number)
    keys = desk.current.keys
    history.append(session, desk.work.now, desk.actor.signature, [Line(KIND, str(number), None, {
        "file": batch.name, "sha256": batch.digest, "rows": batch.counts, "digest": digest,
        "elements": sorted(code for code, id_ in keys.elements.items() if id_ in elements),
        "units": sorted(code for code, id_ in keys.units.items() if id_ in units)})])
    imports.set_state(session, number, BatchState.APPLIED, rows_digest=digest, applied_at=desk.work.now)
