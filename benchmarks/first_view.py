"""What a browser fetches until the overview stands there, on the first visit and on the next, and how soon it does."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Response, sync_playwright

from benchmarks.serving import cookies, served
from tests.harness.browser import launch

FIRST, NEXT = 1_700_000, 100_000
"""At most so many bytes, as they went over the wire."""
READY = "main h1"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
STANDS = "performance.now()"


def main() -> int:
    with TemporaryDirectory() as folder, served(Path(folder)) as (port, headers), sync_playwright() as playwright:
        address = f"http://127.0.0.1:{port}"
        with launch(playwright) as browser, browser.new_context(locale="bg-BG") as context:
            context.add_cookies([{"name": name, "value": value, "url": address}
                                 for name, value in cookies(headers).items()])
            visits = [_visit(context, address) for _ in range(2)]
    wrong = 0
    for name, (fetched, outside, painted, stands), most in zip(("first", "next"), visits, (FIRST, NEXT), strict=True):
        fits = fetched <= most and not outside
        wrong += not fits
        print(f"{fetched / 1000:8.0f} KB of at most {most / 1000:.0f} KB on the {name} visit; {outside} from outside; "
              f"first paint {painted:.0f} ms, the overview {stands:.0f} ms  {'ok' if fits else 'TOO MUCH'}")
    return int(wrong > 0)


def _visit(context: BrowserContext, address: str) -> tuple[int, int, float, float]:
    page, seen = context.new_page(), list[Response]()
    page.on("response", lambda answer: seen.append(answer))
    page.goto(address)
    page.wait_for_selector(READY)
    stands, painted = page.evaluate(STANDS), page.evaluate(PAINTED)
    page.wait_for_load_state("networkidle")
    sizes = [each.request.sizes() for each in seen if each.url.startswith("http")]
    fetched = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)
    outside = sum(not each.url.startswith((address, "data:", "blob:")) for each in seen)
    page.close()
    return fetched, outside, painted, stands


if __name__ == "__main__":
    sys.exit(main())
