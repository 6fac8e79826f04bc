"""What units reported, laid out for the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tracker.domain.period import Period

Value = Decimal | bool | date | str


class CellState(StrEnum):
    REPORTED = "reported"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"


class Figure(NamedTuple):
    """The total of one cell; no value means that the unit said `not applicable`."""

    element: str
    unit: str
    period: Period
    value: Value | None


@dataclass
class Cells:
    """Reported totals and cells said not to apply, by element, unit and ordinal of the period."""

    values: dict[str, dict[str, dict[int, Value]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    not_applicable: dict[str, dict[str, set[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Cells:
        cells = cls()
        for figure in figures:
            cells.put(figure.element, figure.unit, figure.period.ordinal, figure.value)
        return cells

    def put(self, element: str, unit: str, ordinal: int, value: Value | None) -> None:
        if value is None:
            self.not_applicable[element][unit].add(ordinal)
        else:
            self.values[element][unit][ordinal] = value
