"""From draft to locked: which moves there are, who makes them and what each needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.access import Act


class FormStatus(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"

    @property
    def open(self) -> bool:
        """Whether its unit may still enter figures."""
        return self in (FormStatus.DRAFT, FormStatus.RETURNED)


@dataclass(frozen=True)
class Move:
    """`sound` asks that no error and no unexplained warning is left; `reason` that a word is said."""

    to: FormStatus
    sound: bool = False
    reason: bool = False


MOVES: Mapping[tuple[FormStatus, Act], Move] = {
    (FormStatus.DRAFT, Act.SUBMIT): Move(FormStatus.SUBMITTED, sound=True),
    (FormStatus.RETURNED, Act.SUBMIT): Move(FormStatus.SUBMITTED, sound=True),
    (FormStatus.SUBMITTED, Act.RETURN): Move(FormStatus.RETURNED, reason=True),
    (FormStatus.SUBMITTED, Act.APPROVE): Move(FormStatus.APPROVED),
    (FormStatus.APPROVED, Act.REOPEN): Move(FormStatus.RETURNED, reason=True),
    (FormStatus.APPROVED, Act.LOCK): Move(FormStatus.LOCKED),
    (FormStatus.LOCKED, Act.UNLOCK): Move(FormStatus.APPROVED, reason=True),
}


def status_on(today: date, stored: FormStatus, open_until: date | None) -> FormStatus:
    """A form opened again until a day is as it was approved from the next day on, unless it was submitted meanwhile."""
    closed = stored is FormStatus.RETURNED and open_until is not None and open_until < today
    return FormStatus.APPROVED if closed else stored


def sets_aside(today: date, stored: FormStatus, open_until: date | None) -> bool:
    """Whether figures may have been typed that were never submitted: they are kept, and what was approved stands."""
    return open_until is not None and not status_on(today, stored, open_until).open
