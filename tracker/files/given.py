"""What a file says, cell by cell, before anyone knows if it fits: what every reader gives and every import takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tracker.errors import Issue, Message


class What(StrEnum):
    """What is said of a cell."""

    FIGURE = "figure"
    NOT_APPLICABLE = "not_applicable"
    NOTE = "note"


@dataclass(frozen=True)
class Spoilt:
    """There is something, and it cannot be taken: `#DIV/0!`, a formula nobody calculated, a merged cell."""

    code: str
    message: Message


Raw = str | Decimal | bool | date | Spoilt


class Given(NamedTuple):
    """One thing said of one cell. `where` is `Sheet!C7` or `FILE:LINE`; codes and periods are as written in the file.

    `category` is `sex=f`, or None for the total. A text is as typed, and read as one types into the form; for a cell
    that does not apply it is the reason. What is blank in the file is not given at all: blank says nothing.
    """

    where: str
    unit: str
    period: str
    element: str
    category: str | None
    what: What
    raw: Raw


@dataclass(frozen=True)
class Mark:
    """What a template was made from: it comes back with the file. `definitions` is their digest."""

    units: tuple[str, ...]
    period: str
    definitions: str
    made_on: date


@dataclass
class Source:
    """A file as read. `notes` tell what was found out or passed over (encoding, hidden rows, further sheets).

    `issues` are of the file as a whole or of places where no cell could be made out; `given` may be read once only, and
    `issues` is complete when it has been.
    """

    name: str
    digest: str
    given: Iterable[Given]
    mark: Mark | None = None
    notes: list[Message] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
