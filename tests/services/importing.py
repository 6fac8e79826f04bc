"""Files as readers would give them, and what is planned and done with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from tests.services.desk import ANA, Q3
from tracker.domain.access import Actor
from tracker.errors import Issue
from tracker.files.given import Given, Mark, Raw, Source, What
from tracker.services.imports import Imports
from tracker.services.imports_views import ImportPlan, Outcome, PlannedRow

NEW, CHANGED, FOLLOWS, REFUSED, SAME = (
    Outcome.NEW, Outcome.CHANGED, Outcome.FOLLOWS, Outcome.REFUSED, Outcome.SAME)


def said(element: str, raw: Raw, category: str | None = None, *, unit: str = "home", period: str = Q3,
         what: What = What.FIGURE, where: str = "") -> Given:
    return Given(where or f"Отчет!{element}{category or ''}", unit, period, element, category, what, raw)


def file(*given: Given, name: str = "отчет.xlsx", mark: Mark | None = None, issues: Iterable[Issue] = ()) -> Source:
    return Source(name, sha256(repr(given).encode()).hexdigest(), iter(given), mark, issues=list(issues))


def made_for(*units: str, period: str = Q3) -> Mark:
    return Mark(units, period, "", date(2015, 10, 1))


def planned(imports: Imports, *given: Given, actor: Actor = ANA, **about) -> ImportPlan:
    return imports.show(actor, imports.plan(actor, file(*given, **about)))


def applied(imports: Imports, *given: Given, actor: Actor = ANA) -> ImportPlan:
    plan = planned(imports, *given, actor=actor)
    return imports.apply(actor, plan.item.id, plan.version)


def rows(imports: Imports, plan: ImportPlan, outcome: Outcome, actor: Actor = ANA) -> list[PlannedRow]:
    return imports.rows(actor, plan.item.id, outcome)


def outcomes(imports: Imports, plan: ImportPlan, actor: Actor = ANA) -> dict[tuple[str, str | None], Outcome]:
    """Of every row that a file gave, by element and category."""
    return {(row.codes[1], row.codes[2]): each for each in (NEW, CHANGED, REFUSED, SAME)
            for row in rows(imports, plan, each, actor)}


def why(imports: Imports, plan: ImportPlan, actor: Actor = ANA) -> list[str]:
    return [row.why.en for row in rows(imports, plan, REFUSED, actor) if row.why]
