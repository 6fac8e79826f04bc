"""The explanation of one figure: formula, figures behind it, whose hands, targets and revisions, definition, plan."""

from __future__ import annotations

from typing import Any

from flask import Response

from dashboards import urls
from dashboards.pages.figures import STATES
from dashboards.pages.rows import DASH, figure, owed_figure, quantity
from dashboards.plain import page, voice_of_request
from dashboards.target_words import baseline_line, judged, revision_line, targets_line
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import COMMAND_LINE
from tracker.domain.figure import CellState
from tracker.domain.indicator import Measure, Origin
from tracker.errors import Message, say, say_n
from tracker.services.explanation import Behind, Explained
from tracker.services.views import FigureRow, Revision

FEW = 12
WORDS = {
    "why": say("Why it is judged so"), "figures": say("The figures behind it"), "targets": say("Targets"),
    "definition": say("Definition"), "plan": say("In the plan"), "element": say("Element"), "unit": say("Unit"),
    "period": say("Period"), "value": say("Value"), "entered": say("Entered"), "approved": say("Approved"),
    "note": say("Note"), "decided_on": say("Decided on"), "decision": say("Decision"), "reason": say("Reason"),
    "none": say("No figure has been due yet."), "open": say("Open the indicator"), "alone": say("Open as a page"),
    "close": say("Close"), "first": say("First target"), "now": say("Target in force"),
    "unnamed": say("The plan does not name this indicator."),
}


def explain_page(view: Explained, *, submitted: bool) -> Response:
    voice = voice_of_request()
    found, indicator = view.page, view.indicator
    progress = found.row.progress
    parts = _parts(view, voice)
    figures = [{**_behind(each, voice), "parts": parts.get(_cell(each.figure), "")} for each in view.behind]
    address = Address(plan=found.choice.code, period=str(found.period), figures=urls.SUBMITTED if submitted else None)
    return page(
        "explain.html", say("{indicator}: {what}", indicator=indicator.name, what=_what(view, voice)),
        words={key: voice(words) for key, words in WORDS.items()},
        indicator=indicator.name[voice.lang], what=_what(view, voice), code=progress.status.value,
        word=voice.name(progress.status), sentences=[voice(each) for each in found.explanation],
        facts=_facts(view, voice),
        provisional=voice(say("With submitted figures that are not approved yet.")) if found.provisional else "",
        figures=figures[:FEW], others=figures[FEW:], rest=_rest(len(figures) - FEW, view.more, voice),
        judged=_judged(view, voice), decisions=[_decision(each, view, voice) for each in view.decisions],
        definition=_definition(view, voice), plan=_plan(view, voice, address),
        quote=indicator.quote if indicator.origin is Origin.PLAN else "",
        there=urls.href(address.page(Route.INDICATOR, indicator.code)),
        alone=urls.explanation(indicator.code, str(found.period), voice.lang, view.unit.code if view.unit else None,
                               address.figures))


def _what(view: Explained, voice: Voice) -> str:
    period = voice.period(view.page.period)
    return f"{view.unit.name[voice.lang]}, {period}" if view.unit else period


def _facts(view: Explained, voice: Voice) -> list[tuple[str, str]]:
    found, indicator, progress = view.page, view.indicator, view.page.row.progress
    milestone = indicator.measure is Measure.MILESTONE
    actual, owed = ((figure(indicator, progress, voice), owed_figure(indicator, progress, voice)) if milestone else (
        quantity(progress.actual, indicator, voice), quantity(progress.target_to_date, indicator, voice)))
    counted = say("{reported} of {expected}", reported=progress.reported, expected=progress.expected)
    pairs: list[tuple[Message, str]] = [
        (say("Actual"), actual),
        (say("Owed by now"), owed if owed != DASH else voice(say("nothing yet"))),
        (say("Done of what is owed"), voice.percent(progress.ratio) if progress.ratio is not None else ""),
        (say("Baseline"), baseline_line(indicator.baseline, indicator, voice) if indicator.baseline else ""),
        (say("Reported of what is due"), voice(counted) if progress.expected else ""),
        (say("Responsible"), found.row.responsible[voice.lang] if found.row.responsible else voice(say("not named"))),
    ]
    return [(voice(name), value) for name, value in pairs if value]


