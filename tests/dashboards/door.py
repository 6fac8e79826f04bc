"""A door that knows everybody who comes: for tests of what lies behind it."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from flask import has_request_context
from flask.testing import FlaskClient

from tracker.domain.access import Actor, Grant, Role
from tracker.services.sign_in import Present

EVERYBODY = Actor(1, "Елена Тодорова", "monitoring@example.org", tuple(Grant(role) for role in Role))
TOKEN = "as dash sends it"


class OpenDoor:
    """Whoever asks is `actor`, with a session or without one."""

    def __init__(self, actor: Actor | None = EVERYBODY) -> None:
        self._actor, self._newest = actor, count(1)

    def actor_of(self, _token: str | None) -> Actor | None:
        return self._actor

    def present(self, token: str | None) -> Present | None:
        """The data is never the same twice: nothing that was drawn is kept. Doors that look at the request wait for one."""
        if not has_request_context():
            return None
        actor = self.actor_of(token)
        return actor and Present(actor, next(self._newest), date(2015, 10, 1))

    def choose_language(self, _actor: Actor, _lang: str) -> None:
        """It is kept nowhere."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"nobody was expected to ask for {name}")


def post(client: FlaskClient, path: str, **more: Any) -> Any:
    """As Dash's own script does: the cookie comes back as a header."""
    client.set_cookie("_csrf_token", TOKEN)
    return client.post(path, headers={"X-CSRFToken": TOKEN}, **more)
