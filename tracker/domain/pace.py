"""What an indicator's own series says of its pace: from judged periods to the values an outlook is drawn from.

A period counts only with all that is due in it. A unit that opens or closes, and a definition that changed, begin the
series anew: what lies before is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.element import DataElement, OverTime, OverUnits
from tracker.domain.evaluate import Evaluation, reporting_units
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.outlook import Outlook, Pace, Silent, outlook
from tracker.domain.period import Period, last_closed

MOST_YEARS = 6
"""How far back a series is looked at."""


def outlook_of(definitions: Definitions, evaluation: Evaluation, at: Period, since: int | None = None) -> (
        Outlook | Silent):
    """Where the year of `at` will end; `since` is the year from which the indicator is defined as it is now."""
    indicator = evaluation.indicator
    elements = [definitions.elements[code] for code in indicator.elements]
    if not suited(indicator, elements):
        return Silent.UNSUITED
    frequency = elements[0].frequency
    last = Period(frequency, last_closed(frequency, at))
    first = max(at.year - MOST_YEARS, since or 0) * frequency.a_year
    periods = [Period(frequency, ordinal) for ordinal in range(first, last.ordinal + 1)]
    ahead = (at.year + 1) * frequency.a_year - 1 - last.ordinal
    adds_up = _adds_up(indicator, elements)
    values = [_value(evaluation, period, adds_up=adds_up) for period in periods]
    begun = _begun(definitions, indicator, periods)
    return outlook(Pace([value if at >= begun else None for at, value in enumerate(values)], frequency.a_year, ahead,
                        adds_up, _least(elements)))


def suited(indicator: Indicator, elements: Sequence[DataElement]) -> bool:
    """Whether its periods add up to a year, or each says where it stands; what acts set has no pace."""
    if indicator.measure not in (Measure.TOTAL, Measure.RATIO) or indicator.since is not None:
        return False
    if any(element.over_units is OverUnits.NONE for element in elements):
        return False
    return _adds_up(indicator, elements) or (
        all(element.level for element in elements) and not all(element.until_changed for element in elements))


def _adds_up(indicator: Indicator, elements: Sequence[DataElement]) -> bool:
    return indicator.measure is Measure.TOTAL and all(element.over_time is OverTime.SUM for element in elements)


def _value(evaluation: Evaluation, period: Period, *, adds_up: bool) -> float | None:
    if not evaluation.complete(period):
        return None
    value = evaluation.brought(period) if adds_up else evaluation.actual(period)
    return None if value is None else float(value)


def _begun(definitions: Definitions, indicator: Indicator, periods: Sequence[Period]) -> int:
    """The place of the first period after which no unit of the indicator opened or closed."""
    units = [definitions.units[code] for code in reporting_units(definitions, indicator)]
    opened = [at + (period.start < unit.opened) for at, period in enumerate(periods) for unit in units
              if unit.opened and period.start <= unit.opened <= period.end]
    closed = [at + 1 for at, period in enumerate(periods) for unit in units
              if unit.closed and period.start <= unit.closed <= period.end]
    return max(opened + closed, default=0)


def _least(elements: Sequence[DataElement]) -> float | None:
    """What none of them may fall below is what their sum or ratio cannot."""
    return 0.0 if all(element.minimum is not None and element.minimum >= 0 for element in elements) else None
