"""What stands before any page: the address, and the place where pages come."""

from __future__ import annotations

from dash import dcc, html

from dashboards import ids
from dashboards.components.states import loading


def layout() -> html.Div:
    address = dcc.Location(id=ids.Shell.ADDRESS, refresh="callback-nav")
    return html.Div([address, html.Div(loading(), id=ids.Shell.PAGE)])
