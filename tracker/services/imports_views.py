"""What an import's page and command show: the plan, or what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from tracker.db.tables_import import BatchState, Outcome
from tracker.domain.figure import Value
from tracker.domain.period import Period
from tracker.domain.words import Words
from tracker.errors import Message, say
from tracker.files.given import What
from tracker.services.views import Office

__all__ = ["NAMES", "BatchState", "FormCheck", "ImportItem", "ImportPlan", "Outcome", "PlannedRow", "Side", "What"]


NAMES: Mapping[Outcome, Message] = MappingProxyType({
    Outcome.CHANGED: say("changed"), Outcome.NEW: say("new"), Outcome.REFUSED: say("refused"),
    Outcome.SAME: say("the same"), Outcome.FOLLOWS: say("totals that follow")})
"""In the order in which they are shown."""


@dataclass(frozen=True)
class Side:
    """What a cell says before or after: a figure, that it does not apply (`text` is why), or a note."""

    value: Value | None = None
    not_applicable: bool = False
    text: str | None = None


@dataclass(frozen=True)
class PlannedRow:
    """A row of the file, or (without a place) what follows from others. What fits no cell is told as it was written."""

    number: int
    where: str
    unit: Words
    period: Period | str
    element: Words
    category: Words | None
    what: What
    outcome: Outcome
    now: Side | None
    then: Side | None
    written: str | None = None
    why: Words | None = None
    codes: tuple[str, str, str | None] = ("", "", None)
    """Of unit, element and category, as machines know them."""


@dataclass(frozen=True)
class Remark:
    """What a check says of a form as it would be."""

    severity: str
    element: Words | None
    message: Words


@dataclass(frozen=True)
class FormCheck:
    code: str
    unit: Words
    period: Period
    filled: int
    expected: int
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class ImportItem:
    """One line of a list of imports."""

    id: int
    name: str
    at: datetime
    state: BatchState
    counts: dict[Outcome, int]


@dataclass(frozen=True)
class ImportPlan:
    """`version` is what a confirmation must name; `moved` says that it was planned again just now."""

    office: Office
    item: ImportItem
    version: int
    notes: tuple[Words, ...]
    forms: tuple[FormCheck, ...]
    applied_at: datetime | None
    moved: bool = False

    def count(self, *outcomes: Outcome) -> int:
        return sum(self.item.counts.get(each, 0) for each in outcomes)

    @property
    def fits(self) -> int:
        """How many rows would be entered."""
        return self.count(Outcome.NEW, Outcome.CHANGED)

    @property
    def open(self) -> bool:
        return self.item.state is BatchState.PLANNED
