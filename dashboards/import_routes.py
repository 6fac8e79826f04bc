"""Files of figures on plain pages: choose one, see what it would change, enter all that fits or drop it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import current_actor
from dashboards.carried import carried_in
from dashboards.download import download
from dashboards.import_page import AT_A_TIME, SHOWN, import_page, start_page
from dashboards.plain import voice_of_request
from tracker.domain.access import Act, Actor
from tracker.errors import Conflict, Invalid, Issue, Message, NotAllowed, NotFound, TrackerError, say
from tracker.files.limits import LIMITS, MEGABYTE
from tracker.services.imports import Imports, Sent
from tracker.services.imports_source import Expected
from tracker.services.imports_views import Outcome

STATUS: dict[type[TrackerError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 422}


@dataclass(frozen=True)
class ImportRoutes:
    imports: Imports

    def register(self, server: Flask) -> None:
        server.add_url_rule("/import", "import_start", self.start, methods=["GET", "POST"])
        server.add_url_rule("/import/<int:number>", "import_plan", self.plan, methods=["GET", "POST"])
        server.add_url_rule("/import/<int:number>/refused", "import_refused", self.refused)

    def start(self) -> AnyResponse:
        actor = self._sender()
        form = request.args.get("form", "")
        if request.method != "POST":
            return start_page(self.imports.recent(actor), form)
        try:
            number = self.imports.send(actor, self._sent(form))
        except Invalid as error:
            return _back("/import", [issue.message for issue in error.issues], form=form)
        except TrackerError as error:
            return _back("/import", [error.message], form=form)
        return redirect(_address(number), 303)

    def plan(self, number: int) -> AnyResponse:
        actor = self._sender()
        try:
            return self._decided(actor, number) if request.method == "POST" else self._page(actor, number)
        except Conflict as error:
            return _back(f"/import/{number}", [error.message])
        except TrackerError as error:
            abort(_status(error))

    def refused(self, number: int) -> AnyResponse:
        actor = self._sender()
        try:
            name, content = self.imports.give_back(actor, number, voice_of_request().lang)
        except TrackerError as error:
            abort(_status(error))
        return download(content, name, "application/octet-stream")

    def _decided(self, actor: Actor, number: int) -> AnyResponse:
        if request.form.get("do") == "drop":
            self.imports.drop(actor, number)
            return redirect(f"/import?{urlencode({'lang': voice_of_request().lang})}", 303)
        done = self.imports.apply(actor, number, request.form.get("version", 0, type=int))
        if done.moved:
            return _back(f"/import/{number}", [say(
                "The data has changed in the meantime, so nothing was entered. This is the plan anew.")])
        return redirect(_address(number), 303)

    def _page(self, actor: Actor, number: int) -> AnyResponse:
        plan = self.imports.show(actor, number)
        first = next((each for each in SHOWN if plan.count(each)), Outcome.NEW)
        asked, start = request.args.get("show"), max(request.args.get("from", 0, type=int), 0)
        shown = Outcome(asked) if asked in tuple(Outcome) else first
        rows = self.imports.rows(actor, number, shown, start, AT_A_TIME)
        return import_page(plan, shown, rows, start)

    def _sender(self) -> Actor:
        actor = current_actor()
        if not actor.may(Act.ENTER, {}):
            abort(404)
        return actor

    @staticmethod
    def _sent(form: str) -> Sent:
        file, (unit, _, period) = request.files.get("file"), form.partition("/")
        if file is None or not file.filename:
            raise Invalid([Issue("no_file", "file", say("Choose a file first."))])
        with closing(file):
            content = file.stream.read(LIMITS.size + 1)
        if len(content) > LIMITS.size:
            raise Invalid([Issue("too_big", "file", say(
                "The file is too large; {most} MB are the most.", most=LIMITS.size // MEGABYTE))])
        return Sent(content, file.filename, expected=Expected(unit, period) if unit and period else None)


def _back(path: str, wrong: Sequence[Message], **kept: str) -> AnyResponse:
    """A page that answers a change is no page to come back to: what is wrong goes along to one that is."""
    return redirect(f"{path}?{urlencode({'lang': voice_of_request().lang, **kept, **carried_in(wrong)})}", 303)


def _status(error: TrackerError) -> int:
    return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)


def _address(number: int) -> str:
    return f"/import/{number}?{urlencode({'lang': voice_of_request().lang})}"
