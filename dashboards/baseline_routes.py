"""What officers ask about baselines: to open a collection, to look at it, to take over what came in."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import current_actor
from dashboards.baseline_page import FIELDS, Shown, baseline_page
from dashboards.callbacks.services import Services
from dashboards.people_routes import STATUS, UNPROCESSABLE
from dashboards.plain import voice_of_request
from dashboards.target_list import query
from tracker.errors import Invalid, Issue, NotAllowed, NotFound, TrackerError
from tracker.services.baselines import Adopt, OpenCollection

HIDDEN = (NotFound, NotAllowed)


@dataclass(frozen=True)
class BaselineRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/baselines", "baselines", self.baselines, methods=["GET", "POST"])

    def baselines(self) -> AnyResponse:
        plan, year = request.values.get("plan"), request.values.get("year", type=int)
        if request.method != "POST":
            return self._page(plan, year, Shown({}, done=request.args.get("done", "")))
        try:
            return self._done(plan or "", year or 0, request.form.get("do", ""))
        except HIDDEN:
            abort(404)
        except TrackerError as error:
            issues = error.issues if isinstance(error, Invalid) else (Issue(error.code, "form", error.message),)
            return self._page(plan, year, Shown(_typed(), issues), STATUS.get(type(error), UNPROCESSABLE))

    def _done(self, plan: str, year: int, do: str) -> AnyResponse:
        desk, actor, typed = self.services.baselines, current_actor(), _typed()
        adopt = Adopt(plan, year, typed["decided_on"], typed["decision"], typed["reason_bg"], typed["reason_en"])
        match do:
            case "open":
                desk.open(actor, OpenCollection(plan, year, typed["until"]))
            case "preview":
                return self._page(plan, year, Shown(typed, adoptions=desk.adopt_preview(actor, adopt)))
            case "adopt":
                desk.adopt(actor, adopt)
            case _:
                abort(400)
        where = query({"plan": plan, "year": str(year), "done": do, "lang": voice_of_request().lang})
        return redirect("/baselines" + where, 303)

    def _page(self, plan: str | None, year: int | None, shown: Shown, status: int = 200) -> AnyResponse:
        try:
            return baseline_page(self.services.baselines.status(current_actor(), plan, year), shown, status)
        except HIDDEN:
            abort(404)


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "") for name in FIELDS}
