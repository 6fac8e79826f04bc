"""What officers ask about targets: the list of what is missing, one indicator's targets, and what goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.download import download
from dashboards.people_routes import STATUS, UNPROCESSABLE
from dashboards.plain import voice_of_request
from dashboards.target_form import TargetForm, take_care
from dashboards.target_list import target_list
from dashboards.target_page import Shown, target_page
from tracker.errors import Invalid, Issue, NotAllowed, NotFound, TrackerError
from tracker.services.target_worklist import worklist_csv

HIDDEN = (NotFound, NotAllowed)


@dataclass(frozen=True)
class TargetRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        server.add_url_rule("/targets", "targets", self.worklist)
        server.add_url_rule("/targets.csv", "targets_file", self.file)
        server.add_url_rule("/targets/<code>", "target", self.target, methods=["GET", "POST"])

    def worklist(self) -> Response:
        try:
            return target_list(self.services.targets.worklist(
                current_actor(), request.args.get("plan"), request.args.get("lacks")))
        except HIDDEN:
            abort(404)

    def file(self) -> Response:
        lang = voice_of_request().lang
        try:
            found = self.services.targets.worklist(current_actor(), request.args.get("plan"), request.args.get("lacks"))
        except HIDDEN:
            abort(404)
        name = urls.safe_name(f"targets-{found.choice.code}") + ".csv"
        return download(worklist_csv(found, lang), name, "text/csv; charset=utf-8")

    def target(self, code: str) -> AnyResponse:
        unit = request.values.get("unit", "")
        if request.method != "POST":
            return self._page(code, unit, Shown(done=request.args.get("done", "")))
        try:
            return self._done(code, unit, request.form.get("do", ""))
        except HIDDEN:
            abort(404)
        except TrackerError as error:
            return self._refused(code, unit, error)

    def _done(self, code: str, unit: str, do: str) -> AnyResponse:
        desk, actor, typed = self.services.targets, current_actor(), TargetForm.typed(request.form)
        drop, seen = request.form.get("drop") == "yes", request.form.get("seen", type=int)
        match do:
            case "preview":
                found = desk.preview(actor, typed.decide(code, unit, seen, drop=drop))
                return self._page(code, unit, Shown(typed, found, drop))
            case "set":
                desk.decide(actor, typed.decide(code, unit, seen, drop=drop))
            case "care":
                desk.take_care(actor, take_care(request.form, code))
            case _:
                abort(400)
        query = urlencode({"done": do, "unit": unit, "lang": voice_of_request().lang})
        return redirect(f"/targets/{quote(code, safe='')}?{query}", 303)

    def _refused(self, code: str, unit: str, error: TrackerError) -> AnyResponse:
        issues = error.issues if isinstance(error, Invalid) else (Issue(error.code, "form", error.message),)
        shown = Shown(TargetForm.typed(request.form, issues), drop=request.form.get("drop") == "yes")
        return self._page(code, unit, shown, STATUS.get(type(error), UNPROCESSABLE))

    def _page(self, code: str, unit: str, shown: Shown, status: int = 200) -> AnyResponse:
        try:
            return target_page(self.services.targets.page(current_actor(), code, unit), shown, status)
        except HIDDEN:
            abort(404)
