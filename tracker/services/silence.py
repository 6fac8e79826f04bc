"""Which units have not reported, and for how long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from tracker.db.silence import last_entered
from tracker.db.work import Work
from tracker.domain.element import DataElement, Unit
from tracker.domain.entry import form_period
from tracker.domain.indicator import Indicator
from tracker.domain.period import Period, last_closed, window
from tracker.services.known import Known
from tracker.services.views import SilentUnit


def silent_units(work: Work, known: Known, asked: Collection[Indicator], at: Period) -> tuple[SilentUnit, ...]:
    """Those that owe a form of the year up to `at` and entered nothing on it, nor later; the longest silent first."""
    keys, definitions = known.current.keys, known.current.definitions
    owing: dict[str, set[str]] = defaultdict(set)
    for indicator, code in ((each, code) for each in asked for code in each.elements):
        if not definitions.elements[code].until_changed:
            for unit in definitions.reporters(code, indicator):
                owing[unit].add(code)
    last = last_entered(work.session, [keys.elements[code] for code in set().union(*owing.values())])
    found = (_silent(known, definitions.units[unit], [definitions.elements[code] for code in codes], last, at)
             for unit, codes in owing.items())
    return tuple(sorted((each for each in found if each), key=lambda each: (-each.days_late, each.unit.code)))


def _silent(known: Known, unit: Unit, asked: list[DataElement], last: dict[tuple[int, int], int],
            at: Period) -> SilentUnit | None:
    """None for a unit that entered anything of the latest form it owes."""
    keys = known.current.keys
    place = keys.units[unit.code]
    entered = [form_period(each, ordinal) for each in asked
               if (ordinal := last.get((place, keys.elements[each.code]))) is not None
               and ordinal <= last_closed(each.frequency, at)]
    spoke = max(entered, key=lambda each: each.end_month, default=None)
    missed = [form for form in _owed(unit, asked, at) if spoke is None or form.end_month > spoke.end_month]
    if not missed:
        return None
    first = min(missed, key=lambda each: each.end_month)
    days = (known.office.today - known.current.deadlines.of(unit.code, first)).days
    return SilentUnit(unit, spoke, len(missed), days) if days > 0 else None


def _owed(unit: Unit, asked: list[DataElement], at: Period) -> Iterator[Period]:
    """The forms of the year that ask this unit for something."""
    yield from {form_period(each, ordinal) for each in asked for ordinal in window(each.frequency, at)
                if (period := Period(each.frequency, ordinal)) and unit.due(period.start, period.end)}
