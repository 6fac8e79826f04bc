"""Each chart function with its data, with nothing, with one, with nothing known, and with two hundred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboards import charts
from dashboards.charts.bullet import bullet
from dashboards.charts.bullets import BulletRow, bullets_chart
from dashboards.charts.columns import Column, columns_chart
from dashboards.charts.compare import UnitDot, Whole, compare_chart
from dashboards.charts.doubt import DoubtRow, doubt_chart
from dashboards.charts.gantt import Event, Gantt, Lane, gantt_chart
from dashboards.charts.heat import HeatCell, HeatRow, heat_table
from dashboards.charts.outlook import Reach
from dashboards.charts.parts import Part, PartsRow, parts_chart
from dashboards.charts.path import Dot, PathChart, path_chart
from dashboards.charts.scale import extent
from dashboards.charts.spark import spark
from dashboards.charts.timeline import strip
from dashboards.charts.use import UseStep, use_chart
from tests.dashboards.trees import classed, links, walk

Values = Sequence[float | None]
Drawn = tuple[int, int]
"""How many of the values are drawn, and how many things lead to an explanation."""
DATA: Values = (46.0, None, 0.0, 3.0)
CASES: dict[str, Values] = {
    "data": DATA, "empty": (), "single": (5.0,), "all missing": (None,) * 8,
    "two hundred": tuple(None if at % 7 == 3 else float(at % 50) for at in range(200))}
TICK = ("Т1", "2015")


def words(value: float | None) -> str:
    return "няма данни" if value is None else f"{value:g}"


def of_path(values: Values) -> Drawn:
    dots = tuple(Dot(at + 0.5, value, "", href="/explain?p") for at, value in enumerate(values))
    traces = path_chart(PathChart(dots, tuple((dot.x, "Т") for dot in dots)))["data"]
    return (sum(len(each["x"]) for each in traces if each["mode"] == "lines+markers"),
            sum(len(each.get("customdata", ())) for each in traces))


def of_outlook(values: Values) -> Drawn:
    """From each known point to the same end."""
    known = [value for value in values if value is not None]
    traces = [trace for value in known for trace in Reach(9, value, value - 1, value + 1, "", "", "/explain?o").traces((1, value))]
    return (sum(trace["mode"] == "markers" for trace in traces),
            sum(len(each.get("customdata", ())) for each in traces) + len(values) - len(known))


def of_use(values: Values) -> Drawn:
    tree = use_chart([UseStep(TICK, 40.0, value, words(value), words(value), "/explain?u") for value in values], "")
    assert all(part.properties["style"]["height"] for part in classed(tree, "use-over"))
    return len(classed(tree, "use-users")), len(links(tree))


def of_compare(values: Values) -> Drawn:
    whole = Whole(7.0, "общо") if any(value is not None for value in values) else None
    tree = compare_chart([UnitDot("Дом", value, words(value), "on_track", "По план", "/explain?c", line=(value, None, value))
                          for value in values], "", whole)
    return len(classed(tree, "stand")), len(links(tree))


def of_columns(values: Values) -> Drawn:
    tree = columns_chart([Column(TICK, () if value is None else (value, 0.0), () if value is None else (words(value), "0"),
                                 words(value), "/explain?k") for value in values], "")
    assert len(classed(tree, "not-told")) == sum(value is None for value in values)
    noughts = sum(value == 0 for value in values)
    return len(classed(tree, "part")) + noughts, len(links(tree))


def of_parts(values: Values) -> Drawn:
    whole = [Part(value or 0.0, words(value), href="/explain?w") for value in values]
    tree = parts_chart([PartsRow("Дом", (replace(each, href=""),), Part(0.0, ""), each, "") for each in whole], "")
    return len(classed(tree, "part")) + sum(value == 0 for value in values), len(links(tree))


def of_doubt(values: Values) -> Drawn:
    tree = doubt_chart([DoubtRow("Екипи", "1", value, 0.0, 60.0, words(value), "", "/explain?d") for value in values], "",
                       ("0", "60"))
    return len(classed(tree, "is")), len(links(tree))


def of_heat(values: Values) -> Drawn:
    row = HeatRow("Хоспис", tuple(HeatCell(None if value is None else value / 50, words(value), words(value), "/review")
                                  for value in values))
    tree = heat_table("", ("Единица", [TICK] * len(values)), [row])
    return len(values) - len(classed(tree, "heat-none")), len(links(tree))


def of_gantt(values: Values) -> Drawn:
    """A row without a day has its marks only."""
    events = [() if value is None else (Event(min(value, 100.0), "due", "срок", "/explain?g"),) for value in values]
    tree = gantt_chart(Gantt((("1.", tuple(Lane("1.1", "/plan", ("implement",) * 4, each) for each in events)),), ("І",), None, ""))
    return (sum("still" not in str(each.properties["className"]) for each in classed(tree, "event")),
            links(tree).count("/explain?g") + sum(not each for each in events))


def of_bullets(values: Values) -> Drawn:
    """What has no share of what is owed has no row: its page leaves it out."""
    known = [value for value in values if value is not None]
    tree = bullets_chart([BulletRow("Места", "/indicator", "at_risk", "В риск", value, value, "", "", "/explain?b") for value in known],
                         "", ("", ""))
    return len(classed(tree, "bar")), links(tree).count("/explain?b") + len(values) - len(known)


def of_bullet(values: Values) -> Drawn:
    drawn = [bullet(value) for value in values]
    assert all(0 <= each.bar <= 100 for each in drawn if each)
    return sum(each is not None for each in drawn), len(drawn)


def of_spark(values: Values) -> Drawn:
    """Rings for what is missing after the first figure."""
    found: dict[str, Any] = spark(values) or {"lines": [], "rings": []}
    first = next((at for at, value in enumerate(values) if value is not None), len(values))
    dots = sum(line.count("L") + 1 for line in found["lines"])
    return dots, dots + len(found["rings"]) + first


def of_timeline(values: Values) -> Drawn:
    days = [(date(2015, 1, 1) + timedelta(value), "deadline", "") for value in values if value is not None]
    drawn = strip({}, days, (2015, 2015), date(2015, 6, 1))
    assert all(0 < pin.at < 100 for pin in drawn.pins)
    return len(drawn.pins), len(drawn.pins) + len(values) - len(days)


def of_scale(values: Values) -> Drawn:
    low, high = extent(values)
    inside = [value for value in values if value is not None and low <= value <= high]
    assert low < high
    return len(inside), len(values)


CHARTS: dict[str, Callable[[Values], Drawn]] = {
    name.removeprefix("of_"): found for name, found in globals().items() if name.startswith("of_")}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("chart", CHARTS)
def test_what_is_known_is_drawn_and_everything_is_told(chart: str, case: str) -> None:
    values = CASES[case]
    assert CHARTS[chart](values) == (sum(value is not None for value in values), len(values))


def test_no_chart_is_left_out() -> None:
    """Colours and markup are no charts."""
    assert {path.stem for path in Path(charts.__file__).parent.glob("*.py")} - {"__init__", "theme", "tree"} == {*CHARTS}


def test_no_drawing_holds_what_is_not_a_number() -> None:
    for each in (use_chart([UseStep(TICK, None, None, "", "", "")], ""), use_chart([UseStep(TICK, 0.0, 0.0, "", "", "")], ""),
                 doubt_chart([DoubtRow("", "1", 0.0, 0.0, 0.0, "", "", "")], "", ("0", ""))):
        assert not any(word in str(part.properties) for part in walk(each) for word in ("nan", "inf"))
