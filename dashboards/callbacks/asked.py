"""What a request asks for: the address, in which language."""

from __future__ import annotations

from dash.exceptions import PreventUpdate

from dashboards import urls
from dashboards.languages import remembered
from dashboards.urls import Address, Route
from dashboards.voice import Voice


def asked(path: str | None, search: str | None, only: Route | None = None) -> tuple[Address, Voice]:
    """Stops the callback of a page that the reader has just left."""
    address = urls.parse(path, search)
    if only is not None and address.route is not only:
        raise PreventUpdate
    return address, Voice(address.lang or remembered())
