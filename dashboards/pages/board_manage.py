"""Below the board: deadlines put off, a form opened again, and the periods that are locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dash import html

from dashboards.components.drawn import Tag, tag
from dashboards.components.facts import section, table
from dashboards.pages.board_grid import in_time, sent
from dashboards.pages.frame import Setting
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.board import FormState
from tracker.errors import say
from tracker.services.board_views import BoardPage, PeriodLine

Options = Sequence[tuple[str, str]]


def sections(view: BoardPage, setting: Setting) -> Iterator[Any]:
    if view.todo is not None or not view.periods:
        return
    voice = setting.voice
    forms = [each for each in (_extend(view, setting), _reopen(view, setting)) if each]
    if forms:
        yield section(voice(say("Deadlines and forms")), html.Div(forms, className="board-forms"))
    if Act.LOCK in view.may or Act.UNLOCK in view.may:
        yield section(voice(say("Periods")), _periods(view, setting))


def _extend(view: BoardPage, setting: Setting) -> Tag | None:
    if Act.EXTEND not in view.may:
        return None
    voice, address = setting.voice, setting.address
    everybody = [("", voice(say("for everybody")))]
    units = [*everybody, *((part.unit.code, "\u2003" * part.depth + part.unit.name[voice.lang]) for part in view.parts)]
    return _form("extend", voice(say("Put a deadline off")), [
        _select("unit", voice(say("For whom")), units, address.unit), _period(view, setting),
        _day(voice(say("New deadline"))), _reason(voice)], voice(say("Put off")), setting)


def _reopen(view: BoardPage, setting: Setting) -> Tag | None:
    if Act.REOPEN not in view.may:
        return None
    voice = setting.voice
    units = [(row.unit.code, row.unit.name[voice.lang]) for row in view.rows if Act.REOPEN in row.may]
    hint = voice(say("An approved form is open to the end of that day. If it is not submitted by then, it closes by "
                     "itself: what was approved stands, and what was typed is kept for when it is opened again."))
    return _form("reopen", voice(say("Open a form again")), [
        _select("unit", voice(say("Unit")), units, setting.address.unit), _period(view, setting),
        _day(voice(say("Open until"))), _reason(voice)], voice(say("Open again")), setting, hint)


def _form(act: str, title: str, fields: Sequence[Any], doing: str, setting: Setting, hint: str = "") -> Tag:
    """Drawn anew with another filter, or it would keep what was chosen before."""
    key = f"{act}:{setting.address.unit}:{setting.address.at}"
    return tag("form", html.H3(title), *fields, *([html.P(hint, className="second")] if hint else []),
               html.Div(tag("button", doing, type="submit", className="button", **{"data-to": act})), key=key, id=act,
               className="card board-form", **{"data-board": act, "aria-label": title})


def _select(name: str, label: str, options: Options, chosen: str | None) -> Tag:
    known = chosen if chosen in [code for code, _ in options] else None
    control = tag("select", *(tag("option", word, value=code) for code, word in options), name=name,
                  className="cell-input", defaultValue=known)
    return _field(label, control)


def _period(view: BoardPage, setting: Setting) -> Tag:
    options = [(str(period), setting.voice.period(period)) for period in reversed(view.choices)]
    ended = [str(line.period) for line in view.lines if line.rate.expected]
    return _select("period", setting.voice(say("Period")), options, setting.address.at or next(reversed(ended), None))


def _day(label: str) -> Tag:
    return _field(label, tag("input", type="date", name="until", required=True, className="cell-input"))


def _reason(voice: Voice) -> Tag:
    return _field(voice(say("Reason")), tag("input", type="text", name="reason", required=True, maxLength=1000,
                                            autoComplete="off", className="cell-input words"))


def _field(label: str, control: Tag) -> Tag:
    return tag("label", html.Span(label, className="second"), control, className="field")


def _periods(view: BoardPage, setting: Setting) -> html.Div:
    voice = setting.voice
    heads = [(voice(say("Period")), ""), (voice(say("Deadline")), ""), (voice(say("Submitted")), ""),
             (voice(say("In time")), ""), (voice(say("Locked")), ""), ("", "")]
    rows = [[voice.period(line.period), voice.day(line.due), sent(line.rate, voice), in_time(line.rate, voice),
             _locked(line, voice), _acts(line, view, setting)] for line in reversed(view.lines)]
    return table(voice(say("Periods")), heads, rows)


def _locked(line: PeriodLine, voice: Voice) -> str:
    return voice(say("{part} of {whole}", part=line.states.get(FormState.LOCKED, 0), whole=sum(line.states.values())))


def _acts(line: PeriodLine, view: BoardPage, setting: Setting) -> html.Div:
    voice, name = setting.voice, setting.voice.period(line.period)
    found: list[Any] = []
    if Act.LOCK in view.may and line.states.get(FormState.APPROVED):
        found.append(_one("lock", line, voice(say("Lock")), voice(say("Lock {period}", period=name)), setting))
    if Act.UNLOCK in view.may and line.states.get(FormState.LOCKED):
        words = voice(say("Open {period} again", period=name))
        found.append(_one("open", line, voice(say("Open again")), words, setting, _reason(voice)))
    return html.Div(found, className="choice")


def _one(act: str, line: PeriodLine, doing: str, label: str, setting: Setting, *fields: Tag) -> Tag:
    hidden = [tag("input", type="hidden", name=name, value=value) for name, value in (
        ("period", str(line.period)), ("unit", setting.address.unit or ""))]
    return tag("form", *hidden, *fields, tag("button", doing, type="submit", className="button small", **{
        "data-to": act, "aria-label": label}), className="choice", **{"data-board": act})
