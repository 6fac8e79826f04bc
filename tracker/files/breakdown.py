"""Figures by category: each dimension given must add up to the total of its cell, or stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tracker.domain.element import DataElement
from tracker.domain.figure import Value
from tracker.domain.hints import suggest
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.errors import Message, say
from tracker.files.slots import Bad, Slot


def put_part(slot: Slot, period: Period, text: str, value: Value | None, line: int, definitions: Definitions) -> None:
    dimension, category = split(text, slot.element, definitions)
    if not isinstance(value, Decimal):
        raise Bad("category", say("“{element}” is {type}; only numbers are broken down by category.",
                                  element=slot.element.code, type=slot.element.type.value))
    slot.claim((period.ordinal, f"{dimension}={category}"), line)
    slot.parts.setdefault(period.ordinal, {}).setdefault(dimension, {})[category] = value


def split(text: str, element: DataElement, definitions: Definitions) -> tuple[str, str]:
    """`sex=f` → sex, f. Where no dimensions are defined (`tracker evaluate`), any will do."""
    dimension, equals, category = (part.strip() for part in text.partition("="))
    if not (equals and dimension and category):
        raise Bad("category", say("“{text}” is not a category; write it like sex=f.", text=text))
    known = definitions.dimensions
    if (known or element.disaggregations) and dimension not in element.disaggregations:
        raise Bad("unknown_dimension", say("“{element}” is not broken down by “{code}”: {hint}", element=element.code,
                                           code=dimension, hint=suggest(dimension, element.disaggregations)))
    if dimension in known:
        categories = [code for code, _ in known[dimension].categories]
        if category not in categories:
            raise Bad("unknown_category", say("“{dimension}” has no category “{code}”: {hint}", dimension=dimension,
                                              code=category, hint=suggest(category, categories)))
    return dimension, category


def faults(slot: Slot, period: Period) -> Iterator[tuple[int, Message]]:
    """Where and how the dimensions of one cell differ from its total or, without one, from each other."""
    at, cell = period.ordinal, f"{slot.element.code}, {slot.unit}, {period}"
    sums = sums_of(slot, at)
    given = at in slot.totals
    if given and slot.totals[at] is None:
        yield slot.lines[at], say("{cell}: said not to be applicable, yet there are figures by category; "
                                  "keep one of the two.", cell=cell)
        return
    first = next(iter(sums))
    total = slot.totals[at] if given else sums[first]
    for dimension, added in sums.items():
        if added == total:
            continue
        if given:
            yield slot.lines[at], say("{cell}: by {dimension} the figures add up to {sum}, the total is {total}; "
                                      "they must be equal.", cell=cell, dimension=dimension, sum=added, total=total)
        else:
            yield _first_line(slot, at, dimension), say(
                "{cell}: by {dimension} the figures add up to {sum}, by {first} to {total}; they must be equal.",
                cell=cell, dimension=dimension, sum=added, first=first, total=total)


def sums_of(slot: Slot, ordinal: int) -> dict[str, Decimal]:
    return {name: sum(parts.values(), Decimal(0)) for name, parts in slot.parts[ordinal].items()}


def _first_line(slot: Slot, ordinal: int, dimension: str) -> int:
    return min(slot.lines[ordinal, f"{dimension}={category}"] for category in slot.parts[ordinal][dimension])
