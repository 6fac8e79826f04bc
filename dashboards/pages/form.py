"""The form of a unit and a period: one column to fill, what is wrong beside it, what remains below."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import ids
from dashboards.components.drawn import drawn
from dashboards.components.states import empty, loading
from dashboards.pages import form_rows
from dashboards.pages.form_asked import asked, course
from dashboards.pages.form_files import form_files
from dashboards.pages.form_state import fillable, state
from dashboards.pages.form_terms import terms
from dashboards.pages.frame import Setting, framed
from dashboards.pages.work_words import days_words, status_words
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act, Actor
from tracker.domain.workflow import FormStatus
from tracker.errors import say
from tracker.services.entry_views import FormPage


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Form.BODY)


def body(view: FormPage, actor: Actor, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office)
    title = f"{view.unit.name[voice.lang]}, {voice.period(view.period)}"
    if not view.rows:
        return framed(
            setting,
            title,
            drawn(
                _head(title),
                _standing(view, voice),
                empty(
                    voice(say("Nothing is asked of this unit for this period.")),
                    voice(say("Forms to fill in are under “My work”.")),
                    html.A(voice(say("My work")), href=setting.href(Route.WORK), className="button", **{"data-go": ""}),
                ),
            ),
        )
    return framed(
        setting,
        title,
        drawn(
            root(
                view,
                actor,
                voice,
                [
                    _head(title),
                    _standing(view, voice),
                    *terms(view, voice),
                    form_files(view, voice),
                    came_back(view, voice),
                    _alert(),
                    form_rows.table(view, voice),
                    asked(view, voice),
                    _foot(view, voice),
                ],
            )
        ),
    )


def root(view: FormPage, actor: Actor, voice: Voice, content: list[Any]) -> html.Div:
    """Drawn anew as a whole whenever it is asked for: its script changes what is inside."""
    told = state(view, actor.id, voice)
    kind = "form fillable" if fillable(view) else "form"
    return html.Div([*content, course(view, voice)], className=kind, key=f"{hash(told)}", **{"data-form": told})


def urgent() -> html.Div:
    """What keeps everything from being saved, in view wherever one is."""
    return html.Div(className="alerts", **{"data-urgent": "", "role": "alert"})


def _head(title: str) -> html.Div:
    return html.Div(html.H1(title, id="title", tabIndex=-1), className="head")


def _standing(view: FormPage, voice: Voice) -> html.Div:
    """How far the form is; it stays in view while one scrolls."""
    deadline = voice(say("due {day}, {left}", day=view.deadline, left=days_words(view.days_left)))
    parts: list[Any] = [
        html.Span(
            voice(say("{filled} of {expected} filled", filled=view.filled, expected=view.expected)),
            **{"data-filled": ""},
        )
    ]
    parts += [html.Span(deadline, className="late" if view.days_left < 0 else None)] if view.status.open else []
    parts.append(
        html.Span(
            voice(say("everything is saved")) if fillable(view) else voice(status_words(view.status)),
            role="status",
            className="state-line",
            **{"data-state": ""} if fillable(view) else {},
        )
    )
    return html.Div([html.P(parts, className="lead dotted"), urgent()], className="standing")


def _alert() -> html.Div:
    return html.Div(className="alerts", **{"data-alert": "", "role": "alert"})


def came_back(view: FormPage, voice: Voice) -> html.Div | None:
    """Why the form came back, until it is submitted again: the latest reason, as the work list says it."""
    if view.status is not FormStatus.RETURNED:
        return None
    last = next((step for step in reversed(view.course) if step.act in (Act.RETURN, Act.REOPEN)), None)
    if last is None or not last.reason:
        return None
    gaps = {"who": last.who, "day": last.at.date()}
    told = voice(say("{who} reopened this form on {day}", **gaps) if last.act is Act.REOPEN
                 else say("{who} returned this form on {day}", **gaps))
    return html.Div([html.P(told, className="second"), html.P(last.reason, className="strong")], className="came-back")


def _foot(view: FormPage, voice: Voice) -> html.Div | None:
    if not fillable(view):
        return None
    submit = html.Button(
        voice(say("Submit for approval")),
        type="button",
        className="button primary",
        **{"data-act": "submit", "aria-disabled": "true"},
    )
    nothing = html.Button(voice(say("Nothing to report")), type="button", className="button", **{"data-act": "nothing"})
    return html.Div(
        [
            html.Div([submit, nothing], className="choice"),
            html.Div([html.P("", role="status"), html.Ul([])], className="remains", **{"data-remains": ""}),
            html.Div(**{"data-panel": "form"}),
        ],
        className="foot",
    )
