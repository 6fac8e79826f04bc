"""The way in for reporting a plan's rows and reviewing the reports. Codes and periods are as people write them.

What is absent and what is hidden both raise NotFound; what one sees and may not do raises NotAllowed; a report that
was changed meanwhile raises Conflict; what still keeps it from its move raises Invalid, everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.row_report import quarters
from tracker.domain.workflow import FormStatus
from tracker.errors import NotFound, say
from tracker.services import (
    entry_evidence,
    row_evidence,
    row_measures,
    row_money,
    row_moves,
    row_page,
    row_save,
    row_work,
)
from tracker.services.entry_desk import Desk
from tracker.services.entry_views import Evidence
from tracker.services.row_board import plan_stands
from tracker.services.row_commands import AddMeasure, FollowUp, SaveRow, ShowRow
from tracker.services.row_desk import OpenRow, open_row, plan_desk
from tracker.services.row_views import MeasureList, MoneyBoard, MyRows, PlanStands, RowPage, RowReview
from tracker.services.sittings import Sittings


class RowReports:
    """`uploads` is the folder of evidence."""

    def __init__(self, database: Database, uploads: Path) -> None:
        self._uploads, self._sittings = uploads, Sittings(database)
        self._reading, self._turn = self._sittings.reading, self._sittings.turn

    def my_rows(self, actor: Actor) -> MyRows:
        """What the actor has to report, and what is reported."""
        with self._reading(actor) as desk:
            return row_work.my_rows(desk)

    def review(self, actor: Actor) -> RowReview:
        with self._reading(actor) as desk:
            return row_work.review(desk)

    def reported(self, actor: Actor, plan: str, period: str | None = None) -> PlanStands:
        """How every row of a plan stands, by what was approved; without a period by its last quarter that has ended."""
        with self._reading(actor) as desk:
            at = plan_desk(desk, plan)
            period_ = _quarter(at.plan, period, desk)
            return PlanStands(desk.office, at.plan, period_, plan_stands(at, period_))

    def page(self, actor: Actor, plan: str, row: str, period: str) -> RowPage:
        """What is approved, for everybody who may see the plan; what is entered, for those who report and review."""
        with self._reading(actor) as desk:
            return row_page.row_page(open_row(desk, Act.SEE_PLANS, plan, row, period))

    def save(self, actor: Actor, command: SaveRow) -> int:
        """The new version."""
        with self._writing(actor, Act.REPORT_ROW, command.plan, command.row, command.period) as row:
            return row_save.save(row, command)

    def add_evidence(self, actor: Actor, command: ShowRow) -> Evidence:
        checked = row_evidence.check(command)
        with self._reading(actor) as desk:  # strangers leave no files behind
            open_row(desk, Act.REPORT_ROW, command.plan, command.row, command.period).must_be_open()
        stored = entry_evidence.keep(self._uploads, checked.content) if checked.content else None
        with self._writing(actor, Act.REPORT_ROW, command.plan, command.row, command.period) as row:
            return row_evidence.add(row, checked, stored)

    def remove_evidence(self, actor: Actor, number: int) -> None:
        with self._turn(actor) as desk:
            row_evidence.remove(*row_evidence.find(desk, Act.REPORT_ROW, number))

    def evidence(self, actor: Actor, number: int) -> tuple[Evidence, Path | None]:
        """With the file to send, unless it is a link."""
        with self._reading(actor) as desk:
            row = row_evidence.find(desk, Act.SEE_PLANS, number)[1]
        return row_evidence.view(row), self._uploads / row.stored if row.stored else None

    def submit(self, actor: Actor, plan: str, row: str, period: str, version: int) -> FormStatus:
        """Where nothing is reported yet, what stood before is reported again."""
        with self._turn(actor) as desk:
            found = open_row(desk, Act.SUBMIT, plan, row, period)
            if found.stored is None and version == found.version:
                row_save.ensure(found)
                found = open_row(desk, Act.SUBMIT, plan, row, period)
                version = found.version
            return row_moves.make_move(found, Act.SUBMIT, version)

    def return_report(self, actor: Actor, plan: str, row: str, period: str, version: int, reason: str) -> FormStatus:
        with self._writing(actor, Act.RETURN, plan, row, period) as found:
            return row_moves.make_move(found, Act.RETURN, version, reason)

    def approve(self, actor: Actor, plan: str, row: str, period: str, version: int) -> FormStatus:
        with self._writing(actor, Act.APPROVE, plan, row, period) as found:
            return row_moves.make_move(found, Act.APPROVE, version)

    def reopen(self, actor: Actor, plan: str, row: str, period: str, version: int, reason: str) -> FormStatus:
        """What was approved stays in force until it is approved anew."""
        with self._writing(actor, Act.REOPEN, plan, row, period) as found:
            return row_moves.make_move(found, Act.REOPEN, version, reason)

    def lock(self, actor: Actor, plan: str, row: str, period: str, version: int) -> FormStatus:
        with self._writing(actor, Act.LOCK, plan, row, period) as found:
            return row_moves.make_move(found, Act.LOCK, version)

    def measures(self, actor: Actor) -> MeasureList:
        """Corrective measures of every plan the actor may see."""
        with self._reading(actor) as desk:
            return row_measures.listed(desk)

    def add_measure(self, actor: Actor, command: AddMeasure) -> int:
        """Its number."""
        with self._turn(actor) as desk:
            row = open_row(desk, Act.SEE_PLANS, command.plan, command.row, command.period)
            if not row_measures.may(row.at, row.row):
                open_row(desk, Act.REPORT_ROW, command.plan, command.row, command.period)
            return row_measures.add(row, command)

    def follow_up(self, actor: Actor, command: FollowUp) -> None:
        with self._turn(actor) as desk:
            row_measures.follow_up(*row_measures.opened(desk, command.number), command)

    def money(self, actor: Actor, plan: str, period: str | None = None) -> MoneyBoard:
        """What was planned and spent by row, source and quarter, as approved: from the plan's beginning to `period`."""
        with self._reading(actor) as desk:
            at = plan_desk(desk, plan)
            return row_money.board(at, _quarter(at.plan, period, desk))

    @contextmanager
    def _writing(self, actor: Actor, act: Act, plan: str, row: str, period: str) -> Iterator[OpenRow]:
        with self._turn(actor) as desk:
            yield open_row(desk, act, plan, row, period)


def _quarter(plan: Plan, period: str | None, desk: Desk) -> Period:
    ended = [each for each in quarters(plan) if each.end < desk.office.today] or [quarters(plan)[0]]
    for each in ended if period is not None else ended[-1:]:
        if period in (None, str(each)):
            return each
    raise NotFound(say("The plan has no closed period “{period}”.", period=period))
