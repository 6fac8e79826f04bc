"""The reports on rows of a sample: submitted ten days after their quarter, reviewed five days later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session

from tracker.catalog.sample_rows import SampleRow
from tracker.db.documents import to_document
from tracker.db.history import Line
from tracker.db.tables_rows import MeasureRow, RowMoneyRow, RowReportRow, RowStepRow
from tracker.domain.access import Act
from tracker.domain.workflow import FormStatus

_SUBMITTED, _REVIEWED = timedelta(days=10), timedelta(days=15)
_ACTS = {FormStatus.SUBMITTED: (Act.SUBMIT,), FormStatus.RETURNED: (Act.SUBMIT, Act.RETURN),
         FormStatus.APPROVED: (Act.SUBMIT, Act.APPROVE), FormStatus.LOCKED: (Act.SUBMIT, Act.APPROVE, Act.LOCK)}


def add_sample_rows(session: Session, rows: Sequence[SampleRow], plans: Mapping[str, int], actor: str) -> Line:
    """The line that the history gets for all of them."""
    stored = [_report(each, plans[each.plan]) for each in rows]
    session.add_all(stored)
    session.flush()
    for each, report in zip(rows, stored, strict=True):
        session.add_all([*_money(each, report.id or 0), *_measures(each, report.id or 0),
                         *_steps(each, report.id or 0, actor)])
    session.flush()
    return Line("sample", "rows", None, {"reports": len(rows)})


def _report(each: SampleRow, plan_id: int) -> RowReportRow:
    acts, document = _ACTS.get(each.status, ()), to_document(each.report)
    return RowReportRow(
        plan_id=plan_id, row=each.row, period=each.period, status=each.status.value, entered=document,
        approved=document if Act.APPROVE in acts else None,
        submitted_at=_noon(each.period.end + _SUBMITTED) if acts else None,
        approved_at=_noon(each.period.end + _REVIEWED) if Act.APPROVE in acts else None)


def _money(each: SampleRow, report_id: int) -> Iterator[RowMoneyRow]:
    for source, given in each.money.items():
        entered: dict[str, Any] = {
            "planned": given.planned, "revised": given.revised, "why": given.why or None, "spent": given.spent}
        approved = entered if Act.APPROVE in _ACTS.get(each.status, ()) else {}
        yield RowMoneyRow(report_id=report_id, source=source, **entered,
                          **{f"approved_{name}": value for name, value in approved.items()})


def _measures(each: SampleRow, report_id: int) -> Iterator[MeasureRow]:
    for made in each.measures:
        yield MeasureRow(report_id=report_id, text=made.text, owner=made.owner, due=made.due, state=made.state.value,
                         outcome=made.outcome)


def _steps(each: SampleRow, report_id: int, actor: str) -> Iterator[RowStepRow]:
    for act in _ACTS.get(each.status, ()):
        day = each.period.end + (_SUBMITTED if act is Act.SUBMIT else _REVIEWED)
        yield RowStepRow(report_id=report_id, at=_noon(day), actor=actor, act=act.value,
                         reason=each.why if act is Act.RETURN else None)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
