"""What every page of administration shows round its list: the ways to the others, a preview, and the forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.act_forms import ActForm, Asked, drawn, preview
from dashboards.admin_tabs import tabs
from dashboards.people_routes import STATUS, UNPROCESSABLE
from dashboards.plain import page, voice_of_request
from dashboards.voice import Voice
from tracker.errors import Invalid, Issue, Message, NotAllowed, NotFound, TrackerError, say

HIDDEN = (NotFound, NotAllowed)
Show = Callable[[Asked], tuple[Message, ...]]
Do = Callable[[Asked], None]


@dataclass(frozen=True)
class ActPage:
    """`lines` is what the page lists, ready to be drawn by the template; `back` the way it was come by."""

    title: Message
    forms: Sequence[ActForm]
    template: str = "acts.html"
    lines: Sequence[dict[str, Any]] = ()
    back: tuple[str, Message] | None = None
    empty: Message | None = None


def act_page(view: ActPage, asked: Asked, status: int = 200) -> Response:
    voice = voice_of_request()
    done = DONE[request.args["done"]] if request.args.get("done") in DONE else None
    lost = [voice(each.message) for each in asked.issues if asked.what not in [form.what for form in view.forms]]
    return page(
        view.template, view.title, status, tabs=tabs(voice), lines=view.lines,
        forms=[drawn(each, asked, voice) for each in view.forms], preview=preview(asked, view.forms, voice), wrong=lost,
        done=voice(done) if done else "", words=_words(voice), empty=voice(view.empty) if view.empty else "",
        back=(view.back[0], voice(view.back[1])) if view.back else None)


def acted(make: Callable[[], ActPage], show: Show, carry_out: Do, to: str) -> AnyResponse:
    """One request: the page, what an act would change, or the act and the way back from it.

    The page is made first: to whoever may not see it there is nothing to be asked.
    """
    try:
        view = make()
        if request.method != "POST":
            return act_page(view, Asked())
        asked = Asked(request.form.get("what", ""), request.form.copy())
        try:
            if request.form.get("do") != "set":
                return act_page(view, replace(asked, said=show(asked)))
            carry_out(asked)
        except TrackerError as error:
            return _refused(make, asked, error)
        return redirect(to + "?" + urlencode({"done": asked.what, "lang": voice_of_request().lang}), 303)
    except HIDDEN:
        abort(404)


def _refused(make: Callable[[], ActPage], asked: Asked, error: TrackerError) -> Response:
    issues = error.issues if isinstance(error, Invalid) else (Issue(error.code, "", error.message),)
    return act_page(make(), replace(asked, issues=tuple(issues)), STATUS.get(type(error), UNPROCESSABLE))


DONE = {
    "open": say("The unit is open."), "close": say("The unit is closed."), "reopen": say("The unit is open again."),
    "rename": say("The unit has its new name."), "move": say("The unit was moved."),
    "merge": say("The units are merged."), "publish": say("The plan is published."),
    "archive": say("The plan is archived."), "office": say("Saved."), "hand-over": say("The roles were handed over."),
}


def _words(voice: Voice) -> dict[str, str]:
    said = {"pages": say("Administration"), "preview": say("Show what would change"), "confirm": say("Confirm"),
            "changes": say("What would change"), "choose": say("choose"), "none": say("Nothing changes."),
            "home": say("Back to the indicators"), "change": say("Change")}
    return {key: voice(message) for key, message in said.items()}
