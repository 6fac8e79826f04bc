"""What the figures of an indicator count."""

from __future__ import annotations

from tracker.domain.element import Type
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.words import Words

PERCENT = Words("%", "%")


def unit_of(indicator: Indicator, definitions: Definitions | None) -> Words | None:
    """A change in per cent has its own sign, whatever it is a change of."""
    change = indicator.measure is Measure.CHANGE
    return PERCENT if change and not indicator.points else base_unit_of(indicator, definitions)


def base_unit_of(indicator: Indicator, definitions: Definitions | None) -> Words | None:
    """What is counted on either side of a change; for every other measure simply its unit."""
    own = indicator.unit if indicator.measure is not Measure.CHANGE or indicator.points else None
    if indicator.numerator:
        percent = indicator.factor == 100 and (own is None or indicator.measure is Measure.CHANGE)
        return PERCENT if percent else _plain(own)
    return _plain(own) or _of_elements(indicator, definitions)


def _of_elements(indicator: Indicator, definitions: Definitions | None) -> Words | None:
    """Only where all elements count in the same unit."""
    if definitions is None or not indicator.of:
        return None
    elements = [definitions.elements[code] for code in indicator.of]
    units = {PERCENT if element.type is Type.PERCENT else _plain(element.unit) for element in elements}
    return units.pop() if len(units) == 1 else None


def _plain(unit: Words | None) -> Words | None:
    return PERCENT if unit and unit.bg.strip() == "%" else unit
