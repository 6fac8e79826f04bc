"""Which plans are drafts, in use, or archived."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table, select, update
from sqlmodel import Session

from tracker.db.tables import PlanRow
from tracker.db.versions import save
from tracker.domain.plan import PlanState

_PLANS: Table = PlanRow.__table__  # type: ignore[attr-defined]
_ALL = select(_PLANS.c.id, _PLANS.c.code, _PLANS.c.state, _PLANS.c.version).order_by(_PLANS.c.position, _PLANS.c.id)


@dataclass(frozen=True)
class StoredState:
    id: int
    state: PlanState
    version: int


def states(session: Session) -> dict[str, StoredState]:
    """By the plan's code, the retired ones too."""
    return {code: StoredState(id_, PlanState(state), version)
            for id_, code, state, version in session.connection().execute(_ALL)}


def put(session: Session, was: StoredState, state: PlanState) -> None:
    save(session, PlanRow, was.id, was.version, state=state.value)


def draft(session: Session, code: str) -> None:
    """A plan that has just been read from the files."""
    session.connection().execute(update(_PLANS).where(_PLANS.c.code == code).values(state=PlanState.DRAFT.value))
