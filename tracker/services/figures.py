"""The figures behind an indicator, each with its state, its note and when it was entered and approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tracker.db.details import Detail
from tracker.domain.access import Act, Actor
from tracker.domain.calendar import Deadlines
from tracker.domain.element import DataElement, Unit
from tracker.domain.entry import form_period
from tracker.domain.figure import CellState
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.period import Period, window
from tracker.services.views import FigureRow

Key = tuple[str, str, int]


def figure_rows(definitions: Definitions, indicator: Indicator, details: Iterable[Detail], period: Period,
                since: int, today: date, deadlines: Deadlines) -> tuple[FigureRow, ...]:
    """Every cell from January of `since` to the end of `period`, the latest first."""
    known: dict[Key, list[Detail]] = {}
    for detail in details:
        known.setdefault((detail.element, detail.unit, detail.ordinal), []).append(detail)
    return tuple(_rows(definitions, indicator, known, period, since, today, deadlines))


def open_to(
    actor: Actor, rows: tuple[FigureRow, ...], plan: str, units: Mapping[str, Unit],
) -> tuple[FigureRow, ...]:
    """Notes may tell of people: only those who may see the form they stand in get them."""
    seen = {unit: actor.may(Act.SEE_FORM, units, unit=unit, plan=plan) for unit in {row.unit.code for row in rows}}
    return tuple(row if row.note is None or seen[row.unit.code] else replace(row, note=None) for row in rows)


def _rows(definitions: Definitions, indicator: Indicator, known: Mapping[Key, list[Detail]], period: Period, since: int,
          today: date, deadlines: Deadlines) -> Iterator[FigureRow]:
    for code in dict.fromkeys(indicator.elements):
        element = definitions.elements[code]
        for ordinal in reversed(window(element.frequency, period, since)):
            for unit in definitions.reporters(code, indicator):
                found = known.get((code, unit, ordinal), [])
                if found or not _stands(element, unit, ordinal, known):
                    late = deadlines.of(unit, form_period(element, ordinal)) < today
                    yield from _cell(element, definitions.units[unit], Period(element.frequency, ordinal), found, late)


def _stands(element: DataElement, unit: str, ordinal: int, known: Mapping[Key, list[Detail]]) -> bool:
    """Whether an act set it earlier and nothing has replaced it: then nothing is missing."""
    return element.until_changed and any(
        (code, whose) == (element.code, unit) and at < ordinal for code, whose, at in known)


def _cell(element: DataElement, unit: Unit, period: Period, details: list[Detail], late: bool) -> Iterator[FigureRow]:
    if not details:
        due = unit.due(period.start, period.end) and late
        state = CellState.MISSING if due else CellState.NOT_DUE
        yield FigureRow(element, unit, period, None, state, None, None, None, None)
    for detail in details:
        state = CellState.NOT_APPLICABLE if detail.value is None else CellState.REPORTED
        yield FigureRow(element, unit, period, detail.category, state, detail.value, detail.note, detail.entered_on,
                        detail.approved_on)
