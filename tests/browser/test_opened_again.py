"""A page that is opened again, with nothing changed since, comes from what was kept, in a real browser too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from dashboards.app import create_app
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
