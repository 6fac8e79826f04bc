"""The review board: units and periods, the state of each form, and what they amount to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.db import board as rows
from tracker.domain.access import Act, lineage
from tracker.domain.board import EMPTY, FormCell, FormState, Rate, Todo, begun, form_cell, rate, unstored
from tracker.domain.element import Unit
from tracker.domain.period import Frequency, Period
from tracker.errors import NotAllowed, NotFound, say
from tracker.services.board_views import BoardItem, BoardPage, BoardRow, Part, PeriodLine
from tracker.services.entry_desk import Desk

MOST_PERIODS = 8
Grid = dict[int, list[FormCell | None]]
ACTS = (Act.SEE_BOARD, Act.SEE_FORM, Act.APPROVE, Act.RETURN, Act.REOPEN, Act.EXTEND, Act.LOCK, Act.UNLOCK)


@dataclass(frozen=True)
class Line:
    """A unit that reports: its number, what may be done with it, and the periods for which something is asked."""

    unit: Unit
    id: int
    may: frozenset[Act]
    asked: frozenset[Period]
    codes: frozenset[str]
    """Of these periods."""


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
    today, found = desk.office.today, everybody(desk, act)
    if not found.lines:
        raise NotAllowed(say("You have no part in this."))
    if part is None:
        return found
    below = desk.known.keep((desk.actor.scope, act, today, part), lambda: _below(desk, found, part))
    if not below.lines:
        raise NotFound(say("There is no unit “{unit}” here.", unit=part))
    return below


def everybody(desk: Desk, act: Act = Act.SEE_BOARD) -> Scene:
    """The same, though there be nobody."""
    today = desk.office.today
    return desk.known.keep((desk.actor.scope, act, today), lambda: _scene(desk, act, today))


def page(desk: Desk, part: str | None, period: str | None, todo: Todo | None) -> BoardPage:
    here = scene(desk, part)
    chosen = here.choose(period)
    shown = (chosen,) if chosen else here.latest()
    found = survey(desk, here.lines, shown)
    lines = tuple(period_lines(desk, found, shown))
    todos = Counter(todo for row in found for cell in row.cells if cell for todo in cell.todo)
    return BoardPage(
        desk.office, shown, found, lines, sum((line.rate for line in lines), Rate()), todos, todo,
        tuple(items(found, shown, todo)) if todo else (), here.periods, chosen, scene(desk).parts,
        desk.current.definitions.units.get(part or ""), frozenset().union(*(line.may for line in here.lines)))


def survey(desk: Desk, lines: Sequence[Line], periods: tuple[Period, ...]) -> tuple[BoardRow, ...]:
    """Laid out as if nothing had happened, then what is stored put in its place: a cell costs a look-up or two."""
    columns = [_column(desk, period) for period in periods]
    grid = {line.id: [_empty(desk, line, column) for column in columns] for line in lines}
    at_code = {column.code: (at, column) for at, column in enumerate(columns)}
    for row in rows.forms(desk.work.session, periods):
        cells, (at, column) = grid.get(row[0]), at_code[row[1]]
        if cells and (empty := cells[at]) is not None:
            cells[at] = column.known.get((row[2:], empty.due)) or _cell(desk.office.today, column, row[2:], empty.due)
    _put_begun(desk, grid, periods)
    return tuple(BoardRow(line.unit, tuple(grid[line.id]), line.may) for line in lines)


def _put_begun(desk: Desk, grid: Grid, periods: Sequence[Period]) -> None:
    """Of what has no status yet, it is asked whether a figure is entered."""
    bare = {(unit_id, at) for unit_id, cells in grid.items() for at, cell in enumerate(cells)
            if cell and cell.state in EMPTY}
    keys, asked = desk.current.keys.elements, {periods[at] for _, at in bare}
    elements = {keys[code]: element for code, element in desk.current.definitions.elements.items()}
    for frequency, found in rows.begun(desk.work.session, elements, asked):
        ends = {at: period.end_month for at, period in enumerate(periods) if period.frequency is frequency}
        entered = set(found)
        for unit_id, at in bare:
            if at in ends and (unit_id, ends[at]) in entered and (cell := grid[unit_id][at]):
                grid[unit_id][at] = begun(cell)


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


@dataclass(frozen=True)
class _Column:
    """`empty` is the cell of a form to which nothing has happened, unless the deadline was put off for some."""

    period: Period
    code: str
    ended: bool
    empty: FormCell | None
    known: dict[tuple[rows.Stored, date], FormCell]
    """What is the same in many cells, and stays so for the day."""


def _column(desk: Desk, period: Period) -> _Column:
    today, known = desk.office.today, desk.current.deadlines
    ended = period.end < today
    empty = None if period in known.put_off else unstored(today, known.usual(period), ended=ended)
    return _Column(period, str(period), ended, empty, desk.known.keep(("cells", today, period), dict))


def _empty(desk: Desk, line: Line, column: _Column) -> FormCell | None:
    if column.code not in line.codes:
        return None
    if column.empty:
        return column.empty
    due = desk.current.deadlines.of(line.unit.code, column.period)
    return unstored(desk.office.today, due, ended=column.ended)


def _cell(today: date, column: _Column, row: rows.Stored, due: date) -> FormCell:
    found = column.known[row, due] = form_cell(today, due, rows.stored_form(row), ended=column.ended)
    return found


def _scene(desk: Desk, act: Act, today: date) -> Scene:
    lines = []
    for unit in desk.current.definitions.units.values():
        if desk.may(act, unit.code) and (asked := frozenset(_asked(desk, unit, today))):
            may = frozenset(each for each in ACTS if desk.may(each, unit.code))
            lines.append(Line(unit, desk.current.keys.units[unit.code], may, asked, frozenset(map(str, asked))))
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
