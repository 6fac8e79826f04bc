"""Which units have not reported, and for how long."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from tracker.db.silence import last_entered
from tracker.db.work import Work
from tracker.domain.element import DataElement, Unit
from tracker.domain.entry import form_frequency
from tracker.domain.indicator import Indicator
from tracker.domain.period import Frequency, Period, last_closed, window
from tracker.services.fresh import Freshness
from tracker.services.known import Known
from tracker.services.views import SilentUnit
from tracker.services.wanted import YEARS_BACK

MOST_PERIODS = 8
Entered = dict[str, tuple[int, Mapping[int, int]]]
"""By element: the version it was read at, and the latest ordinal of each unit."""


@dataclass
class Silence:
    """Only what changed since is asked for again: a save touches one element of hundreds."""

    fresh: Freshness
    _entered: OrderedDict[Period, Entered] = field(default_factory=OrderedDict)

    def units(self, work: Work, known: Known, asked: Collection[Indicator], at: Period) -> tuple[SilentUnit, ...]:
        """Those that owe a form of the year up to `at` and entered nothing on the latest; the longest silent first.
        What they entered is looked for back to January two years earlier.
        """
        definitions, owing = known.current.definitions, _owing(known, asked)
        asked_of = {code: definitions.elements[code] for code in set().union(*owing.values())}
        entered = self._read(work, known, asked_of, at)
        found = []
        for unit, codes in owing.items():
            place, frequencies = known.current.keys.units[unit], {asked_of[code].frequency for code in codes}
            ends = [_end(asked_of[code], entered[code][place]) for code in codes if place in entered[code]]
            found.append(_silent(known, definitions.units[unit], frequencies, max(ends, default=0), at))
        return tuple(sorted((each for each in found if each), key=lambda each: (-each.days_late, each.unit.code)))

    def _read(
        self, work: Work, known: Known, asked: Mapping[str, DataElement], at: Period,
    ) -> dict[str, Mapping[int, int]]:
        kept, version = self._entered.setdefault(at, {}), self.fresh.read(work.session)
        self._entered.move_to_end(at)
        while len(self._entered) > MOST_PERIODS:
            self._entered.popitem(last=False)
        stale = [code for code in asked if code not in kept or kept[code][0] < self.fresh.changed([code], ())]
        keys = known.current.keys.elements
        for frequency in {asked[code].frequency for code in stale}:
            codes = {keys[code]: code for code in stale if asked[code].frequency is frequency}
            among = range((at.year - YEARS_BACK) * frequency.a_year, last_closed(frequency, at) + 1)
            for number, units in last_entered(work.session, list(codes), among).items():
                kept[codes[number]] = version, units
        return {code: kept[code][1] for code in asked}


def _owing(known: Known, asked: Collection[Indicator]) -> Mapping[str, set[str]]:
    """The elements that each unit owes; what an act sets for good is owed by nobody."""
    definitions, found = known.current.definitions, defaultdict[str, set[str]](set)
    for indicator in asked:
        for code in indicator.elements:
            if not definitions.elements[code].until_changed:
                for unit in definitions.reporters(code, indicator):
                    found[unit].add(code)
    return found


def _end(element: DataElement, ordinal: int) -> int:
    """In months, as `Period.end_month`."""
    return (ordinal + 1) * 12 // element.frequency.a_year


def _silent(known: Known, unit: Unit, frequencies: Collection[Frequency], spoke: int, at: Period) -> SilentUnit | None:
    """`spoke` is the month with whose end the last period it reported ended, 0 for none."""
    missed = [period for frequency in frequencies for ordinal in window(frequency, at)
              if (period := Period(frequency, ordinal)).end_month > spoke
              and (unit.always_there or unit.due(period.start, period.end))]
    forms = {_form(each) for each in missed}
    if not forms:
        return None
    first = min(forms, key=lambda each: each.end_month)
    days = (known.office.today - known.current.deadlines.of(unit.code, first)).days
    quarter = Period(Frequency.QUARTER, -(-spoke // 3) - 1) if spoke else None
    above = known.current.definitions.units.get(unit.parent or "")
    return SilentUnit(unit, quarter, len(forms), days, above.name if above else None) if days > 0 else None


def _form(period: Period) -> Period:
    """The form that the period is asked for on."""
    frequency = form_frequency(period.frequency)
    return Period(frequency, last_closed(frequency, period))
