"""Services: how full they are, what they reported, where people went, what a result costs."""

from __future__ import annotations

from dash import html

from dashboards import ids
from dashboards.components.drawn import drawn
from dashboards.components.states import empty, loading
from dashboards.pages.frame import Setting, framed
from dashboards.pages.services_filled import filled
from dashboards.pages.services_results import results
from dashboards.pages.services_use import uses
from dashboards.pages.services_ways import ways
from dashboards.urls import Address
from dashboards.voice import Voice
from tracker.errors import say
from tracker.services.service_views import ServicesPage, crowded


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Services.BODY)


def body(view: ServicesPage, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office, view.plans, view.choice, view.period)
    title = voice(say("Services"))
    parts = [*uses(view, setting), *results(view, setting), *ways(view, setting), *filled(view, setting)]
    if not parts:
        parts = [empty(voice(say("Nothing has been reported yet.")),
                       voice(say("The charts will appear with the first approved figures.")))]
    return framed(setting, title, drawn(_head(view, voice, title), *parts))


def _head(view: ServicesPage, voice: Voice, title: str) -> html.Div:
    finding = voice(crowded(view.uses)) if any(each.now.share is not None for each in view.uses) else ""
    head = [f"{title}: ", html.Span(finding, className="finding")] if finding else title
    lead = voice(say("Approved figures up to the end of {period}.", period=view.period))
    return html.Div([html.H1(head, id="title", tabIndex=-1), html.P(lead, className="lead")], className="head")
