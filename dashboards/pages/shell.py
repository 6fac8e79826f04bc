"""What stands before any page: the address, and the place where pages come."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html

from dashboards import ids
from dashboards.components.states import loading

ACCENTS = ["#eef4f9", "#dbe7f1", "#b7cfe3", "#8fb3d3", "#6698c3", "#437fb1", "#2c699d", "#1d4f7c", "#174268", "#103350"]
THEME = {"primaryColor": "accent", "primaryShade": 7, "colors": {"accent": ACCENTS}, "fontFamily": "var(--font)",
         "defaultRadius": 8, "respectReducedMotion": True}


def layout() -> dmc.MantineProvider:
    return dmc.MantineProvider(theme=THEME, forceColorScheme="light", children=[
        dcc.Location(id=ids.Shell.ADDRESS, refresh="callback-nav"), html.Div(loading(), id=ids.Shell.PAGE)])
