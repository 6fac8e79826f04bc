"""Charts are tested by their data."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.charts.bullet import bullet
from dashboards.charts.path import Dot, Mark, PathChart, path_chart
from dashboards.charts.spark import spark
from dashboards.charts.timeline import strip


@pytest.mark.parametrize(
    ("ratio", "bar", "over", "below"),
    [
        (0.0, 0.0, False, False),
        (1.0, 76.92, False, False),
        (1.3, 100.0, False, False),
        (1.31, 100.0, True, False),
        (-0.2, 0.0, False, True),
    ],
)
def test_a_bullet_is_cut_off_only_with_a_mark(ratio: float, bar: float, over: bool, below: bool) -> None:
    drawn = bullet(ratio)
    assert drawn
    assert (drawn.bar, drawn.over, drawn.below, drawn.tick) == (bar, over, below, 76.92)


def test_without_a_ratio_there_is_no_bullet() -> None:
    assert bullet(None) is None


def test_a_spark_line_breaks_where_a_figure_is_missing_and_rings_it() -> None:
    drawn = spark([None, 1, 2, None, 3, None])
    assert drawn
    assert len(drawn["lines"]) == 2
    assert len(drawn["rings"]) == 2
    assert drawn["last"][0] == 55.2


def test_a_level_is_drawn_in_steps() -> None:
    drawn = spark([80, 100], steps=True)
    assert drawn
    assert "H" in drawn["lines"][0]
    assert "L" not in drawn["lines"][0]


def test_nothing_reported_is_no_spark_line() -> None:
    assert spark([None, None]) is None
    assert spark([]) is None


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=8))
def test_a_spark_line_stays_on_its_ground(values: list[float | None]) -> None:
    drawn = spark(values)
    assert drawn is None or (0 <= drawn["last"][0] <= 72 and 0 <= drawn["last"][1] <= 26)


def chart(**more: object) -> PathChart:
    dots = (Dot(0.5, 82, "a"), Dot(1.5, None, "b"), Dot(2.5, 58, "c", provisional=True))
    return PathChart(dots, tuple((dot.x, "Т") for dot in dots), **more)  # type: ignore[arg-type]


def traces(of: PathChart, mode: str) -> list[dict]:
    return [trace for trace in path_chart(of)["data"] if trace["mode"] == mode and trace["x"]]


def test_a_missing_period_ends_the_line_and_stands_hollow_on_the_base() -> None:
    lines, rings = traces(chart(), "lines+markers"), traces(chart(), "markers")
    assert [line["y"] for line in lines] == [[82], [58]]
    assert (rings[0]["x"], rings[0]["y"]) == ([1.5], [path_chart(chart())["layout"]["yaxis"]["range"][0]])


def test_a_provisional_figure_is_hollow() -> None:
    assert traces(chart(), "lines+markers")[1]["marker"]["color"] == ["#ffffff"]


def test_a_new_year_of_counting_starts_a_new_line() -> None:
    dots = (Dot(0.5, 3, ""), Dot(1.5, 9, ""), Dot(2.5, 2, ""))
    lines = traces(PathChart(dots, ((0.5, ""),), breaks=(2.5,)), "lines+markers")
    assert [line["y"] for line in lines] == [[3, 9], [2]]


def test_target_earlier_target_and_baseline_are_there_and_named() -> None:
    drawn = path_chart(
        chart(
            owed=(((0, 82), (3, 35)),),
            earlier=((0, 82), (3, 40)),
            earlier_label="първа цел",
            marks=(Mark(3, 35, "цел: 35"),),
            baseline=Mark(0, 82, "базова стойност 82"),
            last_label="58",
        )
    )
    assert len([trace for trace in drawn["data"] if trace["mode"] == "lines"]) == 2
    assert [note["text"] for note in drawn["layout"]["annotations"]] == [
        "цел: 35",
        "базова стойност 82",
        "първа цел",
        "<b>58</b>",
    ]
    assert drawn["layout"]["shapes"][0]["y0"] == 82


def test_a_chart_without_any_figure_still_has_its_axes() -> None:
    drawn = path_chart(PathChart((), ()))
    assert drawn["layout"]["yaxis"]["range"][1] > drawn["layout"]["yaxis"]["range"][0]


def test_numbers_on_the_axes_are_written_as_in_the_language() -> None:
    assert path_chart(chart())["layout"]["separators"] == ",\u00a0"
    assert path_chart(chart(lang="en"))["layout"]["separators"] == ".,"


def test_a_row_of_the_plan_in_time() -> None:
    drawn = strip(
        {"Q1": "transform"},
        [(date(2015, 7, 2), "capacity", "a"), (date(2019, 1, 1), "deadline", "b")],
        (2015, 2015),
        date(2015, 9, 30),
    )
    assert drawn.cells[:2] == (("Q1", "transform"), ("Q2", None))
    assert [pin.at for pin in drawn.pins] == [49.86, 97.0]
    assert drawn.now == 74.52


def test_a_day_outside_the_years_of_the_plan_is_not_now() -> None:
    assert strip({}, [], (2013, 2013), date(2015, 10, 20)).now is None
