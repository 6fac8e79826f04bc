"""What people ask for when they enter and review; texts as they typed them, codes as addresses have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.access import Actor
from tracker.domain.period import Period
from tracker.domain.workflow import FormStatus


class Meaning(StrEnum):
    """What a doubtful `1.234` was meant as."""

    DECIMAL = "decimal"
    THOUSANDS = "thousands"


@dataclass(frozen=True)
class SaveCell:
    """One figure as typed; nothing typed takes the figure away. `version` is what the row had when it was read.

    Yes and no are `yes` and `no` (or `да`, `не`); without a category it is the total.
    """

    unit: str
    period: str
    element: str
    text: str
    version: int
    category: str | None = None
    means: Meaning | None = None


@dataclass(frozen=True)
class SayOfCell:
    """A note, or the reason why the cell does not apply."""

    unit: str
    period: str
    element: str
    text: str
    version: int


@dataclass(frozen=True)
class Explain:
    """The word for a warning; an empty one takes it back."""

    unit: str
    period: str
    code: str
    text: str
    element: str | None = None
    category: str | None = None


@dataclass(frozen=True)
class AddEvidence:
    """A file (its name and content) or a link."""

    unit: str
    period: str
    element: str
    name: str = ""
    content: bytes | None = None
    link: str | None = None


@dataclass(frozen=True)
class Correct:
    """An approved cell as it should have been: texts by category, None for the total; what is left out stays."""

    unit: str
    period: str
    element: str
    texts: Mapping[str | None, str]
    version: int
    reason: str = ""


@dataclass(frozen=True)
class Moved:
    """A form made a move; told, after it was stored, to whoever sends mail about it."""

    actor: Actor
    unit: str
    period: Period
    to: FormStatus
    reason: str | None
