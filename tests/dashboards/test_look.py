"""Colours measured from the custom properties of the style sheet."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from dashboards.charts import theme

ASSETS = Path(__file__).parents[2] / "dashboards" / "assets"
DAY, SYSTEM, CHOSEN = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part))
    for part in (ASSETS / "08-colours.css").read_text("utf-8").split("@media"))
LOOK = DAY
TEXTS = ("ink", "second", "accent", "achieved", "on-track", "at-risk", "off-track", "quiet")
GROUNDS = ("card", "ground", "explain")
STATUSES = ("achieved", "on-track", "at-risk", "off-track", "quiet")


def luminance(colour: str) -> float:
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), [
    *product(TEXTS, GROUNDS), ("accent", "accent-ground"), ("ink", "accent-ground"), ("banner", "banner-ground"),
    ("warm", "warm-ground"), ("bad", "bad-ground"), ("on-accent", "accent"), ("on-accent", "accent-deep"), ("hint", "card"),
    *product(("on-status",), STATUSES), ("ink", "none"), ("ink", "none-light"), ("second", "hover")])
@pytest.mark.parametrize("scheme", ["day", "dark"])
def test_text_can_be_read_on_its_ground_by_day_and_in_the_dark(text: str, ground: str, scheme: str) -> None:
    look = DAY if scheme == "day" else CHOSEN
    assert contrast(look[text], look[ground]) >= 4.5


def test_the_dark_is_the_same_whether_chosen_or_by_the_system_and_leaves_no_colour_out() -> None:
    assert SYSTEM == CHOSEN
    assert SYSTEM.keys() == DAY.keys()


@pytest.mark.parametrize("name", sorted(path.name for path in (ASSETS.parent / "charts").glob("*.py")))
def test_every_colour_of_a_chart_has_a_name_by_which_the_dark_knows_it(name: str) -> None:
    found = set(re.findall(r"#[0-9a-fA-F]{6}\b", (ASSETS.parent / "charts" / name).read_text("utf-8")))
    assert {each.lower() for each in found} <= set(DAY.values())


@pytest.mark.parametrize("name", sorted(path.name for path in ASSETS.glob("*.css") if path.name != "08-colours.css"))
def test_colours_stand_in_one_place(name: str) -> None:
    assert re.findall(r"[^3]#[0-9a-fA-F]{3,6}\b", (ASSETS / name).read_text("utf-8").replace("background: #fff;", "")) == []


def test_charts_have_the_colours_of_the_pages() -> None:
    assert {theme.GREEN, theme.BLUE, theme.AMBER, theme.RED, theme.GREY} == {LOOK[name] for name in STATUSES}
    assert (LOOK["ink"], LOOK["second"], LOOK["line"]) == (theme.INK, theme.SECOND, theme.LINE)


@pytest.mark.parametrize("name", sorted(path.name for path in ASSETS.glob("*.css")))
def test_no_style_asks_for_anything_outside(name: str) -> None:
    addresses = re.findall(r"url\(([^)]*)\)|@import ([^;]*)", (ASSETS / name).read_text("utf-8"))
    assert all(
        address.strip("\"'").startswith(("data:", "fonts/")) for pair in addresses for address in pair if address
    )


@pytest.mark.parametrize("status", theme.STATUS)
def test_every_status_has_a_shape_a_colour_and_a_fill(status: str) -> None:
    css = (ASSETS / "20-status.css").read_text("utf-8")
    assert f".status-{status}" in css
    assert f".fill-{status}" in css
    assert f".ink-{status}" in css
