"""The way in for entering and reviewing. Codes and periods are as people write them.

What is absent and what is hidden both raise NotFound; what one sees and may not do raises NotAllowed; a form that was
moved meanwhile raises Conflict; what still keeps a form from its move raises Invalid, everything at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.domain.workflow import FormStatus
from tracker.services import entry_correct, entry_evidence, entry_moves, entry_said, entry_save, entry_work
from tracker.services.entry_cells import Filled
from tracker.services.entry_commands import AddEvidence, Correct, Explain, Moved, SaveCell, SayOfCell
from tracker.services.entry_desk import OpenForm, open_form, open_forms
from tracker.services.entry_form import evidence, form_page
from tracker.services.entry_history import cell_history
from tracker.services.entry_views import (
    CellChange,
    Clash,
    Doubt,
    Evidence,
    FormPage,
    MyWork,
    Preview,
    Refused,
    ReviewList,
    Saved,
)
from tracker.services.sittings import Sittings

Place = SaveCell | SayOfCell | Correct
Unsaved = Clash | Doubt | Refused
Tell = Callable[[Moved], None]


def nobody(_: Moved) -> None:
    """Nobody is told."""


class Entry:
    """`uploads` is the folder of evidence; `tell` hears of every move once it is stored."""

    def __init__(self, database: Database, uploads: Path, tell: Tell = nobody) -> None:
        self._database, self._uploads, self._tell, self.sittings = database, uploads, tell, Sittings(database)
        self._reading, self._turn, self._writing = (
            self.sittings.reading, self.sittings.turn, self.sittings.writing)

    def my_work(self, actor: Actor) -> MyWork:
        """What the actor's units owe, the most urgent first, and what is done."""
        with self._reading(actor) as desk:
            return entry_work.my_work(desk)

    def review_list(self, actor: Actor) -> ReviewList:
        with self._reading(actor) as desk:
            return entry_work.review_list(desk)

    def form(self, actor: Actor, unit: str, period: str) -> FormPage:
        with self._reading(actor) as desk:
            return form_page(open_form(desk, Act.SEE_FORM, unit, period))

    def forms(self, actor: Actor, period: str) -> tuple[FormPage, ...]:
        """Of all units that owe one for the period and that the actor may see."""
        with self._reading(actor) as desk:
            return tuple(form_page(form) for form in open_forms(desk, Act.SEE_FORM, period))

    def cell_history(self, actor: Actor, unit: str, period: str, element: str) -> tuple[CellChange, ...]:
        with self._reading(actor) as desk:
            return cell_history(open_form(desk, Act.SEE_HISTORY, unit, period), element)

    def save_cell(self, actor: Actor, command: SaveCell) -> Saved | Clash | Doubt | Refused:
        return self._save(actor, Act.ENTER, command, lambda form: entry_save.save_figure(form, command))

    def set_not_applicable(self, actor: Actor, command: SayOfCell) -> Saved | Clash | Doubt | Refused:
        """The figure and its parts go (the history keeps them); saving a figure later takes it back."""
        return self._save(actor, Act.ENTER, command, lambda form: entry_save.save_not_applicable(form, command))

    def set_note(self, actor: Actor, command: SayOfCell) -> Saved | Clash | Doubt | Refused:
        return self._save(actor, Act.ENTER, command, lambda form: entry_save.save_note(form, command))

    def correct(self, actor: Actor, command: Correct) -> Saved | Clash | Doubt | Refused:
        """An approved figure is replaced; both values and the reason stay in its history."""
        return self._save(actor, Act.CORRECT, command, lambda form: entry_correct.correct(form, command))

    def correct_preview(self, actor: Actor, command: Correct) -> Preview | Doubt | Refused:
        with self._reading(actor) as desk:
            return entry_correct.preview(open_form(desk, Act.CORRECT, command.unit, command.period), command)

    def explain(self, actor: Actor, command: Explain) -> None:
        """The word for a warning; an empty one takes it back."""
        with self._writing(actor, Act.ENTER, command.unit, command.period) as form:
            entry_said.explain(form, command)

    def answer(self, actor: Actor, unit: str, period: str, indicator: str, text: str) -> None:
        """Why an indicator is behind."""
        with self._writing(actor, Act.ENTER, unit, period) as form:
            entry_said.answer(form, indicator, text)

    def comment(self, actor: Actor, unit: str, period: str, element: str, text: str) -> None:
        """An empty text takes the comment away."""
        with self._writing(actor, Act.COMMENT, unit, period) as form:
            entry_said.comment(form, element, text)

    def add_evidence(self, actor: Actor, command: AddEvidence) -> Evidence:
        checked = entry_evidence.check(command)
        with self._reading(actor) as desk:  # strangers leave no files behind
            open_form(desk, Act.ENTER, command.unit, command.period).element(command.element)
        stored = entry_evidence.keep(self._uploads, checked.content) if checked.content else None
        with self._writing(actor, Act.ENTER, command.unit, command.period) as form:
            return evidence(entry_evidence.add(form, checked, stored))

    def remove_evidence(self, actor: Actor, number: int) -> None:
        with self._turn(actor) as desk:
            entry_evidence.remove(*entry_evidence.find(desk, Act.ENTER, number))

    def evidence(self, actor: Actor, number: int) -> tuple[Evidence, Path | None]:
        """With the file to send, unless it is a link."""
        with self._reading(actor) as desk:
            row = entry_evidence.find(desk, Act.SEE_FORM, number)[1]
        return evidence(row), self._uploads / row.stored if row.stored else None

    def nothing_to_report(self, actor: Actor, unit: str, period: str, version: int, reason: str = "") -> FormStatus:
        """Every empty cell does not apply, for this reason or just so; then the form is submitted."""
        return self._move(actor, Act.SUBMIT, unit, period, version,
                          prepare=lambda form: entry_moves.nothing_to_report(form, reason))

    def submit(self, actor: Actor, unit: str, period: str, version: int) -> FormStatus:
        return self._move(actor, Act.SUBMIT, unit, period, version)

    def return_form(self, actor: Actor, unit: str, period: str, version: int, reason: str) -> FormStatus:
        return self._move(actor, Act.RETURN, unit, period, version, reason)

    def approve(self, actor: Actor, unit: str, period: str, version: int) -> FormStatus:
        return self._move(actor, Act.APPROVE, unit, period, version)

    def reopen(
        self, actor: Actor, unit: str, period: str, version: int, reason: str, until: date | None = None,
    ) -> FormStatus:
        """With a day it stays open to its end; unless submitted by then, it is as it was approved afterwards."""
        return self._move(actor, Act.REOPEN, unit, period, version, reason, until)

    def lock(self, actor: Actor, unit: str, period: str, version: int) -> FormStatus:
        return self._move(actor, Act.LOCK, unit, period, version)

    def _move(self, actor: Actor, act: Act, unit: str, period: str, version: int, reason: str | None = None,
              until: date | None = None, prepare: Callable[[OpenForm], None] = lambda _: None) -> FormStatus:
        with self._writing(actor, act, unit, period) as form:
            prepare(form)
            moved = entry_moves.make_move(form, act, version, reason, until)
        self._tell(moved)
        return moved.to

    def _save(self, actor: Actor, act: Act, place: Place,
              change: Callable[[OpenForm], Filled | Unsaved]) -> Saved | Unsaved:
        try:
            return self._change(actor, act, place, change)
        except IntegrityError:  # somebody took the empty place first: now it is seen, and told as a clash
            return self._change(actor, act, place, change)

    def _change(self, actor: Actor, act: Act, place: Place,
                change: Callable[[OpenForm], Filled | Unsaved]) -> Saved | Unsaved:
        """The acknowledgement is made in the same transaction, and given once that is stored."""
        with self._writing(actor, act, place.unit, place.period) as form:
            done = change(form)
            if not isinstance(done, Filled):
                return done
            return entry_save.saved(done, place.element, place.category if isinstance(place, SaveCell) else None)
