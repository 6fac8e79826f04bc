"""What the review board reads: two statements however many forms there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Table, bindparam, literal, select, union
from sqlmodel import Session

from tracker.db.tables import Cell, Form
from tracker.domain.element import DataElement, Type
from tracker.domain.entry import form_frequency
from tracker.domain.period import Frequency, Period

_FORM: Table = Form.__table__  # type: ignore[attr-defined]
_CELL: Table = Cell.__table__  # type: ignore[attr-defined]
_F, _C = _FORM.c, _CELL.c
_OF_PERIODS = select(
    _F.unit_id, _F.period, _F.status, _F.first_submitted_on, _F.open_until, _F.version, _F.warnings,
).where(_F.period.in_(bindparam("periods", expanding=True)))
FormRow = Row[tuple[int, Period, str, date | None, date | None, int, int | None]]


def forms(session: Session, periods: Collection[Period]) -> Sequence[FormRow]:
    """Those of these periods to which something has happened."""
    found: Sequence[FormRow] = session.connection().execute(_OF_PERIODS, {"periods": list(periods)}).all()
    return found


def begun(session: Session, elements: Mapping[int, DataElement], periods: Collection[Period]) -> set[tuple[int, int]]:
    """Unit and last month (since year nought) of every form in which something is entered."""
    kinds: dict[tuple[Frequency, Frequency, bool], list[int]] = {}
    for id_, element in elements.items():
        key = form_frequency(element.frequency), element.frequency, element.type is Type.TEXT
        kinds.setdefault(key, []).append(id_)
    parts = [_entered(ids, frequency, spans, of_text=of_text) for (form, frequency, of_text), ids in kinds.items()
             if (spans := [period for period in periods if period.frequency is form])]
    if not parts:
        return set()
    return {(unit_id, month) for unit_id, month in session.connection().execute(union(*parts))}


def _entered(ids: Sequence[int], frequency: Frequency, forms: Sequence[Period], *, of_text: bool) -> Any:
    """Figures alone are read from the index, without the rows."""
    months = 12 // frequency.a_year
    ends = [period.end_month for period in forms]
    first, last = (min(ends) - 1) // months, (max(ends) - 1) // months
    filled = _C.value.is_not(None) | _C.not_applicable
    return select(_C.unit_id, (_C.ordinal + literal(1)) * literal(months)).where(
        _C.element_id.in_(ids), _C.ordinal.between(first, last), filled | _C.text.is_not(None) if of_text else filled)
