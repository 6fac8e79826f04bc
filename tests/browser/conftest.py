"""What the tests of forms ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from dashboards.app import create_app
from tests.browser.desk import Door, Office
from tests.dashboards.office import FakeServices


@pytest.fixture
def desk(live_server: Callable[..., str]) -> Office:
    services, door = FakeServices(), Door()
    return Office(live_server(create_app(services, door).server), services.entry, door)


@pytest.fixture
def clipboard(page: Page, desk: Office) -> Callable[[str], None]:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=desk.url)

    def paste(text: str) -> None:
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        page.keyboard.press("Control+V")

    return paste


@pytest.fixture
def other(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody else."""
    with browser.new_context(locale="bg-BG") as context:
        yield context
