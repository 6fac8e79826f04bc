"""Forms to take along as Excel workbooks: of one unit, or of all for a period."""

from __future__ import annotations

from flask import Flask, Response, request

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.download import download
from dashboards.entry_told import Told, told_error
from dashboards.languages import remembered
from dashboards.voice import Voice
from tracker.errors import TrackerError
from tracker.services.template import template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(server: Flask, services: Services) -> None:
    def one(unit: str, period: str) -> Response | Told:
        return _template(services, unit, period)

    def all_units(period: str) -> Response | Told:
        return _template(services, None, period)

    server.add_url_rule("/form/<unit>/<period>/template.xlsx", "template", one)
    server.add_url_rule("/review/<period>/templates.xlsx", "templates", all_units)


def _template(services: Services, unit: str | None, period: str) -> Response | Told:
    lang = request.args.get("lang")
    if lang not in urls.LANGUAGES:
        lang = remembered()
    try:
        made = template(services.entry, current_actor(), unit, period, lang)
    except TrackerError as error:
        return told_error(error, Voice(lang))
    return download(made.content, urls.safe_name(made.name), XLSX)
