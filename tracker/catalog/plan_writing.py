"""The next year's plan as a file to edit: what stays from year to year, and nothing that was printed for one year."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tracker.catalog.writing import both, comment, dumped, items, kept
from tracker.domain.plan import Abbreviation, Plan
from tracker.domain.plan_row import DeadlineKind, Organisation, Result, Row


def plan_text(plan: Plan, left_out: Collection[str], head: str, said: Mapping[str, str]) -> str:
    """`said` is what stands above each row, by its key."""
    rows = [row for row in plan.rows if row.key not in left_out]
    keys = {row.key for row in rows}
    parts = [
        comment(head), dumped({
            "code": plan.code, "title": both(plan.title), "municipality": both(plan.municipality),
            "years": {"from": plan.years[0], "to": plan.years[1]}, "passages": []}),
        items("funding_sources", [("", {"code": code, **(both(name) or {})})
                                  for code, name in plan.funding_sources.items()]),
        items("places", [("", {"code": code, **(both(name) or {})}) for code, name in plan.places.items()]),
        items("abbreviations", [("", _abbreviation(each)) for each in plan.abbreviations]),
        items("sections", [("", kept({"no": each.no, "title": both(each.title), "read_as": both(each.read_as)}))
                           for each in plan.sections]),
        items("goals", [("", {"key": each.key, "section": each.section, "title": both(each.title)})
                        for each in plan.goals]),
        "notes: []\n", items("rows", [(said.get(row.key, ""), _row(row, keys)) for row in rows])]
    return "\n".join(parts)


def _abbreviation(each: Abbreviation) -> dict[str, Any]:
    bg, en = (each.meaning.bg, each.meaning.en) if each.meaning else (None, None)
    return {"abbreviation": each.abbreviation, "bg": bg, "en": en, "certainty": each.certainty.value,
            **kept({"note": both(each.note)})}


def _row(row: Row, keys: Collection[str]) -> dict[str, Any]:
    funding = row.funding
    return {
        **kept({"key": row.key, "section": row.section, "goal": row.goal}), "printed_no": None,
        **kept({"service": row.service, "title": both(row.title)}),
        "activities": [both(each.text) for each in row.activities],
        **kept({"location": {"as_printed": row.location.text.bg, "en": row.location.text.en,
                             "places": list(row.location.places)} if row.location else None}),
        "deadline": _deadline(row),
        "organisations": [_organisation(each) for each in row.organisations],
        "funding": kept({"status": funding.status.value, "as_printed": funding.text and funding.text.bg,
                         "en": funding.text and funding.text.en, "sources": list(funding.sources)}),
        **kept({"expected_results": [_result(each, keys) for each in row.expected_results]})}


def _deadline(row: Row) -> dict[str, Any]:
    """What goes on goes on; a day of the old year has to be set anew."""
    text = row.deadline.text
    if row.deadline.kind is DeadlineKind.CONTINUOUS and text:
        return {"kind": row.deadline.kind.value, "as_printed": text.bg, "en": text.en}
    return {"kind": DeadlineKind.UNSPECIFIED.value}


def _organisation(each: Organisation) -> dict[str, Any]:
    return {"as_printed": each.text.bg, "en": each.text.en, "codes": list(each.codes)}


def _result(each: Result, keys: Collection[str]) -> dict[str, Any]:
    belongs = kept({"goal": each.goal, "row": each.row if each.row in keys else None})
    return {**(both(each.text) or {}), **kept({"indicator": each.is_indicator or None, "activity": each.activity,
                                               "belongs": belongs})}
