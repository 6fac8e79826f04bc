"""Entering and reviewing by small requests: each one act, each answered in JSON. The pages are drawn elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, redirect, request, send_file

from dashboards import urls
from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.entry_given import Given, given
from dashboards.entry_told import Teller, Told, told_error
from dashboards.languages import remembered
from dashboards.urls import Address, Route
from dashboards.voice import Voice
from tracker.domain.access import Act, Actor
from tracker.errors import TrackerError

Do = Callable[[Actor, Given], object]


def make_blueprint(services: Services) -> Blueprint:
    entry, routes = services.entry, Blueprint("entry", __name__, url_prefix="/entry")
    form: dict[str, Do] = {
        "cell": lambda who, of: entry.save_cell(who, of.save_cell()),
        "not-applicable": lambda who, of: entry.set_not_applicable(who, of.say_of_cell()),
        "note": lambda who, of: entry.set_note(who, of.say_of_cell()),
        "explain": lambda who, of: entry.explain(who, of.explain()),
        "answer": lambda who, of: entry.answer(who, of.unit, of.period, of.text("indicator"), of.text("text")),
        "evidence": lambda who, of: entry.add_evidence(who, of.evidence()),
        "comment": lambda who, of: entry.comment(who, of.unit, of.period, of.text("element"), of.text("text")),
        "nothing-to-report": lambda who, of: entry.nothing_to_report(
            who, of.unit, of.period, of.version(), of.text("reason")
        ),
        "submit": lambda who, of: entry.submit(who, of.unit, of.period, of.version()),
        "return": lambda who, of: entry.return_form(who, of.unit, of.period, of.version(), of.text("reason")),
        "approve": lambda who, of: entry.approve(who, of.unit, of.period, of.version()),
        "reopen": lambda who, of: entry.reopen(
            who, of.unit, of.period, of.version(), of.text("reason"), of.maybe_day("until")),
        "correct/preview": lambda who, of: entry.correct_preview(who, of.correct()),
        "correct": lambda who, of: entry.correct(who, of.correct()),
    }
    for act, do in form.items():
        _route(routes, services, f"/<unit>/<period>/{act}", do)
    _route(routes, services, "/evidence/<int:number>/remove", lambda who, of: entry.remove_evidence(who, of.number))
    _route(
        routes,
        services,
        "/<unit>/<period>/history",
        lambda who, of: entry.cell_history(who, of.unit, of.period, of.asked("element")),
        "GET",
    )
    routes.add_url_rule("/counts", view_func=lambda: _counts(services))
    routes.add_url_rule(
        "/evidence/<int:number>", view_func=lambda number: _evidence(services, number), endpoint="evidence"
    )
    return routes


def _route(routes: Blueprint, services: Services, path: str, do: Do, method: str = "POST") -> None:
    """Parses, asks the service as whoever is signed in, and tells the answer or what went wrong."""

    def view(**place: str | int) -> Told:
        teller = Teller(_voice(), services)
        try:
            actor = current_actor()
            of = given(place, request, actor)
            return teller.told(do(actor, of), of)
        except TrackerError as error:
            return told_error(error, teller.voice)

    routes.add_url_rule(path, path.replace("/", "-").replace(".", ""), view, methods=[method])


def _counts(services: Services) -> Told:
    """How much waits for whoever asks: their own forms, and those to approve."""
    try:
        actor = current_actor()
        return {
            "work": len(services.entry.my_work(actor).owed) if actor.may(Act.ENTER, {}) else 0,
            "review": len(services.entry.review_list(actor).waiting) if actor.may(Act.APPROVE, {}) else 0,
        }, 200
    except TrackerError as error:
        return told_error(error, _voice())


def _evidence(services: Services, number: int) -> Response | Told:
    """A file comes as a download, never shown as a page of ours; a link leads away."""
    try:
        found, path = services.entry.evidence(current_actor(), number)
    except TrackerError as error:
        return told_error(error, _voice())
    if path is None:
        return redirect(found.link or urls.href(Address(Route.WORK)))  # type: ignore[return-value]
    return send_file(path.resolve(), "application/octet-stream", as_attachment=True, download_name=found.name)


def _voice() -> Voice:
    """The language of the page that asks, else the one chosen before."""
    lang = (request.headers.get("Accept-Language") or "")[:2]
    return Voice(lang if lang in urls.LANGUAGES else remembered())
