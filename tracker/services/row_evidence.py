"""Evidence for a report of a row, taken and kept as that of figures is."""

from __future__ import annotations

from tracker.db import history, row_reports
from tracker.db.history import Line
from tracker.db.tables import Document
from tracker.db.tables_rows import RowEvidenceRow
from tracker.domain.access import Act
from tracker.errors import NotFound, say
from tracker.services.entry_commands import AddEvidence
from tracker.services.entry_desk import Desk
from tracker.services.entry_evidence import check as check_form
from tracker.services.entry_views import Evidence
from tracker.services.row_commands import ShowRow
from tracker.services.row_desk import OpenRow, open_row
from tracker.services.row_save import ensure


def check(command: ShowRow) -> AddEvidence:
    """With a name that is safe to show; raises Invalid for what is not taken."""
    return check_form(AddEvidence(command.plan, command.period, command.row, command.name, command.content,
                                  command.link))


def add(row: OpenRow, checked: AddEvidence, stored: str | None) -> Evidence:
    row.must_be_open()
    work, actor = row.desk.work, row.desk.actor
    found = RowEvidenceRow(
        report_id=ensure(row), name=checked.name, link=checked.link, stored=stored,
        size=len(checked.content) if checked.content else None, at=work.now, actor=actor.name)
    row_reports.add(work.session, [found])
    _note(row, None, found)
    return view(found)


def find(desk: Desk, act: Act, number: int) -> tuple[OpenRow, RowEvidenceRow]:
    """That of a row the actor may do `act` with; everything else is absent."""
    found = row_reports.one_evidence(desk.work.session, number)
    report = row_reports.with_number(desk.work.session, found.report_id) if found else None
    if found is None or report is None:
        raise NotFound(say("There is no such evidence here."))
    plan, row, period = report.key
    opened = open_row(desk, Act.SEE_PLANS, plan, row, str(period))
    if not opened.at.sees_evidence(opened.row):
        raise NotFound(say("There is no such evidence here."))
    return open_row(desk, act, plan, row, str(period)), found


def remove(row: OpenRow, found: RowEvidenceRow) -> None:
    """It is not shown any more; the file stays, for the history speaks of it."""
    row.must_be_open()
    found.removed_at = row.desk.work.now
    row_reports.add(row.desk.work.session, [found])
    _note(row, found, None)


def view(row: RowEvidenceRow) -> Evidence:
    return Evidence(row.id or 0, row.name, row.link, row.size)


def _note(row: OpenRow, before: RowEvidenceRow | None, after: RowEvidenceRow | None) -> None:
    history.append(row.desk.work.session, row.desk.work.now, row.desk.actor.signature, [
        Line("row_evidence", row.key, _document(before), _document(after))])


def _document(row: RowEvidenceRow | None) -> Document | None:
    return {"name": row.name, "link": row.link, "size": row.size} if row else None
