"""Whether figures of a later period than the one shown are approved already."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.board import FormState
from tracker.domain.period import Period
from tracker.services import board
from tracker.services.entry_desk import Desk
from tracker.services.views import Ahead, PlanChoice

APPROVED = (FormState.APPROVED, FormState.LOCKED)


def ahead_of(desk: Desk, units: Collection[str], choice: PlanChoice, at: Period) -> Ahead | None:
    """Only beside what is shown at first: whoever chose an earlier period knows that there are later ones.

    The latest closed quarter for which a form is approved; `desk` is of somebody who sees every form.
    """
    later = [each for each in choice.periods if each.end > at.end] if at == choice.latest else []
    scene = board.everybody(desk)
    lines = [each for each in scene.lines if each.unit.code in units]
    for quarter in reversed(later):
        periods = tuple(each for each in scene.periods if quarter.start <= each.start and each.end <= quarter.end)
        cells = [cell for row in board.survey(desk, lines, periods) for cell in row.cells if cell]
        approved = sum(cell.state in APPROVED for cell in cells)
        if approved:
            return Ahead(quarter, approved, len(cells))
    return None
