"""What officers and administrators ask about reminders: those that were sent, and when they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import Door, current_actor
from dashboards.people_routes import UNPROCESSABLE
from dashboards.plain import voice_of_request
from dashboards.reminder_page import Shown, reminder_page
from tracker.domain.delivery import Delivery
from tracker.domain.reminder import Rhythm
from tracker.errors import Invalid, Issue, NotAllowed, NotFound, say
from tracker.services.reminder_views import Asked

HIDDEN = (NotFound, NotAllowed)
MOST_PAGES = 1000


@dataclass(frozen=True)
class ReminderRoutes:
    door: Door

    def register(self, server: Flask) -> None:
        server.add_url_rule("/reminders", "reminders", self.reminders, methods=["GET", "POST"])

    def reminders(self) -> AnyResponse:
        if request.method != "POST":
            return self._page(Shown(done=request.args.get("done") == "rhythm"))
        before, after = request.form.get("before", ""), request.form.get("after", "")
        try:
            self.door.reminders.set_rhythm(current_actor(), rhythm_of(before, after))
        except HIDDEN:
            abort(404)
        except Invalid as error:
            return self._page(Shown(before, after, error.issues), UNPROCESSABLE)
        return redirect(f"/reminders?done=rhythm&lang={voice_of_request().lang}", 303)

    def _page(self, shown: Shown, status: int = 200) -> Response:
        try:
            return reminder_page(self.door.reminders.page(current_actor(), _asked()), shown, status)
        except HIDDEN:
            abort(404)


def rhythm_of(before: str, after: str) -> Rhythm:
    """Numbers of days as people write them in a row; both are told at once if they are none."""
    rows = {"before": _numbers(before), "after": _numbers(after)}
    Invalid.raise_if([Issue("days", where, say("Write whole numbers of days, such as 14, 7, 2, 0."))
                      for where, days in rows.items() if days is None])
    return Rhythm(rows["before"] or (), rows["after"] or ())


def _numbers(text: str) -> tuple[int, ...] | None:
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    return tuple(map(int, words)) if all(re.fullmatch(r"[0-9]{1,4}", word) for word in words) else None


def _asked() -> Asked:
    """What makes no sense is left out; whether there is such a unit, the service knows."""
    given, page = request.args, request.args.get("page", 1, type=int)
    delivery = given.get("delivery")
    return Asked(given.get("person") or None, Delivery(delivery) if delivery in tuple(Delivery) else None,
                 given.get("unit") or None, min(max(page, 1), MOST_PAGES))
