"""Whose hand each figure is from: the last that entered it and the last that approved its form, for many at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, select
from sqlmodel import Session

from tracker.db.tables import Change, Form
from tracker.db.tables_entry import StepRow
from tracker.db.tables_import import BatchState, ImportBatch, ImportRow, Outcome
from tracker.domain.period import Period

Place = tuple[int, int, int]
"""The numbers of element and unit, and the ordinal."""
_WRITTEN = (Outcome.NEW.value, Outcome.CHANGED.value, Outcome.FOLLOWS.value)
_TABLES: dict[str, Table] = {
    each.__name__: each.__table__  # type: ignore[union-attr]
    for each in (Change, Form, StepRow, ImportBatch, ImportRow)}
_H, _F, _S, _B, _R = (_TABLES[name].c for name in ("Change", "Form", "StepRow", "ImportBatch", "ImportRow"))


@dataclass(frozen=True)
class Hand:
    """Who signed, when, and what they did."""

    actor: str
    at: datetime
    act: str


def entered(session: Session, keys: Collection[str]) -> dict[str, Hand]:
    """The last to enter or correct each cell by itself; a note alone changes no figure."""
    lines = session.connection().execute(
        select(_H.key, _H.actor, _H.at, _H.after).where(_H.kind == "cell", _H.key.in_(keys)).order_by(_H.id))
    found = [(key, Hand(actor, at, str((after or {}).get("act", "enter")))) for key, actor, at, after in lines]
    return {key: hand for key, hand in found if hand.act != "note"}


def imported(session: Session, places: Collection[Place]) -> dict[Place, Hand]:
    """The last file that brought a figure, by who applied it."""
    if not places:
        return {}
    elements, units, ordinals = (sorted(set(each)) for each in zip(*places, strict=True))
    rows = session.connection().execute(
        select(_R.element_id, _R.unit_id, _R.ordinal, _B.actor, _B.applied_at)
        .join_from(_TABLES["ImportRow"], _TABLES["ImportBatch"], _B.id == _R.batch_id).where(
            _B.state == BatchState.APPLIED.value, _R.alone.in_([0, 1]), _R.element_id.in_(elements),
            _R.unit_id.in_(units), _R.ordinal.in_(ordinals), _R.outcome.in_(_WRITTEN), _R.what != "note",
        ).order_by(_R.batch_id))
    return {(element, unit, ordinal): Hand(actor, at, "import") for element, unit, ordinal, actor, at in rows}


def approved(session: Session, forms: Collection[tuple[int, Period]]) -> dict[tuple[int, Period], str]:
    """Who approved each form last."""
    units, periods = {unit for unit, _ in forms}, {period for _, period in forms}
    steps = session.connection().execute(
        select(_F.unit_id, _F.period, _S.actor).join_from(
            _TABLES["Form"], _TABLES["StepRow"], _S.form_id == _F.id)
        .where(_F.unit_id.in_(units), _F.period.in_(periods), _S.act == "approve").order_by(_S.id))
    return {(unit, period): actor for unit, period, actor in steps}
