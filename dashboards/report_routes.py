"""Reports on plain pages: choose, read, download, write the words, approve, and what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Flask, abort, redirect, request, send_file
from werkzeug.wrappers import Response as AnyResponse

from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.download import download
from dashboards.plain import voice_of_request
from dashboards.report_page import reports_page, restated_page, words_page
from tracker.domain.access import Act, Actor
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound, TrackerError
from tracker.report import letterhead
from tracker.report.formats import FORMATS, TYPES
from tracker.report.office import Asked, Reports, WritePlace
from tracker.report.scope import Kind

STATUS: dict[type[TrackerError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 422}
LANGS = ("bg", "en")


@dataclass(frozen=True)
class ReportRoutes:
    services: Services
    reports: Reports

    def register(self, server: Flask) -> None:
        server.add_url_rule("/reports", "reports", self.board, methods=["GET", "POST"])
        server.add_url_rule("/reports/words", "report_words", self.words, methods=["GET", "POST"])
        server.add_url_rule("/reports/letterhead", "report_letterhead", self.letterhead, methods=["POST"])
        server.add_url_rule("/reports/document.<ending>", "report_document", self.document)
        server.add_url_rule("/reports/<int:number>/file.<ending>", "report_file", self.file)
        server.add_url_rule("/reports/<int:number>/restated", "report_restated", self.restated)

    def board(self) -> AnyResponse:
        actor = self._reader()
        try:
            asked = self._asked(actor)
            if request.method == "POST":
                number = self.reports.approve(actor, asked)
                return redirect(f"/reports?{_query(asked)}&approved={number}#report-{number}", 303)
            return self._board(actor, asked)
        except TrackerError as error:
            return self._refused(error)

    def words(self) -> AnyResponse:
        actor = self._reader()
        try:
            asked = self._asked(actor)
            if request.method != "POST":
                return words_page(asked, self.reports.places(actor, asked), self._may(actor, Act.WRITE_REPORT, asked),
                                  saved=request.args.get("saved", ""))
            return self._write(actor, asked)
        except TrackerError as error:
            return self._refused(error)

    def letterhead(self) -> AnyResponse:
        """A file is put in place of the one before; with no file that one is taken away."""
        actor = self._reader()
        try:
            asked, sent = self._asked(actor), request.files.get("file")
            if "drop" in request.form:
                self.reports.drop_letterhead(actor, asked.plan)
            elif sent is not None and sent.filename:
                content = sent.stream.read(letterhead.LIMITS.size + 1)
                self.reports.put_letterhead(actor, asked.plan, sent.filename, content)
            return redirect(f"/reports?{_query(asked)}#letterhead", 303)
        except Invalid as error:
            return self._board(actor, asked, error)
        except TrackerError as error:
            return self._refused(error)

    def document(self, ending: str) -> AnyResponse:
        """HTML is shown, the others are downloads."""
        actor = self._reader()
        if ending not in FORMATS:
            abort(404)
        try:
            asked = self._asked(actor)
            content = self.reports.made(actor, asked, ending)
        except TrackerError as error:
            return self._refused(error)
        name = f"{asked.plan}-{asked.period}-{asked.kind.value}-{asked.lang}.{ending}"
        return download(content, name, TYPES[ending], inline=ending == "html")

    def file(self, number: int, ending: str) -> AnyResponse:
        actor = self._reader()
        try:
            path, name = self.reports.file(actor, number, ending)
        except TrackerError as error:
            return self._refused(error)
        return send_file(path.resolve(), TYPES.get(ending), as_attachment=True, download_name=name)

    def restated(self, number: int) -> AnyResponse:
        actor = self._reader()
        try:
            return restated_page(number, self.reports.restatements(actor, number),
                                 self.reports.row_restatements(actor, number))
        except TrackerError as error:
            return self._refused(error)

    def _board(self, actor: Actor, asked: Asked, unfit: Invalid | None = None) -> AnyResponse:
        overview = self.services.overview(actor, asked.plan, asked.period)
        return reports_page(
            overview, asked, self.reports.approved(actor, asked.plan), self._may(actor, Act.APPROVE_REPORT, asked),
            request.args.get("approved", 0, type=int), self.reports.letterhead(actor, asked.plan), unfit)

    def _write(self, actor: Actor, asked: Asked) -> AnyResponse:
        given = request.form
        command = WritePlace(asked.plan, asked.period or "", asked.lang, given.get("place", ""), given.get("text", ""),
                             given.get("version", 0, type=int))
        try:
            self.reports.write(actor, command)
        except (Conflict, Invalid) as error:
            places = self.reports.places(actor, asked)
            return words_page(asked, places, may_write=True, refused=(command, error), status=STATUS[type(error)])
        return redirect(f"/reports/words?{_query(asked)}&saved={command.place}#{command.place}", 303)

    @staticmethod
    def _reader() -> Actor:
        actor = current_actor()
        if not actor.may(Act.SEE_REPORTS, {}):
            abort(404)
        return actor

    @staticmethod
    def _may(actor: Actor, act: Act, asked: Asked) -> bool:
        return actor.may(act, {}, plan=asked.plan)

    def _asked(self, actor: Actor) -> Asked:
        given, voice = request.values, voice_of_request()
        overview = self.services.overview(actor, given.get("plan") or None, given.get("period") or None)
        kind, written_in = given.get("kind"), given.get("in")
        return Asked(overview.plan.code, str(overview.period), written_in if written_in in LANGS else voice.lang,
                     Kind(kind) if kind in tuple(Kind) else Kind.ANNUAL)

    @staticmethod
    def _refused(error: TrackerError) -> AnyResponse:
        abort(next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400))


def _query(asked: Asked) -> str:
    return urlencode({"plan": asked.plan, "period": asked.period, "kind": asked.kind.value, "in": asked.lang,
                      "lang": voice_of_request().lang})
