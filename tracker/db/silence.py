"""The last period for which anything was entered."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Table, bindparam, func, select
from sqlmodel import Session

from tracker.db.tables import Cell

_CELLS: Table = Cell.__table__  # type: ignore[attr-defined]
_C = _CELLS.c
_LAST = select(_C.unit_id, _C.element_id, func.max(_C.ordinal)).where(
    _C.element_id.in_(bindparam("elements", expanding=True)),
    _C.value.is_not(None) | _C.text.is_not(None) | _C.not_applicable).group_by(_C.unit_id, _C.element_id)


def last_entered(session: Session, elements: Collection[int]) -> dict[tuple[int, int], int]:
    """The ordinal by unit and element, approved or not."""
    found = session.connection().execute(_LAST, {"elements": list(elements)})
    return {(unit, element): ordinal for unit, element, ordinal in found}
