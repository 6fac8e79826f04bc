"""The page of one row in one quarter: what the plan says, the report to fill or to read, its way, its measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response

from dashboards.pages.work_words import days_words, status_words
from dashboards.plain import page, voice_of_request
from dashboards.rows_form import RowForm, field_names
from dashboards.rows_said import WORDS, measure_view, plan_name, reported_view
from dashboards.rows_words import overdue_badge, overdue_words, state_badge
from dashboards.voice import Voice
from tracker.domain.access import Act
from tracker.domain.row_report import currency
from tracker.domain.row_state import RowState
from tracker.errors import Issue, Message, say
from tracker.services.row_views import Reported, RowPage

DONE: Mapping[str, Message] = {
    "save": say("Saved."), "submit": say("Submitted for approval."), "return": say("Returned, with your reason."),
    "approve": say("Approved: it is shown in the plan."), "reopen": say("Open again."), "lock": say("Locked."),
    "measure": say("The corrective measure is added."), "follow": say("Saved.")}


@dataclass(frozen=True)
class Shown:
    """What became of the last request; a form as typed where it did not work."""

    done: str = ""
    form: RowForm | None = None
    issues: Sequence[Issue] = ()


def row_page(view: RowPage, shown: Shown, status: int = 200) -> Response:
    voice = voice_of_request()
    sources = [code for code, _ in view.sources]
    form = (shown.form or RowForm.stored(view, voice)).told(shown.issues, field_names(sources))
    filling = Act.REPORT_ROW in view.may
    return page(
        "row.html", say("{row} {name}", row=view.row.label, name=view.row.name), status, words=_words(voice),
 wrong=[voice(each) for each in form.wrong.get("form", ())],
        done=voice(DONE[shown.done]) if shown.done in DONE else "", plan=plan_name(view.plan, voice),
        plan_code=view.plan.code, key=view.row.key, place=_place(view),
        period=voice.period(view.period), periods=_periods(view, voice), printed=_printed(view, voice),
        state=voice(status_words(view.status)), badges=_badges(view, voice),
        due=voice(say("due {day}", day=view.deadline)) if view.status.open else "",
        left=voice(days_words(view.days_left)) if view.status.open else "", late=view.days_left < 0,
        filling=filling, form=_form(form, voice), states=[(each.value, voice.name(each)) for each in RowState],
        carried=voice(say("Starts from the report before; change what is different now.")) if view.carried else "",
        sources=[(code, name[voice.lang]) for code, name in view.sources], currency=_currency(view, voice),
        now=_now(view, voice, filling and not shown.issues), lost=_lost(shown, filling),
        may={act.value for act in view.may}, can_measure=filling or Act.APPROVE in view.may or _reviews(view),
        evidence=[(each.id, each.name, each.link) for each in view.evidence],
        measures=[measure_view(each, voice) for each in view.measures], course=_course(view, voice),
        history=[reported_view(view.plan, each, voice) for each in view.stands.history if each.period != view.period])


def _place(view: RowPage) -> str:
    return f"/rows/{view.plan.code}/{view.row.key}/{view.period}"


def _periods(view: RowPage, voice: Voice) -> list[tuple[str, str, bool]]:
    return [(f"/rows/{view.plan.code}/{view.row.key}/{each}", voice.period_short(each), each == view.period)
            for each in view.periods]


def _printed(view: RowPage, voice: Voice) -> dict[str, Any]:
    row, deadline = view.row, view.row.deadline
    when: Message | None = say("Deadline: {day}", day=deadline.date) if deadline.date else None
    return {"activities": [each.text[voice.lang] for each in row.activities],
            "results": [each.text[voice.lang] for each in row.expected_results],
            "deadline": deadline.text[voice.lang] if deadline.text else voice(say("No date in the plan.")),
            "date": voice(when) if when else "", "owners": ", ".join(each[voice.lang] for each in view.owners),
            "funding": row.funding.text[voice.lang] if row.funding.text else ""}


def _badges(view: RowPage, voice: Voice) -> list[tuple[str, str, str]]:
    """How it stands by what is approved, and whether it is overdue."""
    stands = view.stands
    told = voice(say("as of {period}", period=stands.now.period)) if stands.now else ""
    found = [(*state_badge(stands.now.report.state if stands.now else None, voice), told)]
    if stands.overdue is not None:
        found.append((*overdue_badge(voice), voice(overdue_words(stands.overdue))))
    return found


def _form(form: RowForm, voice: Voice) -> dict[str, Any]:
    wrong = {where: " ".join(voice(each) for each in messages) for where, messages in form.wrong.items()}
    return {"fields": dict(form.fields), "version": form.version, "wrong": wrong,
            "first": next((where for where in wrong if where != "form"), "")}


def _now(view: RowPage, voice: Voice, filling: bool) -> dict[str, Any] | None:
    """What is stored, for whoever reads it, or stands before a conflict."""
    if filling or view.report is None or view.carried:
        return None
    return reported_view(view.plan, Reported(view.period, view.report, view.money), voice)


def _lost(shown: Shown, filling: bool) -> list[str]:
    """What was typed into a report that can no longer be changed: it is shown, so that nothing is gone."""
    if not shown.form or filling:
        return []
    return [text for name, text in shown.form.fields.items()
            if text.strip() and name not in ("version", "do", "why", "state", "back")]


def _currency(view: RowPage, voice: Voice) -> str:
    return {"BGN": voice(say("leva")), "EUR": voice(say("euros"))}[currency(view.period)]


def _reviews(view: RowPage) -> bool:
    return bool({Act.RETURN, Act.REOPEN, Act.LOCK} & view.may)


def _course(view: RowPage, voice: Voice) -> list[tuple[str, str, str, str]]:
    return [(voice.moment(each.at), each.who, voice.name(each.act), each.reason or "") for each in view.course]


def _words(voice: Voice) -> dict[str, str]:
    return {key: voice(message) for key, message in WORDS.items()}
