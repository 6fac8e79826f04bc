"""The plan as its authors printed it; each row with its indicators and its place in time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlencode

from dash import html

from dashboards import ids, urls
from dashboards.auth import current_actor
from dashboards.components.drawn import drawn
from dashboards.components.facts import section
from dashboards.components.states import empty, loading
from dashboards.components.status import badge, chip, legend
from dashboards.pages.frame import Setting, framed, provisional
from dashboards.pages.plan_row import PHASES, plan_row
from dashboards.pages.rows import BEST_FIRST, WORST_FIRST
from dashboards.urls import Address
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.plan import Section
from tracker.domain.plan_row import Row
from tracker.domain.status import Status
from tracker.errors import say, say_n
from tracker.services.views import IndicatorRow, PlanPage

FOLDED = 2
"""So many without a target are worth a fold."""
BEHIND = (Status.OFF_TRACK, Status.NOT_ACHIEVED, Status.AT_RISK)


def layout() -> html.Div:
    return html.Div(loading(), id=ids.Plan.BODY)


def body(view: PlanPage, address: Address, voice: Voice) -> html.Div:
    setting = Setting(address, voice, view.office, view.plans, view.choice, view.period)
    title = finding(view, voice)
    return framed(setting, title, drawn(_head(view, setting, title), _legend(view, setting), *_sections(view, setting)))


def finding(view: PlanPage, voice: Voice) -> str:
    """How many rows stand behind; rows without any indicator are told too."""
    total = len(view.plan.rows)
    behind = sum(any(row.progress.status in BEHIND for row in view.by_row.get(each.key, ())) for each in view.plan.rows)
    bare = sum(not view.by_row.get(each.key) for each in view.plan.rows)
    parts = [
        say_n(
            "{count} of {total} rows is behind or at risk.",
            "{count} of {total} rows are behind or at risk.",
            behind,
            total=total,
        )
        if behind
        else say("No row of the plan is behind or at risk.")
    ]
    if bare:
        parts.append(say_n("{count} has no indicator.", "{count} have no indicator.", bare))
    return " ".join(voice(part) for part in parts)


def _head(view: PlanPage, setting: Setting, title: str) -> html.Div:
    voice = setting.voice
    return html.Div(
        [
            html.H1(title, id="title", tabIndex=-1),
            html.P(view.plan.title[voice.lang], className="lead"),
            html.P([_in_time(setting), *_ways(view, voice)], className="ways"),
            *provisional(voice, shown=view.provisional),
        ],
        className="head",
    )


def _in_time(setting: Setting) -> html.A:
    return html.A(setting.voice(say("The plan in time")), href=setting.href(urls.Route.TIMELINE), **{"data-go": ""})


def _ways(view: PlanPage, voice: Voice) -> list[html.A]:
    """To the pages about its rows, which are of plain HTML."""
    plan = urlencode({"plan": view.choice.code, "lang": voice.lang})
    ways = [("measures", say("Corrective measures")), ("money", say("Money planned and spent"))]
    if any(current_actor().may(act, {}) for act in (Act.REPORT_ROW, Act.APPROVE)):
        ways.insert(0, ("rows", say("Reports on the rows")))
    return [html.A(voice(words), href=f"/{page}?{plan}") for page, words in ways]


def _legend(view: PlanPage, setting: Setting) -> html.Div:
    voice = setting.voice
    seen = {row.indicator.code: row.progress.counted for rows in view.by_row.values() for row in rows}
    counted = {status: list(seen.values()).count(status) for status in (*BEST_FIRST, Status.NO_TARGET)}
    chips = [_chip(status, count, setting) for status, count in counted.items() if count]
    marks = html.Div(_marks(view, voice), className="marks")
    return html.Div([legend(chips, voice(say("Indicators by status"))), marks])


def _marks(view: PlanPage, voice: Voice) -> list[html.Span]:
    """What the strips of the rows show, and nothing else."""
    rows = view.plan.rows
    phases = {phase.value for row in rows for phase in row.schedule.values() if phase}
    changes = {(row.key, each.date) for row in rows for each in row.capacity_changes}
    shown = [(f"cell mark-{phase}", word) for phase, word in PHASES.items() if phase in phases]
    shown += [("pin pin-capacity still", say("capacity changes"))] if changes else []
    if any(row.deadline.date and (row.key, row.deadline.date) not in changes for row in rows):
        shown.append(("pin pin-deadline still", say("deadline")))
    shown += [("now still", say("end of the period"))] if shown else []
    return [html.Span([html.I(className=kind), voice(word)], className="mark") for kind, word in shown]


def _chip(status: Status, count: int, setting: Setting) -> html.A:
    pressed = setting.address.status is status
    href = urls.href(setting.address.to(status=None if pressed else status))
    return chip(status.value, setting.voice.name(status), str(count), href, pressed)


def _sections(view: PlanPage, setting: Setting) -> list[html.Section]:
    shown = [_section(one, view, setting) for one in view.plan.sections]
    found = [one for one in shown if one is not None]
    if found:
        return found
    voice = setting.voice
    clear = html.A(
        voice(say("Show all rows")),
        href=urls.href(setting.address.to(status=None)),
        className="button",
        **{"data-go": ""},
    )
    return [
        html.Section(
            empty(
                voice(say("No row has an indicator with this status.")),
                voice(say("Choose another status, or show all rows.")),
                clear,
            )
        )
    ]


def _section(one: Section, view: PlanPage, setting: Setting) -> html.Section | None:
    rows = [row for row in view.plan.rows_of(one.no) if _fits(view.by_row.get(row.key, ()), setting.address.status)]
    if not rows:
        return None
    parts = []
    for goal, each in groupby(rows, key=lambda row: row.goal):
        named = view.plan.goal(goal) if goal else None
        parts += [html.H3(named.title[setting.voice.lang], className="goal")] if named else []
        parts.append(html.Ol([_row(row, view, setting) for row in each], className="card plan-rows"))
    return section(f"{one.no}. {one.title[setting.voice.lang]}", *parts, id=f"section-{one.no}")


def _fits(rows: tuple[IndicatorRow, ...], status: Status | None) -> bool:
    return status is None or any(row.progress.counted is status for row in rows)


def _row(row: Row, view: PlanPage, setting: Setting) -> html.Li:
    worst_first = sorted(view.by_row.get(row.key, ()), key=lambda each: WORST_FIRST.index(each.progress.status))
    indicators = _indicators(worst_first, setting)
    return plan_row(row, view.plan, setting, view.organisations, indicators, view.stands.get(row.key))


def _indicators(rows: Sequence[IndicatorRow], setting: Setting) -> list[html.Ul | html.Details]:
    """What has no target is not judged, and is folded away unless it is asked for."""
    aimless = [row for row in rows if row.progress.status is Status.NO_TARGET]
    if setting.address.status is Status.NO_TARGET or len(aimless) < FOLDED:
        return [html.Ul([_indicator(row, setting) for row in rows])] if rows else []
    judged = [row for row in rows if row not in aimless]
    more = setting.voice(say_n("{count} without a target", "{count} without a target", len(aimless)))
    folded = html.Ul([_indicator(row, setting) for row in aimless])
    return [*([html.Ul([_indicator(row, setting) for row in judged])] if judged else []),
            html.Details([html.Summary(more), folded], className="notes")]


def _indicator(row: IndicatorRow, setting: Setting) -> html.Li:
    voice = setting.voice
    return html.Li(
        [
            badge(row.progress.status.value, voice.name(row.progress.status),
                  setting.why(row.indicator.code, row.progress.period)),
            html.A(
                row.indicator.name[voice.lang],
                href=setting.href(urls.Route.INDICATOR, row.indicator.code),
                **{"data-go": ""},
            ),
        ]
    )
