"""Everything the files of one office define: indicators, units and plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tracker.catalog.definitions import load_definitions
from tracker.catalog.plans import load_plan
from tracker.catalog.source import Source, load
from tracker.domain.indicator import Definitions
from tracker.domain.plan import Plan
from tracker.errors import Invalid, Issue, say

FILE = "indicators.yaml"


@dataclass(frozen=True)
class Catalog:
    """`home` is the folder the paths in its files start from; the rest is by code."""

    home: Path
    definitions: Definitions
    plans: Mapping[str, Plan]


def load_catalog(home: Path) -> Catalog:
    """Raises Invalid with every issue if there is an error; warnings are for `check_catalog`."""
    catalog, issues = _read(home)
    if catalog is None:
        raise Invalid(issues)
    return catalog


def load_plans(home: Path) -> dict[str, Plan]:
    """The plans alone, by code. Raises Invalid with every issue of their files."""
    source = load(home / FILE)
    plans, issues = _plans(home, source)
    Invalid.raise_if(issues)
    return plans


def check_catalog(home: Path) -> list[Issue]:
    return _read(home)[1]


def _read(home: Path) -> tuple[Catalog | None, list[Issue]]:
    source = load(home / FILE)
    plans, issues = _plans(home, source)
    definitions, more = load_definitions(home / FILE, plans)
    issues = [*more, *issues, *(_strangers(definitions, plans, source.where(("units",))) if definitions else ())]
    if definitions is None or any(not issue.warning for issue in issues):
        return None, issues
    return Catalog(home, definitions, MappingProxyType(plans)), issues


def _plans(home: Path, source: Source) -> tuple[dict[str, Plan], list[Issue]]:
    plans: dict[str, Plan] = {}
    issues: list[Issue] = []
    named = source.value.get("plans") if isinstance(source.value, dict) else None
    for index, path in enumerate(named if isinstance(named, list) else []):
        where = source.where(("plans", index))
        if not (home / str(path)).is_file():
            issues.append(Issue("no_file", where, say("There is no file {path} here.", path=home / str(path))))
            continue
        plan, found = load_plan(home / str(path))
        issues += found
        if plan and plan.code in plans:
            issues.append(Issue("duplicate", where, say(
                "This file has the plan “{code}”, and so has another; each plan has its own code.", code=plan.code)))
        elif plan:
            plans[plan.code] = plan
    return plans, issues


def _strangers(definitions: Definitions, plans: Mapping[str, Plan], where: str) -> list[Issue]:
    """Services and organisations that a plan speaks of and `units` does not have."""
    return [Issue("unknown_unit", where, say(
        "The plan {plan} speaks of “{code}”, which is not among the units; add it there.", plan=plan.code, code=code))
        for plan in plans.values() for code in sorted(plan.unit_codes() - definitions.units.keys())]
