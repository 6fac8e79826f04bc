"""What can go wrong, and how it is told: a message is an English sentence with gaps, translated by `tracker.text`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Message:
    """A sentence to be translated. Values may be numbers, dates, periods, Words or further messages."""

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        text = self.text if self.count in (None, 1) or self.plural is None else self.plural
        return text.format(**self.values)


def say(text: str, /, **values: object) -> Message:
    """A message; Babel finds its first argument."""
    return Message(text, MappingProxyType(values))


def say_n(singular: str, plural: str, count: int, /, **values: object) -> Message:
    """A message whose form depends on a count, available in it as `{count}`."""
    return Message(singular, MappingProxyType({"count": count, **values}), plural, count)


@dataclass(frozen=True)
class Issue:
    """One thing wrong, at one place. `where` is `FILE:LINE`, `Sheet1!C7` or the name of a field."""

    code: str
    where: str
    message: Message
    warning: bool = False


class TrackerError(Exception):
    """Everything the program says to a person as an error."""

    code = "error"

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class NotFound(TrackerError):
    """Absent or hidden: from outside the two look alike."""

    code = "not_found"


class NotAllowed(TrackerError):
    code = "not_allowed"


class Conflict(TrackerError):
    """Somebody else changed it first."""

    code = "conflict"


class Invalid(TrackerError):
    """Bad input: every issue found, told at once."""

    code = "invalid"

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__(issues[0].message)
        self.issues = tuple(issues)

    @classmethod
    def raise_if(cls, issues: list[Issue]) -> None:
        if any(not issue.warning for issue in issues):
            raise cls(issues)
