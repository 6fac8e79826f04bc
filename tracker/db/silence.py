"""The last period for which anything was entered."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Table, bindparam, func, select
from sqlmodel import Session

from tracker.db.tables import Cell

_CELLS: Table = Cell.__table__  # type: ignore[attr-defined]
_C = _CELLS.c
_LAST = select(_C.element_id, _C.unit_id, func.max(_C.ordinal)).where(
    _C.element_id.in_(bindparam("elements", expanding=True)), _C.ordinal.between(bindparam("first"), bindparam("last")),
    _C.value.is_not(None) | _C.text.is_not(None) | _C.not_applicable).group_by(_C.element_id, _C.unit_id)


def last_entered(session: Session, elements: Collection[int], among: range) -> dict[int, dict[int, int]]:
    """By element and unit the latest of these ordinals with something in it, approved or not."""
    found: dict[int, dict[int, int]] = {each: {} for each in elements}
    asked = {"elements": list(elements), "first": among.start, "last": among.stop - 1}
    for element, unit, ordinal in session.connection().execute(_LAST, asked):
        found[element][unit] = ordinal
    return found
