"""How the rows of a plan stand at the end of a quarter, by what was approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.db import row_reports
from tracker.db.row_reports import Key, StoredReport
from tracker.db.work import Work
from tracker.domain.access import Actor
from tracker.domain.period import Period
from tracker.domain.plan_row import Row
from tracker.domain.row_report import Money, RowReport, days_late, days_overdue, standing
from tracker.domain.row_state import RowState
from tracker.domain.workflow import FormStatus
from tracker.services.entry_desk import Desk, Remembered
from tracker.services.entry_views import Evidence
from tracker.services.known import Known
from tracker.services.row_desk import PlanDesk, plan_desk
from tracker.services.row_evidence import view
from tracker.services.row_measures import measures_of
from tracker.services.row_money import money_lines
from tracker.services.row_views import Measure, MoneyLine, Overdue, Reported, RowStands


@dataclass(frozen=True)
class Pile:
    """Everything reported of some rows, with money, evidence and measures: four statements however many there are."""

    at: PlanDesk
    reports: Mapping[Key, StoredReport]
    approved: Mapping[int, Money]
    entered: Mapping[int, Money]
    evidence: Mapping[int, tuple[Evidence, ...]]
    measures: Mapping[str, tuple[Measure, ...]]

    @classmethod
    def of(cls, at: PlanDesk, reports: Mapping[Key, StoredReport]) -> Pile:
        session, numbers = at.desk.work.session, [each.id for each in reports.values()]
        shown: dict[int, tuple[Evidence, ...]] = {}
        for row in row_reports.evidence(session, numbers):
            shown[row.report_id] = (*shown.get(row.report_id, ()), view(row))
        return cls(at, reports, row_reports.money(session, numbers, approved=True),
                   row_reports.money(session, numbers, approved=False), shown, measures_of(at, reports))

    @classmethod
    def of_plan(cls, at: PlanDesk) -> Pile:
        return cls.of(at, row_reports.of_plans(at.desk.work.session, [at.plan.code]))

    @classmethod
    def bare(cls, at: PlanDesk) -> Pile:
        """Without money and evidence: two statements."""
        reports = row_reports.of_plans(at.desk.work.session, [at.plan.code])
        return cls(at, reports, {}, {}, {}, measures_of(at, reports))

    def stands(self, row: Row, at: Period) -> RowStands:
        mine = {key[2]: each for key, each in self.reports.items() if key[1] == row.key}
        approved = {each: stored.approved for each, stored in mine.items() if stored.approved}
        now = standing(approved, at)
        report = approved[now] if now else None
        history = [self.reported(row, mine[each], approved[each]) for each in sorted(approved, key=_ordinal)]
        return RowStands(
            row, self.at.owners(row), self.reported(row, mine[now], approved[now]) if now else None,
            days_overdue(row.deadline, report, at.end), days_late(row.deadline, report), tuple(reversed(history)),
            self._waiting(row, list(mine.values())), self.measures.get(row.key, ()))

    def reported(self, row: Row, stored: StoredReport, report: RowReport) -> Reported:
        """A report with its money, and with its evidence for those who may see that."""
        official = report is stored.approved
        money = (self.approved if official else self.entered).get(stored.id, {})
        shown = self.evidence.get(stored.id, ()) if self.at.sees_evidence(row) else ()
        return Reported(stored.key[2], report, money, shown, stored.approved_at if official else None)

    def _waiting(self, row: Row, mine: Sequence[StoredReport]) -> Reported | None:
        submitted = [each for each in mine if each.status is FormStatus.SUBMITTED]
        if not submitted or not self.at.sees_entered(row):
            return None
        last = max(submitted, key=lambda each: each.key[2].ordinal)
        return self.reported(row, last, last.entered)


def plan_stands(at: PlanDesk, period: Period) -> tuple[RowStands, ...]:
    """Every row of the plan, in its order."""
    pile = Pile.of_plan(at)
    return tuple(pile.stands(row, period) for row in at.plan.rows)


def stands_for(work: Work, actor: Actor, known: Known, plan: str, period: Period) -> tuple[RowStands, ...]:
    """The same for a page that has looked up already what is known, and what the actor may see."""
    return plan_stands(_seat(work, actor, known, plan), period)


def money_for(work: Work, actor: Actor, known: Known, plan: str, period: Period) -> tuple[MoneyLine, ...]:
    return money_lines(_seat(work, actor, known, plan), period)


def overdue_for(work: Work, actor: Actor, known: Known, plan: str, period: Period) -> Overdue:
    """The longest first: by the deadline of a row at the end of the period, of a measure today."""
    pile = Pile.bare(_seat(work, actor, known, plan))
    rows = [pile.stands(row, period) for row in pile.at.plan.rows]
    measures = [each for row in rows for each in row.measures if each.overdue is not None]
    return Overdue(
        tuple(sorted((each for each in rows if each.overdue is not None), key=lambda each: -(each.overdue or 0))),
        tuple(sorted(measures, key=lambda each: each.due)))


def done_rows(work: Work, plan: str) -> frozenset[str]:
    """The keys of the rows that are done, by the last approved report of each."""
    said: dict[str, dict[Period, RowReport]] = {}
    for (_, row, period), stored in row_reports.of_plans(work.session, [plan]).items():
        if stored.approved:
            said.setdefault(row, {})[period] = stored.approved
    last = {row: reports[max(found, key=_ordinal)] for row, reports in said.items()
            if (found := [each for each in reports if reports[each].state])}
    return frozenset(row for row, report in last.items() if report.state is RowState.DONE)


def _seat(work: Work, actor: Actor, known: Known, plan: str) -> PlanDesk:
    desk = Desk(work, actor, Remembered(known.current.data_version, known.current, {}), known.office)
    return plan_desk(desk, plan)


def _ordinal(period: Period) -> int:
    return period.ordinal
