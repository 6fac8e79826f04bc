"""Another path brings another page; the page itself then asks for what it shows."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State

from dashboards import ids
from dashboards.callbacks.asked import asked
from dashboards.pages import board, form, indicator, overview, plan, review, review_form, services, timeline, work
from dashboards.pages.problem import not_found
from dashboards.urls import Route

LAYOUTS = {Route.OVERVIEW: overview.layout, Route.PLAN: plan.layout, Route.INDICATOR: indicator.layout,
           Route.WORK: work.layout, Route.FORM: form.layout, Route.REVIEW: review.layout,
           Route.REVIEW_FORM: review_form.layout, Route.BOARD: board.layout, Route.SERVICES: services.layout,
           Route.TIMELINE: timeline.layout}


def register(app: Dash, _services: object) -> None:
    @app.callback(
        {"body": Output(ids.Shell.PAGE, "children")},
        {"path": Input(ids.Shell.ADDRESS, "pathname"), "search": State(ids.Shell.ADDRESS, "search")})
    def go(path: str | None, search: str | None) -> dict[str, Any]:
        address, voice = asked(path, search)
        if address.route not in LAYOUTS:
            return {"body": not_found(address, voice)}
        return {"body": LAYOUTS[address.route]()}
