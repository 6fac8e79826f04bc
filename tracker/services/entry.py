"""The way in for entering and reviewing. Codes and periods are as people write them.

What is absent and what is hidden both raise NotFound; what one sees and may not do raises NotAllowed; a form that was
moved meanwhile raises Conflict; what still keeps a form from its move raises Invalid, everything at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.workflow import FormStatus
from tracker.services.entry_commands import AddEvidence, Correct, Explain, Moved, SaveCell, SayOfCell
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


def _nobody(_: Moved) -> None:
    """Nobody is told."""


class Entry:
    """`uploads` is the folder of evidence; `tell` hears of every move once it is stored."""

    def __init__(self, database: Database, uploads: Path, tell: Callable[[Moved], None] = _nobody) -> None:
        self._database, self._uploads, self._tell = database, uploads, tell

    def my_work(self, actor: Actor) -> MyWork:
        """What the actor's units owe, the most urgent first, and what is done."""
        raise NotImplementedError

    def form(self, actor: Actor, unit: str, period: str) -> FormPage:
        raise NotImplementedError

    def save_cell(self, actor: Actor, command: SaveCell) -> Saved | Clash | Doubt | Refused:
        raise NotImplementedError

    def set_not_applicable(self, actor: Actor, command: SayOfCell) -> Saved | Clash | Refused:
        """The figure and its parts go (the history keeps them); saving a figure later takes it back."""
        raise NotImplementedError

    def set_note(self, actor: Actor, command: SayOfCell) -> Saved | Clash:
        raise NotImplementedError

    def explain(self, actor: Actor, command: Explain) -> None:
        raise NotImplementedError

    def answer(self, actor: Actor, unit: str, period: str, indicator: str, text: str) -> None:
        """Why an indicator is behind."""
        raise NotImplementedError

    def add_evidence(self, actor: Actor, command: AddEvidence) -> Evidence:
        raise NotImplementedError

    def remove_evidence(self, actor: Actor, number: int) -> None:
        raise NotImplementedError

    def evidence(self, actor: Actor, number: int) -> tuple[Evidence, Path | None]:
        """With the file to send, unless it is a link."""
        raise NotImplementedError

    def nothing_to_report(self, actor: Actor, unit: str, period: str, version: int, reason: str) -> FormStatus:
        """Every empty cell does not apply, for this reason; then the form is submitted."""
        raise NotImplementedError

    def submit(self, actor: Actor, unit: str, period: str, version: int) -> FormStatus:
        raise NotImplementedError

    def review_list(self, actor: Actor) -> ReviewList:
        raise NotImplementedError

    def comment(self, actor: Actor, unit: str, period: str, element: str, text: str) -> None:
        """An empty text takes the comment away."""
        raise NotImplementedError

    def return_form(self, actor: Actor, unit: str, period: str, version: int, reason: str) -> FormStatus:
        raise NotImplementedError

    def approve(self, actor: Actor, unit: str, period: str, version: int) -> FormStatus:
        raise NotImplementedError

    def reopen(self, actor: Actor, unit: str, period: str, version: int, reason: str) -> FormStatus:
        raise NotImplementedError

    def correct_preview(self, actor: Actor, command: Correct) -> Preview | Doubt | Refused:
        raise NotImplementedError

    def correct(self, actor: Actor, command: Correct) -> Saved | Clash | Doubt | Refused:
        """An approved figure is replaced; both values and the reason stay in its history."""
        raise NotImplementedError

    def cell_history(self, actor: Actor, unit: str, period: str, element: str) -> tuple[CellChange, ...]:
        raise NotImplementedError
