"""What the rules say, as plain records for files and for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.status import Progress

FIELDS = ("indicator", "period", "actual", "numerator", "denominator", "base", "baseline", "target", "target_to_date",
          "ratio", "progress", "achievement", "status", "reason", "as_of", "reported", "expected", "compared_units")
OF_MILESTONES = ("done_on", "due_on", "days_late")
_LAST_DECIMAL = Decimal("0.000001")


def evaluated(definitions: Definitions, indicators: Iterable[Indicator], cells: Cells, period: Period,
              by_unit: bool = False) -> list[dict[str, Any]]:
    """A record for each indicator and, if asked for, one for each unit that reports it."""
    records = []
    for indicator in indicators:
        units = (None, *reporting_units(definitions, indicator)) if by_unit else (None,)
        for unit in units:
            found = record(evaluate(definitions, indicator, cells, period, unit), indicator.measure)
            records.append({**found, "unit": unit} if by_unit else found)
    return records


def record(progress: Progress, measure: Measure) -> dict[str, Any]:
    """Numbers rounded to 6 decimals, half away from zero; unknown is None."""
    fields = FIELDS + OF_MILESTONES if measure is Measure.MILESTONE else FIELDS
    return {field: _plain(getattr(progress, field)) for field in fields}


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return number(value)
    if isinstance(value, Period | date):
        return str(value)
    return value


def number(value: Fraction) -> int | float:
    if value.denominator == 1:
        return value.numerator
    places = Fraction(1, 10**6)
    whole, rest = divmod(abs(value), places)
    rounded = (Decimal(whole) + (1 if rest * 2 >= places else 0)) * _LAST_DECIMAL
    return float(rounded.quantize(_LAST_DECIMAL, ROUND_HALF_UP).copy_sign(Decimal(value.numerator)))
