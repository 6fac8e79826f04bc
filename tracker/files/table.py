"""A table to take along: its columns declared, its cells true numbers, dates and texts; the form is chosen last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class Coded:
    """Something that programs know by a code and people by a name."""

    code: str
    name: str


@dataclass(frozen=True)
class Amount:
    """A figure with the decimals it is shown with; of a `percent` the number is that before the sign."""

    value: Decimal
    decimals: int = 0
    percent: bool = False


@dataclass(frozen=True)
class Share:
    """A part of one, shown in per cent."""

    value: Decimal


Cell = str | int | bool | Decimal | date | datetime | Amount | Share | Coded | None


@dataclass(frozen=True)
class Column:
    """`code` heads it for programs, `name` for people; `width` is in characters."""

    code: str
    name: str
    width: int = 14


@dataclass(frozen=True)
class Table:
    """`name` is short; `facts` say what it is: of what plan, as of when, whether a sample (`sample` in other words)."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    facts: Sequence[str] = ()
    sample: str = ""
