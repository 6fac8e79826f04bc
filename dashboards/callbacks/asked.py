"""What a request asks for: the address, in which language."""

from __future__ import annotations

from dash.exceptions import PreventUpdate
from flask import has_request_context, request

from dashboards import urls
from dashboards.urls import Address, Route
from dashboards.voice import Voice


def asked(path: str | None, search: str | None, only: Route | None = None) -> tuple[Address, Voice]:
    """Stops the callback of a page that the reader has just left."""
    address = urls.parse(path, search)
    if only is not None and address.route is not only:
        raise PreventUpdate
    return address, Voice(address.lang or remembered())


def remembered() -> str:
    """The language chosen before, kept in a cookie."""
    lang = request.cookies.get("lang") if has_request_context() else None
    return lang if lang in urls.LANGUAGES else "bg"
