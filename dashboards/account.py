"""One's own account: the password, the sessions, and how one wants to hear of deadlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import Door, come_in, current_actor, go_out
from dashboards.doors import rules, status_of, wrong
from dashboards.languages import chosen
from dashboards.plain import page, voice_of_request
from dashboards.voice import Voice
from tracker.errors import Invalid, Issue, Message, say
from tracker.services.calendars import Subscription
from tracker.services.sign_in import NewPassword

DONE: Mapping[str, Message] = {
    "password": say("Your password has been changed; your other devices have been signed out."),
    "letters": say("You get reminders by e-mail again."),
    "no-letters": say("You get no more reminders by e-mail."),
    "revoke": say("The address of your calendar does not work any more."),
}


@dataclass(frozen=True)
class Account:
    door: Door

    def register(self, server: Flask) -> None:
        server.add_url_rule("/account", "account", self.account, methods=["GET", "POST"])

    def account(self) -> AnyResponse:
        if request.method != "POST":
            return self._page()
        actor, do = current_actor(), request.form.get("do", "")
        match do:
            case "everywhere":
                self.door.sign_out_everywhere(actor)
                return go_out(_to("/sign-in"))
            case "calendar":
                return self._page(address=self.door.calendars.make(actor))
            case "letters" | "no-letters":
                self.door.calendars.choose_digest(actor, wanted=do == "letters")
            case "revoke":
                self.door.calendars.revoke(actor)
            case _:
                return self._new_password()
        return _done(do)

    def _new_password(self) -> AnyResponse:
        new = NewPassword(request.form.get("current", ""), request.form.get("new", ""))
        try:
            return come_in(_done("password"), self.door.change_password(current_actor(), new))
        except Invalid as error:
            return self._page(error.issues)

    def _page(self, issues: Sequence[Issue] = (), address: str = "") -> Response:
        """The address of a calendar is shown by the answer that made it, and never again."""
        voice, actor = voice_of_request(), current_actor()
        done = DONE.get(request.args.get("done", "")) if not issues and not address else None
        return page(
            "account.html", say("Your account"), status_of(issues), **wrong(issues),
            person=actor.name, email=actor.email,
            done=voice(done) if done else "", change_title=voice(say("Change your password")),
            current_label=voice(say("Current password")), new_label=voice(say("New password")), rules=rules(),
            change=voice(say("Change password")), everywhere=voice(say("Sign out on all devices")),
            everywhere_words=voice(say("Ends all your sessions, including this one.")),
            home=voice(say("Back to the indicators")), out=voice(say("Sign out")),
            remind=_reminding(self.door.calendars.mine(actor), voice), address=address)


def _reminding(mine: Subscription, voice: Voice) -> dict[str, Any] | None:
    """For those who have deadlines."""
    if not mine.has_days:
        return None
    letters = say("Before and after a deadline you get a letter with all your forms, once a day at most.")
    none = say("You get no letters about deadlines.")
    since = voice.moment(mine.made_at) if mine.made_at else ""
    said = {
        "title": say("Reminders"), "words": letters if mine.digest else none,
        "act": say("Send me no letters") if mine.digest else say("Send me letters"),
        "calendar": say("Deadlines in your calendar"),
        "why": say("Your calendar (Outlook, Google, the one of your phone) reads your deadlines from an address and "
                   "keeps them up to date. Whoever knows the address can read them too, but no figures."),
        "made": say("You have had an address since {moment}.", moment=since),
        "make": say("New address") if mine.made_at else say("Make an address"),
        "renewed": say("With a new address the earlier one stops working."),
        "revoke": say("Take the address back"),
        "once": say("The address of your calendar. Copy it now, it will not be shown again."),
        "label": say("Address of the calendar"),
    }
    return {**{key: voice(message) for key, message in said.items()},
            "do": "no-letters" if mine.digest else "letters", "has": mine.made_at is not None}


def _done(do: str) -> AnyResponse:
    asked = chosen()
    return _to("/account?" + urlencode({"done": do, **({"lang": asked} if asked else {})}))


def _to(path: str) -> AnyResponse:
    return Response(status=303, headers={"Location": path})
