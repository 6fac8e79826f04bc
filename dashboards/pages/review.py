"""For approval: what was submitted, what is late, what is approved."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboards import ids
from dashboards.components.drawn import drawn
from dashboards.components.facts import section
from dashboards.components.states import empty, loading
from dashboards.pages.form_files import review_files
from dashboards.pages.frame import Setting, framed
from dashboards.pages.work import folded, line
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.errors import say, say_n
from tracker.services.entry_views import ReviewList, WorkItem


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Review.BODY)


def body(view: ReviewList, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office)
    waiting, late, approved = voice(say("Waiting for you")), voice(say("Late forms")), voice(say("Approved forms"))
    look = voice(say("Open"))
    return framed(
        setting,
        voice(say("For approval")),
        drawn(
            html.P(className="flash", role="status", **{"data-flash": ""}),
            _head(view, voice),
            review_files(view, voice),
            _waiting(view, waiting, setting),
            _list(view.returned, voice(say("Returned forms")), look, setting),
            _list(view.late, late, look, setting),
            _list(view.approved, approved, look, setting),
        ),
    )


def _head(view: ReviewList, voice: Voice) -> html.Div:
    title = (
        say_n("{count} form awaits approval", "{count} forms await approval", len(view.waiting))
        if view.waiting
        else say("Nothing awaits approval")
    )
    late = len(view.late) + sum(item.days_left < 0 for item in view.returned)
    lead = voice(say_n("{count} form is late.", "{count} forms are late.", late) if late else say("No form is late."))
    return html.Div([html.H1(voice(title), id="title", tabIndex=-1), html.P(lead, className="lead")], className="head")


def _waiting(view: ReviewList, title: str, setting: Setting) -> html.Section:
    voice = setting.voice
    if view.waiting:
        return _list(view.waiting, title, voice(say("Review")), setting, first=True) or html.Section()
    return html.Section(
        empty(
            voice(say("Everything submitted has been reviewed.")),
            voice(say("Forms appear here as soon as a unit submits them.")),
        )
    )


def _list(
    items: Sequence[WorkItem], title: str, action: str, setting: Setting, *, first: bool = False
) -> html.Section | None:
    if not items:
        return None
    lines = [line(item, setting, Route.REVIEW_FORM, action, first=first and i == 0) for i, item in enumerate(items)]
    return section(title, *folded(lines, title, setting.voice), note=str(len(lines)))
