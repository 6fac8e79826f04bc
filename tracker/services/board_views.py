"""View models of the review board: what its page draws, and what became of what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.access import Act
from tracker.domain.board import FormCell, FormState, Rate, Todo, rate
from tracker.domain.element import Unit
from tracker.domain.period import Period
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.errors import Message
from tracker.services.views import Office


@dataclass(frozen=True)
class Part:
    """A unit that stands above others or reports itself, for choosing a part of the tree."""

    unit: Unit
    depth: int


@dataclass(frozen=True)
class BoardRow:
    """A unit; where nothing is asked of it for a period there is no cell. `may`: what the reader may do with it."""

    unit: Unit
    cells: tuple[FormCell | None, ...]
    may: frozenset[Act]

    @property
    def rate(self) -> Rate:
        return rate(self.cells)


@dataclass(frozen=True)
class BoardItem:
    unit: Unit
    period: Period
    cell: FormCell
    may: frozenset[Act]


@dataclass(frozen=True)
class PeriodLine:
    """A period over all units shown: the deadline for everybody, how many forms are in each state."""

    period: Period
    due: date
    states: Mapping[FormState, int]
    rate: Rate

    @property
    def locked(self) -> bool:
        """Nothing in it can change any more."""
        return bool(self.states) and set(self.states) == {FormState.LOCKED}


@dataclass(frozen=True)
class BoardPage:
    """`items` are the forms of the one to-do list that was asked for; `choices` all periods there are."""

    office: Office
    periods: tuple[Period, ...]
    rows: tuple[BoardRow, ...]
    lines: tuple[PeriodLine, ...]
    whole: Rate
    todos: Mapping[Todo, int]
    todo: Todo | None
    items: tuple[BoardItem, ...]
    choices: tuple[Period, ...]
    period: Period | None
    parts: tuple[Part, ...]
    part: Unit | None
    may: frozenset[Act]


@dataclass(frozen=True)
class Pick:
    """A form to be moved, with the version that was seen."""

    unit: str
    period: str
    version: int


@dataclass(frozen=True)
class Outcome:
    """What became of one form: its new status, or every reason why not. `warned`: only warnings stood against."""

    pick: Pick
    name: Words | None
    done: FormStatus | None
    why: tuple[Message, ...] = ()
    warned: bool = False


@dataclass(frozen=True)
class Extend:
    """Put the deadline of a period off, for a unit with all below it or for everybody."""

    period: str
    until: date
    reason: str
    unit: str | None = None


@dataclass(frozen=True)
class Extended:
    """`due` may be later than asked for, where another rule puts it off further."""

    unit: Unit | None
    period: Period
    due: date
    units: int


@dataclass(frozen=True)
class Locking:
    """What was tried, and what is left because it is not approved yet."""

    outcomes: tuple[Outcome, ...]
    left: tuple[BoardItem, ...]
