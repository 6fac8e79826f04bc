"""A made-up office with one form, and how tests sit down at it."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import request
from playwright.sync_api import Locator, Page, expect

from tests.dashboards.door import OpenDoor
from tests.dashboards.entry_office import OFFICER, REPORTER, FakeEntry
from tracker.domain.access import Actor

FORM, REVIEW = "/form/sz-cop/2015Q3", "/review/sz-cop/2015Q3"
SAVED, NBSP = "всичко е записано", "\u00a0"


@dataclass
class Door(OpenDoor):
    """Lets in whoever the cookie names, until the session is taken away; the password is `right`."""

    ended: bool = False

    def actor_of(self, _token: str | None) -> Actor | None:
        if self.ended:
            return None
        return OFFICER if request.cookies.get("who") == "officer" else REPORTER

    def sign_in(self, given: object) -> str:
        self.ended = False
        return "session"


@dataclass
class Office:
    url: str
    entry: FakeEntry
    door: Door = field(default_factory=Door)


def open_form(page: Page, office: Office, path: str = FORM) -> None:
    page.goto(office.url + path)
    expect(page.locator("table.entry")).to_be_visible()


def cell(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True)


def saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_contain_text(SAVED)
    expect(page.locator("[data-state]")).to_have_attribute("data-tone", "good")
