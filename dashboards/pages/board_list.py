"""One list of what is to be done: the forms, and for those that wait the moves of many at once."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import urls
from dashboards.components.drawn import Tag, tag
from dashboards.components.facts import section
from dashboards.components.states import empty
from dashboards.pages.board_grid import form_link
from dashboards.pages.board_words import NOTHING, TODOS
from dashboards.pages.frame import Setting
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.board import Todo
from tracker.errors import say
from tracker.services.board_views import BoardItem, BoardPage


def listed(view: BoardPage, setting: Setting) -> Any:
    voice, todo = setting.voice, view.todo or Todo.WAITING
    if not view.items:
        every = html.A(voice(say("All forms")), href=urls.href(setting.address.to(todo=None)), className="button",
                       **{"data-go": ""})
        return empty(voice(NOTHING[todo]), voice(say("Choose another list, or look at all forms.")), every)
    moves = todo in (Todo.WAITING, Todo.WARNINGS) and any(Act.APPROVE in item.may for item in view.items)
    lines = html.Ul([_line(item, setting, moves=moves) for item in view.items], className="card rows picks")
    title, count = voice(TODOS[todo]), str(len(view.items))
    if not moves:
        return section(title, lines, note=count)
    return section(title, tag("form", _all(voice), lines, _acts(todo, voice), **{"data-board": "picks"}), note=count)


def _all(voice: Voice) -> Tag:
    box = tag("input", type="checkbox", **{"data-all": ""})
    return tag("label", box, html.Span(voice(say("Choose all"))), className="check")


def _line(item: BoardItem, setting: Setting, *, moves: bool) -> html.Li:
    voice, period = setting.voice, str(item.period)
    name = f"{item.unit.name[voice.lang]}, {voice.period(item.period)}"
    whose = html.Div([html.Span(item.unit.name[voice.lang], className="strong"),
                      html.Span(voice.period(item.period), className="second")], className="whose")
    pick: Any = whose
    if moves and Act.APPROVE in item.may:
        marks = {"data-unit": item.unit.code, "data-period": period, "data-version": str(item.cell.version)}
        pick = tag("label", tag("input", type="checkbox", **marks), whose, className="check")
    due = html.Span(voice(say("due {day}", day=item.cell.due)), className="second")
    more: list[Any] = [form_link(item.unit.code, item.period, item.cell, item.may, setting), due]
    if not moves and Act.EXTEND in item.may:
        href = urls.href(setting.address.to(unit=item.unit.code, at=period, todo=None)) + "#extend"
        label = voice(say("Put the deadline off: {form}", form=name))
        more.append(html.A(voice(say("Put off…")), href=href, className="button small", **{"aria-label": label}))
    return html.Li([pick, *more], key=f"{item.unit.code}/{period}/{item.cell.version}")


def _acts(todo: Todo, voice: Voice) -> html.Div:
    """With warnings only if that is said; each form is looked at once more before it is moved."""
    warned = tag("input", type="checkbox", name="warned", defaultChecked=todo is Todo.WARNINGS or None)
    reason = tag("input", type="text", name="reason", maxLength=1000, autoComplete="off", className="cell-input words")
    return html.Div([
        html.Div([
            tag("button", voice(say("Approve the chosen")), type="submit", className="button primary",
                **{"data-to": "approve"}),
            tag("label", warned, html.Span(voice(say("with warnings too"))), className="check")], className="choice"),
        html.Div([
            tag("label", html.Span(voice(say("Reason for returning")), className="second"), reason, className="field"),
            tag("button", voice(say("Return the chosen")), type="submit", className="button", **{"data-to": "return"}),
        ], className="choice"),
        html.P(voice(say("Each form is moved by itself: what cannot be done is listed, and the rest is done.")),
               className="second"),
    ], className="board-acts")
