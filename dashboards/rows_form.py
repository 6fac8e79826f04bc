"""The form of one row's report: as stored, or as typed just now with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from dashboards.voice import Voice
from tracker.domain.row_report import Spending
from tracker.errors import Issue, Message
from tracker.services.row_commands import AddMeasure, SaveRow, ShowRow, TypedMoney
from tracker.services.row_views import RowPage

TEXTS = ("told", "deviation", "reason")
DAYS = ("begun", "done")
AMOUNTS = ("planned", "spent", "revised", "why")
MEASURE = ("measure", "owner", "due")
EVIDENCE = ("link", "link_name")


@dataclass(frozen=True)
class RowForm:
    """Every field by its name, as text. `wrong` by field; under `form` what belongs to none."""

    version: int
    fields: Mapping[str, str]
    wrong: Mapping[str, Sequence[Message]] = field(default_factory=dict)

    @classmethod
    def stored(cls, page: RowPage, voice: Voice) -> RowForm:
        report = page.report
        fields: dict[str, str] = {}
        if report:
            fields = {"state": report.state.value if report.state else "", "told": report.told,
                      "deviation": report.deviation, "reason": report.reason}
            fields |= {name: day.isoformat() for name in DAYS if (day := getattr(report, name))}
        for source, each in page.money.items():
            fields |= {f"{name}-{source}": text for name, text in _amounts(each, voice)}
        return cls(page.version, fields)

    @classmethod
    def typed(cls, given: MultiDict[str, str]) -> RowForm:
        return cls(given.get("version", 0, type=int), {name: text for name, text in given.items() if name != "csrf"})

    def told(self, issues: Sequence[Issue], known: Sequence[str]) -> RowForm:
        wrong: dict[str, list[Message]] = {}
        for each in issues:
            wrong.setdefault(each.where if each.where in known else "form", []).append(each.message)
        return replace(self, wrong=wrong)

    def without(self, *names: str, version: int | None = None) -> RowForm:
        """What is stored already is not stored again with the next try."""
        left = {name: text for name, text in self.fields.items() if name not in names}
        return replace(self, fields=left, version=self.version if version is None else version)

    def save(self, plan: str, row: str, period: str, sources: Sequence[str]) -> SaveRow:
        found = {name: self.fields.get(name, "") for name in ("state", *TEXTS, *DAYS)}
        money = {each: TypedMoney(*(self.fields.get(f"{name}-{each}", "") for name in AMOUNTS)) for each in sources}
        return SaveRow(plan, row, period, self.version, **found, money=money)

    def measure(self, plan: str, row: str, period: str) -> AddMeasure | None:
        text, owner, due = (self.fields.get(name, "").strip() for name in MEASURE)
        return AddMeasure(plan, row, period, text, owner, due) if text or owner or due else None

    def link(self, plan: str, row: str, period: str) -> ShowRow | None:
        link, name = (self.fields.get(each, "").strip() for each in EVIDENCE)
        return ShowRow(plan, row, period, name, link=link) if link else None


def field_names(sources: Sequence[str]) -> list[str]:
    money = [f"{name}-{source}" for source in sources for name in AMOUNTS]
    return ["state", *TEXTS, *DAYS, *money, *MEASURE, "evidence", "why"]


def _amounts(each: Spending, voice: Voice) -> list[tuple[str, str]]:
    numbers = [("planned", each.planned), ("spent", each.spent), ("revised", each.revised)]
    return [*((name, voice.typed(value)) for name, value in numbers if value is not None), ("why", each.why)]
