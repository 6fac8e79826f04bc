"""What the cells of a column mean, worked out once for each text and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from tracker.domain.figure import CellState
from tracker.domain.layout import Field, Layout, folded
from tracker.errors import Message, say
from tracker.files.given import Raw
from tracker.files.numerals import number
from tracker.files.raw_table import Held

T = TypeVar("T")
_MOST = 20_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Remembered(dict[object, T], Generic[T]):
    """`meant[cell]`: a look-up for what was seen before. It forgets all before it grows large."""

    def __init__(self, find: Callable[[object], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: object) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[key] = self._find(key)
        return found


class Nothing:
    """What a cell says that holds no figure."""


@dataclass(frozen=True)
class Marked:
    """A figure that had a footnote mark."""

    raw: Raw
    mark: str


BLANK, DOES_NOT_APPLY = Nothing(), Nothing()
Meant = Raw | Marked | Nothing


class Unfit(Exception):
    """Why a row leads to no cell; `column` is the one to blame, if it is not that of the figure."""

    def __init__(self, code: str, message: Message, column: int | None = None) -> None:
        super().__init__(code)
        self.code, self.message, self.column = code, message, column


_BLANK_KEYS = {
    "unit": say("This row does not say which unit it is of."),
    "period": say("This row does not say which period it is of."),
    "element": say("This row does not say which data element it is of."),
}
_STATES: dict[str, CellState | None] = {
    "": None, **{state.value: state for state in (CellState.NOT_APPLICABLE, CellState.MISSING, CellState.NOT_DUE)},
    CellState.REPORTED.value: None,
}


def text_of(cell: object) -> str:
    """A code as people read it: a whole number has no decimals, a day is written 2015-03-31."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, Held):
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def note_of(cell: object) -> str:
    """A note or a reason, with its lines and spaces as they were written."""
    return _unquoted(cell.strip()) if isinstance(cell, str) else text_of(cell)


def code_of(field: Field, what: str, columns: tuple[int, ...]) -> Callable[[object], str]:
    """Raises Unfit where nothing stands."""
    column = next(iter(columns), None)

    def find(cell: object) -> str:
        texts = _texts(cell, columns)
        text = field.joint.join(field.values.get(folded(each), each) for each in texts) if len(texts) > 1 else texts[0]
        found = field.constant or field.values.get(folded(text), text)
        if not found:
            raise Unfit(f"no_{what}", _BLANK_KEYS[what], column)
        return found
    return find


def _texts(cell: object, columns: tuple[int, ...]) -> list[str]:
    """Of one cell, or of several that were looked up together."""
    cells = cell if isinstance(cell, tuple) else (cell,)
    for each, column in zip(cells, columns, strict=False):
        if isinstance(each, Held):
            raise Unfit(each.spoilt.code, each.spoilt.message, column)
    return list(map(text_of, cells))


def category_of(layout: Layout, columns: tuple[int, ...]) -> Callable[[object], str | None]:
    """The one category that a row has in all its breakdowns together, or none: the total."""
    def find(cells: object) -> str | None:
        texts = _texts(cells, columns)
        if not layout.breakdowns:
            return texts[0] or None
        found = {each.dimension: each.values.get(folded(text), text)
                 for each, text in zip(layout.breakdowns, texts, strict=True)
                 if text and folded(text) not in each.total}
        kept = next((dimension for dimension in layout.keep if dimension in found), None)
        if len(found) > 1 and kept is None:
            raise Unfit("crossed", say("This row crosses {dimensions}; a figure here belongs to one dimension only.",
                                       dimensions=", ".join(found)), columns[0])
        dimension = kept or next(iter(found), None)
        return f"{dimension}={found[dimension]}" if dimension else None
    return find


def wanted_of(layout: Layout) -> Callable[[object], bool]:
    allowed = tuple(layout.only.values())

    def find(cells: object) -> bool:
        texts = cells if isinstance(cells, tuple) else (cells,)
        return all(folded(text_of(text)) in some for text, some in zip(texts, allowed, strict=True))
    return find


def state_of(column: int | None) -> Callable[[object], CellState | None]:
    """None for a plain figure, or nothing at all."""
    def find(cell: object) -> CellState | None:
        text = folded(text_of(cell))
        if text not in _STATES:
            raise Unfit("state", say("“{state}” is not a state; it is empty or not_applicable.", state=text), column)
        return _STATES[text]
    return find


def value_of(layout: Layout, decimal: str | None) -> Callable[[object], Meant]:
    def find(cell: object) -> Meant:
        if not isinstance(cell, str):
            return _typed(cell)
        text = cell.strip()
        if not text or folded(text) in layout.blank:
            return BLANK
        if folded(text) in layout.not_applicable:
            return DOES_NOT_APPLY
        bare, mark = _without_marks(text, layout.footnotes)
        if mark:
            return Marked(number(bare, decimal), mark)
        return number(_unquoted(text), decimal)
    return find


def _typed(cell: object) -> Meant:
    """Excel itself keeps fifteen digits; what a float has beyond them is noise."""
    if isinstance(cell, float):
        return Decimal(f"{cell:.15g}")
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, Held):
        return cell.spoilt
    if isinstance(cell, (bool, date)):
        return cell
    return Decimal(cell) if isinstance(cell, int) else str(cell)


def _without_marks(text: str, marks: tuple[str, ...]) -> tuple[str, str]:
    """One or several at the end; only what leaves a number was a mark."""
    bare, found = text, ""
    while mark := next((each for each in marks if bare.endswith(each)), ""):
        bare, found = bare.removesuffix(mark).rstrip(), mark + found
    return (bare, found) if bare[-1:].isdigit() else (text, "")


def _unquoted(text: str) -> str:
    """Our own tables put an apostrophe before a text that a spreadsheet would take for a formula."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(_FORMULA) else text
