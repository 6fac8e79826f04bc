"""Rows of a table into what they say of our cells. Made for many rows: one that fits is a few look-ups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter

from tracker.domain.figure import CellState
from tracker.domain.layout import Layout
from tracker.errors import Issue, say, say_n
from tracker.files.given import Given, Source, What
from tracker.files.headings import Places, places_of
from tracker.files.limits import Limits, refused
from tracker.files.meant import (
    BLANK,
    DOES_NOT_APPLY,
    Marked,
    Meant,
    Nothing,
    Remembered,
    Unfit,
    category_of,
    code_of,
    note_of,
    state_of,
    value_of,
    wanted_of,
)
from tracker.files.raw_table import Row, Table


def translated(table: Table, layout: Layout, limits: Limits) -> Source:
    """The table's notes and issues go on growing while `given` is read."""
    source = Source(table.name, table.digest, (), None, table.notes, table.issues)
    places = places_of(table, layout)
    if places is not None:
        source.given = _Reading(table, layout, places, limits).given()
    return source


def _key(places: tuple[int, ...]) -> Callable[[Row], object]:
    """The cells that together are looked up: one, several, or none."""
    return itemgetter(*places) if places else lambda _: ""


@dataclass
class _Reading:
    table: Table
    layout: Layout
    places: Places
    limits: Limits
    marks: Counter[str] = field(default_factory=Counter)
    blank: int = 0
    passed: int = 0

    def given(self) -> Iterator[Given]:
        layout, at = self.layout, self.places
        units, unit = Remembered(code_of(layout.unit, "unit", at.unit)), _key(at.unit)
        periods, period = Remembered(code_of(layout.period, "period", at.period)), _key(at.period)
        elements, element = Remembered(code_of(layout.element, "element", at.element)), _key(at.element)
        categories, category = Remembered(category_of(layout, at.categories)), _key(at.categories)
        values, place, figure = Remembered(value_of(layout, self.table.decimal)), self.table.place, What.FIGURE
        for line, row, state, note in self._rows():
            for column, named in at.figures:
                value = values[row[column]]
                if value is BLANK and not state and not note:
                    self.blank += 1
                    continue
                try:
                    cell = (place(line, column), units[unit(row)], periods[period(row)],
                            named or elements[element(row)], categories[category(row)])
                    if isinstance(value, Decimal) and not state and not note:
                        yield Given(*cell, figure, value)
                    else:
                        yield from self._special(Given(*cell, figure, ""), value, state, note)
                except Unfit as unfit:
                    self._unfit(unfit, line, column)
                    break
        self._tell()

    def _rows(self) -> Iterator[tuple[int, Row, CellState | None, str]]:
        """Those wanted, of full width, with their state (None if nothing special) and note."""
        at, width, state, note = self.places, self.places.width, None, ""
        wanted, limited = Remembered(wanted_of(self.layout)), _key(at.only)
        states = Remembered(state_of(at.state))
        for line, row in self.table.rows:
            try:
                if len(row) != width:
                    row = self._fitted(row)
                if at.only and not wanted[limited(row)]:
                    self.passed += 1
                    continue
                if at.state is not None:
                    state = states[row[at.state]]
                if at.note is not None:
                    note = note_of(row[at.note])
                yield line, row, state, note
            except Unfit as unfit:
                self._unfit(unfit, line, 0)

    def _special(self, given: Given, value: Meant, state: CellState | None, note: str) -> Iterator[Given]:
        """What is more than a plain number, or has a state or a note beside it."""
        if state and value is not BLANK and (state is not CellState.NOT_APPLICABLE or value is not DOES_NOT_APPLY):
            raise Unfit("value_and_state", say("The state of this row is “{state}”, and yet there is a figure; keep "
                                               "one of the two.", state=state.value))
        if state is CellState.NOT_APPLICABLE or value is DOES_NOT_APPLY:
            if given.category:
                raise Unfit("value_and_state", say("Only a cell as a whole is not applicable, not one category of it."))
            yield given._replace(what=What.NOT_APPLICABLE, raw=note)
            return
        if isinstance(value, Marked):
            self.marks[value.mark] += 1
            yield given._replace(raw=value.raw)
        elif not isinstance(value, Nothing):
            yield given._replace(raw=value)
        if note:
            yield given._replace(category=None, what=What.NOTE, raw=note)

    def _fitted(self, row: Row) -> Row:
        here = len(row)
        if self.places.enough <= here < self.places.width:
            return [*row, *[""] * (self.places.width - here)]
        if here > self.places.width and not any(row[self.places.width:]):
            return row[:self.places.width]
        raise Unfit("columns", say_n(
            "This row has one field, the first row has {wanted}. A delimiter within a field needs quotes round it.",
            "This row has {count} fields, the first row has {wanted}. A delimiter within a field needs quotes round "
            "it.",
            here, wanted=self.places.width))

    def _unfit(self, unfit: Unfit, line: int, column: int) -> None:
        where = self.table.place(line, column if unfit.column is None else unfit.column)
        self.table.issues.append(Issue(unfit.code, where, unfit.message))
        if len(self.table.issues) > self.limits.issues:
            raise refused("too_many_issues", where, say(
                "More than {most} rows do not fit, and the reading was stopped. Is it the right file, with the right "
                "mapping?", most=self.limits.issues))

    def _tell(self) -> None:
        notes = self.table.notes
        for mark, count in self.marks.items():
            notes.append(say_n("The mark “{mark}” was taken off one number.",
                               "The mark “{mark}” was taken off {count} numbers.", count, mark=mark))
        if self.blank:
            notes.append(say_n("One blank cell says nothing.", "{count} blank cells say nothing.", self.blank))
        if self.passed:
            notes.append(say_n("One row was passed over, as the mapping says.",
                               "{count} rows were passed over, as the mapping says.", self.passed))
