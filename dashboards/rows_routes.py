"""Reporting and reviewing the rows of a plan: pages of plain HTML, each request one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from flask import Flask, Response, abort, redirect, request, send_file
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import current_actor, local_path
from dashboards.callbacks.services import Services
from dashboards.measures_page import measures_page
from dashboards.money_page import money_page
from dashboards.plain import voice_of_request
from dashboards.rows_act import Done, NotDone, act_on_row
from dashboards.rows_form import RowForm
from dashboards.rows_list import rows_page
from dashboards.rows_page import Shown, row_page
from tracker.domain.access import Act, Actor
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, NotFound, TrackerError, say
from tracker.services.row_commands import FollowUp

STATUS: dict[type[TrackerError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409}
UNPROCESSABLE = 422
Page = Callable[..., AnyResponse]


@dataclass(frozen=True)
class RowRoutes:
    services: Services

    def register(self, server: Flask) -> None:
        look = (Path(server.root_path) / "templates" / "rows.css").read_text("utf-8")
        for path, name, view, methods in (
                ("/rows", "rows", self.rows, ("GET", "POST")),
                ("/rows/<plan>/<row>/<period>", "row", self.row, ("GET", "POST")),
                ("/rows/evidence/<int:number>", "row_evidence", self.evidence, ("GET",)),
                ("/measures", "measures", self.measures, ("GET", "POST")), ("/money", "money", self.money, ("GET",))):
            server.add_url_rule(path, name, _or_told(view), methods=list(methods))
        server.add_url_rule("/rows/look.css", "rows_look", lambda: Response(look, mimetype="text/css"))

    def rows(self) -> AnyResponse:
        actor = current_actor()
        if not any(actor.may(act, {}) for act in (Act.REPORT_ROW, Act.APPROVE)):
            return redirect("/plan", 303)
        if request.method != "POST":
            return rows_page(self.services.rows, actor)
        if request.form.get("do") == "return" and not request.form.get("why", "").strip():
            return rows_page(self.services.rows, actor, status=UNPROCESSABLE,
                             no_reason=say("Say why, so that the unit knows what to do."))
        failed = [each for item in request.form.getlist("item") if (each := self._reviewed(actor, item))]
        if failed:
            return rows_page(self.services.rows, actor, failed, UNPROCESSABLE)
        return redirect(_back_to("/rows", done=request.form.get("do", "")), 303)

    def _reviewed(self, actor: Actor, item: str) -> Issue | None:
        """One of those chosen in the list; why it was not done, if it was not."""
        plan, row, period, version = (*item.split("/"), "", "", "", "")[:4]
        place = (plan, row, period, int(version) if version.isdecimal() else 0)
        try:
            if request.form.get("do") == "return":
                self.services.rows.return_report(actor, *place, request.form.get("why", ""))
            else:
                self.services.rows.approve(actor, *place)
        except TrackerError as error:
            return Issue(error.code, row, error.message)
        return None

    def row(self, plan: str, row: str, period: str) -> AnyResponse:
        actor, rows = current_actor(), self.services.rows
        if request.method != "POST":
            return row_page(rows.page(actor, plan, row, period), Shown(done=request.args.get("done", "")))
        rows.page(actor, plan, row, period)  # what is hidden is told as absent, whatever is asked of it
        found = act_on_row(rows, actor, (plan, row, period))
        if isinstance(found, Done):
            return redirect(_back_to(_path(plan, row, period), done=found.what), 303)
        return self._refused(actor, (plan, row, period), found)

    def _refused(self, actor: Actor, place: tuple[str, str, str], found: NotDone) -> AnyResponse:
        """All that was typed is shown again, with what is wrong beside it."""
        page, error = self.services.rows.page(actor, *place), found.error
        issues: Sequence[Issue] = error.issues if isinstance(error, Invalid) else (
            Issue(error.code, "form", error.message),)
        form = found.form
        if isinstance(error, Conflict) and request.form.get("do") in ("save", "submit"):
            issues = [*issues, Issue("kept", "form", say(
                "What you typed is below; saving again puts it in the place of what is stored."))]
            form = form.without(version=page.version)
        return row_page(page, Shown(found.saved, form, tuple(issues)), STATUS.get(type(error), UNPROCESSABLE))

    def evidence(self, number: int) -> AnyResponse:
        """A file comes as a download, never shown as a page of ours; a link leads away."""
        found, path = self.services.rows.evidence(current_actor(), number)
        if path is None:
            return redirect(found.link or "/rows")
        return send_file(path.resolve(), "application/octet-stream", as_attachment=True, download_name=found.name)

    def measures(self) -> AnyResponse:
        actor, given = current_actor(), request.form
        if request.method != "POST":
            return measures_page(self.services.rows.measures(actor))
        number, version = given.get("measure", 0, type=int), given.get("version", 0, type=int)
        try:
            self.services.rows.follow_up(actor, FollowUp(number, version, *(
                given.get(name, "") for name in ("state", "outcome", "owner", "due"))))
        except NotFound:
            abort(404)
        except TrackerError as error:
            issues = error.issues if isinstance(error, Invalid) else (Issue(error.code, "form", error.message),)
            return measures_page(self.services.rows.measures(actor), RowForm.typed(given), issues, number,
                                 STATUS.get(type(error), UNPROCESSABLE))
        return redirect(local_path(given.get("back")) if given.get("back") else _back_to("/measures", done="follow"),
                        303)

    def money(self) -> AnyResponse:
        plan = request.args.get("plan") or self.services.overview(current_actor(), None, None).plan.code
        return money_page(self.services.rows.money(current_actor(), plan, request.args.get("period")))


def _or_told(view: Page) -> Page:
    """What is absent or hidden is told by the page for that."""

    def told(**place: str | int) -> AnyResponse:
        try:
            return view(**place)
        except (NotFound, NotAllowed):
            abort(404)

    return told


def _path(*place: str) -> str:
    return "/rows/" + "/".join(quote(each, safe="") for each in place)


def _back_to(path: str, **query: str) -> str:
    kept = {key: value for key, value in request.args.items() if key in ("show", "plan")}
    return f"{path}?{urlencode({**kept, **query, 'lang': voice_of_request().lang})}"
