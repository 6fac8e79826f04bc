"""The indicator table by period (what donors call an IPTT): what is in it, before it is laid out as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.files.table import Amount, Cell, Coded, Share, Table


@dataclass(frozen=True)
class Judged:
    """One indicator at the end of one period. `brought` is what the period alone added, of what adds up over the year.

    `sums`: the actual is the sum of what the periods so far brought, so that a formula may stand for it.
    """

    owed: Cell
    actual: Cell
    ratio: Share | None
    status: Coded
    note: str
    brought: Amount | None = None
    sums: bool = False


@dataclass(frozen=True)
class Line:
    """One indicator."""

    section: str
    name: str
    unit: str
    baseline: Cell
    baseline_at: str
    target: Cell
    due: date | None
    judged: Sequence[Judged]
    place: str
    owner: str
    code: str
    complete: str


@dataclass(frozen=True)
class Group:
    """The indicators of a goal of the plan, or of a row of it where it has no goals."""

    section: str
    section_title: str
    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Iptt:
    """`words` are the headings, by the names that the sheets know them by; `statuses` all there are, the best first.

    `charted` are codes of indicators worth a chart of their own, the most urgent first.
    """

    title: str
    facts: Sequence[str]
    sample: str
    periods: Sequence[Coded]
    ticks: Sequence[str]
    groups: Sequence[Group]
    charted: Sequence[str]
    statuses: Sequence[Coded]
    words: Mapping[str, str]
    explained: Sequence[Table]

    @cached_property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @cached_property
    def sections(self) -> dict[str, str]:
        return {group.section: group.section_title for group in self.groups}
