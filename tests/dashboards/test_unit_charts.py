"""Charts of markup are tested by what stands in it: places and users, units, categories, ways, order with its doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboards.charts.columns import Column, columns_chart, shade
from dashboards.charts.compare import UnitDot, Whole, compare_chart
from dashboards.charts.doubt import DoubtRow, doubt_chart
from dashboards.charts.heat import HeatCell, HeatRow, heat_table, step
from dashboards.charts.parts import Part, PartsRow, parts_chart
from dashboards.charts.scale import extent, place
from dashboards.charts.use import UseStep, use_chart
from tests.dashboards.trees import classed, links, texts

SIZES = pytest.mark.parametrize("many", [0, 1, 200])


def use_step(places: float | None, users: float | None, **more: object) -> UseStep:
    return UseStep(("Т1", "2015"), places, users, "115 %", "1. тримесечие: 46 лица", "/explain?x", **more)  # type: ignore[arg-type]


def heights(chart: object, name: str) -> list[str]:
    return [each.properties["style"].get("height", each.properties["style"].get("bottom")) for each in classed(chart, name)]


def test_users_over_the_places_are_drawn_above_them_and_not_cut_off() -> None:
    chart = use_chart([use_step(40, 46)], "Център")
    assert heights(chart, "use-users") == ["78.26%"]
    assert heights(chart, "use-over") == ["11.74%"]
    assert heights(chart, "use-places") == ["78.26%"]
    assert links(chart) == ["/explain?x"]


def test_nobody_is_a_bar_of_nought_and_silence_is_a_ring() -> None:
    assert heights(use_chart([use_step(40, 0)], ""), "use-users") == ["0.00%"]
    assert len(classed(use_chart([use_step(40, None)], ""), "use-none")) == 1


def test_before_a_service_opens_there_is_neither_bar_nor_ring_nor_anything_to_explain() -> None:
    chart = use_chart([use_step(None, None, due=False)], "")
    assert classed(chart, "use-none") == classed(chart, "use-users") == links(chart) == []


@SIZES
def test_places_and_users_of_any_number_of_periods(many: int) -> None:
    assert len(links(use_chart([use_step(40, 46)] * many, ""))) == many


def unit(value: float | None, **more: object) -> UnitDot:
    return UnitDot("Дом", value, "58 места", "on_track", "По план", "/explain?u", **more)  # type: ignore[arg-type]


def test_units_stand_on_one_scale_with_the_whole_among_them() -> None:
    chart = compare_chart([unit(50.0), unit(100.0)], "", Whole(75.0, "общо 75"))
    assert [each.properties["style"]["left"] for each in classed(chart, "stand")] == ["48.08%", "96.15%"]
    assert [each.properties["style"]["left"] for each in classed(chart, "whole")] == ["72.12%"] * 2
    assert "общо 75" in texts(chart)


def test_a_unit_that_is_silent_is_named_and_has_no_dot() -> None:
    chart = compare_chart([unit(None), unit(3.0)], "")
    assert len(classed(chart, "stand")) == 1
    assert len(links(chart)) == 2


def test_a_unit_without_a_status_of_its_own_has_a_plain_dot() -> None:
    (dot,) = classed(compare_chart([replace(unit(3.0), status="no_target")], ""), "stand")
    assert dot.properties["className"] == "stand unjudged"


def test_the_line_of_a_unit_is_broken_where_a_period_is_missing() -> None:
    (line,) = classed(compare_chart([unit(3.0, line=(1.0, 2.0, None, 4.0))], ""), "of-unit")
    assert str(line.properties["d"]).count("M") == 2


@SIZES
@pytest.mark.parametrize("value", [None, 0.0, 7.0, -3.0])
def test_any_number_of_units_is_compared(many: int, value: float | None) -> None:
    chart = compare_chart([unit(value, line=(value,) * 8)] * many, "", Whole(value, "") if value is not None else None)
    assert len(links(chart)) == many


def column(*values: float) -> Column:
    return Column(("Т1", "2015"), values, tuple(f"{value:g}" for value in values), "жени: 52", "/explain?c")


def test_parts_of_a_column_are_as_high_as_their_share_of_the_highest() -> None:
    chart = columns_chart([column(60, 40), column(30, 20)], "")
    assert heights(chart, "part") == ["40.00%", "60.00%", "20.00%", "30.00%"]


def test_a_part_too_low_for_its_number_has_none_but_is_told() -> None:
    chart = columns_chart([column(97, 3)], "")
    assert [texts(each) for each in classed(chart, "part")] == [[""], ["97"]]
    assert "жени: 52" in texts(chart)


def test_shades_go_from_dark_to_light() -> None:
    assert [shade(at, 3)["--shade"] for at in range(3)] == ["100%", "80%", "45%"]
    assert [shade(at, 4)["--shade"] for at in range(4)] == ["100%", "80%", "45%", "20%"]
    assert shade(0, 1)["--shade"] == "100%"


@SIZES
@pytest.mark.parametrize("value", [0.0, 5.0])
def test_any_number_of_columns(many: int, value: float) -> None:
    assert len(links(columns_chart([column(value, value)] * many, ""))) == many


@pytest.mark.parametrize(("share", "kind"), [(None, "none"), (0, "0"), (0.01, "1"), (0.5, "2"), (0.99, "3"), (1, "4")])
def test_a_shade_is_full_or_empty_only_where_it_is_so(share: float | None, kind: str) -> None:
    assert step(share) == kind


@SIZES
def test_the_number_stands_in_each_shade(many: int) -> None:
    row = HeatRow("Хоспис", (HeatCell(1 / 3, "1/3", "1 от 3 стойности", "/review/x"), HeatCell(None, "", "нищо", "")))
    table = heat_table("", ("Единица", [("Т1", "2015"), ("Т2", "")]), [row] * many)
    assert texts(table).count("1/3") == len(links(table)) == many


def parts(*values: float, rest: float = 0.0, total: bool = False) -> PartsRow:
    ways = tuple(Part(value, f"{value:g}", f"път: {value:g}", "/explain?way") for value in values)
    return PartsRow("Дом", ways, Part(rest, f"{rest:g}"), Part(36, "36", "…", "/explain?whole"), "5", total)


def test_ways_are_as_long_as_the_people_who_took_them() -> None:
    chart = parts_chart([parts(5, 26, rest=5), parts(9, 0)], "")
    assert [each.properties["style"]["width"] for each in classed(chart, "part")] == ["13.89%", "72.22%", "13.89%", "25.00%"]


def test_every_way_that_somebody_took_can_be_asked_and_says_which_it_is() -> None:
    ways = [each for each in classed(parts_chart([parts(5, 0, rest=1)], ""), "part") if each.name == "a"]
    assert [(each.properties["href"], each.properties["aria-label"]) for each in ways] == [("/explain?way", "път: 5")]


def test_a_number_stands_in_its_way_where_it_can_be_read() -> None:
    assert {"10", "2"} <= set(texts(parts_chart([parts(24, 10, 2)], "")))
    assert "2" not in texts(parts_chart([parts(98, 2)], ""))


def test_the_bar_of_all_of_them_leaves_the_others_their_length() -> None:
    chart = parts_chart([parts(100, total=True), parts(10)], "")
    assert [each.properties["style"]["width"] for each in classed(chart, "part")] == ["100.00%", "100.00%"]


@SIZES
def test_where_nobody_went_there_is_no_bar(many: int) -> None:
    chart = parts_chart([parts(0, 0)] * many, "")
    assert classed(chart, "part") == []
    assert len(classed(chart, "unit")) == many


def doubtful(value: float | None, **more: object) -> DoubtRow:
    return DoubtRow("Екипи", "1–3", value, 80.0, 120.0, "100 лв.", "", "/explain?d", **more)  # type: ignore[arg-type]


def test_the_room_is_drawn_about_the_dot_and_the_year_before_beside_it() -> None:
    chart = doubt_chart([doubtful(100.0, before=150.0)], "", ("0", "200"), 200.0)
    (room,), (dot,), (was,) = (classed(chart, name) for name in ("room", "is", "was"))
    assert room.properties["style"] == {"left": "40.0%", "width": "20.00%"}
    assert (dot.properties["style"]["left"], was.properties["style"]["left"]) == ("50.0%", "75.0%")


@SIZES
def test_a_service_of_which_nothing_is_known_has_its_line_and_no_dot(many: int) -> None:
    chart = doubt_chart([doubtful(None)] * many, "", ("0", ""))
    assert classed(chart, "is") == []
    assert len(links(chart)) == many


def test_a_scale_starts_at_nought_unless_all_lie_far_from_it() -> None:
    assert extent([1.0, 10.0])[0] == 0
    assert extent([95.0, 100.0])[0] > 90
    assert extent([]) == (0.0, 1.04)
    low, high = extent([-3.0])
    assert low < -3 < high
    assert place(3, 3, 3) == 50
