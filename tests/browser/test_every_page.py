"""Every page of the sample office, by day and in the dark: nothing keeps anybody out, and nothing falls apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.harness.browser import Problems
from tests.pages import PAGES, Office, show
from tracker.db.work import Database
from tracker.domain.access import Role

BANNER = "Примерни данни: числата не са действителни"
RULES = {"light": (), "dark": ("color-contrast",)}
"""In the dark nothing but the colours is another: all rules are looked at by day."""
NO_ROWS = """[...document.querySelectorAll("tr")]
    .filter((row) => !["table-row", "none"].includes(getComputedStyle(row).display)).map((row) => row.textContent.slice(0, 60))"""
"""On a desk every row of a table is a row."""


@pytest.mark.timeout(300)  # some forty pages, on machines of any speed
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("roles", [{Role.OFFICER}, {*Role, None} - {Role.OFFICER}], ids=["officer", "others"])
def test_nothing_keeps_anybody_out_of_any_page(
    page: Page, sample_office: Database, axe: Callable[..., list[str]], page_problems: Problems, tmp_path: Path,
    scheme: str, roles: set[Role | None],
) -> None:
    page_problems.expect("status of 404")  # of the page that is nowhere
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    with Office.opened(sample_office, tmp_path) as office:  # one for all, or each would be made anew
        for role in roles:
            page.context.clear_cookies()
            if role:
                page.context.add_cookies(office.cookies(role))
            for name in (name for name, (whose, _) in PAGES.items() if whose is role):
                show(page, office.address(name))
                found[name] = [*axe(page, *RULES[scheme]), *page.evaluate(NO_ROWS)]
                if not page.get_by_text(BANNER).first.is_visible():
                    found[name].append("does not say that the figures are not real")
                on_a_phone(page, name)
    assert {name: barriers for name, barriers in found.items() if barriers} == {}


def on_a_phone(page: Page, name: str) -> None:
    """Nothing is wider than the screen, once charts have drawn themselves anew."""
    desk = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("html"), name).to_have_js_property("scrollWidth", 390)
    page.set_viewport_size(desk or {"width": 1280, "height": 720})
