"""What the YAML says against what the database holds: a plan to look at before anything is done."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from tracker.db.definitions import Defined, Stored
from tracker.db.documents import to_json
from tracker.db.targets import Decided
from tracker.domain.period import Period
from tracker.domain.target import Baseline, Target
from tracker.domain.words import Words
from tracker.errors import Issue, Message, say
from tracker.services.differences import differences


class Act(StrEnum):
    """What becomes of one definition. What is kept or refused is listed and left alone."""

    ADD = "add"
    CHANGE = "change"
    RETIRE = "retire"
    RETURN = "return"
    ORDER = "order"
    KEEP = "keep"
    REFUSE = "refuse"


class Kind(StrEnum):
    PLAN = "plan"
    UNIT = "unit"
    DIMENSION = "dimension"
    DATA_ELEMENT = "data_element"
    INDICATOR = "indicator"
    CHECK = "check"
    TARGETS = "targets"


@dataclass(frozen=True)
class Difference:
    """One line of the list. Without a field it is about the whole definition."""

    act: Act
    kind: Kind
    code: str
    field: str | None
    now: object
    then: object

    @property
    def message(self) -> Message:
        return replace(_SENTENCES[self.act], values=MappingProxyType({
            "kind": _KINDS[self.kind], "code": self.code, "field": self.field or "",
            "now": _shown(self.now), "then": _shown(self.then)}))


@dataclass(frozen=True)
class Step:
    """One definition to be dealt with; `was` is its row, for whoever carries it out."""

    act: Act
    kind: Kind
    code: str
    now: object = None
    then: object = None
    was: Stored[Defined] | Decided | None = field(default=None, repr=False)

    @property
    def differences(self) -> Iterator[Difference]:
        if self.act in (Act.ADD, Act.RETIRE, Act.RETURN, Act.ORDER):
            yield Difference(self.act, self.kind, self.code, None, self.now, self.then)
        else:
            for name, now, then in differences(self.now, self.then):
                yield Difference(self.act, self.kind, self.code, name, now, then)


@dataclass(frozen=True)
class SyncPlan:
    """Everything that differs, as the data was at `data_version`. `orders` are the codes as the YAML lists them."""

    steps: tuple[Step, ...]
    orders: Mapping[Kind, Sequence[str]]
    data_version: int

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(difference for step in self.steps for difference in step.differences)

    @property
    def to_do(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.act not in (Act.KEEP, Act.REFUSE))

    @property
    def refusals(self) -> list[Issue]:
        return [Issue("not_changeable", each.code, each.message) for each in self.differences if each.act is Act.REFUSE]


_KINDS: Mapping[Kind, Message] = {
    Kind.PLAN: say("Plan"), Kind.UNIT: say("Unit"), Kind.DIMENSION: say("Breakdown"),
    Kind.DATA_ELEMENT: say("Data element"), Kind.INDICATOR: say("Indicator"), Kind.CHECK: say("Check"),
    Kind.TARGETS: say("Targets of")}
_SENTENCES: Mapping[Act, Message] = {
    Act.ADD: say("{kind} {code}: new."),
    Act.CHANGE: say("{kind} {code}: {field} changes from {now} to {then}."),
    Act.RETIRE: say("{kind} {code}: gone from the files; retired here, its figures stay."),
    Act.RETURN: say("{kind} {code}: back in the files; in use again."),
    Act.ORDER: say("{kind}: the order changes."),
    Act.KEEP: say("{kind} {code}: {field} was set here and stays {now}; the files say {then}."),
    Act.REFUSE: say("{kind} {code}: {field} cannot change from {now} to {then}, for figures are stored under it; "
                    "give the new one a code of its own."),
}


def _shown(value: object) -> object:
    """As a sentence can hold it."""
    if value is None or value == ():
        return say("nothing")
    if isinstance(value, (Words, Message, Decimal, Period, date, str, int)):
        return value
    if isinstance(value, tuple) and all(isinstance(each, Target) for each in value):
        return "; ".join(f"{each.period or each.due}: {each.value}" for each in value)
    if isinstance(value, Baseline):
        return f"{value.period}: {value.value}"
    return json.dumps(to_json(value), ensure_ascii=False)
