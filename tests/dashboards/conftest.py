"""An application over the made-up office, and what its callbacks answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor, post
from tests.dashboards.office import FakeServices

Ask = Callable[..., str]


@pytest.fixture(scope="session")
def app() -> Dash:
    return create_app(FakeServices(), OpenDoor())


@pytest.fixture
def ask(app: Dash) -> Ask:
    """`ask("overview-body", "/", "?plan=x")`: the answer of a page's callback, as text."""
    return lambda *what, **more: answer(app, *what, **more)


def answer(app: Dash, body: str, path: str, search: str = "", cookie: str | None = None) -> str:
    client = app.server.test_client()
    if cookie:
        client.set_cookie("lang", cookie)
    inputs: list[dict[str, Any]] = [
        {"id": "address", "property": name, "value": value} for name, value in (("pathname", path), ("search", search))
    ]
    reply = post(
        client,
        "/_dash-update-component",
        json={
            "output": f"..{body}.children..",
            "outputs": [{"id": body, "property": "children"}],
            "inputs": inputs,
            "changedPropIds": [],
        },
    )
    assert reply.status_code == 200, reply.text
    return json.dumps(reply.json, ensure_ascii=False)
