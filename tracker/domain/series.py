"""Whether figures of an indicator and of the one it continues can be set side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracker.domain.indicator import Definitions, Indicator
from tracker.errors import Message, say

_COMPUTED = say("how it is computed")
_SAME: Mapping[Callable[[Indicator], object], Message] = {
    lambda of: (of.measure, of.factor, of.base, of.points, of.since): _COMPUTED,
    lambda of: (sorted(of.of), sorted(of.numerator), sorted(of.denominator)): say("what is counted"),
    lambda of: of.unit: say("the unit of measure"),
    lambda of: of.definition: say("the wording of its definition"),
}


def changes(definitions: Definitions, earlier: Indicator, later: Indicator) -> tuple[Message, ...]:
    """What is defined otherwise: nothing, or the series breaks between the two."""
    found = [words for of, words in _SAME.items() if of(earlier) != of(later)]
    if _units(definitions, earlier) != _units(definitions, later):
        found.append(say("which units are in it"))
    return tuple(found)


def _units(definitions: Definitions, of: Indicator) -> set[str]:
    return {unit for code in of.elements for unit in definitions.reporters(code, of)}
