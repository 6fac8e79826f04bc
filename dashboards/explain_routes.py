"""Where a figure and its status are explained, on a page that stands alone and that `57-explain.js` opens in place."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, abort, request

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.explain_page import explain_page
from tracker.errors import Invalid, NotFound


@dataclass(frozen=True)
class ExplainRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/explain", "explain", self.show)

    def show(self) -> Response:
        asked = {key: value[:urls.LONGEST] for key, value in request.args.items()}
        submitted = asked.get("figures") == urls.SUBMITTED
        try:
            found = self.services.explain(
                current_actor(), asked.get("indicator", ""), asked.get("period") or None, asked.get("unit") or None,
                submitted=submitted)
        except (NotFound, Invalid):
            abort(404)
        return explain_page(found, submitted=submitted)
