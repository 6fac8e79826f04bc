"""Which column of a form stands where, as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from tracker.domain.element import Type
from tracker.files.book.codes import FIGURE, NOTE, PRINTED, REASON, SHOWN, TYPE
from tracker.files.book.parts import Form, Group

CODES, TITLE, LEAD, HINT, GROUPS, HEADS = range(1, 7)
"""The rows above the elements; that of the codes is hidden."""

FIRST = HEADS + 1
HIDDEN = 3
_WIDTHS = {"@code": 16, "@name": 38, "@measure": 13, "@last_year": 12, "@last_period": 12, "@target": 13}
_FIGURE, _WORDS, _CATEGORY, _REASON, _NOTE = 13, 34, 10, 23, 27


@dataclass(frozen=True)
class Column:
    number: int
    code: str
    head: str
    width: float

    @property
    def letter(self) -> str:
        return get_column_letter(self.number)


@dataclass(frozen=True)
class Columns:
    """In the order of the sheet: what is printed, the figure, its categories, why it does not apply, a note."""

    all: tuple[Column, ...]
    groups: tuple[tuple[Group, tuple[Column, ...]], ...]

    @classmethod
    def of(cls, form: Form) -> Columns:
        heads = form.heads
        wide = any(line.type is Type.TEXT for line in form.lines)
        before = zip(SHOWN, (heads.code, heads.name, heads.measure, heads.last_year, heads.last_period, heads.target),
                     strict=True)
        wanted = [(code, head, _WIDTHS[code]) for code, head in before]
        wanted.append((FIGURE, heads.figure, _WORDS if wide else _FIGURE))
        wanted += [(code, head, _CATEGORY) for group in form.groups for code, head in group.categories]
        wanted += [(REASON, heads.reason, _REASON), (NOTE, heads.note, _NOTE)]
        found = tuple(Column(number, *each) for number, each in enumerate(wanted, HIDDEN + 1))
        by_code = {column.code: column for column in found}
        return cls(found, tuple((group, tuple(by_code[code] for code, _ in group.categories)) for group in form.groups))

    def __getitem__(self, code: str) -> Column:
        return next(column for column in self.all if column.code == code)

    def codes(self) -> Iterator[tuple[int, str]]:
        """What the hidden row says, but for its first cell."""
        yield from ((2, TYPE), (3, PRINTED))
        yield from ((column.number, column.code) for column in self.all)

    @property
    def last(self) -> Column:
        return self.all[-1]
