"""Every page of the sample office, by day and in the dark: nothing keeps anybody out, and each says what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.harness.browser import Problems
from tests.pages import PAGES, Office, show
from tracker.db.work import Database


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out_of_any_page(
    page: Page, sample_office: Database, axe: Callable[[Page], list[str]], page_problems: Problems, tmp_path: Path,
    scheme: str,
) -> None:
    page_problems.expect("status of 404")  # of the page that is nowhere
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found, marked = {}, set()
    with Office.opened(sample_office, tmp_path) as office:  # one for all, or each would be made anew
        for role in dict.fromkeys(role for role, _ in PAGES.values()):
            page.context.clear_cookies()
            if role:
                page.context.add_cookies(office.cookies(role))
            for name in (name for name, (whose, _) in PAGES.items() if whose is role):
                show(page, office.address(name))
                found[name] = axe(page)
                if page.get_by_text("Примерни данни: числата не са действителни").first.is_visible():
                    marked.add(name)
    assert {name: barriers for name, barriers in found.items() if barriers} == {}
    assert set(PAGES) - marked == set()
