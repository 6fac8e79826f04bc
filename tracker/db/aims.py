"""Baselines being collected, and where figures come from and who answers for them, as set on pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, insert, update
from sqlmodel import Session, col, select

from tracker.db.tables import IndicatorRow, PlanRow
from tracker.db.tables_aims import CareRow, CollectionRow
from tracker.db.versions import save
from tracker.domain.words import Words


@dataclass(frozen=True)
class Collection:
    """The figures of `year` are asked for with the plan, until the end of a day."""

    plan: str
    year: int
    until: date
    opened_at: datetime
    actor: str
    id: int = 0
    version: int = 1


@dataclass(frozen=True)
class Care:
    """What a page set; None leaves what the YAML says."""

    source: Words | None = None
    responsible: str | None = None


def collections(session: Session) -> tuple[Collection, ...]:
    rows = session.exec(select(PlanRow.code, CollectionRow).join(PlanRow, col(PlanRow.id) == CollectionRow.plan_id)
                        .order_by(col(CollectionRow.id)))
    return tuple(Collection(code, row.year, row.until, row.opened_at, row.actor, row.id or 0, row.version)
                 for code, row in rows)


def open_collection(session: Session, plan_id: int, new: Collection, was: Collection | None) -> None:
    """Begun, or given another day."""
    if was is not None:
        save(session, CollectionRow, was.id, was.version, until=new.until)
        return
    session.add(CollectionRow(
        plan_id=plan_id, year=new.year, until=new.until, opened_at=new.opened_at, actor=new.actor))
    session.flush()


def cares(session: Session) -> dict[str, Care]:
    """By indicator."""
    rows = session.exec(
        select(IndicatorRow.code, CareRow).join(IndicatorRow, col(IndicatorRow.id) == CareRow.indicator_id))
    return {code: Care(Words(row.source_bg, row.source_en or row.source_bg) if row.source_bg else None, row.responsible)
            for code, row in rows}


def take_care(session: Session, indicator_id: int, care: Care) -> None:
    table: Table = CareRow.__table__  # type: ignore[attr-defined]
    values: dict[str, Any] = {
        "source_bg": care.source.bg if care.source else None, "source_en": care.source.en if care.source else None,
        "responsible": care.responsible}
    mine = table.c.indicator_id == indicator_id
    done = session.connection().execute(update(table).where(mine).values(version=table.c.version + 1, **values))
    if done.rowcount == 0:
        session.connection().execute(insert(table).values(indicator_id=indicator_id, version=1, **values))
