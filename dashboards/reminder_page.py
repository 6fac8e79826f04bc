"""The page of the reminders that were sent: to whom, when, about what, and whether they arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response

from dashboards.plain import page, voice_of_request
from dashboards.target_list import query
from dashboards.voice import Voice
from tracker.domain.delivery import Delivery
from tracker.domain.reminder import Nudge, Rhythm
from tracker.errors import Issue, Message, say, say_n
from tracker.services.reminder_views import Asked, SentItem, SentLine, SentPage


@dataclass(frozen=True)
class Shown:
    """What was typed of the rhythm, with what is wrong with it."""

    before: str = ""
    after: str = ""
    issues: Sequence[Issue] = ()
    done: bool = False


def reminder_page(view: SentPage, shown: Shown, status: int = 200) -> Response:
    voice = voice_of_request()
    return page(
        "reminders.html", say("Reminders"), status, words=_words(voice),
        facts=[voice(each) for each in _facts(view, voice)], form=_form(view, shown, voice),
        done=voice(say("Saved.")) if shown.done else "",
        choices=_choices(view, voice), lines=[_line(each, voice) for each in view.lines],
        newer=_href(view.asked, view.asked.page - 1, voice) if view.asked.page > 1 else "",
        older=_href(view.asked, view.asked.page + 1, voice) if view.more else "")


def days_of(rhythm: Rhythm) -> tuple[str, str]:
    return ", ".join(map(str, rhythm.before)), ", ".join(map(str, rhythm.after))


def _facts(view: SentPage, voice: Voice) -> list[Message]:
    """What is set up, and when it ran last: whoever waits for letters must see that none can come."""
    found = []
    if not view.mail:
        found.append(say("No mail server is set, so nothing can be sent."))
    last = view.last
    if last is None:
        found.append(say("Reminders have never been sent. The command “tracker remind” has to be run once a day."))
    elif last.ended_at is None:
        found.append(say("Sending began on {moment} and did not finish.", moment=voice.moment(last.began_at)))
    elif view.may_set:
        found.append(say_n("Last sent on {moment}: {count} letter, {failed} not taken.",
                           "Last sent on {moment}: {count} letters, {failed} not taken.",
                           last.sent, moment=voice.moment(last.ended_at), failed=last.failed))
    else:
        found.append(say("Last sent on {moment}.", moment=voice.moment(last.ended_at)))
    before, after = days_of(view.rhythm)
    found.append(say("Days before a deadline: {before}. Days after it: {after}, then every week.",
                     before=before or "—", after=after) if after else
                 say("Days before a deadline: {before}. After it nothing is sent.", before=before or "—"))
    return found


def _form(view: SentPage, shown: Shown, voice: Voice) -> dict[str, Any] | None:
    if not view.may_set:
        return None
    before, after = days_of(view.rhythm)
    wrong = {each.where: voice(each.message) for each in shown.issues}
    return {"before": shown.before if wrong else before, "after": shown.after if wrong else after, "wrong": wrong}


def _choices(view: SentPage, voice: Voice) -> list[dict[str, Any]]:
    asked = view.asked
    return [
        {"name": "person", "label": voice(say("To whom")), "all": voice(say("everyone")), "value": asked.email or "",
         "options": view.people},
        {"name": "unit", "label": voice(say("Unit")), "all": voice(say("all units")), "value": asked.unit or "",
         "options": [(unit.code, unit.name[voice.lang]) for unit in view.units]},
        {"name": "delivery", "label": voice(say("Outcome")), "all": voice(say("any")), "value": asked.delivery or "",
         "options": [(each.value, voice.name(each)) for each in Delivery]}]


def _line(line: SentLine, voice: Voice) -> dict[str, Any]:
    return {"name": line.name, "email": line.email, "at": voice.moment(line.at), "day": voice.date(line.day),
            "delivery": voice.name(line.delivery), "ok": line.delivery is Delivery.SENT, "why": line.why or "",
            "about": [_about(nudge, items, voice) for nudge, items in line.items.items()]}


def _about(nudge: Nudge, items: Sequence[SentItem], voice: Voice) -> dict[str, Any]:
    forms = [voice(say("{unit}, {period}: until {day}", unit=each.unit.name, period=each.period, day=each.due))
             for each in items]
    return {"name": voice.name(nudge), "count": len(items), "forms": forms}


def _href(asked: Asked, number: int, voice: Voice) -> str:
    return "/reminders" + query({
        "person": asked.email or "", "unit": asked.unit or "", "delivery": asked.delivery or "", "page": str(number),
        "lang": voice.lang})


def _words(voice: Voice) -> dict[str, str]:
    said = {
        "sent": say("What was sent"), "when": say("When"), "whom": say("To whom"), "about": say("About what"),
        "outcome": say("Outcome"), "show": say("Show"), "nothing": say("There are no such reminders."),
        "rhythm": say("When reminders are sent"), "before": say("Days before the deadline, such as 14, 7, 2, 0"),
        "after": say("Days after it, such as 1, 3, 7; then every week"), "save": say("Save"),
        "older": say("Older"), "newer": say("Newer"), "board": say("Forms"), "home": say("Back to the indicators"),
    }
    return {key: voice(message) for key, message in said.items()}
