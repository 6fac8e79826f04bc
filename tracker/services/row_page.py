"""One row of a plan in one quarter, as its page draws it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.db import row_reports
from tracker.domain.access import Act
from tracker.domain.calendar import deadline
from tracker.domain.period import Period
from tracker.domain.row_report import Money, RowReport, quarters, sources
from tracker.domain.words import Words
from tracker.domain.workflow import MOVES
from tracker.services.entry_views import Step
from tracker.services.row_board import Pile
from tracker.services.row_desk import OpenRow
from tracker.services.row_views import RowPage

MOVING = (Act.SUBMIT, Act.RETURN, Act.APPROVE, Act.REOPEN, Act.LOCK)


def row_page(row: OpenRow) -> RowPage:
    at, office = row.at, row.desk.office
    pile = Pile.of(at, {each.key: each for each in row.reports.values()})
    report, money, provisional = _shown(row, pile)
    due = deadline(row.period)
    number = row.stored.id if row.stored else 0
    return RowPage(
        office, at.plan, row.row, at.owners(row.row), row.period, _begun(row), due, (due - office.today).days,
        row.status, row.version, report, row.stored is None and report not in (None, RowReport()), provisional, money,
        tuple(_sources(row)), pile.evidence.get(number, ()) if at.sees_evidence(row.row) else (),
        pile.measures.get(row.row.key, ()), tuple(_course(row)), pile.stands(row.row, row.period), frozenset(_may(row)))


def _shown(row: OpenRow, pile: Pile) -> tuple[RowReport | None, Money, bool]:
    """What is entered, for those who see it; what is approved, for everybody else."""
    stored = row.stored
    if row.at.sees_entered(row.row):
        entered = stored.entered if stored else row.start()
        money = pile.entered.get(stored.id, {}) if stored else {}
        return entered, money, stored is None or stored.entered != stored.approved
    if stored is None or stored.approved is None:
        return None, {}, False
    return stored.approved, pile.approved.get(stored.id, {}), False


def _begun(row: OpenRow) -> tuple[Period, ...]:
    return tuple(each for each in quarters(row.at.plan) if each.start <= row.desk.office.today)


def _sources(row: OpenRow) -> Sequence[tuple[str, Words]]:
    names = row.at.plan.funding_sources
    return [(code, names.get(code, Words(code, code))) for code in sources(row.row)]


def _course(row: OpenRow) -> Sequence[Step]:
    """What became of it, with the words of whoever moved it: not for those who see approved states only."""
    if row.stored is None or not row.at.sees_entered(row.row):
        return []
    return [Step(each.at, each.actor, Act(each.act), each.reason)
            for each in row_reports.steps(row.desk.work.session, [row.stored.id])]


def _may(row: OpenRow) -> list[Act]:
    """What this person may do with it as it is now."""
    fits = [act for act in MOVING if (row.status, act) in MOVES]
    if row.status.open:
        fits.append(Act.REPORT_ROW)
    return [act for act in fits if row.at.may(act, row.row)]
