"""Where two periods, units or plans are compared: a page that needs no script, and the same as a file."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, abort, request

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.compare_page import compare_page, comparison_csv
from dashboards.download import download
from dashboards.plain import voice_of_request
from tracker.errors import Invalid, NotFound
from tracker.services.comparing import Comparison, Question

GIVEN = ("what", "plan", "period", "unit", "other_plan", "other_period", "other_unit")


@dataclass(frozen=True)
class CompareRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/compare", "compare", self.show)
        server.add_url_rule("/compare.csv", "compare_file", self.file)

    def show(self) -> Response:
        return compare_page(self._found())

    def file(self) -> Response:
        found = self._found()
        name = urls.safe_name(f"compare-{found.what.value}-{found.left.plan.code}") + ".csv"
        return download(comparison_csv(found, voice_of_request()), name, "text/csv; charset=utf-8")

    def _found(self) -> Comparison:
        given = {key: request.args[key].strip()[:urls.LONGEST] for key in GIVEN if request.args.get(key, "").strip()}
        try:
            return self.services.compare(current_actor(), Question(**given))
        except (NotFound, Invalid):
            abort(404)
