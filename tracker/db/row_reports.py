"""What is reported of a plan's rows, with money, evidence, moves and corrective measures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, update
from sqlmodel import Session, col, select

from tracker.db.documents import from_document, to_document
from tracker.db.tables import PlanRow
from tracker.db.tables_rows import MeasureRow, RowEvidenceRow, RowMoneyRow, RowReportRow, RowStepRow
from tracker.db.versions import save
from tracker.domain.access import Act
from tracker.domain.period import Period
from tracker.domain.row_report import Money, RowReport, Spending
from tracker.domain.workflow import FormStatus

Key = tuple[str, str, Period]
"""Code of the plan, key of the row, quarter."""


@dataclass(frozen=True)
class StoredReport:
    """A report as entered and, beside it, as last approved."""

    id: int
    key: Key
    status: FormStatus
    entered: RowReport
    approved: RowReport | None
    submitted_at: datetime | None
    approved_at: datetime | None
    version: int


def of_row(session: Session, plan: str, row: str) -> dict[Period, StoredReport]:
    return {each.key[2]: each for each in _found(session, PlanRow.code == plan, RowReportRow.row == row)}


def of_plans(session: Session, plans: Collection[str]) -> dict[Key, StoredReport]:
    return {each.key: each for each in _found(session, col(PlanRow.code).in_(plans))}


def with_number(session: Session, number: int) -> StoredReport | None:
    return next(iter(_found(session, RowReportRow.id == number)), None)


def begin(session: Session, plan_id: int, row: str, period: Period, entered: RowReport) -> int:
    """The number of a new report. If somebody else has begun it meanwhile, the database refuses."""
    made = RowReportRow(plan_id=plan_id, row=row, period=period, entered=to_document(entered))
    session.add(made)
    session.flush()
    return made.id or 0


def put(session: Session, was: StoredReport, version: int, entered: RowReport) -> None:
    """At the version that was seen, else somebody was faster."""
    save(session, RowReportRow, was.id, version, entered=to_document(entered))


def move(session: Session, was: StoredReport, to: FormStatus, step: RowStepRow) -> None:
    """With an approval what is entered is what stands approved."""
    stamp: dict[str, Any] = {}
    if to in (FormStatus.SUBMITTED, FormStatus.APPROVED):
        stamp = {f"{to.value}_at": step.at}
    if to is FormStatus.APPROVED:
        stamp["approved"] = to_document(was.entered)
        _approve_money(session, was.id)
    save(session, RowReportRow, was.id, was.version, status=to.value, **stamp)
    session.connection().execute(insert(RowStepRow).values(**step.model_dump(exclude={"id"})))


def steps(session: Session, report_ids: Collection[int]) -> Sequence[RowStepRow]:
    """Oldest first."""
    return session.exec(
        select(RowStepRow).where(col(RowStepRow.report_id).in_(report_ids)).order_by(col(RowStepRow.id))).all()


def last_reasons(session: Session, report_ids: Collection[int]) -> dict[int, str | None]:
    """The reason of each report's last step."""
    last = select(func.max(RowStepRow.id)).where(
        col(RowStepRow.report_id).in_(report_ids)).group_by(col(RowStepRow.report_id))
    return {row.report_id: row.reason for row in session.exec(select(RowStepRow).where(col(RowStepRow.id).in_(last)))}


def reopened(session: Session, plan: str, since: datetime) -> dict[str, tuple[str, ...]]:
    """By row, why its reports were opened again after a moment, oldest first."""
    found: dict[str, tuple[str, ...]] = {}
    rows = session.exec(
        select(RowReportRow.row, RowStepRow.reason).join(RowStepRow, col(RowStepRow.report_id) == RowReportRow.id)
        .join(PlanRow, col(PlanRow.id) == RowReportRow.plan_id)
        .where(PlanRow.code == plan, RowStepRow.act == Act.REOPEN, col(RowStepRow.at) > since)
        .order_by(col(RowStepRow.id)))
    for row, reason in rows:
        found[row] = tuple(dict.fromkeys([*found.get(row, ()), reason or ""]))
    return found


