"""Debian's Chromium, driven by Playwright, and what must not happen in it."""

from __future__ import annotations

import shutil
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
GRAVE = ("serious", "critical")
NAMES = ("chromium", "chromium-browser", "google-chrome")


def launch(playwright: Playwright) -> Browser:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise RuntimeError("Chromium is not on this machine; install the package chromium.")
    return playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)


class Problems(list[str]):
    """What a page reported. The browser itself notes a refused answer or a lost line, at a moment of its own:
    a test that brings one about says so with `expect`, and it is never held against the page, early or late.
    """

    def __init__(self) -> None:
        super().__init__()
        self._expected: tuple[str, ...] = ()

    def expect(self, *marks: str) -> None:
        self._expected += marks

    def unexpected(self) -> list[str]:
        return [each for each in self if not any(mark in each for mark in self._expected)]


def watch(page: Page, problems: Problems) -> None:
    """Note every error the page reports and every request that leaves this machine."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def crash(error: Error) -> None:
        problems.append(f"script: {error}")

    def request(sent: Request) -> None:
        address = urlsplit(sent.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            problems.append(f"outside: {sent.url}")

    page.on("console", console)
    page.on("pageerror", crash)
    page.on("request", request)


def violations(page: Page, *rules: str) -> list[str]:
    """What keeps people out, a line for each: the rule, how grave, where, and what to do about it; by all rules or some."""
    found = Axe().run(page, options={"runOnly": [*rules]} if rules else None).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}) at {node['target']}: {rule['help']}"
        for rule in found if rule["impact"] in GRAVE for node in rule["nodes"]
    ]
