"""Reports on rows: what stands, what is overdue, what keeps a report from being submitted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.row_office import plan
from tracker.domain.period import Frequency, Period
from tracker.domain.plan_row import Deadline
from tracker.domain.row_report import (
    RowReport,
    Spending,
    begins_with,
    currency,
    days_late,
    days_overdue,
    quarters,
    standing,
    total,
    unsound,
    unsound_money,
)
from tracker.domain.row_state import RowState

ROW = plan().rows[0]
Q3, TODAY = Period.parse("2015Q3"), date(2015, 10, 20)
DONE = RowReport(RowState.DONE, "Готово.", date(2015, 2, 1), date(2015, 6, 30))
periods = st.integers(2014 * 4, 2016 * 4).map(lambda ordinal: Period(Frequency.QUARTER, ordinal))
reports = st.builds(RowReport, st.sampled_from([None, *RowState]))


@given(st.dictionaries(periods, reports), periods)
def test_what_stands_is_the_latest_state_said_by_then_and_later_reports_change_nothing_of_it(
    said: dict[Period, RowReport], at: Period,
) -> None:
    found = standing(said, at)
    told = [each for each, report in said.items() if report.state and each.ordinal <= at.ordinal]
    assert found == max(told, key=lambda each: each.ordinal, default=None)
    assert standing({**said, at.shift(1): RowReport(RowState.DROPPED)}, at) == found


@given(st.sampled_from([None, *RowState]), st.integers(-400, 400))
def test_only_what_is_neither_done_nor_dropped_is_overdue_from_its_deadline_on(state: RowState | None, days: int) -> None:
    due = date(2015, 6, 30)
    found = days_overdue(Deadline(date=due), RowReport(state), due + timedelta(days))
    assert found == (days if days >= 0 and state not in (RowState.DONE, RowState.DROPPED) else None)
    assert days_overdue(Deadline(), RowReport(state), due) is None


@pytest.mark.parametrize(("done", "late"), [(None, 0), (date(2015, 6, 30), 0), (date(2015, 7, 2), 2), (date(2015, 1, 1), 0)])
def test_done_after_its_deadline_is_late_by_so_many_days(done: date | None, late: int) -> None:
    assert days_late(ROW.deadline, replace(DONE, done=done)) == late


def test_the_next_report_keeps_the_state_and_its_days_and_tells_anew_what_was_done() -> None:
    assert begins_with(replace(DONE, deviation="x", reason="y")) == RowReport(RowState.DONE, "", DONE.begun, DONE.done)
    assert begins_with(None) == RowReport()


@pytest.mark.parametrize(("report", "wrong"), [
    (DONE, set()),
    (RowReport(), {"state"}),
    (replace(DONE, told=""), {"told"}),
    (replace(DONE, done=None), {"done"}),
    (replace(DONE, state=RowState.UNDER_WAY), {"done", "reason"}),
    (RowReport(RowState.NOT_STARTED, begun=date(2015, 1, 1)), {"begun", "reason"}),
    (replace(DONE, begun=date(2015, 7, 1)), {"done"}),
    (replace(DONE, done=date(2015, 10, 1)), {"done", "reason"}),
    (RowReport(RowState.DROPPED), {"reason"}),
    (RowReport(RowState.DROPPED, reason="Решение № 5."), set()),
    (replace(DONE, deviation="По-малко места."), {"reason"}),
    (replace(DONE, done=date(2015, 7, 2)), {"reason"}),
    (replace(DONE, done=date(2015, 7, 2), reason="Търг."), set()),
])
def test_what_keeps_a_report_from_being_submitted_is_told_with_its_field(report: RowReport, wrong: set[str]) -> None:
    assert {each.where for each in unsound(report, ROW, Q3, TODAY)} == wrong


def test_a_day_that_has_not_come_yet_is_refused() -> None:
    (issue,) = unsound(replace(DONE, done=date(2015, 11, 5), reason="Търг."), ROW, Q3.shift(1), TODAY)
    assert (issue.code, issue.where) == ("future", "done")


def test_a_revised_amount_says_what_it_revises_and_why() -> None:
    assert [each.where for each in unsound_money({"state": Spending(revised=Decimal(5))})] == ["planned-state", "why-state"]
    assert list(unsound_money({"state": Spending(Decimal(9), Decimal(4), Decimal(5), "По-малко.")})) == []


@given(st.lists(st.none() | st.decimals(0, 10**9, places=2)))
def test_amounts_add_up_exactly_and_of_none_known_there_is_no_sum(amounts: list[Decimal | None]) -> None:
    known = [each for each in amounts if each is not None]
    assert total(iter(amounts)) == (sum(known) if known else None)


def test_the_quarters_of_a_plan_and_their_money() -> None:
    assert [str(each) for each in quarters(plan())] == ["2015Q1", "2015Q2", "2015Q3", "2015Q4"]
    assert (currency(Q3), currency(Period.parse("2026Q1"))) == ("BGN", "EUR")
