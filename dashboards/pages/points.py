"""A period under a chart, and where a figure of the indicator is explained."""

from __future__ import annotations

from dashboards import urls
from dashboards.voice import Voice
from tracker.domain.period import Period
from tracker.services.views import IndicatorPage


def tick(period: Period, first: bool, voice: Voice) -> tuple[str, str]:
    """Its name and its year; the year stands under its first period only."""
    name, _, _ = voice.period_tick(period).rpartition(" ")
    if not name:
        return str(period.year), ""
    return name, str(period.year) if first or period.index == 1 else ""


def explaining(view: IndicatorPage, voice: Voice, period: Period, unit: str | None = None) -> str:
    """Of the whole, or of the unit that the page or the caller asks for."""
    figures = urls.SUBMITTED if view.provisional else None
    return urls.explanation(view.row.indicator.code, str(period), voice.lang, unit or view.row.progress.unit, figures)
