"""The plan in time and the bullets of its indicators, by what stands in their markup."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dashboards.charts.bullets import BulletRow, bullets_chart
from dashboards.charts.gantt import Event, Gantt, Lane, gantt_chart
from dashboards.pages.bullets import _target as where
from dashboards.pages.timeline import finding
from dashboards.voice import Voice
from tests.dashboards.office import FakeServices
from tests.dashboards.row import PLACES, row
from tests.dashboards.trees import classed, links, texts
from tracker.domain.access import COMMAND_LINE
from tracker.domain.status import Status
from tracker.domain.target import Path
from tracker.domain.words import Words

SIZES = pytest.mark.parametrize("many", [0, 1, 200])
LATE = Event(84.4, "late", "Телефон: 35 дни закъснение", "/explain?t", since=74.8)


def gantt(*lanes: Lane, now: float | None = 74.5) -> Gantt:
    return Gantt((("1. Услуги", lanes), ("2. Празен", ())), ("І", "ІІ", "ІІІ", "ІV"), now, "")


def lane(*events: Event) -> Lane:
    return Lane("1.10 Дом", "/plan#row-1.10", ("transform", None, "implement", None), events)


def test_a_delay_runs_from_the_day_it_was_due_to_the_day_it_was_done() -> None:
    chart = gantt_chart(gantt(lane(LATE)))
    (delay,) = classed(chart, "delay")
    assert delay.properties["style"] == {"left": "74.8%", "width": "9.60%"}
    assert "Телефон: 35 дни закъснение" in texts(chart)
    assert "/explain?t" in links(chart)


def test_the_marks_of_a_row_stand_in_their_quarters() -> None:
    assert [each.properties["className"] for each in classed(gantt_chart(gantt(lane())), "cell")] == [
        "cell mark-transform", "cell mark-none", "cell mark-implement", "cell mark-none"]


def test_a_section_without_anything_in_time_is_not_headed() -> None:
    assert "2. Празен" not in texts(gantt_chart(gantt(lane())))


def test_outside_its_years_a_plan_has_no_now() -> None:
    assert classed(gantt_chart(gantt(lane(), now=None)), "now") == []


@SIZES
def test_any_number_of_rows(many: int) -> None:
    assert len(classed(gantt_chart(gantt(*[lane(LATE)] * many)), "delay")) == many


def bullet_row(ratio: float, target: float | None = None) -> BulletRow:
    return BulletRow("Места", "/indicator/x", "at_risk", "В риск", ratio, target, "62 места", "дължими 35", "/explain?b")


def lefts(chart: object, name: str) -> list[str]:
    return [each.properties["style"]["left"] for each in classed(chart, name)]


def test_what_is_owed_stands_at_one_and_the_target_where_it_lies() -> None:
    chart = bullets_chart([bullet_row(0.5, 1.2)], "", ("", ""))
    assert lefts(chart, "tick") == ["76.92%"]
    assert lefts(chart, "aim") == ["92.31%"]


def test_a_target_beyond_the_scale_is_marked_at_its_end() -> None:
    (aim,) = classed(bullets_chart([bullet_row(0.5, 2.0)], "", ("", "")), "aim")
    assert aim.properties["className"] == "aim beyond"
    assert aim.properties["style"]["left"] == "100.00%"


@SIZES
@pytest.mark.parametrize("ratio", [-4.0, 0.0, 9.0])
def test_any_number_of_bullets_however_far_out(many: int, ratio: float) -> None:
    assert links(bullets_chart([bullet_row(ratio)] * many, "", ("", ""))).count("/explain?b") == many


@pytest.mark.parametrize(("judged", "path", "at"), [
    ({"target": 2400, "target_to_date": 1800}, Path.ACCUMULATE, 4 / 3),
    ({"target": 90, "target_to_date": 90}, Path.LEVEL, 1.0),
    ({"target": 0, "target_to_date": 0}, Path.STEP, 1.0),
    ({"target": 150, "target_to_date": 100}, Path.LINEAR, 1.5),
    ({"target": 10, "target_to_date": 0}, Path.ACCUMULATE, None),
    ({"target": 10}, Path.LEVEL, None),
])
def test_where_a_target_lies_beyond_what_is_owed(judged: dict[str, int], path: Path, at: float | None) -> None:
    found = where(row("x", Words("x", "x"), Status.ON_TRACK, unit=PLACES, path=path,
                      judged={"actual": 1, "ratio": Fraction(1), **judged}))
    assert found == (None if at is None else pytest.approx(at))


def test_the_plan_in_time_says_how_many_deadlines_were_met() -> None:
    view = FakeServices().plan_page(COMMAND_LINE, None, None)
    assert view.period.end == date(2015, 9, 30)
    told = finding(view, Voice("bg")).replace("\u00a0", " ")
    assert told == "спазен е 0 от 1 настъпил срок на етап; най-голямото закъснение е 12 дни"
