"""What people ask for when they set targets; texts as they typed them, codes as addresses have them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A value and when it is due: `2015`, `2015Q3` or `31.12.2015`. Of a milestone the day alone."""

    when: str
    value: str = ""


@dataclass(frozen=True)
class Start:
    """A baseline, where it is known from and how many units are in it; all empty where nothing is said of it."""

    period: str = ""
    value: str = ""
    source_bg: str = ""
    source_en: str = ""
    given: str = ""
    due: str = ""


@dataclass(frozen=True)
class Decide:
    """One decision, on the whole or on one unit. What it leaves empty stays as it was.

    `drop` says that there is no target any more. `seen` is the last decision that was there when the page was drawn.
    """

    indicator: str
    lines: tuple[Line, ...] = ()
    unit: str = ""
    drop: bool = False
    start: Start = Start()
    path: str = ""
    decided_on: str = ""
    decision: str = ""
    reason_bg: str = ""
    reason_en: str = ""
    seen: int | None = None


@dataclass(frozen=True)
class TakeCare:
    """Where the figures come from and who answers for them; what is empty stays as it was."""

    indicator: str
    source_bg: str = ""
    source_en: str = ""
    responsible: str = ""
