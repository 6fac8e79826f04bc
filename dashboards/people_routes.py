"""What administrators ask about people: each request one act, answered with the page of people."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import Door, current_actor
from dashboards.people_form import PersonForm
from dashboards.people_page import Shown, people_page
from dashboards.plain import voice_of_request
from tracker.domain.access import Act, Actor
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, NotFound, TrackerError
from tracker.services.people import ChangePerson, Invite
from tracker.services.staff import Handed

STATUS: dict[type[TrackerError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409}
UNPROCESSABLE = 422


@dataclass(frozen=True)
class PeopleRoutes:
    door: Door

    def register(self, server: Flask) -> None:
        server.add_url_rule("/people", "people", self.people, methods=["GET", "POST"])

    def people(self) -> AnyResponse:
        actor = current_actor()
        if not actor.may(Act.MANAGE_PEOPLE, {}):
            abort(404)
        if request.method != "POST":
            return self._page(actor, Shown(request.args.get("person", 0, type=int), done=request.args.get("done", "")))
        try:
            return self._done(actor, request.form.get("person", 0, type=int), request.form.get("do", ""))
        except TrackerError as error:
            return self._refused(actor, error)

    def _done(self, actor: Actor, person: int, do: str) -> AnyResponse:
        staff, given = self.door.staff, request.form
        match do:
            case "invite":
                typed = PersonForm.typed(given)
                return self._handed(actor, staff.invite(actor, Invite(typed.email, typed.name, typed.grants())))
            case "link":
                return self._handed(actor, staff.new_link(actor, person))
            case "change":
                typed, version = PersonForm.typed(given), given.get("version", type=int)
                staff.change(actor, ChangePerson(person, typed.name, typed.grants(), version))
            case "disable":
                staff.disable(actor, person)
            case "enable":
                staff.enable(actor, person)
            case "sign-out":
                staff.sign_out(actor, person)
            case _:
                abort(400)
        query = urlencode({"done": do, "person": person, "lang": voice_of_request().lang})
        return redirect(f"/people?{query}#person-{person}", 303)

    def _handed(self, actor: Actor, handed: Handed) -> AnyResponse:
        """Shown by the answer itself: an address to come back to would keep the link."""
        return self._page(actor, Shown(handed=handed))

    def _refused(self, actor: Actor, error: TrackerError) -> AnyResponse:
        issues = error.issues if isinstance(error, Invalid) else (Issue(error.code, "form", error.message),)
        person, do = request.form.get("person", 0, type=int), request.form.get("do", "")
        shown = Shown(person, typed=PersonForm.typed(request.form, issues), do=do)
        return self._page(actor, shown, STATUS.get(type(error), UNPROCESSABLE))

    def _page(self, actor: Actor, shown: Shown, status: int = 200) -> AnyResponse:
        return people_page(self.door.staff.board(actor), actor, shown, status)
