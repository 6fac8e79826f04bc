"""What the line of an indicator shows besides its figures: where the year will end, and where the series breaks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from dashboards.charts.outlook import Reach
from dashboards.charts.path import Dot, Mark, PathChart, path_chart
from dashboards.pages.path import path_of
from dashboards.voice import Voice
from tests.dashboards.office import FakeServices
from tracker.domain.access import COMMAND_LINE
from tracker.domain.period import Period
from tracker.domain.status import Reason, Status
from tracker.domain.target import Baseline, Path, Target

REACH = Reach(7.5, 2753, 2495, 3011, "≈ 2 753", "в края", "/explain?e")


def dots(values: list[float | None]) -> tuple[Dot, ...]:
    return tuple(Dot(at + 0.5, value, "", href=f"/explain?{at}") for at, value in enumerate(values))


def drawn(values: list[float | None], **more: Any) -> dict[str, Any]:
    return path_chart(PathChart(dots(values), tuple((at + 0.5, "Т") for at in range(len(values))), **more))


def of_mode(chart: dict[str, Any], mode: str) -> list[dict[str, Any]]:
    return [trace for trace in chart["data"] if trace["mode"] == mode and trace["x"]]


def test_the_estimate_starts_at_the_last_known_figure_and_ends_in_its_interval() -> None:
    chart = drawn([700, 1443, None], reach=REACH)
    wedge, way = of_mode(chart, "lines")
    assert (wedge["x"], wedge["y"]) == ([1.5, 7.5, 7.5, 1.5], [1443, 3011, 2495, 1443])
    assert way["y"] == [1443, 2753]
    (diamond,) = [trace for trace in chart["data"] if "error_y" in trace]
    assert (diamond["error_y"]["array"], diamond["error_y"]["arrayminus"]) == ([258], [258])
    assert chart["layout"]["yaxis"]["range"][1] > 3011


def test_who_tabs_comes_to_what_was_reported_then_to_what_is_missing_then_to_the_end_of_the_year() -> None:
    chart = drawn([700, None, 1443], reach=REACH)
    known = [point[0] for trace in chart["data"] for point in trace.get("customdata", [])]
    assert known == ["/explain?0", "/explain?2", "/explain?1", "/explain?e"]


def test_nothing_known_has_no_estimate() -> None:
    assert of_mode(drawn([None, None], reach=REACH), "lines") == []


def test_a_target_at_the_end_is_named_above_the_interval() -> None:
    chart = drawn([700, 1443], reach=REACH, marks=(Mark(7.5, 2800, "цел", above=True, clear=True),))
    assert [note["y"] for note in chart["layout"]["annotations"] if note["text"] == "цел"] == [3011]


def test_a_target_that_is_fallen_to_is_named_below_it() -> None:
    low = Reach(7.5, 217, 185, 248, "", "")
    chart = drawn([253, 231], reach=low, marks=(Mark(7.5, 190, "цел", clear=True), Mark(7.4, 240, "друга")))
    assert [note["y"] for note in chart["layout"]["annotations"] if note["text"] in ("цел", "друга")] == [185, 240]


def test_a_break_parts_the_line_and_says_why() -> None:
    chart = drawn([3, 4, 9, 8], cuts=(Mark(2.0, 0.0, "друго определение"),))
    assert [line["y"] for line in of_mode(chart, "lines+markers")] == [[3, 4], [9, 8]]
    assert [shape["x0"] for shape in chart["layout"]["shapes"]] == [2.0]
    assert chart["layout"]["annotations"][0]["text"] == "друго определение"


def test_every_point_knows_where_it_is_explained() -> None:
    chart = drawn([3, None], reach=REACH)
    known = {point[0] for trace in chart["data"] for point in trace.get("customdata", [])}
    assert known == {"/explain?0", "/explain?1", "/explain?e"}


@pytest.mark.parametrize("values", [[], [5.0], [None] * 8, [float(at % 7) for at in range(200)]])
def test_it_draws_none_one_nothing_known_and_two_hundred(values: list[float | None]) -> None:
    chart = drawn(values)
    assert sum(len(line["x"]) for line in of_mode(chart, "lines+markers")) == sum(v is not None for v in values)
    assert sum(len(rings["x"]) for rings in of_mode(chart, "markers")) == sum(v is None for v in values)


def carried(**more: Any) -> tuple[float | None, ...]:
    """The line of an indicator whose last quarter is as told, with 58 carried into it."""
    view = FakeServices().indicator(COMMAND_LINE, "petrovo-capacity")
    at = next(i for i, point in enumerate(view.series) if point.period == view.period)
    told, due = {key: value for key, value in more.items() if key != "due"}, more.get("due", True)
    point = replace(view.series[at], progress=replace(view.series[at].progress, **told), due=due)
    shown = path_of(replace(view, series=(*view.series[:at], point)), Voice("bg")).dots
    return tuple(dot.y for dot in shown if dot.x == view.period.ordinal + 0.5)


def test_what_is_carried_from_an_earlier_period_is_not_drawn_as_reported() -> None:
    assert carried(actual=Fraction(58), status=Status.NO_DATA) == (None,)


def test_too_little_to_be_judged_is_still_what_was_reported() -> None:
    assert carried(actual=Fraction(58), status=Status.NO_DATA, reason=Reason.INCOMPLETE) == (58.0,)


@pytest.mark.parametrize("status", [Status.NOT_DUE, Status.NO_DATA])
def test_a_period_in_which_nothing_was_due_is_neither_a_figure_nor_missing(status: Status) -> None:
    assert carried(actual=Fraction(58), status=status, due=False) == ()


def test_a_level_that_a_closed_unit_leaves_at_nought_stays_drawn() -> None:
    assert carried(actual=Fraction(0), status=Status.ACHIEVED, due=False) == (0.0,)


def first(path: Path, *targets: Target, baseline: Baseline | None = None, since: int | None = None) -> tuple[tuple[float, float], ...]:
    """The line of the first targets, from the beginning of 2015 on, after they were revised."""
    view = FakeServices().indicator(COMMAND_LINE, "petrovo-capacity")
    row = replace(view.row, indicator=replace(view.row.indicator, baseline=baseline, since=since),
                  progress=replace(view.row.progress, target_date=targets[-1].date))
    found = path_of(replace(view, row=row, path=path, first_targets=targets), Voice("bg")).earlier
    return tuple((x - 2015 * 4, y) for x, y in found)


def test_a_first_target_that_counts_up_over_the_year_is_a_slope_as_the_one_in_force_is() -> None:
    assert first(Path.ACCUMULATE, Target(Decimal(2400), Period.parse("2015"))) == ((0.5, 600.0), (3.5, 2400.0))


def test_first_targets_of_each_quarter_add_up() -> None:
    quarters = [Target(Decimal(10 * at), Period.parse(f"2015Q{at}")) for at in (1, 2, 3, 4)]
    assert first(Path.ACCUMULATE, *quarters) == ((0.5, 10.0), (1.5, 30.0), (2.5, 60.0), (3.5, 100.0))


def test_a_first_target_on_a_straight_way_starts_from_its_baseline() -> None:
    base = Baseline(Period.parse("2014"), Decimal(275))
    assert first(Path.LINEAR, Target(Decimal(165), Period.parse("2015")), baseline=base) == ((-0.5, 275.0), (3.5, 165.0))
    assert first(Path.LINEAR, Target(Decimal(8), Period.parse("2015"))) == ((-0.5, 0.0), (3.5, 8.0))


def test_a_first_target_counted_since_an_earlier_year_starts_there() -> None:
    assert first(Path.ACCUMULATE, Target(Decimal(80), Period.parse("2015")), since=2014) == ((-3.5, 10.0), (3.5, 80.0))
