"""What a browser sees of fetching pages: again what was kept, and a word when nothing can be fetched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices
from tests.harness.browser import Problems
from tests.pages import show
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.settings import Settings


class Counted(Services):
    drawn = 0

    def overview(self, *given: Any, **more: Any) -> Any:
        self.drawn += 1
        return super().overview(*given, **more)


def test_the_overview_opened_again_is_not_drawn_again(
    page: Page, live_server: Callable[..., str], sample_office: Database,
) -> None:
    services, door = Counted(sample_office), Door(sample_office, Settings.from_environment({}))
    office = live_server(create_app(services, door).server)
    guest = next(each for each in door.sample_people() if each.role is Role.DIRECTOR)
    page.context.add_cookies([{"name": "session", "value": door.enter_as(guest.id), "url": office}])
    show(page, office)  # brings the cookie that is part of what the browser says
    show(page, office)
    drawn = services.drawn
    show(page, office)
    expect(page.locator("h1")).to_be_visible()
    assert services.drawn == drawn > 0


def test_who_goes_on_without_a_connection_is_told_that_nothing_came(page: Page, live_server: Callable[..., str],
                                                                    page_problems: Problems) -> None:
    page_problems.expect("did not respond", "Failed to fetch", "ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED")
    show(page, live_server(create_app(FakeServices(), OpenDoor()).server))
    page.context.set_offline(True)
    page.get_by_role("link", name="Услуги", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Няма връзка")
    page.context.set_offline(False)
    page.get_by_role("link", name="План", exact=True).click()
    expect(page.get_by_role("alert")).to_have_count(0)
