"""The rows of a plan as lanes in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import shorten

from dash import html

from dashboards import urls
from dashboards.charts.gantt import Event, Gantt, Lane, gantt_chart
from dashboards.charts.timeline import share
from dashboards.charts.tree import tag
from dashboards.components.figure import Behind, explained, figure
from dashboards.pages.frame import Setting
from dashboards.pages.plan_row import PHASES, QUARTERS, capacity, spoken
from dashboards.pages.rows import DASH
from dashboards.urls import Route
from dashboards.voice import Voice
from tracker.domain.indicator import Measure
from tracker.domain.plan_row import DeadlineKind, Row
from tracker.domain.status import Progress, Status
from tracker.errors import Message, say, say_n
from tracker.services.views import IndicatorRow, PlanPage

KINDS = {"deadline": say("deadline"), "capacity": say("capacity changes"), "done": say("done"),
         "due": say("still to come"), "late": say("late")}


def lanes(view: PlanPage, setting: Setting) -> html.Section:
    """Rows that nothing in the plan or its figures places in time are counted, not drawn."""
    voice, (first, last) = setting.voice, view.plan.years
    drawn = {row.key: lane for row in view.plan.rows if (lane := _lane(row, view, setting))}
    sections = tuple((f"{each.no}. {each.title[voice.lang]}",
                      tuple(drawn[row.key] for row in view.plan.rows_of(each.no) if row.key in drawn))
                     for each in view.plan.sections)
    ticks = tuple(f"{name} {year}" if first != last else name for year in range(first, last + 1)
                  for name in QUARTERS[voice.lang])
    now, title = share(view.period.end, (first, last)), _title(view, voice)
    chart = gantt_chart(Gantt(sections, ticks, now if 0 <= now <= 100 else None, title))
    return figure(title, _shows(view, drawn, voice), chart, keys=_keys(drawn.values(), voice), name="lanes",
                  behind=_behind(drawn.values(), voice))


def _behind(found: Iterable[Lane], voice: Voice) -> Behind:
    """What is marked and what has a day, row by row."""
    heads = [(voice(say("Row of the plan")), "words"), (voice(say("As marked in the plan")), "words"),
             (voice(say("Days")), "words")]
    rows = [[tag("a", lane.name, href=lane.href, **{"data-go": ""}), lane.spoken or DASH,
             tag("ul", *(tag("li", explained(each.words, each.href) if each.href else each.words)
                         for each in lane.events)) if lane.events else DASH] for lane in found]
    return Behind(voice(say("As a table")), heads, rows)


def milestones(view: PlanPage) -> Iterator[Progress]:
    """Each once, though several rows may name it."""
    seen = {row.indicator.code: row for rows in view.by_row.values() for row in rows}
    yield from (row.progress for row in seen.values() if row.indicator.measure is Measure.MILESTONE)


def _shows(view: PlanPage, drawn: dict[str, Lane], voice: Voice) -> str:
    """And what is left out."""
    left = [row for row in view.plan.rows if row.key not in drawn]
    always = sum(_always(row) for row in left)
    parts = [say("Bars are as printed in the plan; dates are those of the plan and of what was reported.")]
    parts += [say_n("{count} row that is to run all the time is not drawn.",
                    "{count} rows that are to run all the time are not drawn.", always)] if always else []
    parts += [say_n("{count} row for which the plan gives no time is not drawn.",
                    "{count} rows for which the plan gives no time are not drawn.", len(left) - always)
              ] if len(left) > always else []
    return " ".join(voice(part) for part in parts)


def _title(view: PlanPage, voice: Voice) -> str:
    """Which day comes next."""
    days = [day for row in view.plan.rows for day in {row.deadline.date, *(each.date for each in row.capacity_changes)}]
    ahead = [day for day in (*days, *(each.due_on for each in milestones(view) if not each.done_on))
             if day and day > view.period.end]
    if not ahead:
        return voice(say("No date in the plan lies ahead"))
    return voice(say("The next date in the plan is {day}", day=min(ahead)))


def _always(row: Row) -> bool:
    return row.deadline.kind is DeadlineKind.CONTINUOUS


def _keys(drawn: Iterable[Lane], voice: Voice) -> list[html.Span]:
    """What is drawn, and nothing else."""
    phases = {phase for lane in drawn for phase in lane.cells}
    kinds = {event.kind for lane in drawn for event in lane.events}
    marks = [html.Span([html.I(className=f"cell mark-{phase}"), voice(word)], className="mark")
             for phase, word in PHASES.items() if phase in phases]
    events = [html.Span([html.I(className=f"event event-{kind} still"), voice(word)], className="mark")
              for kind, word in KINDS.items() if kind in kinds]
    now = html.Span([html.I(className="now still"), voice(say("end of the period"))], className="mark")
    return [*marks, *events, now]


def _lane(row: Row, view: PlanPage, setting: Setting) -> Lane | None:
    voice = setting.voice
    events = (*_days(row, view, voice), *(each for own in view.by_row.get(row.key, ())
                                          if own.indicator.measure is Measure.MILESTONE
                                          for each in _milestone(own, view, setting)))
    if not events and not any(row.schedule.values()):
        return None
    years = range(view.plan.years[0], view.plan.years[1] + 1)
    phases = [phase.value if phase else None for phase in row.schedule.values()] if len(years) == 1 else []
    return Lane(f"{row.label[voice.lang]} {shorten(row.name[voice.lang], 90, placeholder='…')}",
                setting.href(Route.PLAN) + f"#row-{row.key}", tuple(phases) or (None,) * (4 * len(years)), events,
                spoken(row, voice))


def _days(row: Row, view: PlanPage, voice: Voice) -> Iterator[Event]:
    """What the plan itself dates."""
    changes = {change.date for change in row.capacity_changes}
    for change in row.capacity_changes:
        yield Event(_at(change.date, view), "capacity", capacity(change, voice))
    if row.deadline.date and row.deadline.date not in changes:
        yield Event(_at(row.deadline.date, view), "deadline", voice(say("Deadline: {day}", day=row.deadline.date)))


def _milestone(own: IndicatorRow, view: PlanPage, setting: Setting) -> Iterator[Event]:
    """When it was done, or how long it has been due."""
    voice, of = setting.voice, own.progress
    href = urls.explanation(own.indicator.code, str(view.period), voice.lang, None, setting.address.figures)
    day, name = of.done_on or (view.period.end if of.days_late else of.due_on), own.indicator.name[voice.lang]
    if day is None or (of.done_on and of.done_on.year < view.plan.years[0]):
        return
    late = voice(say_n("{count} day late", "{count} days late", of.days_late)) if of.days_late else ""
    kind, state = _state(of, view)
    since = _at(of.due_on, view) if of.days_late and of.due_on else None
    yield Event(_at(day, view), kind, f"{name}: {', '.join(filter(None, (voice(state), late)))}", href, since)


def _state(of: Progress, view: PlanPage) -> tuple[str, Message]:
    if of.done_on:
        return "late" if of.days_late else "done", say("done on {day}", day=of.done_on)
    if of.due_on is None or of.due_on > view.period.end:
        return "due", say("due on {day}", day=of.due_on)
    if of.status is Status.NO_DATA:
        return "late", say("due on {day}, nothing reported", day=of.due_on)
    return "late", say("due on {day}, not done", day=of.due_on)


def _at(day: date, view: PlanPage) -> float:
    return min(max(share(day, view.plan.years), 0.0), 100.0)
