"""What units are asked for, those too that came later, and where the series of a whole breaks because of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracker.domain.access import lineage
from tracker.domain.calendar import period_of
from tracker.domain.element import Unit
from tracker.domain.evaluate import reporting_units
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.period import Frequency, Period


@dataclass(frozen=True)
class UnitBreak:
    """From this period on a unit reports in place of others."""

    period: Period
    unit: Unit
    merged: tuple[Unit, ...]


def with_newcomers(codes: tuple[str, ...] | None, units: Mapping[str, Unit]) -> tuple[str, ...] | None:
    """The units named, and each that is asked like one of them; None stays all there are."""
    if codes is None:
        return None
    found = dict.fromkeys(codes)
    before = -1
    while len(found) > before:
        before = len(found)
        found |= dict.fromkeys(
            code for code, unit in units.items() if code not in found and any(each in found for each in unit.follows))
    return tuple(found)


def asked_of(definitions: Definitions, asked: Iterable[Indicator]) -> Mapping[str, Mapping[str, Indicator]]:
    """By unit and element what these indicators ask for, with the first that does; units as they are defined.

    Another unit may report the same element to another plan.
    """
    found: dict[str, dict[str, Indicator]] = defaultdict(dict)
    for indicator in asked:
        for code in dict.fromkeys(indicator.elements):
            for unit in definitions.reporters(code, indicator):
                found[unit].setdefault(code, indicator)
    return {unit: found[unit] for unit in definitions.units if unit in found}


def unit_breaks(definitions: Definitions, indicator: Indicator, frequency: Frequency) -> Iterator[UnitBreak]:
    """Where its units were merged, in the order of time."""
    reporting = reporting_units(definitions, indicator)
    found = [definitions.units[code] for code in reporting if definitions.units[code].merged]
    for unit in sorted(found, key=lambda each: str(each.opened)):
        if unit.opened:
            gone = tuple(definitions.units[code] for code in unit.merged if code in definitions.units)
            yield UnitBreak(period_of(frequency, unit.opened), unit, gone)


def below(units: Mapping[str, Unit], code: str) -> tuple[str, ...]:
    """Everything under a unit, itself left out."""
    return tuple(each for each in units if each != code and code in lineage(units, each))
