"""Corrective measures: who does what until when about a row that does not go as planned, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.db import history, row_reports
from tracker.db.history import Line
from tracker.db.row_reports import Key, StoredReport
from tracker.db.tables import Document
from tracker.db.tables_rows import MeasureRow
from tracker.db.versions import save
from tracker.domain.access import Act
from tracker.domain.plan_row import Row
from tracker.domain.row_state import MeasureState
from tracker.errors import Issue, NotAllowed, NotFound, say
from tracker.services.entry_desk import Desk
from tracker.services.row_commands import AddMeasure, FollowUp
from tracker.services.row_desk import OpenRow, PlanDesk, open_row, plan_desks
from tracker.services.row_parse import Reader
from tracker.services.row_save import ensure
from tracker.services.row_views import Measure, MeasureList


def may(at: PlanDesk, row: Row) -> bool:
    """Whoever reports the row, and whoever approves its reports."""
    return at.may(Act.REPORT_ROW, row) or at.may(Act.APPROVE, row)


def listed(desk: Desk) -> MeasureList:
    """Of all plans the actor may see, those due first first."""
    found: list[Measure] = []
    for at in plan_desks(desk):
        reports = row_reports.of_plans(desk.work.session, [at.plan.code])
        found += [each for some in measures_of(at, reports).values() for each in some]
    return MeasureList(desk.office, tuple(sorted(found, key=lambda each: (each.due, each.id))))


def measures_of(at: PlanDesk, reports: Mapping[Key, StoredReport]) -> dict[str, tuple[Measure, ...]]:
    """By row. One that belongs to a report that was never approved is for those who see what is entered."""
    by_number, found = {each.id: each for each in reports.values()}, dict[str, tuple[Measure, ...]]()
    for stored in row_reports.measures(at.desk.work.session, list(by_number)):
        report = by_number[stored.report_id]
        row = at.plan.row(report.key[1])
        if row is not None and (report.approved is not None or at.sees_entered(row)):
            found[row.key] = (*found.get(row.key, ()), view(at, row, report, stored))
    return found


def view(at: PlanDesk, row: Row, report: StoredReport, stored: MeasureRow) -> Measure:
    state, today = MeasureState(stored.state), at.desk.office.today
    overdue = (today - stored.due).days if state is MeasureState.OPEN and stored.due < today else None
    return Measure(
        stored.id or 0, at.plan.code, row, report.key[2], stored.text, stored.owner, stored.due, state, stored.outcome,
        overdue, _mine(at, row, stored.owner), may(at, row), stored.version)


def _mine(at: PlanDesk, row: Row, owner: str) -> bool:
    """Named as its owner, or somebody who reports the row."""
    names = {each.casefold() for each in (at.desk.actor.name, at.desk.actor.email) if each}
    return owner.casefold() in names or at.may(Act.REPORT_ROW, row)


def add(row: OpenRow, command: AddMeasure) -> int:
    """Its number. A report that is approved or locked takes one from the monitoring officer alone."""
    if not row.at.may(Act.APPROVE, row.row):
        row.must_be_open()
    reader = Reader()
    text = reader.needed("measure", command.text, say("Write what is to be done."))
    owner = reader.needed("owner", command.owner, say("Write who answers for it."))
    due = _due(reader, command.due)
    reader.done()
    made = MeasureRow(report_id=ensure(row), text=text, owner=owner, due=due)
    row_reports.add(row.desk.work.session, [made])
    _note(row.desk, _key(row, made), None, _document(made))
    return made.id or 0


def opened(desk: Desk, number: int) -> tuple[OpenRow, MeasureRow]:
    """The measure for somebody who may follow it up; what one does not see is absent."""
    stored = row_reports.one_measure(desk.work.session, number)
    report = row_reports.with_number(desk.work.session, stored.report_id) if stored else None
    if stored is None or report is None:
        raise _no_measure()
    plan, row, period = report.key
    try:
        found = open_row(desk, Act.SEE_PLANS, plan, row, str(period))
    except NotFound:
        raise _no_measure() from None
    if report.approved is None and not found.at.sees_entered(found.row):
        raise _no_measure()
    if not may(found.at, found.row):
        raise NotAllowed(say("You may see this row, but not do this with it."))
    return found, stored


def follow_up(row: OpenRow, stored: MeasureRow, command: FollowUp) -> None:
    """At the version that was seen. A measure that is over says what came of it."""
    reader = Reader()
    state = reader.one_of("state", command.state, MeasureState) or MeasureState(stored.state)
    outcome = reader.text("outcome", command.outcome)
    owner = reader.needed("owner", command.owner, say("Write who answers for it."))
    due = _due(reader, command.due)
    if state is not MeasureState.OPEN and not outcome:
        reader.issues.append(Issue("outcome", "outcome", say("Write what came of it.")))
    reader.done()
    before = _document(stored)
    after = {"text": stored.text, "owner": owner, "due": str(due), "state": state.value, "outcome": outcome}
    save(row.desk.work.session, MeasureRow, stored.id or 0, command.version, owner=owner, due=due, state=state.value,
         outcome=outcome)
    if after != before:
        _note(row.desk, _key(row, stored), before, after)


def _due(reader: Reader, text: str) -> date:
    found = reader.day("due", text)
    if found is None and not any(each.where == "due" for each in reader.issues):
        reader.issues.append(Issue("due", "due", say("Write until when.")))
    return found or date.min


def _key(row: OpenRow, stored: MeasureRow) -> str:
    return f"{row.at.plan.code}/{row.row.key}/{stored.id}"


def _document(stored: MeasureRow) -> Document:
    return {"text": stored.text, "owner": stored.owner, "due": str(stored.due), "state": stored.state,
            "outcome": stored.outcome}


def _note(desk: Desk, key: str, before: Document | None, after: Document) -> None:
    history.append(desk.work.session, desk.work.now, desk.actor.signature, [Line("measure", key, before, after)])


def _no_measure() -> NotFound:
    return NotFound(say("There is no such corrective measure here."))
