"""The days on which a deadline is brought to mind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.reminder import Nudge, Rhythm, Standing
from tracker.domain.workflow import FormStatus

DUE = date(2015, 10, 20)
DAYS = st.frozensets(st.integers(1, 40), max_size=5).map(lambda days: tuple(sorted(days)))
RHYTHMS = st.builds(Rhythm, DAYS, DAYS)


def day(number: int) -> date:
    return DUE + timedelta(number)


def told_on(rhythm: Rhythm, runs: Iterable[int]) -> list[int]:
    """The days of the letters, counted from the deadline, if reminders are sent on these days."""
    found: list[int] = []
    for run in runs:
        last = day(found[-1]) if found else None
        if rhythm.calls(DUE, day(run), last):
            found.append(run)
    return found


def test_two_weeks_a_week_and_two_days_before_on_the_day_and_one_three_and_seven_days_after_then_weekly():
    assert told_on(Rhythm(), range(-19, 40)) == [-14, -7, -2, 0, 1, 3, 7, 14, 21, 28, 35]


def test_what_was_missed_is_made_good_on_the_next_day():
    assert told_on(Rhythm(), [-20, -12, -11, -3, -1, 0, 2, 4, 13, 14, 20, 21]) == [-12, -3, -1, 0, 2, 4, 13, 20]


@given(RHYTHMS)
def test_run_every_day_each_of_its_days_brings_one_letter_and_none_comes_between(rhythm):
    listed = {-each for each in rhythm.before} | set(rhythm.after)
    last = max(rhythm.after, default=0)
    found = told_on(rhythm, range(-60, 90))
    assert {each for each in found if each <= last} == {each for each in listed if each <= last}
    assert [b - a for a, b in zip([last, *(each for each in found if each > last)], [each for each in found if each > last], strict=False)] == [
        7] * len([each for each in found if each > last])


@given(RHYTHMS, st.lists(st.integers(-60, 120), unique=True).map(sorted))
def test_however_seldom_it_runs_nobody_waits_longer_than_to_the_next_run(rhythm, runs):
    listed = {-each for each in rhythm.before} | set(rhythm.after)
    found = told_on(rhythm, runs)
    for each in listed:
        later = [run for run in runs if run >= each]
        if later:
            assert any(each <= letter <= later[0] for letter in found) or later[0] in found


def test_without_days_after_it_a_deadline_that_has_passed_is_not_brought_to_mind_again():
    assert told_on(Rhythm((2,), ()), range(-5, 60)) == [-2]


def test_each_form_is_told_to_whom_it_concerns():
    late, coming = Standing(DUE, FormStatus.DRAFT, day(-20)), Standing(day(5), FormStatus.DRAFT, day(-20))
    back, waiting = Standing(DUE, FormStatus.RETURNED, day(2)), Standing(DUE, FormStatus.SUBMITTED, day(-1))
    today = day(4)
    assert [each.nudge(today) for each in (late, coming, back, waiting)] == [Nudge.LATE, Nudge.DUE, Nudge.RETURNED, None]
    assert [each.watched(today) for each in (late, coming, back, waiting)] == [Nudge.BEHIND, None, Nudge.BEHIND, Nudge.WAITING]
    assert [Standing(DUE, status, DUE).nudge(today) for status in (FormStatus.APPROVED, FormStatus.LOCKED)] == [None, None]


def test_a_form_that_came_back_late_counts_from_that_day_and_half_a_year_is_the_end():
    back = Standing(DUE, FormStatus.RETURNED, day(100))
    assert [each for each in range(98, 112) if back.calls(Nudge.RETURNED, Rhythm(), day(each), day(each - 1))] == [101, 103, 107]
    assert (back.nudge(day(282)), back.nudge(day(283))) == (Nudge.RETURNED, None)
    assert Standing(DUE, FormStatus.DRAFT, DUE).nudge(day(183)) is None
