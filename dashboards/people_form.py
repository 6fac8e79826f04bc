"""The forms about a person: what is stored, or what was typed just now, with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.datastructures import ImmutableMultiDict

from tracker.domain.access import Grant, Role
from tracker.errors import Invalid, Issue, Message, say
from tracker.services.people import PersonView

ROWS, MOST_ROWS = 3, 20


@dataclass(frozen=True)
class Row:
    """A role and its limits, as codes; all empty where none is granted."""

    role: str = ""
    unit: str = ""
    plan: str = ""


@dataclass(frozen=True)
class PersonForm:
    name: str = ""
    email: str = ""
    rows: tuple[Row, ...] = (Row(),)
    wrong: Mapping[str, Sequence[Message]] = field(default_factory=dict)
    """By field; under `form` what belongs to none."""

    @classmethod
    def stored(cls, person: PersonView) -> PersonForm:
        granted = tuple(Row(each.role.value, each.unit or "", each.plan or "") for each in person.grants)
        return cls(person.name, person.email, granted + (Row(),) * (ROWS - len(granted)))

    @classmethod
    def typed(cls, given: ImmutableMultiDict[str, str], wrong: Sequence[Issue] = ()) -> PersonForm:
        rows = tuple(
            Row(*(given.get(f"{part}{i}", "").strip() for part in ("role", "unit", "plan")))
            for i in range(MOST_ROWS) if f"role{i}" in given)
        found = cls(given.get("name", ""), given.get("email", ""), rows or (Row(),))
        return found.told(wrong)

    def told(self, issues: Sequence[Issue]) -> PersonForm:
        """With each issue at its field; about units and plans the service does not know in which row they stand."""
        fields = {"name", "email", *(f"role{i}" for i in range(len(self.rows)))}
        fields |= {"unit", "plan"}
        wrong: dict[str, list[Message]] = {}
        for each in issues:
            where = "role0" if each.where == "role" else each.where
            wrong.setdefault(where if where in fields else "form", []).append(each.message)
        return PersonForm(self.name, self.email, self.rows, wrong)

    def grants(self) -> tuple[Grant, ...]:
        """Raises Invalid where a limit stands without a role."""
        Invalid.raise_if([*self._wrong_rows()])
        return tuple(Grant(Role(row.role), row.plan or None, row.unit or None) for row in self.rows if row.role)

    def _wrong_rows(self) -> Iterator[Issue]:
        for i, row in enumerate(self.rows):
            blank = not row.role and (row.unit or row.plan)
            if blank or (row.role and row.role not in tuple(Role)):
                yield Issue("role", f"role{i}", say("Choose a role."))
