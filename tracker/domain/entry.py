"""A form: what one unit is asked at the end of one period, and what it filled in.

A form belongs to a unit and a quarter and asks for every element whose period ends with it: those of the quarter, in
the second and the fourth also those of the half-year, in the fourth those of the year. Monthly elements have monthly
forms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from tracker.domain.element import DataElement, Dimension, Type, Unit
from tracker.domain.figure import Value
from tracker.domain.indicator import Definitions
from tracker.domain.period import Frequency, Period, last_closed


def form_frequency(frequency: Frequency) -> Frequency:
    """On forms of which frequency elements of `frequency` stand."""
    return frequency if frequency is Frequency.MONTH else Frequency.QUARTER


def cell_period(element: DataElement, form: Period) -> Period | None:
    """The period of the element that ends with the form's, if one does."""
    return _ending_with(element.frequency, form)


@lru_cache(maxsize=4096)
def _ending_with(frequency: Frequency, form: Period) -> Period | None:
    if form_frequency(frequency) is not form.frequency:
        return None
    found = Period(frequency, last_closed(frequency, form))
    return found if found.end_month == form.end_month else None


def form_period(element: DataElement, ordinal: int) -> Period:
    """The form on which this period of the element is asked."""
    at = Period(element.frequency, ordinal)
    frequency = form_frequency(element.frequency)
    return Period(frequency, last_closed(frequency, at))


def asked_of(definitions: Definitions, unit: Unit, form: Period) -> tuple[tuple[DataElement, Period], ...]:
    """What the unit owes at the end of the period, in the order of the definitions."""
    due = {}
    for frequency in Frequency:
        period = _ending_with(frequency, form)
        if period is not None and (unit.always_there or unit.due(period.start, period.end)):
            due[frequency] = period
    return tuple(
        (element, due[element.frequency]) for element in definitions.elements.values()
        if element.frequency in due and (element.reported_by is None or unit.code in element.reported_by))


@dataclass(frozen=True)
class FilledRow:
    """One element of a form: figures of this period, and totals of earlier ones by ordinal."""

    element: DataElement
    period: Period
    value: Value | None
    not_applicable: bool
    parts: Mapping[str, Decimal]
    earlier: Mapping[int, Value]

    @cached_property
    def standing(self) -> Value | None:
        """The earlier figure that still holds: set by an act until changed, or a milestone that is done."""
        value = self.earlier[max(self.earlier)] if self.earlier else None
        if self.element.until_changed or self.element.type is Type.DATE:
            return value
        return value if self.element.type is Type.YES_NO and value is True else None

    @property
    def filled(self) -> bool:
        return self.value is not None or self.not_applicable or self.standing is not None

    @property
    def figure(self) -> Decimal | None:
        """The number that counts here, entered or standing."""
        value = self.standing if self.value is None and not self.not_applicable else self.value
        return value if isinstance(value, Decimal) else None


@dataclass(frozen=True)
class FilledForm:
    definitions: Definitions
    unit: Unit
    period: Period
    rows: tuple[FilledRow, ...]

    @property
    def filled(self) -> int:
        return sum(row.filled for row in self.rows)

    @property
    def expected(self) -> int:
        return len(self.rows)

    def figures(self, elements: Collection[str], *, parts: bool = False) -> str:
        """What stands in these rows, in one line: to tell whether it has changed since."""
        rows = (row for row in self.rows if row.element.code in elements)
        return "; ".join(f"{row.element.code}: {_line(row, parts)}" for row in rows)

    def dimensions(self, row: FilledRow) -> Iterator[Dimension]:
        for code in row.element.disaggregations:
            if code in self.definitions.dimensions:
                yield self.definitions.dimensions[code]


def _line(row: FilledRow, parts: bool) -> str:
    value = row.standing if row.value is None and not row.not_applicable else row.value
    more = sorted(row.parts.items()) if parts else ()
    return " ".join([_plain(value), *(f"{code}:{_plain(part)}" for code, part in more)])


def _plain(value: Value | None) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def categories(dimension: Dimension) -> tuple[str, ...]:
    """As figures name them: `sex=f`."""
    return dimension.figures


def added_up(dimensions: Iterator[Dimension], parts: Mapping[str, Decimal]) -> Decimal | None:
    """The total, as soon as one dimension is complete."""
    for dimension in dimensions:
        codes = categories(dimension)
        if codes and all(code in parts for code in codes):
            return sum((parts[code] for code in codes), Decimal(0))
    return None
