"""How much a file may be before and while it is read: every number stands here, and what is over one is refused."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from tracker.errors import Invalid, Issue, Message, say

MEGABYTE = 1024 * 1024
Content = Path | bytes
"""A file as it lies on the disk, or as it was sent."""


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes. A workbook is a packed archive: `entries`, `expanded` and `ratio` are of what is packed in it."""

    size: int = 100 * MEGABYTE
    packed: int = 30 * MEGABYTE
    expanded: int = 400 * MEGABYTE
    ratio: int = 150
    """How many times larger than packed one entry may be; those under `small` may be anything."""
    small: int = MEGABYTE
    entries: int = 1_000
    rows: int = 1_500_000
    columns: int = 1_000
    cells: int = 20_000_000
    """Of the rectangle that a sheet fills."""
    issues: int = 100_000
    """So many places that do not fit are told; with one more the reading stops."""
    seconds: float = 120


LIMITS = Limits()


class Deadline:
    """Until when a file may be read; whoever reads asks now and then whether it is past."""

    def __init__(self, seconds: float = LIMITS.seconds, clock: Callable[[], float] = monotonic) -> None:
        self._seconds, self._clock, self._end = seconds, clock, clock() + seconds

    def check(self, name: str) -> None:
        if self._clock() > self._end:
            raise refused("too_slow", name, say(
                "Reading the file took longer than {seconds} seconds and was stopped; nothing was changed. "
                "Split the file into parts.", seconds=int(self._seconds)))


def refused(code: str, name: str, message: Message) -> Invalid:
    """One reason not to take the file at all."""
    return Invalid([Issue(code, name, message)])


def opened(content: Content) -> BinaryIO:
    return content.open("rb") if isinstance(content, Path) else io.BytesIO(content)


def shown_name(name: str) -> str:
    """What a file calls itself, fit to be shown and nothing more: no folders, nothing invisible, not too long."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    return plain if len(plain) <= 100 else f"{plain[:80]}…{plain[-19:]}"
