"""One row of the plan: the printed words, when, who, from what money, and its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import html

from dashboards.charts.timeline import strip
from dashboards.components.timeline import timeline
from dashboards.pages.frame import Setting
from dashboards.pages.plan_reported import reported
from dashboards.voice import Voice
from tracker.domain.plan import Plan
from tracker.domain.plan_row import CapacityChange, FundingStatus, Organisation, Row
from tracker.domain.words import Words
from tracker.errors import Message, say
from tracker.services.row_views import RowStands

PHASES = {"prepare": say("preparation"), "transform": say("transformation"), "implement": say("implementation")}
QUARTERS = {"bg": ("І", "ІІ", "ІІІ", "ІV"), "en": ("Q1", "Q2", "Q3", "Q4")}


def plan_row(
    row: Row, plan: Plan, setting: Setting, organisations: Mapping[str, Words],
    indicators: list[html.Ul | html.Details], stands: RowStands | None = None,
) -> html.Li:
    voice = setting.voice
    none = html.P(voice(say("No indicator.")), className="second")
    return html.Li([
        html.Span(row.label[voice.lang], className="no"),
        html.Div(_words(row, setting), className="printed"),
        html.Div(_when(row, plan, setting), className="when"),
        html.Div(_who(row, voice, organisations), className="who"),
        *reported(stands, plan.code, setting),
        html.Div(indicators or none, className="its-indicators"),
    ], id=f"row-{row.key}")


def _words(row: Row, setting: Setting) -> list[Any]:
    voice = setting.voice
    parts: list[Any] = [html.H4(row.title[voice.lang])] if row.title else []
    parts += [html.P([html.Span(f"{each.printed_no} ", className="second"), each.text[voice.lang]] if each.printed_no
                     else each.text[voice.lang]) for each in row.activities]
    if row.expected_results:
        results = [html.Li(each.text[voice.lang]) for each in row.expected_results]
        parts.append(
            html.Div(
                [html.Span(voice(say("Expected results")), className="label"), html.Ul(results)], className="results"
            )
        )
    if row.location:
        parts.append(html.P(row.location.text[voice.lang], className="second"))
    return [*parts, *_notes(row, setting)]


def _notes(row: Row, setting: Setting) -> list[html.Details]:
    if not row.notes:
        return []
    voice = setting.voice
    return [
        html.Details(
            [
                html.Summary(voice(say("Notes on the reading of this row"))),
                *(html.P(note.text[voice.lang], className="second") for note in row.notes),
            ],
            className="notes",
        )
    ]


def _when(row: Row, plan: Plan, setting: Setting) -> list[Any]:
    voice = setting.voice
    days = [(change.date, "capacity", capacity(change, voice)) for change in row.capacity_changes]
    if row.deadline.date and row.deadline.date not in {day for day, _, _ in days}:
        days.append((row.deadline.date, "deadline", voice(say("Deadline: {day}", day=row.deadline.date))))
    told = [html.P(label, className="second") for _, _, label in days[:len(row.capacity_changes)]]
    printed = [html.P(row.deadline.text[voice.lang], className="second")] if row.deadline.text else []
    if not row.marks and not days:
        return printed or [html.P(voice(say("No date in the plan.")), className="second")]
    end = setting.period.end if setting.period else date(plan.years[0], 1, 1)
    drawn = strip(
        {key: phase.value if phase else None for key, phase in row.schedule.items()} if _one_year(plan) else {},
        days,
        plan.years,
        end,
    )
    return [timeline(drawn, _names(voice), spoken(row, voice)), *told, *printed]


def _one_year(plan: Plan) -> bool:
    return plan.years[0] == plan.years[1]


def _names(voice: Voice) -> dict[str, str]:
    quarters = dict(zip(("Q1", "Q2", "Q3", "Q4"), QUARTERS[voice.lang], strict=True))
    return quarters | {phase: voice(word) for phase, word in PHASES.items()}


def spoken(row: Row, voice: Voice) -> str:
    """The marks as a sentence: `1. тримесечие: подготовка; 2. тримесечие: подготовка`."""
    told = [voice(say("quarter {number}: {mark}", number=quarter[1], mark=PHASES[phase.value]))
            for quarter, phase in row.schedule.items() if phase]
    return "; ".join(told)


def capacity(change: CapacityChange, voice: Voice) -> str:
    if change.before is None:
        return voice(say("{after} places from {day}", after=change.after, day=change.date))
    return voice(say("{before} → {after} places from {day}", before=change.before, after=change.after, day=change.date))


def _who(row: Row, voice: Voice, organisations: Mapping[str, Words]) -> list[Any]:
    names = [
        html.P(each.text[voice.lang], title=_meant(each, organisations, voice) or None) for each in row.organisations
    ]
    return [*names, html.P(funding(row, voice), className="second")]


def _meant(each: Organisation, organisations: Mapping[str, Words], voice: Voice) -> str:
    return ", ".join(organisations[code][voice.lang] for code in each.codes if code in organisations)


def funding(row: Row, voice: Voice) -> str:
    if row.funding.text:
        return voice(say("Funding: {source}", source=row.funding.text))
    words: dict[FundingStatus, Message] = {FundingStatus.NOT_REQUIRED: say("No funding needed.")}
    return voice(words.get(row.funding.status, say("Funding not stated.")))
