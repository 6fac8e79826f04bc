"""The list of rows: what is to be reported, what waits for approval, what is late and what is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from dashboards.pages.work_words import days_words, status_words
from dashboards.plain import page, voice_of_request
from dashboards.rows_said import WORDS, plan_name
from dashboards.rows_words import overdue_words, row_name, state_badge
from dashboards.voice import Voice
from tracker.domain.access import Act, Actor
from tracker.errors import Issue, Message, NotAllowed, say, say_n
from tracker.services.row_reports import RowReports
from tracker.services.row_views import RowItem

TABS: Mapping[str, Message] = {
    "owed": say("To report"), "waiting": say("For approval"), "late": say("Late reports"),
    "done": say("Submitted and approved"), "approved": say("Reports approved")}
EMPTY: Mapping[str, Message] = {
    "owed": say("No row is to be reported now. The next reports come with the end of the quarter."),
    "waiting": say("All that was submitted has been reviewed."), "late": say("No report is late."),
    "done": say("Nothing is submitted yet."), "approved": say("Nothing is approved yet.")}
DONE: Mapping[str, Message] = {"approve": say("Approved: it is shown in the plan."),
                               "return": say("Returned, with your reason.")}


def rows_page(rows: RowReports, actor: Actor, failed: Sequence[Issue] = (), status: int = 200,
              no_reason: Message | None = None) -> Response:
    """`no_reason` is told beside the field of the reason; what was chosen stays chosen."""
    voice = voice_of_request()
    lists = _lists(rows, actor)
    show = request.args.get("show", "")
    show = show if show in lists else next((name for name, items in lists.items() if items), next(iter(lists), "owed"))
    wrong = [f"{each.where}: {voice(each.message)}" for each in failed]
    done = request.args.get("done", "")
    return page(
        "rows.html", say("Rows of the plan"), status, wrong=wrong,
        words={key: voice(each) for key, each in WORDS.items()},
        done=voice(DONE[done]) if done in DONE else "", show=show,
        tabs=[(name, voice(TABS[name]), len(items), f"/rows?{urlencode({'show': name, 'lang': voice.lang})}")
              for name, items in lists.items()],
        groups=[(plan_name(plan, voice), [_item(each, voice) for each in items]) for plan, items in groupby(
            lists.get(show, ()), key=lambda each: each.plan)],
        empty=voice(EMPTY[show]),
        no_reason=voice(no_reason) if no_reason else "",
        chosen=request.form.getlist("item") if no_reason else None,
        choosing=show == "waiting" and bool(lists.get(show)), headline=_headline(lists, voice))


def _lists(rows: RowReports, actor: Actor) -> dict[str, Sequence[RowItem]]:
    """Only what the actor has a part in."""
    found: dict[str, Sequence[RowItem]] = {}
    mine = rows.my_rows(actor) if actor.may(Act.REPORT_ROW, {}) else None
    if mine:
        found["owed"] = mine.owed
    try:
        review = rows.review(actor)
        found |= {"waiting": review.waiting, "late": review.late, "approved": review.approved}
    except NotAllowed:
        found["done"] = mine.done if mine else ()
    return {name: _by_plan(items) for name, items in found.items()}


def _by_plan(items: Sequence[RowItem]) -> Sequence[RowItem]:
    """Those of one plan together, in the order in which the plans first appear."""
    order = list(dict.fromkeys(each.plan.code for each in items))
    return sorted(items, key=lambda each: order.index(each.plan.code))


def _headline(lists: Mapping[str, Sequence[RowItem]], voice: Voice) -> str:
    owed, waiting = len(lists.get("owed", ())), len(lists.get("waiting", ()))
    told = [say_n("{count} row is to be reported.", "{count} rows are to be reported.", owed)] if owed else []
    if waiting:
        told.append(say_n("{count} report waits for approval.", "{count} reports wait for approval.", waiting))
    return " ".join(voice(each) for each in told)


def _item(each: RowItem, voice: Voice) -> dict[str, Any]:
    open_ = each.status.open
    return {
        "name": row_name(each.row, voice), "address": f"/rows/{each.plan.code}/{each.row.key}/{each.period}",
        "value": f"{each.plan.code}/{each.row.key}/{each.period}/{each.version}", "period": voice.period(each.period),
        "status": voice(status_words(each.status)), "badge": state_badge(each.state, voice),
        "due": voice(say("due {day}", day=each.deadline)) if open_ else "",
        "left": voice(days_words(each.days_left)) if open_ else "", "late": open_ and each.days_left < 0,
        "overdue": voice(overdue_words(each.overdue)) if each.overdue is not None else "", "reason": each.reason or ""}
