"""Reading cells for the rules: one statement, raw integers, as little Python as a row can cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, CompoundSelect, Select, and_, func, null, or_, select, type_coerce, union_all
from sqlmodel import Session, col

from tracker.db.tables import Cell
from tracker.db.types import MILLION, from_millionths
from tracker.domain.element import DataElement, Type
from tracker.domain.figure import Cells, Value

Wanted = Mapping[str, range]
"""Codes of elements, and the ordinals of their own frequency that are needed."""


@dataclass(frozen=True)
class Keys:
    """The numbers under which cells know elements and units."""

    elements: Mapping[str, int]
    units: Mapping[str, int]


class _Numbers(dict[int, Value]):
    """Each stored integer is made a decimal once; figures of one page repeat a lot."""

    def __missing__(self, stored: int) -> Value:
        value = self[stored] = from_millionths(stored)
        return value


class _Answers(dict[int, Value]):
    def __missing__(self, stored: int) -> Value:
        return stored == MILLION


class _Days(dict[int, Value]):
    def __missing__(self, stored: int) -> Value:
        return date.fromisoformat(str(stored // MILLION))


def cells(
    session: Session, keys: Keys, elements: Iterable[DataElement], wanted: Wanted, *,
    units: Collection[str] | None = None, approved: bool = True,
) -> Cells:
    """What `units` (all, if None) reported of `elements`; approved figures, or as entered.

    Besides the wanted periods come those that reach into them: the last earlier figure of what stands until changed,
    and every earlier answer of a milestone.
    """
    asked = {keys.elements[element.code]: element for element in elements if wanted[element.code]}
    within = None if units is None else [keys.units[code] for code in units]
    return _laid_out(_rows(session, _statement(asked, wanted, within, approved)), asked, keys) if asked else Cells()


def _rows(session: Session, statement: CompoundSelect[Any]) -> Collection[tuple[int, int, int, int | None, str | None]]:
    """Straight from the driver: at a hundred thousand rows, SQLAlchemy's own cost as much as the query."""
    result = session.connection().execute(statement)
    rows: Collection[tuple[int, int, int, int | None, str | None]] = result.cursor.fetchall()  # type: ignore[union-attr]
    result.close()
    return rows


def _laid_out(
    rows: Iterable[tuple[int, int, int, int | None, str | None]], asked: Mapping[int, DataElement], keys: Keys,
) -> Cells:
    found: dict[int, tuple[dict[int, dict[int, Value]], dict[int, Value]]] = {}
    numbers, answers, days = _Numbers(), _Answers(), _Days()
    readers = {Type.YES_NO: answers, Type.DATE: days}
    for id_, element in asked.items():
        found[id_] = defaultdict(dict), readers.get(element.type, numbers)
    laid_out, code_of = Cells(), {id_: code for code, id_ in keys.units.items()}
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


def _statement(
    asked: Mapping[int, DataElement], wanted: Wanted, units: list[int] | None, approved: bool,
) -> CompoundSelect[Any]:
    groups: dict[tuple[range, str], list[int]] = defaultdict(list)
    for id_, element in asked.items():
        for part in _parts(element):
            groups[wanted[element.code], part].append(id_)
    source = _Columns(approved)
    return union_all(*(
        _PARTS[part](source, ids, ordinals, source.of(units)) for (ordinals, part), ids in groups.items()))


def _parts(element: DataElement) -> tuple[str, ...]:
    if element.type in (Type.YES_NO, Type.DATE):
        return ("all",)
    if element.type is Type.TEXT:
        return ("told",)
    return ("window", "standing") if element.until_changed else ("window",)


class _Columns:
    """The columns of one face of a cell: as approved, or as entered."""

    def __init__(self, approved: bool) -> None:
        face = (Cell.approved_value, Cell.approved_text, Cell.approved_not_applicable) if approved else (
            Cell.value, Cell.text, Cell.not_applicable)
        self.stored = type_coerce(col(face[0]), BigInteger)
        self.text, self.not_applicable = col(face[1]), col(face[2])
        self.key = (col(Cell.element_id), col(Cell.unit_id), col(Cell.ordinal))

    def of(self, units: list[int] | None) -> tuple[ColumnElement[bool], ...]:
        return () if units is None else (col(Cell.unit_id).in_(units),)

    def window(self, ids: list[int], ordinals: range, scope: tuple[ColumnElement[bool], ...]) -> Select[Any]:
        element, _, ordinal = self.key
        return select(*self.key, self.stored, null()).where(
            element.in_(ids), ordinal.between(ordinals[0], ordinals[-1]), *scope,
            or_(self.stored.is_not(None), self.not_applicable))

    def all(self, ids: list[int], ordinals: range, scope: tuple[ColumnElement[bool], ...]) -> Select[Any]:
        return self.window(ids, range(ordinals[-1] + 1), scope)

    def told(self, ids: list[int], ordinals: range, scope: tuple[ColumnElement[bool], ...]) -> Select[Any]:
        element, _, ordinal = self.key
        return select(*self.key, self.stored, self.text).where(
            element.in_(ids), ordinal.between(ordinals[0], ordinals[-1]), *scope,
            or_(self.text.is_not(None), self.not_applicable))

    def standing(self, ids: list[int], ordinals: range, scope: tuple[ColumnElement[bool], ...]) -> Select[Any]:
        """The last figure before the window, of each unit."""
        element, unit, ordinal = self.key
        last = select(element.label("e"), unit.label("u"), func.max(ordinal).label("o")).where(
            element.in_(ids), ordinal < ordinals[0], self.stored.is_not(None), *scope).group_by(element, unit).subquery()
        return select(*self.key, self.stored, null()).join(
            last, and_(element == last.c.e, unit == last.c.u, ordinal == last.c.o))


_PARTS = {"window": _Columns.window, "all": _Columns.all, "told": _Columns.told, "standing": _Columns.standing}
