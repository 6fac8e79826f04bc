"""Which column of a long table says what: as a mapping file declares it, or as our own tables have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


def folded(text: str) -> str:
    """Capitals and doubled or unusual spaces make no difference."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Field:
    """Where the unit, the period or the element comes from: a column (several are joined by `joint`), or a constant.

    `values` translates what stands there, by folded text, each part and then the whole; what is not in it stays.
    """

    columns: tuple[str, ...] = ()
    constant: str | None = None
    values: Mapping[str, str] = field(default_factory=_none)
    joint: str = " "


@dataclass(frozen=True)
class Breakdown:
    """A column of categories of one dimension; blank or one of `total` (folded) is the total."""

    dimension: str
    column: str
    values: Mapping[str, str] = field(default_factory=_none)
    total: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layout:
    """Names of columns are compared folded.

    `wide` has an element for each column of figures, in place of `element` and `value`. `category` is a column that
    says `sex=f`. A row with categories of several dimensions fits only if `keep` names the one that counts. `only`
    limits a column to some (folded) texts; rows with others are passed over. Every other column stands in `ignore`.
    """

    unit: Field
    period: Field
    element: Field = Field()
    value: str | None = None
    wide: Mapping[str, str] = field(default_factory=_none)
    category: str | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    keep: tuple[str, ...] = ()
    state: str | None = None
    note: str | None = None
    blank: frozenset[str] = frozenset()
    not_applicable: frozenset[str] = frozenset()
    footnotes: tuple[str, ...] = ()
    only: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    ignore: frozenset[str] = frozenset()
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    skip_rows: int = 0
    own: bool = False

    @property
    def needed(self) -> tuple[str, ...]:
        """Columns without which nothing can be read, as they were declared."""
        named = (*self.unit.columns, *self.period.columns, *self.element.columns, self.value, *self.wide,
                 *(each.column for each in self.breakdowns), *self.only)
        return tuple(dict.fromkeys(name for name in (*named, *self._sayings()) if name))

    @property
    def useful(self) -> tuple[str, ...]:
        """Those read if they are there."""
        return (*self.needed, *(name for name in (self.category, self.state, self.note) if name))

    @property
    def figures(self) -> tuple[str, ...]:
        """Columns in which figures stand."""
        return tuple(self.wide) if self.wide else (self.value,) if self.value else ()

    def _sayings(self) -> tuple[str | None, ...]:
        """A mapping that names them means them; our own tables may lack them."""
        return () if self.own else (self.category, self.state, self.note)


OWN = Layout(
    unit=Field(("unit",)), period=Field(("period",)), element=Field(("element",)), value="value",
    category="category", state="state", note="note", own=True)
