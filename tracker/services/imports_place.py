"""From what a file says to the cells it means: each given is placed, or refused with the words of the form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.db.imports import Staged
from tracker.db.tables_import import Outcome
from tracker.domain.access import Act
from tracker.domain.element import DataElement
from tracker.domain.entry import categories
from tracker.domain.period import Frequency, Period, last_closed
from tracker.errors import Message, NotAllowed, NotFound, say
from tracker.files.given import Given, Mark, Spoilt, What
from tracker.services.entry_desk import Desk, asked_by
from tracker.services.imports_values import Reader, Taken, shown, words_of
from tracker.services.imports_words import packed

_KEPT = 10_000
_LONGER = (Frequency.YEAR, Frequency.HALF_YEAR)


@dataclass(frozen=True, slots=True)
class Known:
    """An element with its number and the categories its cells have."""

    element: DataElement
    number: int
    categories: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an open form asks for: the number of its unit, and the ordinal of each element."""

    unit: int
    ordinals: Mapping[str, int]


Form = Asked | Message
"""Or why there is none."""


class Placer:
    """Looks up every code once. `mark` says what the file was made for: it may speak of nothing else."""

    def __init__(self, desk: Desk, batch: int, mark: Mark | None) -> None:
        self._desk, self._batch, self._mark = desk, batch, mark
        self._forms: dict[tuple[str, str], Form] = {}
        self._elements: dict[str, Known] = {}
        self._reader, self._packed = Reader(), dict[str, str]()
        self._number = 0

    def row(self, given: Given) -> Staged:
        where, unit, period, element, category, what, raw = given
        self._number += 1
        key = unit, period
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = self._form(unit.strip(), period.strip())
        if isinstance(form, Message):
            return self.refused(given, form)
        ordinal = form.ordinals.get(element)
        if ordinal is None and (ordinal := form.ordinals.get(element.strip())) is None:
            return self.refused(given, self._not_asked(element, period))
        known = self._elements.get(element) or self._known(element)
        if category not in known.categories:
            return self.refused(given, say("“{element}” has no category “{category}”.", element=element,
                                           category=category))
        taken = self._reader.figure(known.element, raw) if what is What.FIGURE else _said(category, what, raw)
        if not isinstance(taken, Taken):
            return self.refused(given, taken)
        return Staged(self._batch, self._number, where, known.number, form.unit, ordinal, category, what, Outcome.NEW,
                      *taken)

    def refused(self, given: Given, why: Message) -> Staged:
        """With what the file wrote, since it stands for no cell."""
        wrote = [given.unit, given.period, given.element, given.category or "",
                 given.raw.code if isinstance(given.raw, Spoilt) else shown(given.raw)]
        return Staged(self._batch, self._number, given.where, None, None, None, None, given.what, Outcome.REFUSED,
                      said=json.dumps(wrote, ensure_ascii=False), message=self._pack(why))

    def place_alone(self, where: str, why: Message) -> Staged:
        """Of a place in which no cell could be made out."""
        self._number += 1
        return Staged(self._batch, self._number, where, None, None, None, None, What.FIGURE, Outcome.REFUSED,
                      message=self._pack(why))

    def _pack(self, why: Message) -> str:
        """Rendering is what a refusal costs, and a long file may have the same slip in every row."""
        key = str(why)
        if key not in self._packed:
            if len(self._packed) >= _KEPT:
                self._packed.clear()
            self._packed[key] = packed(why)
        return self._packed[key]

    def _form(self, unit: str, period: str) -> Form:
        if self._mark and unit not in self._mark.units:
            return say("The file was made for other units, not for “{unit}”.", unit=unit)
        at = _parsed(period)
        whole = at is not None and at.frequency in _LONGER
        name = str(Period(Frequency.QUARTER, last_closed(Frequency.QUARTER, at))) if at and whole else period
        try:
            form = asked_by(self._desk, Act.ENTER, unit, name)
        except NotFound:
            return say("There is no form of “{unit}” for “{period}” here.", unit=unit, period=period)
        except NotAllowed as error:
            return error.message
        return Asked(self._desk.current.keys.units[unit],
                     {element.code: of.ordinal for element, of in form.cells if not whole or of == at})

    def _known(self, code: str) -> Known:
        """Of an element that a form asks for."""
        current = self._desk.current
        element, dimensions = current.definitions.elements[code.strip()], current.definitions.dimensions
        named = [dimensions[each] for each in element.disaggregations if each in dimensions]
        found = self._elements[code] = Known(element, current.keys.elements[element.code], frozenset(
            {None, *(category for dimension in named for category in categories(dimension))}))
        return found

    def _not_asked(self, element: str, period: str) -> Message:
        found, at = self._desk.current.definitions.elements.get(element.strip()), _parsed(period.strip())
        if found and at and at.frequency is not found.frequency and at.frequency in _LONGER:
            return say("“{element}” is reported by the {frequency}; “{period}” is a period of another kind.",
                       element=element, frequency=found.frequency, period=period)
        return say("The form does not ask for “{element}”.", element=element)


def _said(category: str | None, what: What, raw: object) -> Taken | Message:
    if category is not None:
        return say("Only the whole cell has a note or does not apply, not one category of it.")
    return words_of(what, raw)  # type: ignore[arg-type]


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None
