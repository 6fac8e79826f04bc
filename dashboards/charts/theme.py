"""Colours and lettering of the charts: the same as the custom properties in `assets/10-look.css`."""

from __future__ import annotations

from typing import Any

INK, SECOND, LINE, ACCENT, GROUND = "#17212b", "#53626f", "#dfe5ea", "#1d4f7c", "#ffffff"
GREEN, BLUE, AMBER, RED, GREY = "#0f7a5a", "#2171b5", "#a26000", "#b5341c", "#5f6c78"
STATUS = {
    "achieved": GREEN, "on_track": BLUE, "partly_achieved": AMBER, "at_risk": AMBER, "off_track": RED,
    "not_achieved": RED, "no_data": GREY, "not_computable": GREY, "not_due": GREY, "no_target": GREY,
}
FONT = "Inter, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
CONFIG: dict[str, Any] = {
    "displaylogo": False, "displayModeBar": False, "responsive": True, "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["sendChartToCloud"],
}
_MONTHS = [
    "януари",
    "февруари",
    "март",
    "април",
    "май",
    "юни",
    "юли",
    "август",
    "септември",
    "октомври",
    "ноември",
    "декември",
]
_DAYS = ["неделя", "понеделник", "вторник", "сряда", "четвъртък", "петък", "събота"]
_BG = {
    "dictionary": {"Download plot as a PNG": "Изтегли като PNG", "Reset axes": "Покажи всичко"},
    "format": {
        "days": _DAYS, "shortDays": ["нд", "пн", "вт", "ср", "чт", "пт", "сб"], "months": _MONTHS,
        "shortMonths": ["яну", "фев", "мар", "апр", "май", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"],
        "date": "%d.%m.%Y", "decimal": ",", "thousands": "\u00a0",
    },
}


def config(lang: str) -> dict[str, Any]:
    """The whole locale goes with each graph: one that is registered by a script may come too late."""
    return {**CONFIG, "locale": lang, "locales": {"bg": _BG}}


def layout(lang: str, **more: Any) -> dict[str, Any]:
    return {
        "font": {"family": FONT, "size": 12.5, "color": SECOND},
        "separators": ",\u00a0" if lang == "bg" else ".,",
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 24, "b": 8}, "showlegend": False, "hovermode": "closest", "dragmode": False,
        "hoverlabel": {"bgcolor": GROUND, "bordercolor": LINE, "font": {"family": FONT, "color": INK, "size": 12.5}},
        "template": "none", **more,
    }
