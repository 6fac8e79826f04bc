"""The plan in time: what is marked, due, done and late; below it how much of what is owed each indicator has."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html

from dashboards import ids
from dashboards.components.drawn import drawn
from dashboards.components.states import loading
from dashboards.pages.bullets import bullets
from dashboards.pages.frame import Setting, framed, provisional
from dashboards.pages.timeline_lanes import lanes, milestones
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.status import Progress, Status
from tracker.errors import Message, say, say_n
from tracker.services.views import PlanPage


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Timeline.BODY)


def body(view: PlanPage, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office, view.plans, view.choice, view.period)
    title = voice(say("The plan in time"))
    return framed(setting, title, drawn(_head(view, setting, title), lanes(view, setting), *bullets(view, setting)))


def _head(view: PlanPage, setting: Setting, title: str) -> html.Div:
    voice = setting.voice
    back = html.A(voice(say("The plan as it was printed")), href=setting.href(Route.PLAN), **{"data-go": ""})
    return html.Div([html.H1([f"{title}: ", html.Span(finding(view, voice), className="finding")], id="title",
                             tabIndex=-1), html.P(back, className="lead"),
                     *provisional(voice, shown=view.provisional)], className="head")


def finding(view: PlanPage, voice: Voice) -> str:
    """How many milestones were done in time, the longest delay, and how many rows are past their deadline."""
    return "; ".join(voice(part) for part in (*_of_milestones(view), *_of_rows(view)))


def _of_milestones(view: PlanPage) -> Iterator[Message]:
    come = [each for each in milestones(view) if each.due_on and each.due_on <= view.period.end]
    if not come:
        yield say("no deadline of a milestone has come yet")
        return
    yield say_n("of {count} milestone whose deadline has come {met} was done in time",
                "of {count} milestones whose deadline has come {met} were done in time", len(come),
                met=sum(_in_time(each) for each in come))
    if longest := max(each.days_late or 0 for each in come):
        yield say_n("the longest delay is {count} day", "the longest delay is {count} days", longest)


def _of_rows(view: PlanPage) -> Iterator[Message]:
    """The same that the overview lists."""
    if late := sum(each.overdue is not None for each in view.stands.values()):
        yield say_n("{count} row of the plan is past its deadline", "{count} rows of the plan are past their deadline",
                    late)


def _in_time(each: Progress) -> bool:
    return each.status is Status.ACHIEVED and not each.days_late
