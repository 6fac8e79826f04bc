"""Every page of the sample office, by day and in the dark: nothing keeps anybody out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.screenshots import PAGES, show
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.services.services import Services

INSIDE = {name: path for name, (role, path) in PAGES.items() if role is not None and name not in ("people", "account", "not-found")}
"""The open door knows no people; their pages have tests of their own."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out_of_any_page(
    page: Page, live_server: Callable[..., str], sample_office: Database, axe: Callable[[Page], list[str]], scheme: str,
) -> None:
    office = live_server(create_app(Services(replace(sample_office, now=Clock())), OpenDoor()).server)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for name, path in INSIDE.items():  # one office for all, or each would be made anew
        show(page, office + path)
        found[name] = axe(page)
    assert {name: barriers for name, barriers in found.items() if barriers} == {}
