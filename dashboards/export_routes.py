"""Downloads: what a page shows, with its own plan, period and filters in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Flask, Response, abort, request

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.download import download
from dashboards.languages import remembered
from dashboards.urls import Address
from tracker.domain.access import Actor
from tracker.errors import Invalid, TrackerError
from tracker.services.export_file import Asked, File, Form
from tracker.services.exports import Exports

NOWHERE, UNPROCESSABLE = 404, 422
"""What is not there and what is not for them look alike."""
Way = Callable[[Actor, Asked], File]


def register(server: Flask, exports: Exports) -> None:
    ways: Mapping[str, Way] = {
        "indicators": exports.progress, "plan": exports.plan, "iptt": exports.iptt, "figures": exports.figures,
        "review": exports.review, "history": exports.history, "definitions": exports.definitions,
        "indicator": exports.indicator, "services": exports.services}

    def taken(what: str, form: str) -> Response:
        if what not in ways or form not in tuple(Form):
            abort(404)
        try:
            return _sent(ways[what](current_actor(), _asked(form)))
        except TrackerError as error:
            abort(UNPROCESSABLE if isinstance(error, Invalid) else NOWHERE)

    server.add_url_rule("/export/<what>/<form>", "export", taken)


def _asked(form: str) -> Asked:
    """The filters of a page as its address has them."""
    at: Address = urls.parse("/", request.query_string.decode("utf-8", "replace"))
    return Asked(at.lang or remembered(), Form(form), at.plan, at.period, request.args.get("code", "")[:urls.LONGEST],
                 at.status, at.q or "", at.figures == urls.SUBMITTED)


def _sent(file: File) -> Response:
    return download(file.content, file.name, file.media)
