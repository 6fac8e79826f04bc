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
    """For each element and dimension of which something is reported; oldest period first, and all due since then."""
    known = list(dimensions)
    for element in dict.fromkeys(row.element for row in figures):
        every = [row for row in figures if row.element == element]
        mine = [row for row in every if _adds_up(row)]
        for dimension in known:
            split = [row for row in mine if row.category in dimension.figures]
            if split:
                yield _breakdown(element, dimension, split, mine, _due(every))


def _breakdown(element: DataElement, dimension: Dimension, split: Sequence[FigureRow],
               mine: Sequence[FigureRow], due: set[Period]) -> Breakdown:
    sums: dict[Period, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for row in split:
        sums[row.period][row.category or ""] += Fraction(str(row.value))
    told = sorted(sums, key=lambda period: period.ordinal)
    later = {period for period in due if period.ordinal > told[0].ordinal}
    periods = tuple(sorted({*told, *later}, key=lambda period: period.ordinal))
    split_in = {row.unit.code for row in split if row.period == told[-1]}
    given_in = {row.unit.code for row in mine if row.period == told[-1]}
    return Breakdown(element, dimension, periods,
                     tuple(tuple(sums[period][code] for code in dimension.figures) if period in sums else None
                           for period in periods), (len(split_in), len(given_in)))


def _due(rows: Sequence[FigureRow]) -> set[Period]:
    return {row.period for row in rows if row.state in (CellState.REPORTED, CellState.MISSING)}


def _adds_up(row: FigureRow) -> bool:
    return (row.element.type.numeric and row.state is CellState.REPORTED and row.value is not None
            and row.element.over_units is OverUnits.SUM)
