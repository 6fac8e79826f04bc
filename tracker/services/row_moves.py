"""A report's moves, by the table that forms go by."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db import history, row_reports
from tracker.db.history import Line
from tracker.db.tables_rows import RowStepRow
from tracker.domain.access import Act
from tracker.domain.row_report import unsound, unsound_money
from tracker.domain.workflow import MOVES, FormStatus, Move
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, say
from tracker.services.row_desk import OpenRow


def make_move(row: OpenRow, act: Act, version: int, reason: str | None = None) -> FormStatus:
    """The step and its line in the history; the caller commits."""
    if version != row.version:
        raise Conflict(say("Somebody else changed this meanwhile. Look at the new state, then try again."))
    move = MOVES.get((row.status, act))
    if move is None:
        raise NotAllowed(say("The form is {status}; this cannot be done with it now.", status=row.status))
    said = (reason or "").strip() or None
    Invalid.raise_if([*_wanted(row, move, said)])
    _step(row, act, move.to, said)
    return move.to


def _wanted(row: OpenRow, move: Move, reason: str | None) -> Iterator[Issue]:
    if move.reason and not reason:
        yield Issue("reason", "why", say("Say why, so that the unit knows what to do."))
    if move.sound:
        yield from unsound(row.stored.entered if row.stored else row.start(), row.row, row.period,
                           row.desk.office.today)
        if row.stored:
            session = row.desk.work.session
            yield from unsound_money(row_reports.money(session, [row.stored.id], approved=False).get(row.stored.id, {}))


def _step(row: OpenRow, act: Act, to: FormStatus, reason: str | None) -> None:
    work, actor, stored = row.desk.work, row.desk.actor, row.stored
    if stored is None:
        raise Conflict(say("Nothing is reported here yet."))
    step = RowStepRow(report_id=stored.id, at=work.now, actor=actor.name, act=act.value, reason=reason)
    row_reports.move(work.session, stored, to, step)
    history.append(work.session, work.now, actor.signature, [
        Line("row_move", row.key, {"status": row.status.value}, {"status": to.value}, reason)])
