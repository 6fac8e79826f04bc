"""From what a file says to the cells it means: each given is placed, or refused with the words of the form."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import NamedTuple

from tracker.db.imports import Staged
from tracker.db.tables_import import Outcome
from tracker.domain.access import Act
from tracker.domain.element import DataElement
from tracker.domain.entry import categories
from tracker.domain.period import Frequency, Period, last_closed
from tracker.errors import Message, NotAllowed, NotFound, say
from tracker.files.given import Given, Mark, Raw, Spoilt, What
from tracker.services.entry_desk import AskedBy, Desk, asked_by
from tracker.services.imports_judge import FormKey
from tracker.services.imports_source import Expected, strange
from tracker.services.imports_values import Reader, Taken, shown, words_of
from tracker.services.imports_words import packed

_KEPT = 10_000
_LONGER = (Frequency.YEAR, Frequency.HALF_YEAR)


class Spot(NamedTuple):
    """A cell of any form that asks for it, with the categories it has. `alone` as a row has it."""

    element: DataElement
    element_id: int
    ordinal: int
    categories: frozenset[str | None]
    alone: int


class Form(NamedTuple):
    """What a form that may be had asks for, by element. Forms that ask the same share it: there may be ten thousand."""

    unit_id: int
    spots: Mapping[str, Spot]


class Placer:
    """Looks up every code once. `meant` is what the file was made for, and where its sender came from: it may speak
    of nothing else."""

    def __init__(self, desk: Desk, batch: int, closed: Collection[FormKey],
                 meant: tuple[Mark | None, Expected | None] = (None, None)) -> None:
        self._desk, self._batch, self._meant, self._closed = desk, batch, meant, closed
        self._forms: dict[tuple[str, str], Form | Message] = {}
        self._shared: dict[tuple[object, ...], Mapping[str, Spot]] = {}
        self._reader, self._packed = Reader(), dict[str, str]()
        self._number = 0
        known = desk.current.definitions.dimensions
        self._categories: dict[str, frozenset[str | None]] = {
            code: frozenset({None, *(category for name in element.disaggregations if name in known
                                     for category in categories(known[name]))})
            for code, element in desk.current.definitions.elements.items()}

    def row(self, given: Given) -> Staged:
        where, unit, period, element, category, what, raw = given
        self._number += 1
        form = self._forms.get((unit, period))
        if form is None:
            form = self._forms[unit, period] = self._form(unit.strip(), period.strip())
        if isinstance(form, Message):
            return self._refused(given, form)
        unit_id, spots = form
        spot = spots.get(element) or spots.get(element.strip())
        if spot is None:
            return self._refused(given, self._not_asked(element, period))
        if category not in spot.categories:
            return self._refused(given, say("“{element}” has no category “{category}”.", element=element,
                                            category=category))
        taken = self._reader.figure(spot.element, raw) if what is What.FIGURE else _said(category, what, raw)
        if not isinstance(taken, Taken):
            return self._refused(given, taken)
        return Staged(self._batch, self._number, where, spot.element_id, unit_id, spot.ordinal, category, what,
                      Outcome.NEW, taken.value, taken.text, 0, spot.alone if what is What.FIGURE else 0)

    def place_alone(self, where: str, why: Message) -> Staged:
        """Of a place in which no cell could be made out."""
        self._number += 1
        return Staged(self._batch, self._number, where, None, None, None, None, What.FIGURE, Outcome.REFUSED,
                      message=self._pack(why))

    def _refused(self, given: Given, why: Message) -> Staged:
        """With what the file wrote, since it stands for no cell."""
        wrote = [given.unit, given.period, given.element, given.category or "",
                 given.raw.code if isinstance(given.raw, Spoilt) else shown(given.raw)]
        return Staged(self._batch, self._number, given.where, None, None, None, None, given.what, Outcome.REFUSED,
                      said=json.dumps(wrote, ensure_ascii=False), message=self._pack(why))

    def _pack(self, why: Message) -> str:
        """Rendering is what a refusal costs, and a long file may have the same slip in every row."""
        key = str(why)
        if key not in self._packed:
            if len(self._packed) >= _KEPT:
                self._packed.clear()
            self._packed[key] = packed(why)
        return self._packed[key]

    def _form(self, unit: str, period: str) -> Form | Message:
        at = _parsed(period)
        if at is None:
            return say("“{period}” is not a period; write 2015, 2015H1, 2015Q3 or 2015-07.", period=period)
        whole = at.frequency in _LONGER
        name = str(Period(Frequency.QUARTER, last_closed(Frequency.QUARTER, at))) if whole else period
        try:
            form = asked_by(self._desk, Act.ENTER, unit, name)
        except NotFound:
            return say("There is no form of “{unit}” for “{period}” here.", unit=unit, period=period)
        except NotAllowed as error:
            return error.message
        return strange(*self._meant, unit, str(form.period)) or self._asked(form, at if whole else None)

    def _asked(self, form: AskedBy, only: Period | None) -> Form:
        unit = self._desk.current.keys.units[form.unit.code]
        open_ = (unit, form.period) not in self._closed
        key = form.period, open_, only, frozenset(element.code for element, _ in form.cells)
        if key not in self._shared:
            self._shared[key] = self._spots(form, only, open_=open_)
        return Form(unit, self._shared[key])

    def _spots(self, form: AskedBy, only: Period | None, *, open_: bool) -> dict[str, Spot]:
        keys, found = self._desk.current.keys, self._categories
        return {element.code: Spot(element, keys.elements[element.code], of.ordinal, found[element.code],
                                   int(open_ and len(found[element.code]) == 1))
                for element, of in form.cells if only is None or of == only}

    def _not_asked(self, element: str, period: str) -> Message:
        found, at = self._desk.current.definitions.elements.get(element.strip()), _parsed(period.strip())
        if found and at and at.frequency is not found.frequency and at.frequency in _LONGER:
            return say("“{element}” is reported by the {frequency}; “{period}” is a period of another kind.",
                       element=element, frequency=found.frequency, period=period)
        return say("The form does not ask for “{element}”.", element=element)


def _said(category: str | None, what: What, raw: Raw) -> Taken | Message:
    if category is not None:
        return say("Only the whole cell has a note or does not apply, not one category of it.")
    return words_of(what, raw)


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None
