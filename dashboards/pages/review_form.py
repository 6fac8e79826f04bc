"""A submitted form as its officer sees it: figures beside their history, what the checks said, and the three moves."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import ids
from dashboards.components.drawn import drawn
from dashboards.components.states import loading
from dashboards.pages import form_rows
from dashboards.pages.form import root, urgent
from dashboards.pages.form_asked import asked
from dashboards.pages.form_terms import terms
from dashboards.pages.frame import Setting, framed
from dashboards.pages.work_words import days_words, status_words
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act, Actor
from tracker.errors import say, say_n
from tracker.services.entry_views import FormPage, Severity

MOVES = (
    (Act.APPROVE, "approve", say("Approve")),
    (Act.RETURN, "return", say("Return…")),
    (Act.REOPEN, "reopen", say("Reopen…")),
)


def layout() -> html.Div:
    return html.Div(loading(), id=ids.ReviewForm.BODY)


def body(view: FormPage, actor: Actor, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office)
    title = f"{view.unit.name[voice.lang]}, {voice.period(view.period)}"
    back = html.Nav(
        html.Ol([html.Li(html.A(voice(say("For approval")), href=setting.href(Route.REVIEW), **{"data-go": ""}))]),
        className="crumbs",
        **{"aria-label": voice(say("Where you are"))},
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
                    back,
                    _head(title, view, voice),
                    *terms(view, voice),
                    html.Div(urgent(), className="standing"),
                    html.Div(className="alerts", role="alert", **{"data-alert": ""}),
                    form_rows.table(view, voice),
                    asked(view, voice),
                    _foot(view, voice),
                ],
            )
        ),
    )


def _head(title: str, view: FormPage, voice: Voice) -> html.Div:
    warnings = sum(each.severity is Severity.WARNING for each in view.findings)
    parts: list[Any] = [
        html.Span(voice(status_words(view.status))),
        html.Span(voice(say("{filled} of {expected} filled", filled=view.filled, expected=view.expected))),
    ]
    if warnings:
        parts.append(html.Span(voice(say_n("{count} warning", "{count} warnings", warnings))))
    if view.status.open:
        parts.append(
            html.Span(
                voice(say("due {day}, {left}", day=view.deadline, left=days_words(view.days_left))),
                className="late" if view.days_left < 0 else None,
            )
        )
    return html.Div([html.H1(title, id="title", tabIndex=-1), html.P(parts, className="lead dotted")], className="head")


def _foot(view: FormPage, voice: Voice) -> html.Div | None:
    moves = [(name, voice(word)) for act, name, word in MOVES if act in view.may]
    if not moves:
        return None
    buttons = [
        html.Button(
            word, type="button", className="button primary" if name == "approve" else "button", **{"data-act": name}
        )
        for name, word in moves
    ]
    return html.Div([html.Div(buttons, className="choice"), html.Div(**{"data-panel": "form"})], className="foot")
