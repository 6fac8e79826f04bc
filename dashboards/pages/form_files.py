"""Forms as files: the buttons that hand them out."""

from __future__ import annotations

from dash import html

from dashboards import urls
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.errors import say
from tracker.services.entry_views import FormPage, ReviewList


def form_files(view: FormPage, voice: Voice) -> html.P:
    href = urls.template_file(view.unit.code, str(view.period), voice.lang)
    links = [html.A(voice(say("Download as Excel")), href=href, className="button small", download="")]
    if Act.ENTER in view.may:
        links.append(import_link(voice, f"{view.unit.code}/{view.period}"))
    return html.P(links, className="choice files")


def import_link(voice: Voice, form: str = "") -> html.A:
    """To the page where a file is sent; `form` is the one that it is meant for."""
    return html.A(voice(say("Figures from a file")), href=urls.import_page(form, voice.lang), className="button small")


def review_files(view: ReviewList, voice: Voice) -> html.P | None:
    """All units at once, for the latest period of which there is a form."""
    items = (*view.waiting, *view.late, *view.approved)
    if not items:
        return None
    period = max((item.period for item in items), key=lambda each: each.end)
    word = voice(say("All forms for {period} as Excel", period=period))
    href = urls.template_file(None, str(period), voice.lang)
    return html.P([html.A(word, href=href, className="button small", download="")], className="choice files")
