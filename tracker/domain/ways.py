"""Where people went: a flow by its destinations, as far as they are told apart.

Which elements are destinations the checks say: several that are together at most one whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracker.domain.check import Check, Compare
from tracker.domain.element import DataElement, OverTime, OverUnits, Subject
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period, window


@dataclass(frozen=True)
class Went:
    """Since January, of one unit: how many in all, and how many each way; `rest` is what no way is told of."""

    unit: str
    whole: Fraction
    ways: Mapping[str, Fraction]

    @property
    def rest(self) -> Fraction:
        return max(self.whole - sum(self.ways.values(), Fraction(0)), Fraction(0))


def partings(definitions: Definitions) -> Iterator[Check]:
    """The checks that tell the ways of a flow of persons apart."""
    for check in definitions.checks.values():
        elements = [definitions.elements[code] for code in (*check.left, *check.right)]
        if (check.compare is Compare.AT_MOST and check.times == 1 and len(check.left) > 1 and len(check.right) == 1
                and all(_flow_of_persons(each) for each in elements)):
            yield check


def went(definitions: Definitions, check: Check, cells: Cells, units: Collection[str], at: Period) -> Iterator[Went]:
    """Units that told at least one way, those with the most first; a way that a unit does not report is left out."""
    found = []
    for unit in units:
        whole = _since_january(definitions, check.right[0], cells, unit, at)
        ways = {code: value for code in check.left
                if (value := _since_january(definitions, code, cells, unit, at)) is not None}
        if whole is not None and ways:
            found.append(Went(unit, whole, ways))
    yield from sorted(found, key=lambda each: -each.whole)


def _flow_of_persons(element: DataElement) -> bool:
    return (element.over_time is OverTime.SUM and element.over_units is OverUnits.SUM
            and element.subject is Subject.PERSONS)


def _since_january(definitions: Definitions, code: str, cells: Cells, unit: str, at: Period) -> Fraction | None:
    known: Mapping[int, Any] = cells.values.get(code, {}).get(unit, {})
    values = [known[o] for o in window(definitions.elements[code].frequency, at) if o in known]
    return Fraction(sum(values)) if values else None
