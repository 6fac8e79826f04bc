"""My work: what is owed and until when, what came back and why, what is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html

from dashboards import ids
from dashboards.components.drawn import drawn
from dashboards.components.facts import section
from dashboards.components.states import empty, loading
from dashboards.components.worklist import WorkLine, worklist
from dashboards.pages.form_files import import_link
from dashboards.pages.frame import Setting, framed
from dashboards.pages.work_words import days_words, status_words
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.period import Frequency, Period
from tracker.domain.workflow import FormStatus
from tracker.errors import Message, say, say_n
from tracker.services.entry_views import MyWork, WorkItem

FEW = 8


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Work.BODY)


def body(view: MyWork, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office)
    title = voice(say("My work"))
    return framed(setting, title, drawn(_head(view, voice), _owed(view, setting), _done(view, setting)))


def _head(view: MyWork, voice: Voice) -> html.Div:
    """The title says how much is owed, the line below how pressing it is."""
    late, back = (
        sum(item.days_left < 0 for item in view.owed),
        sum(item.status is FormStatus.RETURNED for item in view.owed),
    )
    title = (
        say_n("You have {count} form to submit", "You have {count} forms to submit", len(view.owed))
        if view.owed
        else say("You have no forms to submit now")
    )
    parts: list[Message] = [say_n("{count} is late", "{count} are late", late)] if late else []
    parts += [say_n("{count} came back for correction", "{count} came back for correction", back)] if back else []
    if view.owed and not late:
        parts.insert(
            0, say("the first is due {day}, {left}", day=view.owed[0].deadline, left=days_words(view.owed[0].days_left))
        )
    lead = "; ".join(voice(part) for part in parts)
    return html.Div(
        [
            html.H1(voice(title), id="title", tabIndex=-1),
            html.P(lead[:1].upper() + lead[1:] + ("." if lead else ""), className="lead"),
            html.P(import_link(voice), className="choice files"),
        ],
        className="head",
    )


def _owed(view: MyWork, setting: Setting) -> html.Section:
    voice = setting.voice
    if view.owed:
        lines = [
            line(item, setting, Route.FORM, _action(item, voice), first=i == 0) for i, item in enumerate(view.owed)
        ]
        return html.Section(worklist(lines, voice(say("Forms to fill in"))))
    ahead = say("The next forms are due after the end of the quarter on {day}.", day=_quarter_end(view))
    return html.Section(empty(voice(say("Everything asked of you has been submitted.")), voice(ahead)))


def _quarter_end(view: MyWork) -> date:
    today = view.office.today
    return Period(Frequency.QUARTER, today.year * 4 + (today.month - 1) // 3).end


def _done(view: MyWork, setting: Setting) -> html.Section | None:
    voice = setting.voice
    if not view.done:
        return None
    title = voice(say("Submitted and approved"))
    lines = [line(item, setting, Route.FORM, voice(say("View"))) for item in view.done]
    return section(title, *folded(lines, title, voice))


def folded(lines: Sequence[WorkLine], title: str, voice: Voice) -> list[html.Ul | html.Details]:
    """A long list shows its beginning; the rest unfolds."""
    first = worklist(lines[:FEW], title)
    if len(lines) <= FEW:
        return [first]
    more = voice(say_n("{count} more", "{count} more", len(lines) - FEW))
    return [first, html.Details([html.Summary(more), worklist(lines[FEW:], more)], className="earlier")]


def _action(item: WorkItem, voice: Voice) -> str:
    if item.status is FormStatus.RETURNED:
        return voice(say("Correct"))
    return voice(say("Continue")) if item.filled else voice(say("Fill in"))


def _due(item: WorkItem) -> Message:
    if item.open_until:
        return say("open until {day}", day=item.open_until)
    return say("due {day}, put off", day=item.deadline) if item.put_off else say("due {day}", day=item.deadline)


def line(item: WorkItem, setting: Setting, route: Route, action: str, *, first: bool = False) -> WorkLine:
    voice, owed = setting.voice, item.status.open
    return WorkLine(
        item.unit.name[voice.lang],
        voice.period(item.period),
        voice(_due(item)) if owed else "",
        voice(days_words(item.days_left)) if owed else "",
        owed and item.days_left < 0,
        voice(status_words(item.status)),
        item.filled,
        item.expected,
        voice(say("{filled} of {expected} filled", filled=item.filled, expected=item.expected)),
        item.reason,
        setting.href(route, item.unit.code, str(item.period)),
        action,
        first,
    )
