"""The application as a whole: ids, callbacks, headers, errors."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboards.app import LAYOUTS, create_app
from tests.dashboards.conftest import Ask, answer
from tests.dashboards.door import OpenDoor, post
from tests.dashboards.office import FakeServices
from tests.harness.sources import ROOT

CALLBACKS = Path(__file__).parents[2] / "dashboards" / "callbacks"


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def ids(component: Any) -> Iterator[str]:
    if hasattr(component, "id"):
        yield str(component.id)
    children = getattr(component, "children", None)
    for child in children if isinstance(children, list | tuple) else [children]:
        if hasattr(child, "to_plotly_json"):
            yield from ids(child)


@pytest.mark.parametrize("page", LAYOUTS, ids=lambda page: page.__name__)
def test_a_layout_may_be_called_bare(page: Any) -> None:
    assert page.layout().to_plotly_json()


def test_every_id_of_a_callback_stands_in_a_layout(client: FlaskClient) -> None:
    asked = client.get("/_dash-dependencies").json
    named = {each["id"] for callback in asked for each in (*callback["inputs"], *callback["state"])}
    named |= {output.strip(".").rpartition(".")[0] for callback in asked for output in callback["output"].split("...")}
    there = {each for page in LAYOUTS for each in ids(page.layout())}
    assert named - there == set()


def test_each_output_is_written_by_one_callback(client: FlaskClient) -> None:
    outputs = Counter(
        output.strip(".")
        for callback in client.get("/_dash-dependencies").json
        for output in callback["output"].split("...")
    )
    assert [output for output, count in outputs.items() if count > 1] == []


def test_two_applications_in_one_process_do_not_share_callbacks() -> None:
    one, other = create_app(FakeServices(), OpenDoor()), create_app(FakeServices(), OpenDoor())
    assert len(one.callback_map) == len(other.callback_map) > 0


@pytest.mark.parametrize("path", sorted(CALLBACKS.glob("*.py")), ids=lambda path: path.stem)
def test_callbacks_are_short(path: Path) -> None:
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef) and function.name != "register":
            body = function.body[-1].end_lineno or 0
            assert body - function.body[0].lineno + 1 <= 8, f"{path.name}: {function.name}"


def test_a_page_asks_its_service_once() -> None:
    services = FakeServices()
    answer(create_app(services, OpenDoor()), "overview-body", "/")
    assert services.asked == 1


def test_nothing_may_be_loaded_from_outside(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/plan", 200), ("/indicator/x", 200), ("/nowhere", 404), ("/api/x", 404), ("/healthz", 200)],
)
def test_the_answer_says_whether_there_is_such_a_page(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_the_interface_has_a_404_of_its_own(client: FlaskClient) -> None:
    assert client.get("/api/anything").json["error"]["code"] == "not_found"


def test_an_office_on_its_first_day_says_why_it_is_empty() -> None:
    told = answer(create_app(FakeServices(empty=True), OpenDoor()), "overview-body", "/")
    assert "няма цел" in told
    assert "Нищо не изисква внимание" in told


@pytest.mark.parametrize(
    ("body", "path", "search", "words"),
    [
        ("overview-body", "/", "?plan=nope", "Не намерихме това"),
        ("overview-body", "/", "?period=1999", "1999"),
        ("indicator-body", "/indicator/none-such", "", "none-such"),
        ("indicator-body", "/indicator/none-such", "?lang=en", "We could not find this"),
        ("page", "/nowhere", "", "Няма такава страница"),
    ],
)
def test_a_wrong_address_is_answered_kindly(ask: Ask, body: str, path: str, search: str, words: str) -> None:
    assert words in ask(body, path, search)


def test_what_nobody_foresaw_is_logged_and_told_without_its_inside(ask: Ask, caplog: pytest.LogCaptureFixture) -> None:
    told = ask("indicator-body", "/indicator/broken")
    assert "Нещо се обърка" in told
    assert "fell over" not in told
    assert "fell over" in caplog.text


def test_the_callback_of_another_page_stays_quiet(app: Dash) -> None:
    inputs = [
        {"id": "address", "property": name, "value": value} for name, value in (("pathname", "/plan"), ("search", ""))
    ]
    reply = post(
        app.server.test_client(),
        "/_dash-update-component",
        json={
            "output": "..overview-body.children..",
            "outputs": [{"id": "overview-body", "property": "children"}],
            "inputs": inputs,
            "changedPropIds": [],
        },
    )
    assert reply.status_code == 204


def test_our_files_come_compressed_and_stay_with_the_browser(client: FlaskClient) -> None:
    reply = client.get("/assets/plotly-basic.min.js?m=1", headers={"Accept-Encoding": "br"})
    assert reply.headers["Content-Encoding"] == "br"
    assert int(reply.headers["Content-Length"]) < 450_000
    assert "immutable" in reply.headers["Cache-Control"]


def test_what_draws_charts_is_asked_for_by_its_own_version() -> None:
    """The browser keeps it for a year under that address."""
    assets = ROOT / "dashboards" / "assets"
    asked = re.findall(r"plotly-basic\.min\.js\?m=([\d.]+)", (assets / "16-plotly.js").read_text(encoding="utf-8"))
    told = re.search(r"v([\d.]+)", (assets / "plotly-basic.min.js").read_text(encoding="utf-8")[:200])
    assert told and asked == [told[1]]
