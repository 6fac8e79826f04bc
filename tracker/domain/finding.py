"""What a check says of a figure, or of a whole form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.errors import Message, say

_FEWEST_WORDS, _FEWEST_LETTERS = 2, 8


class Gravity(StrEnum):
    """An error stops the form; a warning needs a word of explanation; a hint needs nothing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


def tells(text: str) -> bool:
    """Whether a word of explanation says anything: two words at least, of eight letters together."""
    return len(text.split()) >= _FEWEST_WORDS and sum(letter.isalpha() for letter in text) >= _FEWEST_LETTERS


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
    outdated: str | None = None
    """The word that was given for it while the figures were others."""
    others: tuple[str, ...] = ()
    """The elements beside its own whose figures it is about."""

    @classmethod
    def asking(cls, severity: Gravity, code: str, matter: Message, todo: Message, element: str | None = None,
               category: str | None = None, others: tuple[str, ...] = ()) -> Finding:
        """What is the matter, and what whoever fills in the form is asked to do about it."""
        message = say("{what} {todo}", what=matter, todo=todo)
        return cls(severity, code, message, element, category, matter=matter, others=others)

    @property
    def key(self) -> tuple[str, str, str]:
        """What a word of explanation is kept under."""
        return self.code, self.element or "", self.category or ""

    @property
    def about(self) -> tuple[str, ...]:
        return tuple(sorted({*self.others, *filter(None, (self.element,))}))

    @property
    def open(self) -> bool:
        """Whether it keeps the form from being submitted."""
        return self.severity is Gravity.ERROR or (self.severity is Gravity.WARNING and not self.explained)
