"""Paper: one page of A4 for the overview and for an indicator, with what matters on it and nothing of the screen."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.services.services import Services


@pytest.fixture
def office(live_server: Callable[..., str], sample_office: Database) -> str:
    services = Services(replace(sample_office, now=Clock()))
    return live_server(create_app(services, OpenDoor()).server)


def printed(page: Page, folder: Path) -> tuple[int, str]:
    """How many pages the browser would print, and what stands on them."""
    page.wait_for_load_state("networkidle")
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    told = subprocess.run(["pdfinfo", folder / "page.pdf"], capture_output=True, text=True, check=True).stdout
    assert "A4" in told
    words = subprocess.run(["pdftotext", "-layout", folder / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1]), words  # type: ignore[index]


@pytest.mark.parametrize("path", ["/?plan=stara-zagora-2015", "/?plan=sofia-2013&lang=en"])
def test_the_overview_is_one_page(page: Page, office: str, tmp_path: Path, path: str) -> None:
    page.goto(office + path)
    expect(page.locator(".worries")).to_be_visible()
    count, words = printed(page, tmp_path)
    assert count == 1
    for told in ("Изисква внимание", "По раздели") if "lang" not in path else ("Needs attention", "By section"):
        assert told in words
    assert "Копирай връзка" not in words and "Copy link" not in words


@pytest.mark.parametrize("code", ["sz-petrovo-capacity", "sz-children-in-institutions", "sz-children-in-institutions-change"])
def test_an_indicator_is_one_page_with_its_chart_and_why(page: Page, office: str, tmp_path: Path, code: str) -> None:
    page.goto(f"{office}/indicator/{code}?lang=en")
    expect(page.locator("h1")).to_be_visible()
    count, words = printed(page, tmp_path)
    assert count == 1
    assert "Why “" in words and "As of" in words
    assert "Sign out" not in words
