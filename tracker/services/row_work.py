"""Lists of rows: what somebody has to report, and what waits for a review."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db import row_reports
from tracker.db.row_reports import StoredReport
from tracker.domain.access import Act
from tracker.domain.calendar import deadline
from tracker.domain.period import Period
from tracker.domain.plan_row import Row
from tracker.domain.row_report import days_overdue, quarters, standing
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, say
from tracker.services.entry_desk import Desk
from tracker.services.row_desk import NOTHING_YET, PlanDesk, last_said, plan_desks
from tracker.services.row_views import MyRows, RowItem, RowReview


def my_rows(desk: Desk) -> MyRows:
    """The rows the actor reports: what is open, the longest due first, and the rest, the newest first."""
    items = _items(desk, Act.REPORT_ROW)
    return MyRows(desk.office, _oldest_first([each for each in items if each.status.open]),
                  _newest_first([each for each in items if not each.status.open]))


def review(desk: Desk) -> RowReview:
    if not any(at.may(Act.APPROVE, row) for at in plan_desks(desk) for row in at.plan.rows):
        raise NotAllowed(say("You review no rows."))
    items = _items(desk, Act.APPROVE)
    return RowReview(
        desk.office, _oldest_first([each for each in items if each.status is FormStatus.SUBMITTED]),
        _oldest_first([each for each in items if each.status.open and each.days_left < 0]),
        _newest_first([each for each in items if each.status in (FormStatus.APPROVED, FormStatus.LOCKED)]))


def _oldest_first(items: list[RowItem]) -> tuple[RowItem, ...]:
    return tuple(sorted(items, key=lambda each: each.deadline))


def _newest_first(items: list[RowItem]) -> tuple[RowItem, ...]:
    return tuple(sorted(items, key=lambda each: each.deadline, reverse=True))


def _items(desk: Desk, act: Act) -> list[RowItem]:
    desks = list(plan_desks(desk))
    reports = row_reports.of_plans(desk.work.session, [at.plan.code for at in desks])
    mine: dict[tuple[str, str], dict[Period, StoredReport]] = {}
    for (plan, row, period), stored in reports.items():
        mine.setdefault((plan, row), {})[period] = stored
    returned = [each.id for each in reports.values() if each.status is FormStatus.RETURNED]
    reasons = row_reports.last_reasons(desk.work.session, returned)
    return [_item(at, row, period, stored, reasons.get(stored[period].id) if period in stored else None)
            for at in desks for row in at.plan.rows if at.may(act, row)
            for stored in (mine.get((at.plan.code, row.key), {}),) for period in _periods(at, stored)]


def _periods(at: PlanDesk, stored: dict[Period, StoredReport]) -> Iterator[Period]:
    """Quarters with a report, and the last one that has ended unless the row is done or dropped by then.

    What was missed earlier is not asked for any more: the state of today says it.
    """
    yield from stored
    ended = [each for each in quarters(at.plan) if each.end < at.desk.office.today]
    if ended and ended[-1] not in stored and not _settled(stored, ended[-1]):
        yield ended[-1]


def _settled(stored: dict[Period, StoredReport], at: Period) -> bool:
    said = {period: found for period, each in stored.items() if (found := last_said(each))}
    last = standing(said, at)
    return last is not None and said[last].state is not None and said[last].state.settled  # type: ignore[union-attr]


def _item(at: PlanDesk, row: Row, period: Period, stored: dict[Period, StoredReport], reason: str | None) -> RowItem:
    due, today, found = deadline(period), at.desk.office.today, stored.get(period)
    said = {each: one.entered for each, one in stored.items()}
    now = standing(said, period)
    report = said[now] if now else None
    return RowItem(
        at.plan, row, period, due, (due - today).days, found.status if found else FormStatus.DRAFT,
        report.state if report else None, days_overdue(row.deadline, report, period.end), reason,
        found.version if found else NOTHING_YET)
