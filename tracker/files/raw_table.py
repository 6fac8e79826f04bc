"""A table as it lies in a file, CSV or sheet: named columns and rows, with the place of each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from tracker.errors import Issue, Message
from tracker.files.given import Spoilt


@dataclass(frozen=True, eq=False)
class Held:
    """A spoilt cell, as something to look up by."""

    spoilt: Spoilt


Cell = str | float | int | bool | date | time | timedelta | Held
Row = Sequence[Cell]


@dataclass
class Table:
    """`rows` come once, with their line; a blank cell is an empty text. `place` is of a line and a column.

    `decimal` is the sign within numbers that are texts, if it is known; `heading` is where the header stands.
    """

    name: str
    digest: str
    header: list[str]
    rows: Iterator[tuple[int, Row]]
    place: Callable[[int, int], str]
    decimal: str | None = None
    heading: tuple[int, int] = (1, 0)
    notes: list[Message] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