def _behind(each: Behind, voice: Voice) -> dict[str, str]:
    row = each.figure
    reported = row.state is CellState.REPORTED
    return {
        "period": voice.period_short(row.period), "unit": row.unit.name[voice.lang],
        "element": row.element.name[voice.lang], "state": "" if reported else row.state.value,
        "value": voice.figure(row.value, row.element.decimals) if reported else voice(STATES[row.state]),
        "entered": voice.day(row.entered_on) if row.entered_on else "", "entered_by": _hand(each.entered_by, voice),
        "approved": voice.day(row.approved_on) if row.approved_on else "",
        "approved_by": _hand(each.approved_by, voice),
        "note": row.note or ""}


def _hand(name: str | None, voice: Voice) -> str:
    return voice(say("command line")) if name == COMMAND_LINE.name else name or ""


def _cell(row: FigureRow) -> tuple[str, str, str]:
    return row.element.code, row.unit.code, str(row.period)


def _parts(view: Explained, voice: Voice) -> dict[tuple[str, str, str], str]:
    """What each figure is made of by category, in the order of the definitions."""
    names = {code: name[voice.lang] for each in view.page.dimensions
             for code, (_, name) in zip(each.figures, each.categories, strict=True)}
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in view.page.figures:
        if row.category in names and row.state is CellState.REPORTED:
            found.setdefault(_cell(row), {})[row.category or ""] = voice.figure(row.value, row.element.decimals)
    return {cell: "\n".join(f"{names[code]}: {told[code]}" for code in names if code in told)
            for cell, told in found.items()}


def _rest(folded: int, more: int, voice: Voice) -> tuple[str, str]:
    """What is folded away, and what stands on the page of the indicator only."""
    return (voice(say_n("{count} more", "{count} more", folded)) if folded > 0 else "",
            voice(say_n("{count} more is on the page of the indicator.",
                        "{count} more are on the page of the indicator.", more)) if more else "")


def _judged(view: Explained, voice: Voice) -> list[tuple[str, str, str]]:
    """The first target beside the one in force, each with how it judges; one line while nothing was revised."""
    indicator, now, first, path = view.indicator, view.page.row.progress, view.page.first, view.page.path
    lines = [(voice(WORDS["now"]), targets_line(indicator.targets, indicator, voice, path),
              judged(now, indicator, voice))]
    if view.first_targets != indicator.targets:
        lines.insert(0, (voice(WORDS["first"]), targets_line(view.first_targets, indicator, voice, path),
                         judged(first, indicator, voice)))
    return lines if indicator.measure is not Measure.TEXT else []


def _decision(each: Revision, view: Explained, voice: Voice) -> tuple[str, str, str, str]:
    return (voice.day(each.decided_on), revision_line(each, view.indicator, voice), each.decision or DASH,
            each.reason[voice.lang])


def _definition(view: Explained, voice: Voice) -> list[tuple[str, str]]:
    indicator = view.indicator
    origin = say("from the plan") if indicator.origin is Origin.PLAN else say("proposed, not in the plan")
    written = indicator.definition[voice.lang] if indicator.definition else voice(say("not written yet"))
    pairs = [(voice(say("Definition")), written), (voice(say("Origin")), voice(origin))]
    pairs += [(each.name[voice.lang], each.definition[voice.lang]) for each in view.page.elements if each.definition]
    if indicator.source:
        pairs.append((voice(say("Source")), indicator.source[voice.lang]))
    return pairs


def _plan(view: Explained, voice: Voice, address: Address) -> list[dict[str, Any]]:
    there = urls.href(address.page(Route.PLAN))
    return [{"name": voice(say("row {number}", number=row.label)), "href": f"{there}#row-{row.key}",
             "words": [each.text[voice.lang] for each in row.activities]} for row in view.page.plan_rows]
