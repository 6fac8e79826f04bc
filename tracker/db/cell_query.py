"""The one statement that brings the cells of a page, written so that the covering indexes answer it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from tracker.db.tables import Cell
from tracker.domain.element import DataElement, Type

Selected = sa.Select[*tuple[Any, ...]]


class Part(Enum):
    """Which cells of an element are needed, besides those of the periods asked for."""

    WINDOW = "just these"
    STANDING = "the last figure before them, which stands until changed"
    ALL = "every earlier answer of a milestone"
    TOLD = "these, with their text, which no index holds"


def statement(
    asked: Mapping[int, DataElement], wanted: Mapping[str, range], units: list[int] | None, *, approved: bool,
) -> sa.CompoundSelect[Any]:
    """Rows of element, unit, ordinal, millionths, text; neither of the last two means not applicable."""
    groups: dict[tuple[range, Part], list[int]] = defaultdict(list)
    for id_, element in asked.items():
        for part in _parts(element):
            groups[wanted[element.code], part].append(id_)
    return sa.union_all(*(
        _QUERIES[part](_Face(ids, units, approved=approved), ordinals) for (ordinals, part), ids in groups.items()))


def _parts(element: DataElement) -> tuple[Part, ...]:
    if element.type in (Type.YES_NO, Type.DATE):
        return (Part.ALL,)
    if element.type is Type.TEXT:
        return (Part.TOLD,)
    return (Part.WINDOW, Part.STANDING) if element.until_changed else (Part.WINDOW,)


class _Face:
    """Cells of some elements and units, as approved or as entered."""

    def __init__(self, elements: list[int], units: list[int] | None, *, approved: bool) -> None:
        value, text, not_applicable = (
            (Cell.approved_value, Cell.approved_text, Cell.approved_not_applicable) if approved
            else (Cell.value, Cell.text, Cell.not_applicable))
        self.stored = sa.type_coerce(col(value), sa.BigInteger)
        self.text, self.not_applicable = col(text), col(not_applicable)
        self.element, self.unit, self.ordinal = col(Cell.element_id), col(Cell.unit_id), col(Cell.ordinal)
        self.scope = [self.element.in_(elements), *([] if units is None else [self.unit.in_(units)])]

    def rows(self, text: Any = None) -> Selected:
        return sa.select(self.element, self.unit, self.ordinal, self.stored, sa.null() if text is None else text)


def _window(face: _Face, ordinals: range) -> Selected:
    return face.rows().where(
        *face.scope, face.ordinal.between(ordinals[0], ordinals[-1]),
        sa.or_(face.stored.is_not(None), face.not_applicable))


def _all(face: _Face, ordinals: range) -> Selected:
    return _window(face, range(ordinals[-1] + 1))


def _told(face: _Face, ordinals: range) -> Selected:
    return face.rows(face.text).where(
        *face.scope, face.ordinal.between(ordinals[0], ordinals[-1]),
        sa.or_(face.text.is_not(None), face.not_applicable))


def _standing(face: _Face, ordinals: range) -> Selected:
    latest_first = sa.func.row_number().over(
        partition_by=(face.element, face.unit), order_by=face.ordinal.desc()).label("back")
    earlier = face.rows().add_columns(latest_first).where(
        *face.scope, face.ordinal < ordinals[0], face.stored.is_not(None)).subquery()
    return sa.select(*list(earlier.c)[:-1]).where(earlier.c.back == 1)


_QUERIES: Mapping[Part, Callable[[_Face, range], Selected]] = {
    Part.WINDOW: _window, Part.STANDING: _standing, Part.ALL: _all, Part.TOLD: _told}
