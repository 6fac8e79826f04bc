"""The Flask server under the pages: headers, downloads, health, and an honest 404."""

from __future__ import annotations

from flask import Flask, Response, jsonify, request
from flask_compress import Compress

from dashboards import export_routes, plain, scheme, template_routes, urls
from dashboards.account import Account
from dashboards.answers import Answers
from dashboards.auth import Door, protect
from dashboards.baseline_routes import BaselineRoutes
from dashboards.board_routes import make_board_blueprint
from dashboards.calendar_routes import CalendarRoutes
from dashboards.callbacks.services import Services
from dashboards.compare_routes import CompareRoutes
from dashboards.doors import Doors
from dashboards.entry_routes import make_blueprint
from dashboards.explain_routes import ExplainRoutes
from dashboards.handing_routes import HandingRoutes
from dashboards.import_routes import ImportRoutes
from dashboards.languages import ABOUT, Languages
from dashboards.next_year_routes import NextYearRoutes
from dashboards.office_routes import OfficeRoutes
from dashboards.people_routes import PeopleRoutes
from dashboards.plan_state_routes import PlanStateRoutes
from dashboards.reminder_routes import ReminderRoutes
from dashboards.report_routes import ReportRoutes
from dashboards.rows_routes import RowRoutes
from dashboards.target_routes import TargetRoutes
from dashboards.unit_routes import UnitRoutes
from dashboards.urls import Route
from tracker.report.office import Reports
from tracker.services.exports import Exports
from tracker.services.imports import Imports

HEADERS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
PAGES = ("/", "/<path:path>")
"""How Dash calls what answers with its page, whatever the path."""


def make_server(services: Services, door: Door) -> Flask:
    server = Flask("dashboards", static_folder=None)
    protect(server, door)
    server.config[ABOUT] = services.about
    server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=4)
    Compress(server)
    server.add_url_rule("/healthz", view_func=lambda: {"status": "ok"}, endpoint="healthz")
    server.add_url_rule("/api/", view_func=_no_such, endpoint="no_api")
    server.add_url_rule("/api/<path:_path>", view_func=_no_such, endpoint="no_such_api")
    plain.register(server)
    scheme.register(server)
    Doors(door).register(server)
    Account(door).register(server)
    CalendarRoutes(door).register(server)
    ReminderRoutes(door).register(server)
    PeopleRoutes(door).register(server)
    HandingRoutes(door).register(server)
    Languages(door).register(server)
    template_routes.register(server, services)
    TargetRoutes(services).register(server)
    RowRoutes(services).register(server)
    ExplainRoutes(services).register(server)
    CompareRoutes(services).register(server)
    BaselineRoutes(services).register(server)
    UnitRoutes(services).register(server)
    PlanStateRoutes(services).register(server)
    OfficeRoutes(services).register(server)
    NextYearRoutes(services).register(server)
    server.register_blueprint(make_blueprint(services))
    ImportRoutes(Imports(services.database, services.uploads.parent / "imports")).register(server)
    ReportRoutes(services, Reports(services, services.database, services.uploads)).register(server)
    export_routes.register(server, Exports(services.database, services))
    server.register_blueprint(make_board_blueprint(services))
    server.wsgi_app = Answers(server.wsgi_app, door.present)  # type: ignore[method-assign]
    return server


def secure(server: Flask, hashes: list[str]) -> None:
    """`hashes` are those of the inline scripts that Dash itself writes into the page."""
    scripts = " ".join(["'self'", *hashes])
    policy = (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )

    @server.after_request
    def after(response: Response) -> Response:
        response.headers.update({**HEADERS, "Content-Security-Policy": policy})
        if request.path.startswith("/assets/"):
            _whole(response)
        if _nowhere(response):
            response.status_code = 404
        return response


def _whole(response: Response) -> None:
    """A file of ours is small: read at once it is compressed and closed. Asked for by its date it never changes."""
    response.direct_passthrough = False
    file = response.response
    response.set_data(response.get_data())
    if hasattr(file, "close"):
        file.close()
    if "m" in request.args and response.status_code == 200:  # a refusal must not be kept
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"


def _nowhere(response: Response) -> bool:
    """Dash answers every path with its page; a path that leads nowhere shows it too, but says so."""
    page = response.status_code == 200 and request.endpoint in PAGES
    return page and urls.parse(request.path, "").route is Route.NOWHERE


def _no_such(_path: str = "") -> tuple[Response, int]:
    return jsonify(error={"code": "not_found", "message": "There is no such address."}), 404
