"""What is taken along: a link to exactly this view, and a chart with its title, source and date."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices


@pytest.fixture
def office(live_server: Callable[..., str]) -> str:
    return live_server(create_app(FakeServices(), OpenDoor()).server)


def test_the_link_names_what_the_program_had_chosen_by_itself(page: Page, office: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=office)
    page.goto(office + "/?status=at_risk")
    page.get_by_role("button", name="Копирай връзка").click()
    expect(page.get_by_role("button", name="Връзката е копирана")).to_be_visible()
    copied = urlsplit(page.evaluate("navigator.clipboard.readText()"))
    assert parse_qs(copied.query) == {
        "plan": ["stara-zagora-2015"], "period": ["2015Q3"], "status": ["at_risk"], "lang": ["bg"]}
    page.goto(copied.geturl())
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(2)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_chart_goes_along_with_its_title_source_and_day_and_by_daylight(page: Page, office: str, tmp_path: Path, kind: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(office + "/indicator/petrovo-capacity")
    button = page.get_by_role("button", name=f"Вземи графиката като {kind.upper()}", exact=True)
    button.focus()
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename == f"indicator-petrovo-capacity.{kind}"
    taken.value.save_as(tmp_path / "chart")
    content = (tmp_path / "chart").read_bytes()
    if kind == "png":
        assert content.startswith(b"\x89PNG") and len(content) > 10_000
        return
    words = content.decode()
    for told in ("Капацитет на дома в с. Петрово", "Взето на", "отчетено", "Примерни данни"):
        assert told in words.replace("\u00a0", " ")
    assert "rgb(24, 32, 40)" not in words
    title = re.findall(r"font-size: 19px[^>]*>([^<]+)<", words)
    assert max(map(len, title)) <= 70, "none of it lies outside of the picture"
    assert page.locator("h1").inner_text().replace("\u00a0", " ").split() == unbroken(" ".join(title)).split()


DRAWN = [
    ("/services", "use", ("Най-висока заетост", "над капацитета", "115 %", "pattern")),
    ("/services", "ways-exits", ("26 от 41 лица", "другаде", "pattern")), ("/services", "cost", ("948 места", "Точката е стойността")),
    ("/services", "effect", ("Само по 2014 г.", "68 %")), ("/services", "filled", ("не са отчели всичко", "нито една", "7/8")),
    ("/timeline", "lanes", ("Следващата дата", "закъснява", "закъснение", "matrix(")), ("/timeline", "bullets", ("индикатора", "дължимо досега")),
    ("/indicator/petrovo-capacity", "by-unit", ("Най-много", "ДДУИ с. Петрово", "vector-effect")),
    ("/indicator/petrovo-capacity", "chart", ("Жени: 52 от 97", "мъже"))]
"""Each chart of markup: its page, its name, and what must be found in its picture: title, legend, a figure, a shape."""


@pytest.mark.parametrize(("path", "name", "told"), DRAWN, ids=[name for _, name, _ in DRAWN])
def test_each_chart_of_markup_is_one_svg_with_its_title_legend_source_and_day(
        page: Page, office: str, tmp_path: Path, path: str, name: str, told: tuple[str, ...]) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(office + path)
    taken = take(page, name, "SVG", tmp_path)
    words = unbroken(taken.read_text("utf-8"))
    assert ElementTree.fromstring(words).tag == "{http://www.w3.org/2000/svg}svg"
    for each in (*told, "Източник: Община Стара Загора", "Взето на", "Примерни данни"):
        assert each in words
    for wrong in ("NaN", "undefined", "rgb(24, 32, 40)", "foreignObject"):
        assert wrong not in words


@pytest.mark.parametrize("width", [390, 1280])
def test_a_chart_of_markup_is_a_png_too_that_shows_colours_of_the_day(page: Page, office: str, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme="dark")
    page.goto(office + "/services")
    image = page.evaluate("""async (bytes) => {
        const found = await createImageBitmap(new Blob([new Uint8Array(bytes)])), canvas = new OffscreenCanvas(found.width, found.height), pen = canvas.getContext('2d');
        pen.drawImage(found, 0, 0);
        const seen = pen.getImageData(0, 0, found.width, found.height).data, corner = [...seen.slice(0, 3)];
        let amber = 0;
        for (let i = 0; i < seen.length; i += 4) amber += seen[i] === 162 && seen[i + 1] === 96 && seen[i + 2] === 0;
        return { width: found.width, corner, amber };
    }""", list(take(page, "use", "PNG", tmp_path).read_bytes()))
    assert image["corner"] == [255, 255, 255]
    assert image["amber"] > 50, "what is over the places is hatched"
    assert image["width"] > 600


def take(page: Page, name: str, kind: str, folder: Path) -> Path:
    chart = page.locator(f".figure-of:has(> h2#{name})") if name != "chart" else page.locator(".figure-of:has(> h2:not([id]))").first
    with page.expect_download() as taken:
        chart.locator(".take button", has_text=kind).click()
    assert taken.value.suggested_filename.endswith(f"-{name}.{kind.lower()}")
    taken.value.save_as(folder / "chart")
    return folder / "chart"


def unbroken(svg: str) -> str:
    """Lines as the browser broke them, joined again; a word ends where the next piece begins."""
    return re.sub(r"\s+", " ", svg.replace("\u00a0", " "))
