"""Until when a form may be filled, where that is not as usual."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html

from dashboards.voice import Voice
from tracker.errors import say
from tracker.services.entry_views import FormPage


def terms(view: FormPage, voice: Voice) -> Iterator[html.P]:
    """A deadline that was put off, a form that is open for some time only, or was and is not any more."""
    if view.put_off and view.status.open:
        yield _term(voice(say("The deadline was put off to {day}: {reason}", day=view.put_off.due,
                              reason=view.put_off.reason)))
    if view.open_until:
        yield _term(voice(say(
            "Open again until the end of {day}. If it is not submitted by then, it closes by itself and what was "
            "approved stands.", day=view.open_until)))
    if view.aside:
        yield _term(voice(say(
            "The form was open again and was not submitted in time: what was approved stands. What was typed meanwhile "
            "is kept, and is there when the form is opened again.")))


def _term(words: str) -> html.P:
    return html.P(words, className="came-back")
