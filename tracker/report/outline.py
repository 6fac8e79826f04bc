"""Headings with their numbers: `3.`, `3.2.`, `3.2.1.`."""

from __future__ import annotations

from tracker.errors import Message
from tracker.report.model import Heading
from tracker.text.voice import Voice


class Outline:
    def __init__(self, voice: Voice) -> None:
        self._voice, self._at = voice, [0, 0, 0]

    def heading(self, level: int, text: Message | str, key: str) -> Heading:
        self._at = [*self._at[:level - 1], self._at[level - 1] + 1, *[0] * (3 - level)]
        number = ".".join(str(each) for each in self._at[:level])
        words = text if isinstance(text, str) else self._voice(text)
        return Heading(level, f"{number}. {words}", key)
