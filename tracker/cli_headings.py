"""Headings of the tables that commands print. CSV and JSON are for programs and keep the names of their fields."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.cli_base import told

HEADINGS: Mapping[str, str] = {
    "code": told("code"), "name": told("name"), "unit": told("unit"), "units": told("units"),
    "period": told("period"), "periods": told("periods"), "deadline": told("deadline"),
    "days_left": told("days left"), "status": told("status"), "state": told("state"), "filled": told("filled"),
    "expected": told("expected"), "element": told("element"), "category": told("category"),
    "last_year": told("last year"), "last_period": told("last period"), "value": told("value"),
    "not_applicable": told("not applicable"), "indicator": told("indicator"), "indicators": told("indicators"),
    "row": told("row"), "rows": told("rows"), "plan": told("plan"), "plans": told("plans"),
    "section": told("section"), "goal": told("goal"), "municipality": told("municipality"), "years": told("years"),
    "actual": told("actual"), "numerator": told("numerator"), "denominator": told("denominator"),
    "base": told("base"), "baseline": told("baseline"), "target": told("target"),
    "target_to_date": told("target to date"), "ratio": told("ratio"), "progress": told("progress"),
    "achievement": told("achievement"), "reason": told("reason"), "as_of": told("as of"),
    "reported": told("reported"), "compared_units": told("compared units"), "done_on": told("done on"),
    "due_on": told("due on"), "days_late": told("days late"), "sent": told("sent"), "in_time": told("in time"),
    "judged": told("judged"), "late": told("late"), "warnings": told("warnings"), "closed": told("closed"),
    "number": told("number"), "kind": told("kind"), "lang": told("lang"), "language": told("language"),
    "signed": told("signed"), "by": told("by"), "at": told("at"), "why": told("why"), "evidence": told("evidence"),
    "then": told("then"), "now": told("now"), "then_status": told("then status"), "now_status": told("now status"),
    "provisional": told("provisional"), "contact": told("contact"), "collected": told("collected"),
    "days_to_report": told("days to report"), "lacks": told("lacks"), "enough": told("enough"), "of": told("of"),
    "email": told("email"), "roles": told("roles"), "question": told("question"), "owner": told("owner"),
    "due": told("due"), "outcome": told("outcome"), "where": told("where"), "what": told("what"),
    "source": told("source"), "planned": told("planned"), "spent": told("spent"), "revised": told("revised"),
    "difference": told("difference"), "line": told("line"), "funding": told("funding"), "text": told("text"),
    "note": told("note"), "opened": told("opened"), "kept": told("kept"), "files": told("files"),
    "begun": told("begun"), "done": told("done"), "told": told("told"), "deviation": told("deviation"),
    "location": told("location"), "activities": told("activities"), "organisations": told("organisations"),
    "expected_results": told("expected results"), "capacity_changes": told("capacity changes"),
    "printed_no": told("printed no")}
