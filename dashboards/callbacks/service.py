"""Services: the address asks, the service answers."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output

from dashboards import ids
from dashboards.auth import current_actor
from dashboards.callbacks.asked import asked
from dashboards.callbacks.services import Services
from dashboards.pages import services as page
from dashboards.urls import Route


def register(app: Dash, services: Services) -> None:
    @app.callback(
        {"body": Output(ids.Services.BODY, "children")},
        {"path": Input(ids.Shell.ADDRESS, "pathname"), "search": Input(ids.Shell.ADDRESS, "search")})
    def show(path: str | None, search: str | None) -> dict[str, Any]:
        address, voice = asked(path, search, Route.SERVICES)
        view = services.services_page(current_actor(), address.plan, address.period)
        return {"body": page.body(view, address, voice)}
