"""A picture of every page in both languages, at three widths, by day and in the dark: `make screenshots`.

`python -m tests.screenshots overview plan` makes those of these pages only. They go to `build/screenshots/`.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Collection
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.harness.browser import launch
from tests.harness.sources import ROOT
from tests.pages import PAGES, Office, show
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.setup import prepare

OUT = ROOT / "build" / "screenshots"
WIDTHS = {390: 844, 1280: 900, 1920: 1080}
LANGUAGES, SCHEMES = ("bg", "en"), ("light", "dark")


def main(names: list[str]) -> None:
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    OUT.mkdir(parents=True, exist_ok=True)
    asked = {name: role for name, (role, _) in PAGES.items() if not names or name in names}
    with TemporaryDirectory() as folder, sync_playwright() as playwright, launch(playwright) as browser:
        url = f"sqlite:///{folder}/sample.sqlite3"
        prepare(ROOT, url, sample=True)
        with Office.opened(Database.at(url), Path(folder)) as office:
            for role in dict.fromkeys(asked.values()):
                of_role = [name for name, whose in asked.items() if whose is role]
                for lang, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
                    take(browser, office, role, of_role, lang=lang, width=width, scheme=scheme)
    told = f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}\n"
    sys.stdout.write(told)


def take(browser: Browser, office: Office, role: Role | None, names: Collection[str], *, lang: str, width: int,
         scheme: str) -> None:
    """The whole page, however long; on a projector what stands on its first screen."""
    size = {"width": width, "height": WIDTHS[width]}
    with browser.new_context(locale=lang, viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        context.add_cookies([{"name": "lang", "value": lang, "url": office.url}])
        if role is not None:
            context.add_cookies(office.cookies(role))
        page = context.new_page()
        for name in names:
            address = office.address(name)
            show(page, f"{address}{'&' if '?' in address else '?'}lang={lang}")
            page.screenshot(path=OUT / f"{name}-{lang}-{width}-{scheme}.png", full_page=width < max(WIDTHS))


if __name__ == "__main__":
    main(sys.argv[1:])
