"""Whatever answers with a page stands in the table of pages, of which pictures are taken and barriers are looked for."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from werkzeug.exceptions import HTTPException

from dashboards import urls
from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices
from tests.pages import PAGES

FILES = {
    "healthz", "no_api", "no_such_api", "look", "rows_look", "calendar", "template", "templates", "targets_file", "compare_file",
    "row_evidence", "next_year_file", "import_refused", "report_document", "report_file", "export"}
BY_MACHINES = ("/_", "/assets/", "/entry/")


def test_every_route_that_a_person_opens_is_a_page_of_the_table() -> None:
    routes = create_app(FakeServices(), OpenDoor()).server.url_map
    paths = [urlsplit(path.format_map(defaultdict(lambda: "1"))).path for _, path in PAGES.values()]
    found = set()
    for path in paths:
        try:
            found.add(routes.bind("localhost").match(path)[0])
        except HTTPException:
            raise AssertionError(f"nothing answers {path}") from None
    opened = {rule.endpoint for rule in routes.iter_rules()
              if "GET" in (rule.methods or ()) and not rule.rule.startswith(BY_MACHINES)}
    assert opened - FILES == found | {"/"}


def test_every_page_of_the_dashboards_is_in_the_table() -> None:
    found = {urls.parse(*urlsplit(path)[2:4]).route for _, path in PAGES.values()}
    assert found == set(urls.Route)
