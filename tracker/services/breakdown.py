"""The figures of an element by category, period by period, over all units that may be added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from tracker.domain.element import DataElement, Dimension, OverUnits
from tracker.domain.figure import CellState
from tracker.domain.period import Period
from tracker.services.views import Breakdown, FigureRow


def breakdowns(figures: Sequence[FigureRow], dimensions: Iterable[Dimension]) -> Iterator[Breakdown]:
    """For each element and dimension of which something is reported; oldest period first."""
    known = list(dimensions)
    for element in dict.fromkeys(row.element for row in figures):
        mine = [row for row in figures if row.element == element and _adds_up(row)]
        for dimension in known:
            split = [row for row in mine if row.category in dimension.figures]
            if split:
                yield _breakdown(element, dimension, split, mine)


def _breakdown(element: DataElement, dimension: Dimension, split: Sequence[FigureRow],
               mine: Sequence[FigureRow]) -> Breakdown:
    sums: dict[Period, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for row in split:
        sums[row.period][row.category or ""] += Fraction(str(row.value))
    periods = tuple(sorted(sums, key=lambda period: period.ordinal))
    split_in = {row.unit.code for row in split if row.period == periods[-1]}
    given_in = {row.unit.code for row in mine if row.period == periods[-1]}
    return Breakdown(element, dimension, periods,
                     tuple(tuple(sums[period][code] for code in dimension.figures) for period in periods),
                     (len(split_in), len(given_in)))


def _adds_up(row: FigureRow) -> bool:
    return (row.element.type.numeric and row.state is CellState.REPORTED and row.value is not None
            and row.element.over_units is OverUnits.SUM)
