"""From draft to locked: which moves there are, who makes them and what each needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
}
