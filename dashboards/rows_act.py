"""One request about a row's report: what is typed is saved first, then what was asked for is done."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, request

from dashboards.rows_form import EVIDENCE, MEASURE, RowForm
from tracker.domain.access import Actor
from tracker.errors import TrackerError
from tracker.services import entry_evidence
from tracker.services.row_commands import ShowRow
from tracker.services.row_reports import RowReports

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Done:
    what: str


@dataclass(frozen=True)
class NotDone:
    """`saved` says what is stored nevertheless; the form holds what is not."""

    error: TrackerError
    form: RowForm
    saved: str = ""


def act_on_row(rows: RowReports, actor: Actor, place: Place) -> Done | NotDone:
    do, form = request.form.get("do", ""), RowForm.typed(request.form)
    if do in ("save", "submit") or do.startswith("remove-"):
        return _Saving(rows, actor, place).carry_out(do, form)
    why = request.form.get("why", "")
    try:
        match do:
            case "return":
                rows.return_report(actor, *place, form.version, why)
            case "approve":
                rows.approve(actor, *place, form.version)
            case "reopen":
                rows.reopen(actor, *place, form.version, why)
            case "lock":
                rows.lock(actor, *place, form.version)
            case "measure":
                _add_measure(rows, actor, place, form)
            case _:
                abort(400)
    except TrackerError as error:
        return NotDone(error, form)
    return Done(do)


def _add_measure(rows: RowReports, actor: Actor, place: Place, form: RowForm) -> None:
    asked = form.measure(*place)
    if asked:
        rows.add_measure(actor, asked)


class _Saving:
    """Step by step, so that what is stored already is not lost with what is wrong."""

    def __init__(self, rows: RowReports, actor: Actor, place: Place) -> None:
        self._rows, self._actor, self._place = rows, actor, place

    def carry_out(self, do: str, form: RowForm) -> Done | NotDone:
        saved = ""
        try:
            sources = [code for code, _ in self._rows.page(self._actor, *self._place).sources]
            form = form.without(version=self._rows.save(self._actor, form.save(*self._place, sources)))
            saved = "save"
            self._show(form)
            form = form.without(*EVIDENCE)
            _add_measure(self._rows, self._actor, self._place, form)
            form = form.without(*MEASURE, version=self._version())
            self._last(do, form)
        except TrackerError as error:
            return NotDone(error, form, saved)
        return Done("submit" if do == "submit" else "save")

    def _show(self, form: RowForm) -> None:
        link, file = form.link(*self._place), request.files.get("file")
        if link:
            self._rows.add_evidence(self._actor, link)
        if file and file.filename:
            self._rows.add_evidence(self._actor, ShowRow(*self._place, file.filename, entry_evidence.read(file.stream)))

    def _last(self, do: str, form: RowForm) -> None:
        if do == "submit":
            self._rows.submit(self._actor, *self._place, form.version)
        elif do.startswith("remove-"):
            number = do.removeprefix("remove-")
            self._rows.remove_evidence(self._actor, int(number) if number.isdecimal() else 0)

    def _version(self) -> int:
        return self._rows.page(self._actor, *self._place).version
