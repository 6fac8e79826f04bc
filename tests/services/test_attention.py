"""What needs attention: the gravest reason of each indicator, and who has not reported for longest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.desk import ANA, BORIS, NOW, TODAY, VERA, enter_earlier, open_office, save
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.compare import Worry, worry
from tracker.domain.period import Period
from tracker.domain.status import Progress, Status
from tracker.services.entry import Entry
from tracker.services.services import Services

NOW_AT, THEN = Period.parse("2015Q3"), Period.parse("2015Q2")
FINE = Progress("x", NOW_AT, Status.ON_TRACK, target=Fraction(10), ratio=Fraction(9, 10), as_of=NOW_AT)
BEFORE = replace(FINE, period=THEN)


@pytest.mark.parametrize(("now", "before", "why"), [
    (FINE, BEFORE, None),
    (replace(FINE, status=Status.OFF_TRACK), BEFORE, Worry.OFF_TRACK),
    (replace(FINE, status=Status.NOT_ACHIEVED), None, Worry.OFF_TRACK),
    (replace(FINE, status=Status.AT_RISK), BEFORE, Worry.WORSENING),
    (replace(FINE, status=Status.AT_RISK), replace(BEFORE, status=Status.AT_RISK), Worry.AT_RISK),
    (replace(FINE, ratio=Fraction(86, 100)), BEFORE, None),
    (FINE, replace(BEFORE, ratio=Fraction(100, 100)), Worry.WORSENING),
    (replace(FINE, ratio=Fraction(11, 10)), replace(BEFORE, ratio=Fraction(3)), None),
    (replace(FINE, status=Status.NO_DATA, ratio=None), BEFORE, Worry.STALE),
    (replace(FINE, as_of=Period.parse("2015Q1")), BEFORE, Worry.STALE),
    (replace(FINE, status=Status.OFF_TRACK, target=None), BEFORE, None),
])
def test_each_indicator_has_the_gravest_reason_that_fits(now: Progress, before: Progress | None, why: Worry | None) -> None:
    assert worry(now, before, stands=False) is why


def test_what_an_act_set_does_not_grow_old() -> None:
    assert worry(replace(FINE, as_of=Period.parse("2012Q1")), BEFORE, stands=True) is None


@given(st.sampled_from(Status), st.sampled_from(Status), st.fractions(0, 2), st.fractions(0, 2))
def test_whatever_is_behind_is_told_and_what_has_no_target_never(now: Status, before: Status, here: Fraction, there: Fraction) -> None:
    judged = replace(FINE, status=now, ratio=here)
    found = worry(judged, replace(BEFORE, status=before, ratio=there), stands=False)
    assert (found is Worry.OFF_TRACK) is (now in (Status.OFF_TRACK, Status.NOT_ACHIEVED))
    assert found is not None or now not in (Status.AT_RISK, Status.NO_DATA)
    assert worry(replace(judged, target=None), BEFORE, stands=False) is None



@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


def silent(database: Database, today: date = TODAY) -> list[tuple[str, str | None, int, int]]:
    services = Services(Database(database.engine, now=lambda: NOW.replace(month=today.month, day=today.day)))
    found = services.overview(VERA, "town-2015", "2015Q3").silent
    return [(each.unit.code, str(each.spoke) if each.spoke else None, each.missed, each.days_late) for each in found]


def test_the_longest_silent_stands_first_with_its_days(desk: Entry, database: Database) -> None:
    enter_earlier(database, "visits", {"2015Q2": Decimal(10), "2015Q1": Decimal(5)})
    later = date(2015, 11, 2)
    assert silent(database, later) == [("centre", None, 3, 196), ("home", "2015Q2", 1, 13)]


def test_nobody_is_silent_before_the_deadline_or_once_something_is_entered(desk: Entry, database: Database) -> None:
    enter_earlier(database, "visits", {"2015Q2": Decimal(10)})
    enter_earlier(database, "users", {"2015Q2": Decimal(10)}, unit="centre")
    assert silent(database) == []  # on the day of the deadline
    save(desk, "visits", "380", actor=ANA)
    assert [each[0] for each in silent(database, date(2015, 11, 2))] == ["centre"]
    save(desk, "users", "3", unit="centre", actor=BORIS)
    assert silent(database, date(2015, 11, 2)) == []


def test_a_capacity_that_stands_is_no_silence_and_no_report(desk: Entry, database: Database) -> None:
    enter_earlier(database, "capacity", {"2015Q3": Decimal(10)}, unit="centre")
    assert "centre" in [each[0] for each in silent(database, date(2015, 11, 2))]


def test_what_needs_attention_in_the_sample_is_each_told_once(sample_office: Database) -> None:
    view = Services(sample_office).overview(COMMAND_LINE, "stara-zagora-2015")
    told = [row.indicator.code for rows in view.worries.values() for row in rows]
    assert len(told) == len(set(told)) and set(told) >= {
        row.indicator.code for row in view.rows if row.progress.status is Status.OFF_TRACK}
    assert [each.days_late for each in view.silent] == sorted((each.days_late for each in view.silent), reverse=True)
