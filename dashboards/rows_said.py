"""What the pages of rows say in several places: their words, reports to read, corrective measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboards.rows_words import measure_badge, overdue_words, row_name, state_badge
from dashboards.voice import Voice
from tracker.domain.plan import Plan
from tracker.domain.quantity import digits
from tracker.domain.row_report import Spending, currency
from tracker.domain.row_state import MeasureState
from tracker.domain.words import Words
from tracker.errors import Message, say
from tracker.services.entry_evidence import MOST_MEGABYTES
from tracker.services.row_views import Measure, Reported

CURRENCIES = {"BGN": Words("лв.", "BGN"), "EUR": Words("€", "EUR")}
WORDS: Mapping[str, Message] = {
    "rows": say("Rows of the plan"), "measures": say("Corrective measures"), "money": say("Money"),
    "home": say("Back to the indicators"), "in_plan": say("In the plan"), "printed": say("As the plan says"),
    "results": say("Expected results"), "owners": say("Responsible"), "funding": say("Funding"),
    "quarters": say("Quarters"), "report": say("Quarterly report"), "state": say("How far is it?"),
    "told": say("What was done"), "begun": say("Begun on"), "done": say("Done on"),
    "deviation": say("What differs from the plan"), "reason": say("Reason"), "source": say("Source"),
    "planned": say("Planned"), "spent": say("Spent"), "revised": say("Planned anew"), "why": say("Why it was revised"),
    "revise": say("The plan was revised"), "evidence": say("Evidence"), "file": say("File"), "link": say("Link"),
    "link_name": say("What it is called"), "remove": say("Remove"), "save": say("Save"),
    "submit": say("Submit for approval"), "approve": say("Approve"), "return": say("Return for correction"),
    "reopen": say("Open again"), "lock": say("Lock"),
    "say_why": say("Reason, if it is returned or opened again"), "review": say("Your decision"),
    "course": say("Course"), "history": say("Other quarters"), "no_history": say("Nothing else is approved yet."),
    "nothing": say("Nothing is approved for this quarter."), "add_measure": say("Add a corrective measure"),
    "measure": say("What is to be done"), "owner": say("Who answers for it"), "due": say("Until when"),
    "outcome": say("What came of it"), "follow": say("Follow up"), "add": say("Add"), "of_row": say("Row"),
    "no_measures": say("No corrective measures."), "lost": say("What you typed was not saved:"),
    "file_again": say("Up to {most} MB. A file must be chosen again after an error.", most=MOST_MEGABYTES),
    "approve_chosen": say("Approve the chosen ones"),
    "return_chosen": say("Return the chosen ones"),
    "stored": say("What is stored now"), "optional": say("if there is any"), "typed_kept": say(
        "What you had typed here was kept in this browser and is put back. Save it, or open the page anew."),
}


def plan_name(plan: Plan, voice: Voice) -> str:
    first, last = plan.years
    return f"{plan.municipality[voice.lang]} {first if first == last else f'{first}–{last}'}"


def reported_view(plan: Plan, each: Reported, voice: Voice) -> dict[str, Any]:
    """A report to be read, from its state to its money."""
    report = each.report
    days = [(say("begun {day}", day=report.begun), report.begun), (say("done {day}", day=report.done), report.done)]
    return {"period": voice.period(each.period), "address": str(each.period), "badge": state_badge(report.state, voice),
            "told": report.told, "days": ", ".join(voice(words) for words, day in days if day),
            "deviation": report.deviation, "reason": report.reason, "money": money_rows(plan, each, voice),
            "evidence": [(shown.id, shown.name) for shown in each.evidence]}


def money_rows(plan: Plan, each: Reported, voice: Voice) -> list[dict[str, str]]:
    unit = CURRENCIES[currency(each.period)]
    return [{"source": plan.funding_sources.get(code, Words(code, code))[voice.lang], **_amounts(given, unit, voice)}
            for code, given in each.money.items()]


def _amounts(given: Spending, unit: Words, voice: Voice) -> dict[str, str]:
    found = {"planned": given.planned, "revised": given.revised, "spent": given.spent}
    return {"why": given.why, **{
        name: "" if value is None else voice.quantity(value, unit, 2 if digits(value) else 0)
        for name, value in found.items()}}


def measure_view(each: Measure, voice: Voice) -> dict[str, Any]:
    closed = each.state is not MeasureState.OPEN
    return {"id": each.id, "text": each.text, "owner": each.owner, "due": voice(say("until {day}", day=each.due)),
            "due_typed": each.due.isoformat(), "badge": measure_badge(each.state, voice), "outcome": each.outcome,
            "state": each.state.value, "closed": closed, "may": each.may, "version": each.version, "mine": each.mine,
            "overdue": voice(overdue_words(each.overdue)) if each.overdue is not None else "",
            "row": row_name(each.row, voice), "row_address": f"/rows/{each.plan}/{each.row.key}/{each.period}",
            "states": [(state.value, voice.name(state)) for state in MeasureState], "period": voice.period(each.period)}
