"""A plan as a document for whoever asks: printed words in Bulgarian, `en` beside them, readings in their own fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.domain.plan import Abbreviation, Goal, Passage, Plan, Section
from tracker.domain.plan_row import CapacityChange, Note, Reading, Result, Row
from tracker.domain.words import Words
from tracker.errors import NotFound, say

Document = dict[str, Any]


def plan_list(plans: Mapping[str, Plan], lang: str) -> list[Document]:
    return [{"code": plan.code, "title": plan.title[lang], "municipality": plan.municipality[lang],
             "from": plan.years[0], "to": plan.years[1], "rows": len(plan.rows)} for plan in plans.values()]


def one_plan(plans: Mapping[str, Plan], code: str) -> Plan:
    if code not in plans:
        raise NotFound(say("There is no plan “{code}” here.", code=code))
    return plans[code]


def plan_rows(plan: Plan, lang: str) -> list[Document]:
    """A line for each row, for reading in a terminal or a spreadsheet."""
    return [{"row": row.label[lang], "section": row.section, "name": row.name[lang],
             "deadline": _said(row.deadline.text, lang),
             "organisations": "; ".join(each.text[lang] for each in row.organisations),
             "expected_results": "; ".join(result.text[lang] for result in row.expected_results)} for row in plan.rows]


def plan_document(plan: Plan) -> Document:
    """The contract of `tracker plan show CODE --format json`. An unknown is None."""
    dated = plan.document_date
    return {
        "code": plan.code, "title": plan.title.bg, "municipality": plan.municipality.bg,
        "years": {"from": plan.years[0], "to": plan.years[1]},
        "document_date": dated and {"as_printed": dated.text.bg, "adopted_on": _iso(dated.adopted_on)},
        "sections": [_section(each) for each in plan.sections],
        "goals": [_goal(each) for each in plan.goals],
        "rows": [_row(each, plan) for each in plan.rows],
        "notes": [_note(each) for each in plan.notes],
        "abbreviations": [_abbreviation(each) for each in plan.abbreviations],
        "funding_sources": _named(plan.funding_sources), "places": _named(plan.places),
        "passages": [_passage(each) for each in plan.passages],
        "en": {"title": plan.title.en, "municipality": plan.municipality.en},
    }


def _section(section: Section) -> Document:
    read = section.read_as
    return {"no": section.no, "title": section.title.bg, "printed_no": section.printed, "line": section.line,
            "read_as": read and read.bg, "en": {"title": section.title.en, "read_as": read and read.en}}


def _goal(goal: Goal) -> Document:
    return {"key": goal.key, "section": goal.section, "title": goal.title.bg, "printed_no": goal.printed,
            "line": goal.line, "en": {"title": goal.title.en}}


def _row(row: Row, plan: Plan) -> Document:
    return {
        "key": row.key, "label": row.label.bg, "section": row.section, "goal": row.goal,
        "printed_goal": row.printed_goal, "printed_no": row.printed_no, "lines": list(row.lines),
        "service": row.service, **_told(row, "bg"),
        "activity_nos": [each.printed_no for each in row.activities],
        "places": list(row.location.places) if row.location else [],
        "schedule": {quarter: phase and phase.value for quarter, phase in row.schedule.items()},
        "marks": dict(row.marks), "phase_in_text": row.phase_in_text and row.phase_in_text.value,
        "deadline": {"as_printed": _said(row.deadline.text, "bg"), "kind": row.deadline.kind.value,
                     "date": _iso(row.deadline.date)},
        "organisations": [{"as_printed": each.text.bg, "codes": list(each.codes)} for each in row.organisations],
        "funding": {"as_printed": _said(row.funding.text, "bg"), "status": row.funding.status.value,
                    "sources": list(row.funding.sources)},
        "result_readings": [_result(each, row) for each in row.expected_results],
        "capacity_changes": [_change(each) for each in row.capacity_changes],
        "count": row.count and {"as_printed": row.count.text.bg, "value": row.count.value},
        "cells": dict(row.cells), "readings": [_reading(each) for each in row.readings],
        "notes": [_note(each) for each in plan.notes_on(row)],
        "en": {"label": row.label.en, **_told(row, "en"), **_translated(row)},
    }


def _told(row: Row, lang: str) -> Document:
    """The texts that are plain in both languages."""
    return {"title": _said(row.title, lang), "activities": [each.text[lang] for each in row.activities],
            "location": row.location.text[lang] if row.location else None,
            "expected_results": [each.text[lang] for each in row.expected_results]}


def _translated(row: Row) -> Document:
    """The English of what stands `as_printed` inside an object."""
    return {"deadline": {"as_printed": _said(row.deadline.text, "en")},
            "organisations": [{"as_printed": each.text.en} for each in row.organisations],
            "funding": {"as_printed": _said(row.funding.text, "en")},
            "capacity_changes": [{"as_printed": each.text.en} for each in row.capacity_changes],
            "count": row.count and {"as_printed": row.count.text.en}}


def _result(result: Result, row: Row) -> Document:
    """Where a result belongs: to its own row unless it was printed astray."""
    astray = result.goal or result.row
    return {"is_indicator": result.is_indicator, "activity": result.activity,
            "row": result.row if astray else row.key, "goal": None if result.row else result.goal or row.goal,
            "target": result.target, "at_least": result.at_least if result.target is not None else None}


def _change(change: CapacityChange) -> Document:
    start, end = change.window or (None, None)
    return {"service": change.service, "kind": change.kind.value, "from": change.before, "to": change.after,
            "date": _iso(change.date), "as_printed": change.text.bg,
            "window": change.window and {"from": _iso(start), "to": _iso(end)}}


def _reading(reading: Reading) -> Document:
    return {"as_printed": reading.as_printed, "meaning": reading.meaning.bg, "certainty": reading.certainty.value,
            "en": {"meaning": reading.meaning.en}}


def _note(note: Note) -> Document:
    return {"code": note.code, "severity": note.severity.value, "text": note.text.bg, "question": note.is_question,
            "lines": list(note.lines), "rows": list(note.rows), "en": {"text": note.text.en}}


def _abbreviation(each: Abbreviation) -> Document:
    return {"abbreviation": each.abbreviation, "meaning": _said(each.meaning, "bg"),
            "certainty": each.certainty.value, "note": _said(each.note, "bg"),
            "en": {"meaning": _said(each.meaning, "en"), "note": _said(each.note, "en")}}


def _passage(passage: Passage) -> Document:
    return {"kind": passage.kind, "lines": list(passage.lines), "text": passage.text.bg,
            "en": {"text": passage.text.en}}


def _named(names: Mapping[str, Words]) -> list[Document]:
    return [{"code": code, "name": name.bg, "en": {"name": name.en}} for code, name in names.items()]


def _said(words: Words | None, lang: str) -> str | None:
    return words[lang] if words else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
