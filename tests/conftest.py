"""What every test may ask for. Nothing here skips: a missing program fails with the name of its package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.harness.browser import Problems, launch, violations, watch
from tests.harness.databases import KINDS, Databases
from tests.harness.postbox import Postbox, postbox
from tests.harness.postgres import Cluster
from tests.harness.server import served
from tests.harness.sources import ROOT
from tracker.db.migrate import upgrade
from tracker.db.work import Database
from tracker.services.setup import prepare

settings.register_profile("any machine", deadline=None)  # a busy machine is no finding
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Makes databases, empty or as copies; the PostgreSQL server starts with the first that needs it."""
    with ExitStack() as at_the_end:
        running: list[Cluster] = []

        def cluster() -> Cluster:
            if not running:
                started = Cluster()
                started.start()
                at_the_end.callback(started.stop)
                running.append(started)
            return running[0]

        yield Databases(tmp_path_factory.mktemp("databases"), cluster)


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """A test that asks for this, or for a database, runs once on each kind."""
    return str(request.param)


@pytest.fixture
def database_url(databases: Databases, database_kind: str) -> Iterator[str]:
    """The URL of an empty database, thrown away after the test."""
    with databases.fresh(database_kind) as url:
        yield url


@pytest.fixture(scope="session")
def prepared(databases: Databases) -> Iterator[Callable[[str], str]]:
    """`prepared(kind)` is the URL of a database with all tables and nothing in them, to be copied."""
    with ExitStack() as at_the_end:
        made: dict[str, str] = {}

        def template(kind: str) -> str:
            if kind not in made:
                made[kind] = at_the_end.enter_context(databases.fresh(kind))
                database = Database.at(made[kind])
                upgrade(database.engine)
                database.close()
            return made[kind]

        yield template


@pytest.fixture(scope="session")
def sample_template(databases: Databases) -> Iterator[str]:
    """The URL of a sample office, to be copied."""
    with databases.fresh("sqlite") as url:
        prepare(ROOT, url, sample=True)
        yield url


@pytest.fixture
def sample_office(databases: Databases, sample_template: str) -> Iterator[Database]:
    """Both plans, sample figures and sample people; of its own for each test."""
    with databases.fresh("sqlite", like=sample_template) as url:
        made = Database.at(url)
        yield made
        made.close()


@pytest.fixture
def database(databases: Databases, database_kind: str, prepared: Callable[[str], str]) -> Iterator[Database]:
    """A database of its own for each test, with all tables and nothing in them."""
    with databases.fresh(database_kind, like=prepared(database_kind)) as url:
        made = Database.at(url)
        yield made
        made.close()


@pytest.fixture
def letters() -> Iterator[Postbox]:
    """A mail server; `.url` is for TRACKER_SMTP_URL, `.letters` are those it took."""
    with postbox() as box:
        yield box


@pytest.fixture
def live_server(request: pytest.FixtureRequest) -> Iterator[Callable[[Callable[..., Any]], str]]:
    """`live_server(app)` serves a WSGI application until the test ends, and gives its URL."""
    page = request.getfixturevalue("page") if "page" in request.fixturenames else None
    with ExitStack() as at_the_end:
        yield lambda app: at_the_end.enter_context(served(app))
        if page is not None:
            page.close()  # first, or what it is still fetching would be cut off and counted as a problem


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=30_000)  # a condition is waited for; a busy machine only takes longer
    with sync_playwright() as playwright, launch(playwright) as started:
        yield started


@pytest.fixture
def page_problems() -> Problems:
    """What went wrong in the page so far; a test says which of it it expects."""
    return Problems()


@pytest.fixture
def page(browser: Browser, page_problems: Problems) -> Iterator[Page]:
    """An empty page for a Bulgarian reader; the test fails if it reports an error or asks anything of another host."""
    with browser.new_context(locale="bg-BG", viewport={"width": 1280, "height": 900}) as context:
        opened = context.new_page()
        watch(opened, page_problems)
        yield opened
    assert page_problems.unexpected() == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` lists the serious and critical barriers of the page; assert that there are none."""
    return violations