def money(session: Session, report_ids: Collection[int], *, approved: bool) -> dict[int, dict[str, Spending]]:
    """By report and source, as entered or as last approved; where there is nothing, nothing."""
    found: dict[int, dict[str, Spending]] = {}
    for row in session.exec(select(RowMoneyRow).where(col(RowMoneyRow.report_id).in_(report_ids))):
        amounts = (Spending(row.approved_planned, row.approved_spent, row.approved_revised, row.approved_why or "")
                   if approved else Spending(row.planned, row.spent, row.revised, row.why or ""))
        if not amounts.empty:
            found.setdefault(row.report_id, {})[row.source] = amounts
    return found


def put_money(session: Session, report_id: int, amounts: Money) -> None:
    """These sources with these amounts; those that are left out have nothing any more."""
    known = set(session.exec(select(RowMoneyRow.source).where(RowMoneyRow.report_id == report_id)))
    connection = session.connection()
    for source in known | set(amounts):
        entered = _columns(amounts.get(source, Spending()))
        if source in known:
            connection.execute(update(RowMoneyRow).where(
                col(RowMoneyRow.report_id) == report_id, col(RowMoneyRow.source) == source).values(**entered))
        else:
            connection.execute(insert(RowMoneyRow).values(report_id=report_id, source=source, **entered))


def evidence(session: Session, report_ids: Collection[int]) -> Sequence[RowEvidenceRow]:
    return session.exec(select(RowEvidenceRow).where(
        col(RowEvidenceRow.report_id).in_(report_ids), col(RowEvidenceRow.removed_at).is_(None))
        .order_by(col(RowEvidenceRow.id))).all()


def one_evidence(session: Session, number: int) -> RowEvidenceRow | None:
    return session.exec(select(RowEvidenceRow).where(
        RowEvidenceRow.id == number, col(RowEvidenceRow.removed_at).is_(None))).first()


def measures(session: Session, report_ids: Collection[int]) -> Sequence[MeasureRow]:
    """Those due first come first."""
    return session.exec(select(MeasureRow).where(col(MeasureRow.report_id).in_(report_ids))
                        .order_by(col(MeasureRow.due), col(MeasureRow.id))).all()


def one_measure(session: Session, number: int) -> MeasureRow | None:
    return session.get(MeasureRow, number)


def add(session: Session, rows: Iterable[MeasureRow | RowEvidenceRow | RowStepRow]) -> None:
    session.add_all(rows)
    session.flush()


def _found(session: Session, *where: Any) -> list[StoredReport]:
    rows = session.exec(select(RowReportRow, PlanRow.code).join(PlanRow, col(PlanRow.id) == RowReportRow.plan_id)
                        .where(*where).order_by(col(RowReportRow.id)))
    return [_stored(row, plan) for row, plan in rows]


def _stored(row: RowReportRow, plan: str) -> StoredReport:
    approved = None if row.approved is None else from_document(RowReport, row.approved)
    return StoredReport(
        row.id or 0, (plan, row.row, row.period), FormStatus(row.status), from_document(RowReport, row.entered),
        approved, row.submitted_at, row.approved_at, row.version)


def _columns(amounts: Spending) -> Mapping[str, Any]:
    return {"planned": amounts.planned, "revised": amounts.revised, "why": amounts.why or None, "spent": amounts.spent}


def _approve_money(session: Session, report_id: int) -> None:
    columns: Any = RowMoneyRow.__table__.c  # type: ignore[attr-defined]
    amounts = {f"approved_{name}": columns[name] for name in ("planned", "revised", "why", "spent")}
    session.connection().execute(update(RowMoneyRow).where(col(RowMoneyRow.report_id) == report_id).values(**amounts))
