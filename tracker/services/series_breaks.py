"""Where a series is not like what lay before: defined otherwise, or of other units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from tracker.domain.evaluate import reporting_units
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.period import Period
from tracker.domain.rollup import ordinal_of
from tracker.errors import say
from tracker.services.views import Break, EarlierYear


def breaks(definitions: Definitions, indicator: Indicator, earlier: Sequence[EarlierYear]) -> Iterator[Break]:
    """What one unit alone reports does not break when it opens: it begins. Merged units are told of elsewhere."""
    frequency = definitions.elements[indicator.elements[0]].frequency
    since = defined_since(earlier)
    if since is not None:
        yield Break(Period(frequency, since * frequency.a_year), say("defined otherwise before"))
    units = [definitions.units[code] for code in reporting_units(definitions, indicator)]
    gone = {code for unit in units for code in unit.merged}
    for unit in units if len(units) > 1 else ():
        if unit.opened and not unit.merged:
            yield Break(Period(frequency, ordinal_of(frequency, unit.opened)), say("{unit} opened", unit=unit.name))
        if unit.closed and unit.code not in gone:
            after = unit.closed + timedelta(days=1)
            yield Break(Period(frequency, ordinal_of(frequency, after)), say("{unit} closed", unit=unit.name))


def defined_since(earlier: Sequence[EarlierYear]) -> int | None:
    """The year from which an indicator is defined as it is now."""
    return next((each.progress.period.year + 1 for each in earlier if each.changed), None)
