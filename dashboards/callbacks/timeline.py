"""The plan in time: the address asks, the service answers."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output

from dashboards import ids
from dashboards.auth import current_actor
from dashboards.callbacks.asked import asked
from dashboards.callbacks.services import Services
from dashboards.pages import timeline
from dashboards.urls import Route


def register(app: Dash, services: Services) -> None:
    @app.callback(
        {"body": Output(ids.Timeline.BODY, "children")},
        {"path": Input(ids.Shell.ADDRESS, "pathname"), "search": Input(ids.Shell.ADDRESS, "search")})
    def show(path: str | None, search: str | None) -> dict[str, Any]:
        address, voice = asked(path, search, Route.TIMELINE)
        view = services.plan_page(current_actor(), address.plan, address.period, submitted=bool(address.figures))
        return {"body": timeline.body(view, address, voice)}
