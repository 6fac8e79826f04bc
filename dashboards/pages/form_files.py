"""Forms as files: the buttons that hand them out."""

from __future__ import annotations

from dash import html

from dashboards import urls
from dashboards.voice import Voice
from tracker.errors import say
from tracker.services.entry_views import FormPage, ReviewList


def form_files(view: FormPage, voice: Voice) -> html.P:
    href = urls.template_file(view.unit.code, str(view.period), voice.lang)
    link = html.A(voice(say("Download as Excel")), href=href, className="button small", download="")
    return html.P([link], className="choice files")


def review_files(view: ReviewList, voice: Voice) -> html.P | None:
    """All units at once, for the latest period of which there is a form."""
    items = (*view.waiting, *view.late, *view.approved)
    if not items:
        return None
    period = max((item.period for item in items), key=lambda each: each.end)
    word = voice(say("All forms for {period} as Excel", period=period))
    href = urls.template_file(None, str(period), voice.lang)
    return html.P([html.A(word, href=href, className="button small", download="")], className="choice files")
