"""The application: joins server, pages and callbacks."""

from __future__ import annotations

import logging
from typing import Any

from dash import Dash, ctx

from dashboards import ids
from dashboards.answers import not_to_keep
from dashboards.auth import Door
from dashboards.callbacks import (
    board,
    form,
    indicator,
    overview,
    plan,
    review,
    review_form,
    service,
    shell,
    timeline,
    work,
)
from dashboards.callbacks.asked import asked
from dashboards.callbacks.services import Services
from dashboards.pages import board as board_page
from dashboards.pages import form as form_page
from dashboards.pages import indicator as indicator_page
from dashboards.pages import overview as overview_page
from dashboards.pages import plan as plan_page
from dashboards.pages import review as review_page
from dashboards.pages import review_form as review_form_page
from dashboards.pages import services as services_page
from dashboards.pages import shell as shell_page
from dashboards.pages import timeline as timeline_page
from dashboards.pages import work as work_page
from dashboards.pages.problem import of_error
from dashboards.scheme import scheme
from dashboards.web import make_server, secure
from tracker.errors import TrackerError

log = logging.getLogger(__name__)
CALLBACKS = (shell, overview, plan, indicator, work, form, review, review_form, board, service, timeline)
LAYOUTS = (shell_page, overview_page, plan_page, indicator_page, work_page, form_page, review_page, review_form_page,
           board_page, services_page, timeline_page)
INDEX = """<!DOCTYPE html>
<html lang="bg">
    <head>
        {%metas%}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{%title%}</title>
        <link rel="icon" href="data:image/svg+xml,ICON">
        {%css%}
    </head>
    <body>
        {%app_entry%}
        <footer>{%config%}{%scripts%}{%renderer%}</footer>
    </body>
</html>"""
ICON = (
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='4' fill='%231d4f7c'/%3E"
    "%3Cpath d='M4.5 12V8M8 12V4m3.5 8V6.5' stroke='%23fff' stroke-width='1.8' stroke-linecap='round'/%3E%3C/svg%3E"
)


class Page(Dash):
    """Its page already knows light from dark, or it would flash."""

    def interpolate_index(self, **parts: Any) -> str:
        found: str = super().interpolate_index(**parts)
        chosen = scheme()
        return found.replace('<html lang="bg">', f'<html lang="bg" data-scheme="{chosen}">', 1) if chosen else found


def create_app(services: Services, door: Door) -> Dash:
    """Pages are a table of our own: Dash's router draws a page anew, and so asks twice, at every change of a filter."""
    server = make_server(services, door)
    app = Page(
        "dashboards",
        server=server,
        use_async=False,
        use_pages=False,
        on_error=on_error,
        index_string=INDEX.replace("ICON", ICON),
        title="Индикатори",
        update_title=None,
        assets_folder="assets",
        assets_ignore="plotly-basic",
    )
    for callbacks in CALLBACKS:
        callbacks.register(app, services)
    app.layout = shell_page.layout
    app.validation_layout = [each.layout() for each in LAYOUTS]
    secure(server, list(app.csp_hashes()))
    return app


def on_error(error: Exception) -> dict[str, Any] | None:
    """One way out for every callback that failed: its page says what happened."""
    if not isinstance(error, TrackerError):
        log.error("callback failed", exc_info=error)
    not_to_keep()
    given = ctx.inputs | ctx.states
    address, voice = asked(given.get(f"{ids.Shell.ADDRESS}.pathname"), given.get(f"{ids.Shell.ADDRESS}.search"))
    return {"body": of_error(error, address, voice)} if "body" in ctx.outputs_grouping else None
