"""The review board: units and periods, the state of each form, and what they amount to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.db import board as rows
from tracker.domain.access import Act, lineage
from tracker.domain.board import FormCell, FormState, StoredForm, Todo, form_cell, rate
from tracker.domain.calendar import deadline
from tracker.domain.element import Unit
from tracker.domain.period import Frequency, Period
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, NotFound, say
from tracker.services.board_views import BoardItem, BoardPage, BoardRow, Part, PeriodLine
from tracker.services.entry_desk import Desk

MOST_PERIODS = 8
ACTS = (Act.SEE_BOARD, Act.SEE_FORM, Act.APPROVE, Act.RETURN, Act.REOPEN, Act.EXTEND, Act.LOCK, Act.UNLOCK)
_STATUS: Mapping[str, FormStatus] = {each.value: each for each in FormStatus}


@dataclass(frozen=True)
class Line:
    """A unit that reports: its number, what may be done with it, and the periods for which something is asked."""

    unit: Unit
    id: int
    may: frozenset[Act]
    asked: frozenset[Period]


@dataclass(frozen=True)
class Scene:
    """What somebody sees of the tree on one day; it follows from the definitions alone."""

    lines: tuple[Line, ...]
    periods: tuple[Period, ...]
    parts: tuple[Part, ...]

    def choose(self, text: str | None) -> Period | None:
        if text is None:
            return None
        found = next((period for period in self.periods if str(period) == text), None)
        if found is None:
            raise NotFound(say("There are no forms for “{period}” here.", period=text))
        return found

    def latest(self) -> tuple[Period, ...]:
        """As many as fit beside each other, of each frequency."""
        return tuple(period for i, period in enumerate(self.periods) if sum(
            later.frequency is period.frequency for later in self.periods[i:]) <= MOST_PERIODS)


def scene(desk: Desk, part: str | None = None, act: Act = Act.SEE_BOARD) -> Scene:
    """Of those units with which the actor may do this. Absent and hidden look alike."""
    today = desk.office.today
    found = desk.known.keep((desk.actor.scope, act, today), lambda: _scene(desk, act, today))
    if not found.lines:
        raise NotAllowed(say("You have no part in this."))
    if part is None:
        return found
    below = desk.known.keep((desk.actor.scope, act, today, part), lambda: _below(desk, found, part))
    if not below.lines:
        raise NotFound(say("There is no unit “{unit}” here.", unit=part))
    return below


def page(desk: Desk, part: str | None, period: str | None, todo: Todo | None) -> BoardPage:
    here = scene(desk, part)
    chosen = here.choose(period)
    shown = (chosen,) if chosen else here.latest()
    found = survey(desk, here.lines, shown)
    todos = Counter(todo for row in found for cell in row.cells if cell for todo in cell.todo)
    return BoardPage(
        desk.office, shown, found, tuple(period_lines(desk, found, shown)),
        rate(cell for row in found for cell in row.cells), todos, todo,
        tuple(items(found, shown, todo)) if todo else (), here.periods, chosen, scene(desk).parts,
        desk.current.definitions.units.get(part or ""), frozenset().union(*(line.may for line in here.lines)))


def survey(desk: Desk, lines: Iterable[Line], periods: tuple[Period, ...]) -> tuple[BoardRow, ...]:
    """Two statements; what is the same in many cells is worked out once."""
    session, today = desk.work.session, desk.office.today
    stored = {(row[0], row[1]): row[2:] for row in rows.forms(session, periods)}
    keys = desk.current.keys.elements
    begun = rows.begun(
        session, {keys[code]: element for code, element in desk.current.definitions.elements.items()}, periods)
    columns = [_Column(period, deadline(period), period.end < today, period.end_month, {}) for period in periods]
    put_off = desk.current.deadlines

    def cell(line: Line, column: _Column) -> FormCell | None:
        if column.period not in line.asked:
            return None
        due = put_off.of(line.unit.code, column.period) if column.period in put_off.put_off else column.due
        key = stored.get((line.id, column.period)), (line.id, column.month) in begun, due
        if key not in column.known:
            column.known[key] = _cell(today, column, *key)
        return column.known[key]

    made = ((line, tuple(cell(line, column) for column in columns)) for line in lines)
    return tuple(BoardRow(line.unit, cells, rate(cells), line.may) for line, cells in made)


def items(found: Iterable[BoardRow], periods: tuple[Period, ...], todo: Todo) -> Iterator[BoardItem]:
    for row in found:
        for period, cell in zip(periods, row.cells, strict=True):
            if cell and todo in cell.todo:
                yield BoardItem(row.unit, period, cell, row.may)


def period_lines(desk: Desk, found: tuple[BoardRow, ...], periods: tuple[Period, ...]) -> Iterator[PeriodLine]:
    for at, period in enumerate(periods):
        cells = [row.cells[at] for row in found]
        states: Counter[FormState] = Counter(cell.state for cell in cells if cell)
        yield PeriodLine(period, desk.current.deadlines.of(None, period), states, rate(cells))


Key = tuple[tuple[object, ...] | None, bool, date]


@dataclass(frozen=True)
class _Column:
    period: Period
    due: date
    ended: bool
    month: int
    known: dict[Key, FormCell]


def _cell(today: date, column: _Column, row: tuple[object, ...] | None, begun: bool, due: date) -> FormCell:
    stored = StoredForm(_STATUS[str(row[0])], *row[1:]) if row else None  # type: ignore[arg-type]
    return form_cell(today, due, stored, ended=column.ended, begun=begun)


def _scene(desk: Desk, act: Act, today: date) -> Scene:
    lines = []
    for unit in desk.current.definitions.units.values():
        if desk.may(act, unit.code) and (asked := frozenset(_asked(desk, unit, today))):
            may = frozenset(each for each in ACTS if desk.may(each, unit.code))
            lines.append(Line(unit, desk.current.keys.units[unit.code], may, asked))
    return Scene(tuple(lines), _periods(lines), tuple(_parts(desk, lines)))


def _below(desk: Desk, whole: Scene, part: str) -> Scene:
    units = desk.current.definitions.units
    lines = tuple(line for line in whole.lines if part in lineage(units, line.unit.code))
    return Scene(lines, _periods(lines), whole.parts)


def _periods(lines: Iterable[Line]) -> tuple[Period, ...]:
    return tuple(sorted({period for line in lines for period in line.asked},
                        key=lambda period: (period.end, -period.months)))


def _asked(desk: Desk, unit: Unit, today: date) -> Iterator[Period]:
    """The periods of its plans' years that have begun and for which something is asked."""
    for year in dict.fromkeys(desk.years(unit.code)):
        for frequency in (Frequency.QUARTER, Frequency.MONTH):
            for ordinal in range(year * frequency.a_year, (year + 1) * frequency.a_year):
                period = Period(frequency, ordinal)
                if period.start <= today and desk.known.asks(unit, period):
                    yield period


def _parts(desk: Desk, lines: Iterable[Line]) -> Iterator[Part]:
    """The tree above those who report, in its order."""
    units = desk.current.definitions.units
    shown = {code for line in lines for code in lineage(units, line.unit.code)}
    below: dict[str | None, list[Unit]] = {}
    for unit in units.values():
        if unit.code in shown:
            below.setdefault(unit.parent if unit.parent in shown else None, []).append(unit)

    def walk(at: str | None, depth: int) -> Iterator[Part]:
        for unit in below.get(at, ()):
            yield Part(unit, depth)
            yield from walk(unit.code, depth + 1)

    yield from walk(None, 0)
