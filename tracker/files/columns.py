"""The first row of a values file: which column stands where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tracker.domain.hints import suggest
from tracker.errors import Message, say
from tracker.files.slots import Bad

COLUMNS = ("element", "unit", "period", "category", "value", "state")
_MAY_BE_ABSENT = {"category", "state"}


@dataclass(frozen=True)
class Shape:
    """`pick` gives the six columns of a row in their order; a column that is absent reads as empty."""

    names: tuple[str, ...]
    pick: Callable[[Sequence[str]], tuple[str, ...]]
    extra: tuple[tuple[str, int], ...]

    @property
    def width(self) -> int:
        """Of a row as `pick` wants it: one empty field stands in for all absent columns."""
        return len(self.names) + 1

    def fitted(self, row: list[str]) -> list[str]:
        """A short row lacks what may be absent at the end; anything else is a fault."""
        here = len(self.names)
        lacking = self.names[len(row):]
        if len(row) > here or any(name in COLUMNS and name not in _MAY_BE_ABSENT for name in lacking):
            raise Bad("columns", say("This row has {count} fields, the first row has {wanted}: {columns}. "
                                     "A comma within a field needs quotes round it.",
                                     count=len(row), wanted=here, columns=", ".join(self.names)))
        return row + [""] * (self.width - len(row))


def shape_of(header: Sequence[str], extra: Sequence[str]) -> Shape:
    names = tuple(name.strip() for name in header)
    place = {name: index for index, name in enumerate(names)}
    pick = itemgetter(*(place.get(name, len(names)) for name in COLUMNS))
    return Shape(names, pick, tuple((name, place[name]) for name in extra if name in place))


def faults_of(header: Sequence[str], extra: Sequence[str]) -> Iterator[tuple[str, Message]]:
    allowed = (*COLUMNS, *extra)
    names = [name.strip() for name in header]
    for index, name in enumerate(names):
        if name not in allowed:
            yield "unknown_column", say("“{name}” is not a column known here: {hint}",
                                        name=name, hint=suggest(name, allowed))
        elif name in names[:index]:
            yield "duplicate", say("The column “{name}” stands here twice; keep one of them.", name=name)
    for name in COLUMNS:
        if name not in names and name not in _MAY_BE_ABSENT:
            yield "missing_column", say("The column “{name}” is missing; the first row is: {columns}.",
                                        name=name, columns=",".join(COLUMNS))
