"""Saving a report of a row against the version that was seen: all that was typed, or nothing."""

from __future__ import annotations

from tracker.db import history, row_reports
from tracker.db.documents import to_document, to_json
from tracker.db.history import Line
from tracker.db.tables import Document
from tracker.domain.row_report import Money, RowReport
from tracker.errors import Conflict, say
from tracker.services.row_commands import SaveRow
from tracker.services.row_desk import OpenRow
from tracker.services.row_parse import read


def save(row: OpenRow, command: SaveRow) -> int:
    """The version it has now. Raises Invalid for what cannot be read, Conflict if somebody was faster."""
    row.must_be_open()
    report, money = read(command, row.row)
    if command.version != row.version:
        raise Conflict(say("Somebody else changed this meanwhile. Look at the new state, then try again."))
    session, was = row.desk.work.session, row.stored
    before = None
    if was is not None:
        amounts = row_reports.money(session, [was.id], approved=False).get(was.id, {})
        if (report, money) == (was.entered, amounts):
            return was.version
        before = document(was.entered, amounts)
        row_reports.put(session, was, command.version, report)
    number = was.id if was else row_reports.begin(session, row.plan_id, row.row.key, row.period, report)
    row_reports.put_money(session, number, money)
    _note(row, before, document(report, money))
    return row.version + 1


def ensure(row: OpenRow) -> int:
    """The number of the report, begun now if it was not, with what stood before."""
    if row.stored:
        return row.stored.id
    report = row.start()
    _note(row, None, document(report, {}))
    return row_reports.begin(row.desk.work.session, row.plan_id, row.row.key, row.period, report)


def _note(row: OpenRow, before: Document | None, after: Document) -> None:
    history.append(row.desk.work.session, row.desk.work.now, row.desk.actor.signature, [
        Line("row", row.key, before, after)])


def document(report: RowReport, money: Money) -> Document:
    """What the history keeps of a report."""
    return {**to_document(report), **({"money": to_json(money)} if money else {})}
