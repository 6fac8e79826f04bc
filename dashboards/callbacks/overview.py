"""Overview: the address asks, the service answers; what is typed into the search goes to the address."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, no_update

from dashboards import ids, urls
from dashboards.auth import current_actor
from dashboards.callbacks.asked import asked
from dashboards.pages import overview
from dashboards.urls import Route
from dashboards.callbacks.services import Services


def register(app: Dash, services: Services) -> None:
    @app.callback(
        {"body": Output(ids.Overview.BODY, "children")},
        {"path": Input(ids.Shell.ADDRESS, "pathname"), "search": Input(ids.Shell.ADDRESS, "search")})
    def show(path: str | None, search: str | None) -> dict[str, Any]:
        address, voice = asked(path, search, Route.OVERVIEW)
        return {"body": overview.body(services.overview(current_actor(), address.plan, address.period), address, voice)}

    @app.callback(
        {"search": Output(ids.Shell.ADDRESS, "search")},
        {"q": Input(ids.Overview.SEARCH, "value"), "path": State(ids.Shell.ADDRESS, "pathname"), "search": State(ids.Shell.ADDRESS, "search")},
        prevent_initial_call=True)
    def look_for(q: str | None, path: str | None, search: str | None) -> dict[str, Any]:
        address, _ = asked(path, search, Route.OVERVIEW)
        wanted = (q or "").strip() or None
        return {"search": no_update if wanted == address.q else urls.search(address.to(q=wanted))}
