"""The calls of entering, as `calls.py` has them: on a form that stands open, or on one that is approved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Act, Actor
from tracker.services.board_views import Extend, Pick
from tracker.services.entry import Entry
from tracker.services.entry_commands import AddEvidence, Correct, Explain, SaveCell, SayOfCell
from tracker.services.review import Review
from tracker.services.sittings import Sittings

UNIT, PERIOD, ELEMENT = "sz-cop", "2015Q3", "waiting"
PLACE = (UNIT, PERIOD, ELEMENT)
LINK = AddEvidence(*PLACE, link="https://example.org/order-118")
PICK = Pick(UNIT, PERIOD, 1)
Call = Callable[[Database, Actor], Any]


def entry(database: Database) -> Entry:
    return Entry(database, Path("nowhere"))  # links alone are added: no file is written


def opened(database: Database) -> Entry:
    """With the form returned, so that figures may be entered."""
    found = entry(database)
    form = found.form(COMMAND_LINE, UNIT, PERIOD)
    if not form.status.open:
        found.reopen(COMMAND_LINE, UNIT, PERIOD, form.version, "again")
    return found


def review(database: Database) -> Review:
    return Review(Sittings(database))


def with_evidence(database: Database) -> tuple[Entry, int]:
    found = opened(database)
    return found, found.add_evidence(COMMAND_LINE, LINK).id


def _remove(database: Database, actor: Actor) -> None:
    found, number = with_evidence(database)
    found.remove_evidence(actor, number)


def _read(database: Database, actor: Actor) -> Any:
    found, number = with_evidence(database)
    return found.evidence(actor, number)


CALLS: dict[str, tuple[Act | None, Call]] = {
    "Entry.my_work": (Act.ENTER, lambda db, actor: entry(db).my_work(actor)),
    "Entry.review_list": (Act.SEE_SUBMITTED, lambda db, actor: entry(db).review_list(actor)),
    "Entry.form": (Act.SEE_FORM, lambda db, actor: entry(db).form(actor, UNIT, PERIOD)),
    "Entry.forms": (Act.SEE_FORM, lambda db, actor: entry(db).forms(actor, PERIOD)),
    "Entry.cell_history": (Act.SEE_HISTORY, lambda db, actor: entry(db).cell_history(actor, *PLACE)),
    "Entry.save_cell": (Act.ENTER, lambda db, actor: opened(db).save_cell(actor, SaveCell(*PLACE, "100", 1))),
    "Entry.set_not_applicable": (Act.ENTER, lambda db, actor: opened(db).set_not_applicable(actor, SayOfCell(*PLACE, "x", 1))),
    "Entry.set_note": (Act.ENTER, lambda db, actor: opened(db).set_note(actor, SayOfCell(*PLACE, "x", 1))),
    "Entry.explain": (Act.ENTER, lambda db, actor: opened(db).explain(actor, Explain(UNIT, PERIOD, "usual", "няма промяна", ELEMENT))),
    "Entry.answer": (Act.ENTER, lambda db, actor: opened(db).answer(actor, UNIT, PERIOD, "sz-cop-capacity", "няма промяна")),
    "Entry.add_evidence": (Act.ENTER, lambda db, actor: opened(db).add_evidence(actor, LINK)),
    "Entry.remove_evidence": (Act.ENTER, _remove),
    "Entry.evidence": (Act.SEE_FORM, _read),
    "Entry.submit": (Act.SUBMIT, lambda db, actor: opened(db).submit(actor, UNIT, PERIOD, 2)),
    "Entry.nothing_to_report": (Act.SUBMIT, lambda db, actor: opened(db).nothing_to_report(actor, UNIT, PERIOD, 2)),
    "Entry.correct": (Act.CORRECT, lambda db, actor: entry(db).correct(actor, Correct(*PLACE, {None: "99"}, 1, "x"))),
    "Entry.correct_preview": (Act.CORRECT, lambda db, actor: entry(db).correct_preview(actor, Correct(*PLACE, {None: "99"}, 1))),
    "Entry.comment": (Act.COMMENT, lambda db, actor: entry(db).comment(actor, *PLACE, "x")),
    "Entry.return_form": (Act.RETURN, lambda db, actor: entry(db).return_form(actor, UNIT, PERIOD, 1, "x")),
    "Entry.approve": (Act.APPROVE, lambda db, actor: entry(db).approve(actor, UNIT, PERIOD, 1)),
    "Entry.reopen": (Act.REOPEN, lambda db, actor: entry(db).reopen(actor, UNIT, PERIOD, 1, "x")),
    "Review.board": (Act.SEE_BOARD, lambda db, actor: review(db).board(actor)),
    "Review.periods": (Act.SEE_BOARD, lambda db, actor: review(db).periods(actor, UNIT)),
    "Review.approve_all": (Act.APPROVE, lambda db, actor: review(db).approve_all(actor, [PICK])),
    "Review.return_all": (Act.RETURN, lambda db, actor: review(db).return_all(actor, [PICK], "x")),
    "Review.reopen": (Act.REOPEN, lambda db, actor: review(db).reopen(actor, UNIT, PERIOD, "x")),
    "Review.extend": (Act.EXTEND, lambda db, actor: review(db).extend(actor, Extend(PERIOD, date(2015, 11, 5), "x", UNIT))),
    "Review.lock_period": (Act.LOCK, lambda db, actor: review(db).lock_period(actor, PERIOD, UNIT)),
    "Review.open_period": (Act.UNLOCK, lambda db, actor: review(db).open_period(actor, PERIOD, "x", UNIT)),
    "Entry.lock": (Act.LOCK, lambda db, actor: entry(db).lock(actor, UNIT, PERIOD, 1)),
}
