"""What administrators ask for about units; texts and days as they typed them, codes as addresses have them.

Each has its reason. `seen` is the version of the unit as they saw it; None takes whatever is there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """What a unit is called; English may be left out, and both of the short name."""

    bg: str = ""
    en: str = ""
    short_bg: str = ""
    short_en: str = ""


@dataclass(frozen=True)
class OpenUnit:
    """A new one, from a day on; `like`: asked for what that unit is asked for."""

    code: str
    name: Named
    reason: str
    kind: str = "service"
    parent: str = ""
    since: str = ""
    like: str = ""


@dataclass(frozen=True)
class CloseUnit:
    code: str
    last_day: str
    reason: str
    seen: int | None = None


@dataclass(frozen=True)
class ReopenUnit:
    """As if it had never been closed."""

    code: str
    reason: str
    seen: int | None = None


@dataclass(frozen=True)
class RenameUnit:
    code: str
    name: Named
    reason: str
    seen: int | None = None


@dataclass(frozen=True)
class MoveUnit:
    """Below another one; without a parent to the top of a tree."""

    code: str
    parent: str
    reason: str
    seen: int | None = None


@dataclass(frozen=True)
class MergeUnits:
    """Several units end, and a new one starts on the day after; it takes kind and place of the first of them."""

    codes: tuple[str, ...]
    into: str
    name: Named
    since: str
    reason: str


UnitCommand = OpenUnit | CloseUnit | ReopenUnit | RenameUnit | MoveUnit | MergeUnits
