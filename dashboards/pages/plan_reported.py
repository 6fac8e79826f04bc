"""What was reported and approved of a row of the plan: how far it is, what was done, why not as planned."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.components.status import badge
from dashboards.pages.frame import Setting
from dashboards.rows_words import overdue_words, row_address, state_badge
from tracker.domain.period import Frequency, Period
from tracker.errors import Message, say, say_n
from tracker.services.row_views import Reported, RowStands


def reported(stands: RowStands | None, plan: str, setting: Setting) -> list[html.Div]:
    """As it stood at the end of the period."""
    if stands is None:
        return []
    voice, now = setting.voice, stands.now
    head: list[Any] = [badge(*state_badge(now.report.state if now else None, voice))]
    told = _told(stands, setting)
    if told:
        head.append(html.Span(told, className="second"))
    if stands.overdue is not None:
        head.append(html.Span(voice(overdue_words(stands.overdue)), className="late"))
    period = now.period if now else _quarter(setting)
    link = html.A(voice(say("To the report")), href=row_address(plan, stands.row, period, voice)) if period else ""
    words = [html.P(text) for text in _words(now, setting)] if now else []
    return [html.Div([html.P([*head, link], className="line"), *words], className="its-report")]


def _told(stands: RowStands, setting: Setting) -> str:
    """Up to when it is known, since when, and what still is to be done about it."""
    voice, now, found = setting.voice, stands.now, list[Message]()
    if now:
        found.append(say("as of {period}", period=now.period))
        if now.report.done:
            found.append(say("done {day}", day=now.report.done))
    open_ = sum(each.state == "open" for each in stands.measures)
    if open_:
        found.append(say_n("{count} corrective measure", "{count} corrective measures", open_))
    return " · ".join(voice(each) for each in found)


def _words(now: Reported, setting: Setting) -> list[str]:
    voice, report = setting.voice, now.report
    why = " ".join(each for each in (report.deviation, report.reason) if each)
    return [each for each in (report.told, voice(say("Deviation: {words}", words=why)) if why else "") if each]


def _quarter(setting: Setting) -> Period | None:
    """The last quarter of the period of the page."""
    if setting.period is None:
        return None
    return Period(Frequency.QUARTER, setting.period.end.year * 4 + (setting.period.end.month - 1) // 3)
