"""The board: units and periods with the state of each form, lists of what is to be done, and what may be done."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import ids, urls
from dashboards.auth import current_actor
from dashboards.components.drawn import Tag, drawn, tag
from dashboards.components.states import empty, loading
from dashboards.pages import board_grid, board_list, board_manage
from dashboards.pages.board_words import TODOS
from dashboards.pages.frame import Setting, framed
from dashboards.urls import Address
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.board import Todo
from tracker.errors import say, say_n
from tracker.services.board_views import BoardPage


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Board.BODY)


def body(view: BoardPage, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office)
    title = _finding(view, voice)
    return framed(setting, title, drawn(
        _head(view, title, voice), _filters(view, setting),
        html.Div(className="alerts", role="status", **{"data-result": ""}),
        _forms(view, setting), *board_manage.sections(view, setting)))


def _finding(view: BoardPage, voice: Voice) -> str:
    whole = view.whole
    if not whole.expected:
        return voice(say("No form is due yet"))
    late = view.todos.get(Todo.LATE, 0)
    told = say_n("{sent} of {count} form submitted", "{sent} of {count} forms submitted", whole.expected,
                 sent=whole.sent)
    return voice(told) + (", " + voice(say_n("{count} is late", "{count} are late", late)) if late else "")


def _head(view: BoardPage, title: str, voice: Voice) -> html.Div:
    waiting = view.todos.get(Todo.WAITING, 0)
    lead = say_n("{count} waits for approval.", "{count} wait for approval.", waiting) if waiting else say(
        "Nothing waits for approval.")
    return html.Div([
        html.H1(title, id="title", tabIndex=-1), html.P(voice(lead), className="lead"),
        html.Details([
            html.Summary(voice(say("How completeness and timeliness are counted"))),
            html.P(voice(say(
                "Completeness: forms that are submitted, approved or locked, of all whose period has ended."))),
            html.P(voice(say(
                "Timeliness: forms that came by their deadline, of those that came or whose deadline has passed. The "
                "first submission counts: a form that was returned came in time all the same."))),
            html.P(voice(say(
                "Late: submitted after the deadline, or not submitted and past it. A deadline that was put off counts "
                "as it was put off."))),
        ], className="earlier explained"),
        *_to_reminders(voice),
    ], className="head")


def _to_reminders(voice: Voice) -> list[html.P]:
    if not current_actor().may(Act.SEE_REMINDERS, {}):
        return []
    words, address = voice(say("Who was reminded")), f"/reminders?lang={voice.lang}"
    return [html.P(html.A(words, href=address, className="button small"))]


def _filters(view: BoardPage, setting: Setting) -> html.Div:
    voice, address = setting.voice, setting.address
    parts = [("", voice(say("all units"))), *(
        (part.unit.code, "\u2003" * part.depth + part.unit.name[voice.lang]) for part in view.parts)]
    periods = [("", voice(say("the latest periods"))), *(
        (str(period), voice.period(period)) for period in reversed(view.choices))]
    return html.Div([
        html.Div([_select("unit", voice(say("Units")), parts, address.unit),
                  _select("at", voice(say("Period")), periods, address.at)], className="board-filters"),
        html.Div([_chip(None, voice(say("All")), setting), *(
            _chip(todo, voice(word), setting, view.todos.get(todo, 0)) for todo, word in TODOS.items())],
            className="chips", role="group", **{"aria-label": voice(say("What is to be done"))}),
    ], className="board-asked")


def _select(name: str, label: str, options: list[tuple[str, str]], chosen: str | None) -> Tag:
    """Choosing leads to the address; see `assets/54-board.js`."""
    marks = {"data-filter": name, "className": "cell-input", "defaultValue": chosen or ""}
    control = tag("select", *(tag("option", word, value=code) for code, word in options), **marks)
    return tag("label", html.Span(label, className="second"), control, className="field")


def _chip(todo: Todo | None, word: str, setting: Setting, count: int | None = None) -> html.A:
    current = {"aria-current": "true"} if setting.address.todo is todo else {}
    return html.A([word, html.B(str(count))] if count is not None else [word], className="chip",
                  href=urls.href(setting.address.to(todo=todo)), **{"data-go": "", **current})


def _forms(view: BoardPage, setting: Setting) -> Any:
    if view.todo is not None:
        return board_list.listed(view, setting)
    if not view.periods:
        voice = setting.voice
        return empty(voice(say("There are no forms here yet.")), voice(say("They appear as soon as a period begins.")))
    return board_grid.grid(view, setting)
