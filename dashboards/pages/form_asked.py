"""What is behind and why: asked of the unit on its form, shown to the officer on the review."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards.components.drawn import Tag, tag
from dashboards.components.facts import section
from dashboards.components.status import badge
from dashboards.pages.form_state import fillable
from dashboards.pages.frame import clock
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.errors import Message, say
from tracker.services.entry_views import Asked, FormPage, Step

STEPS: dict[Act, Message] = {
    Act.SUBMIT: say("submitted"), Act.RETURN: say("returned"), Act.APPROVE: say("has been approved"),
    Act.REOPEN: say("reopened"), Act.LOCK: say("is locked"), Act.UNLOCK: say("unlocked"),
    Act.CORRECT: say("corrected"), Act.ENTER: say("entered"),
}


def asked(view: FormPage, voice: Voice) -> html.Section | None:
    if not view.asked:
        return None
    note = voice(say("The answers go to the officer; do not name people who use the services."))
    items = [_one(each, fillable(view), voice) for each in view.asked]
    return section(voice(say("What is behind, and why")), html.Ul(items, className="card rows whys"),
                   note=note if fillable(view) else None)


def _one(each: Asked, open_: bool, voice: Voice) -> html.Li:
    name, status = each.indicator.name[voice.lang], each.progress.status
    head = html.Div([html.P(name, className="strong"), badge(status.value, voice.name(status))], className="why-head")
    return html.Li([head, html.P(voice(each.explanation), className="second"),
                    _field(each, name, voice) if open_ else _answer(each, voice)])


def _field(each: Asked, name: str, voice: Voice) -> Tag:
    code, label = each.indicator.code, voice(say("Why is it behind: {name}", name=name))
    marks = {"id": f"why:{code}", "data-why": code, "aria-label": label, "className": "why"}
    return tag("textarea", rows=2, maxLength=4000, defaultValue=each.answer or "",
               placeholder=voice(say("What is holding it back, and what will be done")), **marks)


def _answer(each: Asked, voice: Voice) -> html.P:
    if each.answer:
        return html.P(each.answer, className="note")
    return html.P(voice(say("The unit has not said why.")), className="second")


def course(view: FormPage, voice: Voice) -> html.Details | None:
    """How the form went its way."""
    if not view.course:
        return None
    lines = html.Ol([_step(step, voice) for step in view.course], className="history")
    real = clock(view.office, voice)
    note = html.P(real, className="second") if real else None
    return html.Details([html.Summary(voice(say("History of the form"))), lines, note], className="earlier")


def _step(step: Step, voice: Voice) -> html.Li:
    word = voice(STEPS[step.act]) if step.act in STEPS else step.act.value
    who = html.Span(f"{step.who}, {voice.moment(step.at)}", className="second")
    lines: list[Any] = [html.P([html.B(word), " ", who])]
    if step.until:
        lines.append(html.P(voice(say("until {day}", day=step.until)), className="second"))
    return html.Li([*lines, html.P(step.reason, className="second")] if step.reason else lines)
