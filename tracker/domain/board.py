"""How far the forms of units are: the state of one, and what many of them amount to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from tracker.domain.workflow import FormStatus, status_on


class FormState(StrEnum):
    """A form that nobody has begun has no status yet; it is due once its period has ended."""

    NOT_DUE = "not_due"
    NOT_STARTED = "not_started"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"


class Todo(StrEnum):
    """What somebody has to do something about."""

    WAITING = "waiting"
    WARNINGS = "warnings"
    LATE = "late"
    RETURNED = "returned"
    NOT_STARTED = "not_started"


EMPTY = frozenset({FormState.NOT_DUE, FormState.NOT_STARTED})
SENT = frozenset({FormState.SUBMITTED, FormState.APPROVED, FormState.LOCKED})
OWED = frozenset({FormState.NOT_STARTED, FormState.DRAFT, FormState.RETURNED})
_STATES = {status: FormState(status.value) for status in FormStatus}


class StoredForm(NamedTuple):
    """What is stored of a form, as far as the board needs it."""

    status: FormStatus
    first_submitted_on: date | None
    open_until: date | None
    version: int
    warnings: int | None


class FormCell(NamedTuple):
    """One form on the board.

    `due` is its own deadline; `late`: first submitted after it, or still owed and past it. It is `judged` once it was
    submitted or its deadline has passed.
    """

    state: FormState
    late: bool
    due: date
    ended: bool
    in_time: bool
    judged: bool
    version: int
    warnings: int
    until: date | None
    todo: tuple[Todo, ...]


def unstored(today: date, due: date, *, ended: bool) -> FormCell:
    """A form to which nothing has happened yet."""
    late = ended and due < today
    state = FormState.NOT_STARTED if ended else FormState.NOT_DUE
    return FormCell(state, late, due, ended, False, late, 1, 0, None, _todo(state, late, 0))


def begun(cell: FormCell) -> FormCell:
    """The same, where something is entered."""
    return cell._replace(state=FormState.DRAFT, todo=_todo(FormState.DRAFT, cell.late, 0))


def form_cell(today: date, due: date, stored: StoredForm, *, ended: bool) -> FormCell:
    """A draft is told apart from what nobody has begun by its figures: see `begun`."""
    status, first = status_on(today, stored.status, stored.open_until), stored.first_submitted_on
    if status is FormStatus.DRAFT:
        return unstored(today, due, ended=ended)._replace(version=stored.version)
    state, until = _STATES[status], stored.open_until if status.open else None
    warnings = (stored.warnings or 0) if state is FormState.SUBMITTED else 0
    past, in_time = ended and due < today, first is not None and first <= due
    late = past and (until is None or until < today) if status.open else first is not None and not in_time
    return FormCell(state, late, due, ended, in_time, past or first is not None, stored.version, warnings, until,
                    _todo(state, late, warnings))


@lru_cache(maxsize=256)
def _todo(state: FormState, late: bool, warnings: int) -> tuple[Todo, ...]:
    fits = {
        Todo.WAITING: state is FormState.SUBMITTED, Todo.WARNINGS: state is FormState.SUBMITTED and warnings > 0,
        Todo.LATE: late and state in OWED, Todo.RETURNED: state is FormState.RETURNED,
        Todo.NOT_STARTED: state is FormState.NOT_STARTED}
    return tuple(todo for todo, fit in fits.items() if fit)


@dataclass(frozen=True)
class Rate:
    """Of the forms whose period has ended, how many are submitted; of those judged, how many were so in time.

    A form is judged once it was submitted or its deadline has passed; its first submission counts, for a form that came
    back was there in time all the same.
    """

    sent: int = 0
    expected: int = 0
    in_time: int = 0
    judged: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.sent + other.sent, self.expected + other.expected, self.in_time + other.in_time,
                    self.judged + other.judged)

    @property
    def completeness(self) -> Fraction | None:
        return Fraction(self.sent, self.expected) if self.expected else None

    @property
    def timeliness(self) -> Fraction | None:
        return Fraction(self.in_time, self.judged) if self.judged else None


def rate(cells: Iterable[FormCell | None]) -> Rate:
    """Where nothing is asked there is no cell."""
    sent = expected = in_time = judged = 0
    for cell in cells:
        if cell is not None and cell.ended:
            expected += 1
            sent += cell.state in SENT
            judged += cell.judged
            in_time += cell.in_time
    return Rate(sent, expected, in_time, judged)
