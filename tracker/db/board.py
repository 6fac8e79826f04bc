"""What the review board reads: two statements however many forms there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Table, bindparam, literal, select
from sqlmodel import Session

from tracker.db.tables import Cell, Form
from tracker.domain.board import StoredForm
from tracker.domain.element import DataElement, Type
from tracker.domain.entry import form_frequency
from tracker.domain.period import Frequency, Period
from tracker.domain.workflow import FormStatus

_FORM: Table = Form.__table__  # type: ignore[attr-defined]
_CELL: Table = Cell.__table__  # type: ignore[attr-defined]
_F, _C = _FORM.c, _CELL.c
_STATUS = {each.value: each for each in FormStatus}
NO_VALUES: Mapping[str, Any] = MappingProxyType({})
Day = date | str | None
_OF_PERIODS = select(
    _F.unit_id, _F.period, _F.status, _F.first_submitted_on, _F.open_until, _F.version, _F.warnings,
).where(_F.period.in_(bindparam("periods", expanding=True)))
Stored = tuple[str, Day, Day, int, int | None]
"""Status, first submitted on, open until, version, warnings; as the driver gives them."""
FormRow = tuple[int, str, str, Day, Day, int, int | None]
"""The same after the number of the unit and the period."""


def forms(session: Session, periods: Collection[Period]) -> Collection[FormRow]:
    """Those of these periods to which something has happened."""
    return _fetch(session, _OF_PERIODS, {"periods": list(periods)})


def stored_form(row: Stored) -> StoredForm:
    """What comes after unit and period, as the rules know it."""
    status, first, until, version, warnings = row
    return StoredForm(_STATUS[status], _day(first), _day(until), version, warnings)


def _day(given: Day) -> date | None:
    return date.fromisoformat(given) if isinstance(given, str) else given


def begun(
    session: Session, elements: Mapping[int, DataElement], periods: Collection[Period],
) -> Iterator[tuple[Frequency, Collection[tuple[int, int]]]]:
    """By the frequency of forms, unit and last month (since year nought) of each in which something is entered."""
    kinds: dict[tuple[Frequency, bool], list[int]] = {}
    for id_, element in elements.items():
        kinds.setdefault((element.frequency, element.type is Type.TEXT), []).append(id_)
    for (frequency, of_text), ids in kinds.items():
        of_form = form_frequency(frequency)
        ends = [period.end_month for period in periods if period.frequency is of_form]
        if ends:
            yield of_form, _entered(session, ids, 12 // frequency.a_year, ends, of_text=of_text)


def _entered(
    session: Session, ids: Sequence[int], months: int, ends: Sequence[int], *, of_text: bool,
) -> Collection[tuple[int, int]]:
    """Figures alone are read from the index, without the rows."""
    filled = _C.value.is_not(None) | _C.not_applicable
    query = select(_C.unit_id, (_C.ordinal + literal(1)) * literal(months)).distinct().where(
        _C.element_id.in_(ids), _C.ordinal.between((min(ends) - 1) // months, (max(ends) - 1) // months),
        filled | _C.text.is_not(None) if of_text else filled)
    return _fetch(session, query, NO_VALUES)


def _fetch(session: Session, query: Any, values: Mapping[str, Any] = NO_VALUES) -> Collection[Any]:
    """Straight from the driver: the rows of SQLAlchemy would cost as much again as the query."""
    result = session.connection().execute(query, values)
    found: Collection[Any] = result.cursor.fetchall()
    result.close()
    return found
