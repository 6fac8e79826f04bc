"""A picture of every page in both languages, at three widths, by day and in the dark: `make screenshots`.

`python -m tests.screenshots overview plan` makes those of these pages only. They go to `build/screenshots/`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from dashboards.app import create_app
from dashboards.auth import csrf_of
from tests.harness.browser import launch
from tests.harness.server import served
from tests.harness.sources import ROOT
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.services.setup import prepare
from tracker.settings import Settings

OUT = ROOT / "build" / "screenshots"
WIDTHS = {390: 844, 1280: 900, 1920: 1080}
LANGUAGES, SCHEMES = ("bg", "en"), ("light", "dark")
PLAN, INDICATOR = "stara-zagora-2015", "sz-petrovo-capacity"
PAGES: dict[str, tuple[Role | None, str]] = {
    "sign-in": (None, "/sign-in"),
    "overview": (Role.OFFICER, f"/?plan={PLAN}"),
    "plan": (Role.OFFICER, f"/plan?plan={PLAN}"),
    "indicator": (Role.OFFICER, f"/indicator/{INDICATOR}"),
    "indicator-units": (Role.OFFICER, "/indicator/sz-children-in-institutions"),
    "explain": (Role.OFFICER, f"/explain?indicator={INDICATOR}&period=2015Q2"),
    "compare-periods": (Role.DIRECTOR, f"/compare?plan={PLAN}"),
    "compare-units": (Role.OFFICER, f"/compare?what=units&plan={PLAN}&unit=sz-petrovo&other_unit=sz-sladak-kladenets"),
    "compare-plans": (Role.ADMINISTRATOR, f"/compare?what=plans&plan={PLAN}"),
    "work": (Role.REPORTER, "/work"),
    "form": (Role.REPORTER, "/form/sz-cop/2015Q3"),
    "review": (Role.OFFICER, "/review"),
    "review-form": (Role.OFFICER, "/review/sz-cop/2015Q3"),
    "board": (Role.OFFICER, "/board"),
    "targets": (Role.OFFICER, f"/targets?plan={PLAN}"),
    "target": (Role.OFFICER, f"/targets/{INDICATOR}"),
    "baselines": (Role.OFFICER, f"/baselines?plan={PLAN}"),
    "next-year": (Role.OFFICER, f"/next-year?plan={PLAN}"),
    "reports": (Role.OFFICER, f"/reports?plan={PLAN}"),
    "import": (Role.REPORTER, "/import"),
    "people": (Role.ADMINISTRATOR, "/people"),
    "account": (Role.DIRECTOR, "/account"),
    "not-found": (Role.DIRECTOR, "/nowhere"),
}


@dataclass(frozen=True)
class Office:
    url: str
    door: Door

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator[Office]:
        with TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/sample.sqlite3"
            prepare(ROOT, url, sample=True)
            database = Database.at(url)
            door = Door(database, Settings.from_environment({}))
            with served(create_app(Services(database, Path(folder)), door).server) as address:
                yield cls(address, door)
            database.close()

    def cookies(self, role: Role) -> list[dict[str, str]]:
        guest = next(each for each in self.door.sample_people() if each.role is role)
        token = self.door.enter_as(guest.id)
        return [{"name": name, "value": value, "url": self.url}
                for name, value in (("session", token), ("_csrf_token", csrf_of(token)))]


def main(names: list[str]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    asked = {name: page for name, page in PAGES.items() if not names or name in names}
    with Office.opened() as office, sync_playwright() as playwright, launch(playwright) as browser:
        for role in dict.fromkeys(role for role, _ in asked.values()):
            paths = {name: path for name, (whose, path) in asked.items() if whose is role}
            for lang, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
                take(browser, office, role, paths, lang=lang, width=width, scheme=scheme)
    told = f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}\n"
    sys.stdout.write(told)


def take(browser: Browser, office: Office, role: Role | None, paths: dict[str, str], *, lang: str, width: int,
         scheme: str) -> None:
    size = {"width": width, "height": WIDTHS[width]}
    with browser.new_context(locale=lang, viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        context.add_cookies([{"name": "lang", "value": lang, "url": office.url}])
        if role is not None:
            context.add_cookies(office.cookies(role))  # type: ignore[arg-type]
        page = context.new_page()
        for name, path in paths.items():
            show(page, f"{office.url}{path}{'&' if '?' in path else '?'}lang={lang}")
            page.screenshot(path=OUT / f"{name}-{lang}-{width}-{scheme}.png")


def show(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("h1").first.wait_for()
    expect(page.locator(".loading")).to_have_count(0)
    if page.locator(".dash-graph").count():
        page.locator(".dash-graph .main-svg").first.wait_for()
    if page.locator(".grid").first.is_visible():  # it draws itself once it comes into view
        page.locator(".grid").scroll_into_view_if_needed()
        page.locator(".ag-row .name-cell").first.wait_for()
        page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.fonts.ready.then(() => true)")


if __name__ == "__main__":
    main(sys.argv[1:])
