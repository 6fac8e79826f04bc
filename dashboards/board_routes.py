"""What is done on the board, by small requests: each answered in JSON with what was done and what was not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from flask import Blueprint, request

from dashboards.auth import current_actor
from dashboards.callbacks.services import Services
from dashboards.entry_given import Given, given
from dashboards.entry_told import Told, told_error
from dashboards.pages.board_words import done_words, not_done
from dashboards.plain import voice_of_request
from dashboards.voice import Voice
from tracker.domain.workflow import FormStatus
from tracker.errors import Invalid, Issue, Message, TrackerError, say, say_n
from tracker.services.board_views import Extend, Extended, Locking, Outcome, Pick
from tracker.text.dates import parse_date

Do = Callable[[Given], object]


def make_board_blueprint(services: Services) -> Blueprint:
    review, routes = services.review, Blueprint("board", __name__, url_prefix="/board")
    acts: dict[str, Do] = {
        "approve": lambda of: review.approve_all(
            of.actor, _picks(of), despite_warnings=of.fields.get("warned") is True),
        "return": lambda of: review.return_all(of.actor, _picks(of), of.text("reason")),
        "reopen": lambda of: review.reopen(
            of.actor, of.text("unit"), of.text("period"), of.text("reason"), _day(of)),
        "extend": lambda of: review.extend(
            of.actor, Extend(of.text("period"), _day(of), of.text("reason"), of.maybe("unit"))),
        "lock": lambda of: review.lock_period(of.actor, of.text("period"), of.maybe("unit")),
        "open": lambda of: review.open_period(of.actor, of.text("period"), of.text("reason"), of.maybe("unit")),
    }
    for name, do in acts.items():
        routes.add_url_rule(f"/{name}", name, _view(name, do), methods=["POST"])
    return routes


def _view(name: str, do: Do) -> Callable[[], Told]:
    def view() -> Told:
        voice = voice_of_request()
        try:
            return _told(name, do(given({}, request, current_actor())), voice), 200
        except TrackerError as error:
            return told_error(error, voice)

    return view


def _told(name: str, answer: object, voice: Voice) -> dict[str, object]:
    match answer:
        case FormStatus():
            return {"message": voice(say("The form is open again.")), "left": []}
        case Extended():
            return {"message": _extended(answer, voice), "left": []}
        case Locking():
            told = _outcomes(name, answer.outcomes, voice)
            left = [voice(say("{unit}: {state}", unit=item.unit.name, state=item.cell.state)) for item in answer.left]
            return {**told, "left": [*told["left"], *left]}  # type: ignore[misc]
        case tuple():
            return _outcomes(name, answer, voice)
    raise TypeError(answer)


def _extended(done: Extended, voice: Voice) -> str:
    return voice(say_n("The deadline of {count} form is now {day}.", "The deadline of {count} forms is now {day}.",
                       done.units, day=done.due))


def _outcomes(name: str, found: Sequence[Outcome], voice: Voice) -> dict[str, object]:
    """How many were done, and each that was not, with its reasons."""
    done = sum(each.done is not None for each in found)
    parts = [done_words(name, done)] if done or not found else []
    lost = [each for each in found if each.done is None]
    if lost:
        parts.append(say_n("{count} form was left as it was.", "{count} forms were left as they were.", len(lost)))
    return {"message": " ".join(voice(part) for part in parts), "left": [_line(each, voice) for each in lost]}


def _line(lost: Outcome, voice: Voice) -> str:
    name: object = lost.name or lost.pick.unit
    why = " ".join(voice(each) for each in lost.why)
    return voice(not_done(name, lost.pick.period, why))


def _picks(of: Given) -> list[Pick]:
    picks = of.fields.get("picks")
    if not isinstance(picks, list) or not picks:
        raise _wrong("picks", say("Choose at least one form."))
    try:
        return [Pick(str(each["unit"]), str(each["period"]), int(each["version"])) for each in picks]
    except (KeyError, TypeError, ValueError):
        raise _wrong("picks", say("Choose at least one form.")) from None


def _day(of: Given) -> date:
    day = parse_date(of.text("until"))
    if day is None:
        raise _wrong("until", say("Choose the day."))
    return day


def _wrong(where: str, message: Message) -> Invalid:
    return Invalid([Issue("bad_request", where, message)])
