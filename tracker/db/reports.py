"""Words for reports, and reports that were approved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from tracker.db.tables import Change
from tracker.db.tables_report import FrozenReport, NarrativeRow, ReportFile
from tracker.db.versions import save


def narrative(session: Session, plan: str, year: int, lang: str) -> dict[str, NarrativeRow]:
    """By place."""
    rows = session.exec(select(NarrativeRow).where(
        NarrativeRow.plan == plan, NarrativeRow.year == year, NarrativeRow.lang == lang))
    return {row.place: row for row in rows}


def write(session: Session, was: NarrativeRow | None, now: NarrativeRow) -> None:
    """In place of `was`, if nobody else wrote meanwhile."""
    if was is None:
        session.add(now)
        session.flush()
    else:
        save(session, NarrativeRow, was.id or 0, now.version, text=now.text, author=now.author, at=now.at)


def freeze(session: Session, report: FrozenReport, files: Sequence[ReportFile]) -> int:
    session.add(report)
    session.flush()
    for file in files:
        file.report_id = report.id or 0
        session.add(file)
    session.flush()
    return report.id or 0


def frozen(session: Session, plan: str) -> Sequence[FrozenReport]:
    """The newest first."""
    return session.exec(select(FrozenReport).where(FrozenReport.plan == plan).order_by(
        col(FrozenReport.id).desc())).all()


def one(session: Session, number: int) -> FrozenReport | None:
    return session.get(FrozenReport, number)


def files(session: Session, number: int) -> dict[str, ReportFile]:
    return {row.format: row for row in session.exec(select(ReportFile).where(ReportFile.report_id == number))}


def corrections(session: Session, elements: Sequence[str], since: Any) -> list[tuple[str, str]]:
    """Element and reason of what was changed with a reason after a moment, oldest first."""
    rows = session.exec(select(Change.key, Change.why).where(
        Change.kind == "cell", col(Change.at) > since, col(Change.why).is_not(None)).order_by(col(Change.id)))
    found = ((key.partition("/")[0], why or "") for key, why in rows)
    return [(element, why) for element, why in found if element in elements]
