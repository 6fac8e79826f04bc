"""The pages of imports: where a file is chosen, and what it would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from flask import Response

from dashboards.carried import carried
from dashboards.plain import page, voice_of_request
from dashboards.voice import Voice
from tracker.domain.period import Period
from tracker.errors import Message, say, say_n
from tracker.services.imports_views import (
    NAMES,
    BatchState,
    FormCheck,
    ImportItem,
    ImportPlan,
    Outcome,
    PlannedRow,
    Side,
)

AT_A_TIME, SHORT = 50, 20
SHOWN = (Outcome.CHANGED, Outcome.NEW, Outcome.REFUSED, Outcome.SAME)
STATES: Mapping[BatchState, Message] = {
    BatchState.PLANNED: say("waits for your decision"), BatchState.APPLIED: say("entered"),
    BatchState.DROPPED: say("dropped"), BatchState.READING: say("not read to the end")}
WORDS: Mapping[str, Message] = {
    "choose": say("The file"), "send": say("Show what it would change"), "recent": say("Files sent before"),
    "none": say("No file has been sent yet."), "work": say("My work"), "place": say("Place"),
    "what": say("What is reported"), "now": say("Now"), "then": say("In the file"), "why": say("Why it was not taken"),
    "enter": say("Enter all that fits"),
    "drop": say("Drop it"), "refused": say("Download what was refused, marked in the file"), "earlier": say("Earlier"),
    "later": say("Later"), "another": say("Send another file"), "forms": say("What the checks say of the forms"),
    "lead": say("A form that was downloaded and filled, or a table as CSV or XLSX. First you see what would change; "
                "nothing is entered until you say so."),
    "nothing": say("There is nothing to enter in it."),
    "empty": say("An empty cell of a file says nothing: what stands there stays."),
}


def start_page(recent: Sequence[ImportItem], form: str) -> Response:
    voice = voice_of_request()
    return page(
        "import.html", say("Figures from a file"), words=_words(voice), wrong=carried(voice.lang),
        action=f"/import?{urlencode({'lang': voice.lang, 'form': form})}",
        recent=[(each.id, each.name, voice.moment(each.at), voice(STATES[each.state])) for each in recent])


def import_page(plan: ImportPlan, shown: Outcome, rows: Sequence[PlannedRow], start: int) -> Response:
    voice, number = voice_of_request(), plan.item.id
    here = f"/import/{number}?{urlencode({'lang': voice.lang, 'show': shown.value})}"
    return page(
        "import_plan.html", say("Figures from a file"), words=_words(voice), plan=plan, file=plan.item.name,
        wrong=carried(voice.lang), state=voice(STATES[plan.item.state]), told=voice(_told(plan)),
        notes=[note[voice.lang] for note in plan.notes], address=f"/import/{number}?lang={voice.lang}",
        tabs=[(f"/import/{number}?{urlencode({'lang': voice.lang, 'show': each.value})}", voice(NAMES[each]),
               plan.count(each), each is shown) for each in SHOWN if plan.count(each)],
        rows=[_row(row, voice) for row in rows], refused=plan.count(Outcome.REFUSED),
        shown_refused=shown is Outcome.REFUSED, forms=[_form(each, voice) for each in plan.forms],
        before=f"{here}&from={max(start - AT_A_TIME, 0)}" if start else "",
        after=f"{here}&from={start + AT_A_TIME}" if start + len(rows) < plan.count(shown) else "")


def _told(plan: ImportPlan) -> Message:
    if plan.item.state is BatchState.APPLIED:
        return say_n("{count} figure was entered.", "{count} figures were entered.", plan.fits)
    if not plan.open:
        return STATES[plan.item.state]
    if not plan.fits:
        return say("There is nothing to enter in it.")
    return say_n("{count} figure would be entered.", "{count} figures would be entered.", plan.fits)


def _row(row: PlannedRow, voice: Voice) -> dict[str, Any]:
    lang = voice.lang
    period = voice.period_short(row.period) if isinstance(row.period, Period) else row.period
    names = [row.element[lang], row.category[lang] if row.category else "", row.unit[lang], period]
    return {"where": row.where, "what": " · ".join(each for each in names if each), "now": _side(row.now, voice),
            "then": row.written or "" if row.then is None else _side(row.then, voice),
            "now_kept": _kept_whole(row.now),
            "then_kept": _kept_whole(row.then) if row.then else len(row.written or "") < SHORT,
            "why": row.why[lang] if row.why else ""}


def _kept_whole(side: Side | None) -> bool:
    """Whether it is a figure, which no line breaks; words may go over several lines."""
    return side is not None and side.value is not None and not isinstance(side.value, str)


def _side(side: Side | None, voice: Voice) -> str:
    if side is None:
        return voice(say("empty"))
    if side.not_applicable:
        return voice(say("does not apply: {why}", why=side.text or ""))
    return voice.figure(side.value) if side.value is not None else side.text or ""


def _form(form: FormCheck, voice: Voice) -> dict[str, Any]:
    return {
        "name": f"{form.unit[voice.lang]}, {voice.period(form.period)}", "filled": f"{form.filled}/{form.expected}",
        "href": f"/form/{quote(form.code, safe='')}/{form.period}?lang={voice.lang}",
        "remarks": [": ".join(words[voice.lang] for words in (each.element, each.message) if words)
                    for each in form.remarks]}


def _words(voice: Voice) -> dict[str, str]:
    return {key: voice(message) for key, message in WORDS.items()}
