"""The board of the made-up office: a centre that waits with warnings, a day centre that is late."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.dashboards.entry_office import LONG, NOW, OFFICE, UNIT
from tracker.domain.access import Act, Actor
from tracker.domain.board import FormCell, StoredForm, Todo, form_cell, rate, unstored
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, say
from tracker.services.board import ACTS
from tracker.services.board_views import BoardItem, BoardPage, BoardRow, Part, PeriodLine

TODAY, PERIODS = date(2015, 10, 25), (NOW.shift(-1), NOW)
DUE, EARLIER = date(2015, 10, 20), date(2015, 7, 20)


def form(status: FormStatus, first: date | None, due: date, warnings: int = 0) -> FormCell:
    return form_cell(TODAY, due, StoredForm(status, first, None, 3, warnings), ended=True)


class FakeReview:
    def board(self, actor: Actor, part: str | None = None, period: str | None = None, todo: Todo | None = None) -> BoardPage:
        may = frozenset(act for act in ACTS if actor.may(act, {}))
        if Act.SEE_BOARD not in may:
            raise NotAllowed(say("You have no part in this."))
        rows = (
            BoardRow(UNIT, (form(FormStatus.LOCKED, EARLIER, EARLIER), form(FormStatus.SUBMITTED, DUE, DUE, 2)), may),
            BoardRow(LONG, (form(FormStatus.APPROVED, DUE, EARLIER), unstored(TODAY, DUE, ended=True)), may))
        items = [BoardItem(row.unit, at, cell, may) for row in rows for at, cell in zip(PERIODS, row.cells, strict=True) if cell and todo in cell.todo]
        cells = [cell for row in rows for cell in row.cells]
        lines = tuple(PeriodLine(at, due, {}, rate(row.cells[i] for row in rows)) for i, (at, due) in enumerate(zip(PERIODS, (EARLIER, DUE), strict=True)))
        todos = {each: sum(each in cell.todo for cell in cells if cell) for each in Todo}
        return BoardPage(OFFICE, PERIODS, rows, lines, rate(cells), todos, todo, tuple(items), PERIODS, None, (Part(UNIT, 0), Part(LONG, 0)), None, may)

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"nobody was expected to ask for {name}")

