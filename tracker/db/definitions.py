"""Stored definitions: plans, units, dimensions, data elements, indicators and checks, all kept alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar, cast

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select

from tracker.db.documents import from_document, to_document
from tracker.db.tables import CheckRow, Definition, DimensionRow, ElementRow, IndicatorRow, Origin, PlanRow, UnitRow
from tracker.db.versions import save
from tracker.domain.check import Check
from tracker.domain.element import DataElement, Dimension, Unit
from tracker.domain.indicator import Indicator
from tracker.domain.plan import Plan

Defined = Plan | Unit | Dimension | DataElement | Indicator | Check
T = TypeVar("T", bound=Defined)
TABLES: Mapping[type, type[Definition]] = {
    Plan: PlanRow, Unit: UnitRow, Dimension: DimensionRow, DataElement: ElementRow, Indicator: IndicatorRow,
    Check: CheckRow}
_LAST = 1_000_000


@dataclass(frozen=True)
class Stored(Generic[T]):
    """A definition with what the database knows of it."""

    id: int
    thing: T
    origin: Origin
    retired_on: date | None
    version: int


def stored(session: Session, kind: type[T]) -> dict[str, Stored[T]]:
    """By code, in the order of the YAML, the retired ones too."""
    model = TABLES[kind]
    rows = session.exec(select(model).order_by(col(model.position), col(model.id)))
    return {
        row.code: Stored(
            row.id or 0, from_document(kind, row.document), Origin(row.origin), row.retired_on, row.version)
        for row in rows}


def add(session: Session, thing: Defined, origin: Origin = Origin.YAML) -> int:
    """Its number; it stands last until the kind is put in order."""
    row = TABLES[type(thing)](code=thing.code, position=_LAST, document=to_document(bare(thing)), origin=origin)
    session.add(row)
    session.flush()
    return row.id or 0


def change(session: Session, was: Stored[T], thing: T, origin: Origin) -> None:
    """Replace the definition; it is in force again if it was retired."""
    save(session, TABLES[type(thing)], was.id, was.version, document=to_document(bare(thing)), retired_on=None,
         origin=origin)


def retire(session: Session, was: Stored[T], on: date) -> None:
    """It is not used any more; it and its figures stay."""
    save(session, TABLES[type(was.thing)], was.id, was.version, retired_on=on)


def place(session: Session, kind: type[Defined], codes: Sequence[str]) -> None:
    """Put the kind in the order of `codes`."""
    table = TABLES[kind].__table__  # type: ignore[attr-defined]
    statement = update(table).where(table.c.code == bindparam("placed")).values(position=bindparam("at"))
    if codes:
        session.connection().execute(statement, [{"placed": code, "at": at} for at, code in enumerate(codes)])


def id_of(session: Session, kind: type[Defined], code: str) -> int:
    model = TABLES[kind]
    return session.exec(select(model.id).where(model.code == code)).one() or 0


def bare(thing: T) -> T:
    """Without what is kept in tables of its own: the targets and the baseline of an indicator."""
    if isinstance(thing, Indicator):
        return cast(T, replace(cast(Indicator, thing), targets=(), baseline=None, unit_aims=()))
    return thing
