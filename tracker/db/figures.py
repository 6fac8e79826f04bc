"""Reading cells for the rules: one statement, raw integers, as little Python as a row can cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect
from sqlmodel import Session

from tracker.db.cell_query import statement
from tracker.db.types import MILLION, from_millionths
from tracker.domain.element import DataElement, Type
from tracker.domain.figure import Cells, Value

Row = tuple[int, int, int, int | None, str | None]


@dataclass(frozen=True)
class Keys:
    """The numbers under which cells know elements and units."""

    elements: Mapping[str, int]
    units: Mapping[str, int]


def cells(
    session: Session, keys: Keys, elements: Iterable[DataElement], wanted: Mapping[str, range], *,
    units: Collection[str] | None = None, approved: bool = True,
) -> Cells:
    """What `units` (all, if None) reported of `elements`; approved figures, or as entered.

    `wanted` gives the ordinals needed of each element. With them come the figures that reach into them: the last one
    before of what stands until changed, and every earlier answer of a milestone.
    """
    asked = {keys.elements[element.code]: element for element in elements if wanted[element.code]}
    within = None if units is None else [keys.units[code] for code in units]
    if not asked:
        return Cells()
    return _laid_out(_fetch(session, statement(asked, wanted, within, approved=approved)), asked, keys)


def _fetch(session: Session, query: CompoundSelect[Any]) -> Collection[Row]:
    """Straight from the driver: the rows of SQLAlchemy would cost half as much again as the query."""
    result = session.connection().execute(query)
    rows: Collection[Row] = result.cursor.fetchall()
    result.close()
    return rows


class _Numbers(dict[int, Value]):
    """Each stored integer is made a decimal once: the figures of one page repeat a lot."""

    def __missing__(self, stored: int) -> Value:
        value = self[stored] = from_millionths(stored)
        return value


class _Answers(dict[int, Value]):
    def __missing__(self, stored: int) -> Value:
        return stored == MILLION


class _Days(dict[int, Value]):
    def __missing__(self, stored: int) -> Value:
        return date.fromisoformat(str(stored // MILLION))


def _laid_out(rows: Iterable[Row], asked: Mapping[int, DataElement], keys: Keys) -> Cells:
    laid_out, code_of = Cells(), {id_: code for code, id_ in keys.units.items()}
    numbers, others = _Numbers(), {Type.YES_NO: _Answers(), Type.DATE: _Days()}
    found: dict[int, tuple[dict[int, dict[int, Value]], dict[int, Value]]] = {
        id_: (defaultdict(dict), others.get(element.type, numbers)) for id_, element in asked.items()}
    for element_id, unit_id, ordinal, stored, text in rows:
        if stored is not None:
            by_unit, value = found[element_id]
            by_unit[unit_id][ordinal] = value[stored]
        elif text is not None:
            found[element_id][0][unit_id][ordinal] = text
        else:
            laid_out.not_applicable[asked[element_id].code][code_of[unit_id]].add(ordinal)
    for id_, (by_unit, _) in found.items():
        laid_out.values[asked[id_].code].update((code_of[unit_id], values) for unit_id, values in by_unit.items())
    return laid_out
