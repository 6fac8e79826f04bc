"""The form of a decision on targets: what holds, or what was typed just now, with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.datastructures import ImmutableMultiDict

from dashboards.voice import Voice
from tracker.domain.element import Unit
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.target import Aims
from tracker.errors import Issue, Message
from tracker.services.target_commands import Decide, Line, Start, TakeCare

MOST_LINES, SPARE = 12, 2
PLAIN = ("period", "value", "source_bg", "source_en", "given", "due", "path", "decided_on", "decision", "reason_bg",
         "reason_en")
_AT = {"baseline/period": "period", "baseline/value": "value", "baseline/source": "source_bg",
       "baseline/covered": "given", "path": "path", "decided_on": "decided_on", "decision": "decision",
       "reason": "reason_bg",
       "responsible": "responsible"}


@dataclass(frozen=True)
class TargetForm:
    """`fields` are those of PLAIN; `wrong` is by field, and under `form` what belongs to none."""

    lines: tuple[Line, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, Sequence[Message]] = field(default_factory=dict)

    @classmethod
    def stored(cls, aims: Aims, indicator: Indicator, voice: Voice) -> TargetForm:
        """The targets in force, to be changed; the rest is empty and stays as it is."""
        milestone = indicator.measure is Measure.MILESTONE
        lines = [Line(str(each.period) if each.period else voice.day(each.date),
                      "" if milestone else voice.typed(each.value, indicator.decimals)) for each in aims.targets]
        return cls((*lines, *[Line("")] * SPARE)[:MOST_LINES])

    @classmethod
    def typed(cls, given: ImmutableMultiDict[str, str], issues: Sequence[Issue] = ()) -> TargetForm:
        lines = tuple(Line(given.get(f"when{i}", ""), given.get(f"value{i}", ""))
                      for i in range(MOST_LINES) if f"when{i}" in given)
        wrong: dict[str, list[Message]] = {}
        for each in issues:
            wrong.setdefault(_field(each.where, len(lines)), []).append(each.message)
        return cls(lines or (Line(""),), {name: given.get(name, "") for name in PLAIN}, wrong)

    def decide(self, indicator: str, unit: str, seen: int | None, *, drop: bool) -> Decide:
        of = self.fields
        start = Start(of["period"], of["value"], of["source_bg"], of["source_en"], of["given"], of["due"])
        return Decide(indicator, () if drop else self.lines, unit, drop, start, of["path"], of["decided_on"],
                      of["decision"], of["reason_bg"], of["reason_en"], seen)


def take_care(given: ImmutableMultiDict[str, str], indicator: str) -> TakeCare:
    return TakeCare(indicator, given.get("care_bg", ""), given.get("care_en", ""), given.get("responsible", ""))


def named(units: Mapping[str, Unit], voice: Voice) -> list[tuple[str, str]]:
    return [(code, unit.name[voice.lang]) for code, unit in units.items()]


def _field(where: str, lines: int) -> str:
    if where.startswith("targets/"):
        number = where.removeprefix("targets/")
        return f"when{number}" if number.isdigit() and int(number) < max(lines, 1) else "form"
    return _AT.get(where, "form")
