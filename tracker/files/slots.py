"""What one unit reports of one data element: its cells as they are read, and what their texts mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from tracker.domain.element import DataElement, Type
from tracker.domain.exact import NotExact, exact, iso_date
from tracker.domain.figure import Value
from tracker.domain.hints import suggest
from tracker.domain.indicator import Definitions
from tracker.domain.period import Frequency, Period
from tracker.errors import Message, say

_FLAGS = {"yes": True, "true": True, "1": True, "да": True, "no": False, "false": False, "0": False, "не": False}
_LIKE = {Frequency.MONTH: "2015-07", Frequency.QUARTER: "2015Q3", Frequency.HALF_YEAR: "2015H1", Frequency.YEAR: "2015"}


class Bad(Exception):
    """What is wrong with one field of a row."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(str(message))
        self.code, self.message = code, message


@dataclass(slots=True, eq=False)
class Slot:
    """The `ordinal` of a period names a cell; `lines` tells where it was read, by ordinal and category.

    `values` and `periods` remember what texts mean, for all slots of the type and of the frequency.
    """

    element: DataElement
    unit: str
    values: dict[str, Value]
    periods: dict[str, Period]
    totals: dict[int, Value | None] = field(default_factory=dict)
    parts: dict[int, dict[str, dict[str, Decimal]]] = field(default_factory=dict)
    lines: dict[int | tuple[int, str], int] = field(default_factory=dict)

    def period(self, text: str) -> Period:
        """Parsed once for each text."""
        found = self.periods.get(text)
        if found is None:
            found = self.periods[text] = _period(text.strip(), self.element)
        return found

    def value(self, text: str) -> Value:
        found = self.values.get(text)
        if found is None:
            found = self.values[text] = _value(text.strip(), self.element.type)
        return found

    def claim(self, key: int | tuple[int, str], line: int) -> None:
        """A cell, or a category of it, is given once."""
        first = self.lines.setdefault(key, line)
        if first != line:
            raise Bad("duplicate", say("This cell stands on line {line} already; keep one of them.", line=first))


def element_of(definitions: Definitions, code: str) -> DataElement:
    found = definitions.elements.get(code.strip())
    if found is None:
        raise Bad("unknown_element", say("There is no data element “{code}”: {hint}", code=code,
                                         hint=suggest(code, definitions.elements)))
    return found


def unit_of(definitions: Definitions, code: str) -> str:
    if code.strip() not in definitions.units:
        raise Bad("unknown_unit", say("There is no unit “{code}”: {hint}", code=code,
                                      hint=suggest(code, definitions.units)))
    return code.strip()


@dataclass
class Meanings:
    """What texts were found to mean."""

    values: dict[Type, dict[str, Value]] = field(default_factory=lambda: defaultdict(dict))
    periods: dict[Frequency, dict[str, Period]] = field(default_factory=lambda: defaultdict(dict))


def open_slot(definitions: Definitions, element: str, unit: str, meanings: Meanings) -> Slot:
    found, code = element_of(definitions, element), unit_of(definitions, unit)
    reporters = definitions.reporters(found.code)
    if code not in reporters:
        raise Bad("not_reported_by", say("“{element}” is not reported by “{unit}” but by: {units}.",
                                         element=found.code, unit=code, units=", ".join(reporters)))
    return Slot(found, code, meanings.values[found.type], meanings.periods[found.frequency])


def _period(text: str, element: DataElement) -> Period:
    like = _LIKE[element.frequency]
    try:
        period = Period.parse(text)
    except ValueError:
        raise Bad("period", say("“{text}” is not a period; write it like {like}.", text=text, like=like)) from None
    if period.frequency is not element.frequency:
        raise Bad("frequency", say("“{element}” has frequency {wanted}, {text} is a {given}; write it like {like}.",
                                   element=element.code, wanted=element.frequency.value, text=text,
                                   given=period.frequency.value, like=like))
    return period


def _value(text: str, kind: Type) -> Value:
    if not text:
        raise Bad("no_value", say("There is no value; write the figure (0 for nought), put not_applicable in "
                                  "“state”, or leave the row out."))
    match kind:
        case Type.TEXT:
            return text
        case Type.YES_NO:
            return _flag(text)
    try:
        return iso_date(text) if kind is Type.DATE else exact(text)
    except NotExact as error:
        raise Bad("not_a_date" if kind is Type.DATE else "not_a_number", error.message) from None


def _flag(text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise Bad("not_yes_no", say("“{value}” is neither yes nor no; write yes or no.", value=text))
    return _FLAGS[text.lower()]
