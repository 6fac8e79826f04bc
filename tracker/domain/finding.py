"""What a check says of a figure, or of a whole form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.errors import Message, say


class Gravity(StrEnum):
    """An error stops the form; a warning needs a word of explanation; a hint needs nothing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """At one cell (or at the form, without an element); `explained` is the word given for it.

    `message` says what is the matter and what to do about it, `matter` the first alone, for those who cannot do it.
    """

    severity: Gravity
    code: str
    message: Message
    element: str | None = None
    category: str | None = None
    explained: str | None = None
    matter: Message | None = None

    @classmethod
    def asking(cls, severity: Gravity, code: str, matter: Message, todo: Message, element: str | None = None,
               category: str | None = None) -> Finding:
        """What is the matter, and what whoever fills in the form is asked to do about it."""
        return cls(severity, code, say("{what} {todo}", what=matter, todo=todo), element, category, matter=matter)

    @property
    def key(self) -> tuple[str, str, str]:
        """What a word of explanation is kept under."""
        return self.code, self.element or "", self.category or ""

    @property
    def open(self) -> bool:
        """Whether it keeps the form from being submitted."""
        return self.severity is Gravity.ERROR or (self.severity is Gravity.WARNING and not self.explained)
