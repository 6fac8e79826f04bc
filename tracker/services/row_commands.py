"""What people ask for when they report rows of a plan; texts as they typed them, codes as addresses have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class TypedMoney:
    planned: str = ""
    spent: str = ""
    revised: str = ""
    why: str = ""


@dataclass(frozen=True)
class SaveRow:
    """The whole report as typed. `version` is what it had when it was read, 0 if there was none; money by source."""

    plan: str
    row: str
    period: str
    version: int
    state: str = ""
    told: str = ""
    begun: str = ""
    done: str = ""
    deviation: str = ""
    reason: str = ""
    money: Mapping[str, TypedMoney] = field(default_factory=dict)


@dataclass(frozen=True)
class ShowRow:
    """Evidence for a report: a file (its name and content) or a link."""

    plan: str
    row: str
    period: str
    name: str = ""
    content: bytes | None = None
    link: str | None = None


@dataclass(frozen=True)
class AddMeasure:
    """A corrective measure that the report of a quarter asks for."""

    plan: str
    row: str
    period: str
    text: str
    owner: str
    due: str


@dataclass(frozen=True)
class FollowUp:
    """How far a corrective measure is and what came of it; its owner and its deadline may change."""

    number: int
    version: int
    state: str
    outcome: str
    owner: str
    due: str
