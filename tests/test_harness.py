from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page
from sqlalchemy import create_engine, text

from tests.harness import browser as browser_module
from tests.harness import postgres
from tests.harness.browser import Problems
from tests.harness.databases import Databases

Serve = Callable[[Callable[..., Any]], str]


def html(body: str) -> Callable[..., Iterable[bytes]]:
    head = "<title>Проба</title><link rel='icon' href='data:,'>"
    page = f"<!doctype html><html lang='bg'><head>{head}</head>{body}</html>"

    def app(_environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [page.encode()]

    return app


def ask(url: str, *statements: str) -> list[Any]:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            return [connection.execute(text(statement)) for statement in statements][-1].scalars().all()
    finally:
        engine.dispose()


def test_a_fresh_database_answers_on_both(database_url: str, database_kind: str) -> None:
    assert database_url.startswith(database_kind)
    assert ask(database_url, "select 1") == [1]


@pytest.mark.parametrize("_time", ["first", "second"])
def test_a_fresh_database_is_empty_each_time(database_url: str, _time: str) -> None:
    assert ask(database_url, "create table unit (name text)", "select name from unit") == []


def test_a_database_can_be_copied(databases: Databases, database_kind: str) -> None:
    with databases.fresh(database_kind) as old:
        ask(old, "create table unit (name text)", "insert into unit values ('Дом') returning name")
        with databases.fresh(database_kind, like=old) as new:
            assert ask(new, "insert into unit values ('Център') returning name") == ["Център"]
        assert ask(old, "select name from unit") == ["Дом"]


def test_postgresql_knows_cyrillic_letters(databases: Databases) -> None:
    with databases.fresh("postgresql") as url:
        assert ask(url, "select lower('ДОМ')") == ["дом"]


def test_a_wsgi_application_is_served_on_this_machine_alone(live_server: Serve) -> None:
    url = live_server(html("<main>Добре</main>"))
    assert url.startswith("http://127.0.0.1:")
    with urlopen(url) as answer:
        assert "Добре" in answer.read().decode()


def test_the_browser_opens_a_page_as_a_bulgarian_reader(page: Page, live_server: Serve) -> None:
    page.goto(live_server(html("<main><h1>Добре</h1></main>")))
    assert page.get_by_role("heading").inner_text() == "Добре"
    assert page.evaluate("navigator.language") == "bg-BG"


@pytest.mark.parametrize(("body", "problem"), [
    ("<script>console.error('нещо')</script>", "console: нещо"),
    ("<script>throw new Error('счупено')</script>", "script: счупено"),
    ("<img alt='' src='http://example.org/a.png'>", "outside: http://example.org/a.png"),
])
def test_a_page_with_a_problem_would_fail(
    page: Page, live_server: Serve, page_problems: Problems, body: str, problem: str
) -> None:
    page.goto(live_server(html(body)))
    assert any(found.startswith(problem) for found in page_problems)
    page_problems.clear()


def test_a_page_is_checked_for_barriers(page: Page, live_server: Serve, axe: Callable[[Page], list[str]]) -> None:
    page.goto(live_server(html("<main><h1>Добре</h1><button></button></main>")))
    assert [found.split()[0] for found in axe(page)] == ["button-name"]
    page.goto(live_server(html("<main><h1>Добре</h1><button>Запиши</button></main>")))
    assert axe(page) == []


def test_a_missing_program_is_told_with_the_name_of_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("pathlib.Path.glob", lambda _path, _pattern: iter(()))
    with pytest.raises(RuntimeError, match="install the package postgresql"):
        postgres.Cluster()
    with pytest.raises(RuntimeError, match="install the package chromium"):
        browser_module.launch(None)
