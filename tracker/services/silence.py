"""Which units have not submitted what was due, and for how long: by their forms, as on the board of forms."""

from __future__ import annotations

from collections.abc import Collection

from tracker.db.silence import last_sent
from tracker.domain.board import Todo
from tracker.domain.period import Period
from tracker.services import board
from tracker.services.board_views import BoardRow
from tracker.services.entry_desk import Desk
from tracker.services.views import SilentUnit
from tracker.services.wanted import YEARS_BACK


def silent_units(desk: Desk, units: Collection[str], at: Period) -> tuple[SilentUnit, ...]:
    """Those of these units with a form of the year up to `at` that is late, whatever is typed into it; the longest
    silent first. What they submitted is looked for back to January two years earlier.

    `desk` is of somebody who sees every form.
    """
    scene = board.everybody(desk)
    periods = tuple(each for each in scene.periods if each.year == at.year and each.end <= at.end)
    lines = [each for each in scene.lines if each.unit.code in units]
    late = [row for row in board.survey(desk, lines, periods)
            if any(cell and Todo.LATE in cell.todo for cell in row.cells)]
    spoke = _spoke(desk, late, at)
    found = [_silent(desk, row, spoke.get(row.unit.code)) for row in late]
    return tuple(sorted(found, key=lambda each: (-each.days_late, each.unit.code)))


def _spoke(desk: Desk, late: Collection[BoardRow], at: Period) -> dict[str, Period]:
    numbers = {desk.current.keys.units[row.unit.code]: row.unit.code for row in late}
    first = at.year - YEARS_BACK
    sent = last_sent(desk.work.session, list(numbers), lambda each: first <= each.year and each.end <= at.end)
    return {numbers[number]: period for number, period in sent.items()}


def _silent(desk: Desk, row: BoardRow, spoke: Period | None) -> SilentUnit:
    missed = [cell.due for cell in row.cells if cell and Todo.LATE in cell.todo]
    above = desk.current.definitions.units.get(row.unit.parent or "")
    days = (desk.office.today - min(missed)).days
    return SilentUnit(row.unit, spoke, len(missed), days, above.name if above else None)
