"""`tracker targets` and `tracker baseline`: what is aimed at and where it starts, for whoever runs commands here."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli_base import FOUND, LANG, Format, FormatOption, command, database_open, owner, show, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.domain.target import Aims, Baseline
    from tracker.services.target_commands import Decide
    from tracker.services.target_setting import TargetDesk
    from tracker.services.target_views import Held, TargetPreview

targets = typer.Typer(help=told("Targets: what indicators are held against."), no_args_is_help=True,
                      rich_markup_mode=None)
baseline = typer.Typer(help=told("Baselines: figures of the year before a plan."), no_args_is_help=True,
                       rich_markup_mode=None)
Code = Annotated[str, typer.Argument(metavar="INDICATOR", help=told("The indicator's code."))]
OneUnit = Annotated[str, typer.Option("--unit", help=told("Of this unit alone."))]
Values = Annotated[list[str], typer.Option(
    "--target", metavar="WHEN=VALUE", help=told("A target: 2015=400, 2015Q3=100 or 31.12.2015=0. May be repeated."))]
Reason = Annotated[str, typer.Option("--reason", help=told("Why, in Bulgarian."))]
ReasonEn = Annotated[str, typer.Option("--reason-en", help=told("Why, in English."))]
Day = Annotated[str, typer.Option("--decided-on", help=told("The day of the decision; today, if left out."))]
Number = Annotated[str, typer.Option("--decision", help=told("The number of the decision."))]
Start = Annotated[str, typer.Option("--baseline", metavar="WHEN=VALUE", help=told("The baseline, such as 2014=82."))]
Source = Annotated[str, typer.Option("--baseline-source", help=told("Where the baseline is known from."))]
Way = Annotated[str, typer.Option("--path", help=told("What is owed before: accumulate, level, step, linear."))]
Yes = Annotated[bool, typer.Option("--yes", help=told("Do it without asking."))]
PlanCode = Annotated[str, typer.Argument(metavar="PLAN", help=told("The plan's code."))]
Year = Annotated[int, typer.Argument(metavar="YEAR", help=told("The year the baselines are of."))]


@contextmanager
def desk() -> Iterator[TargetDesk]:
    from tracker.services.target_setting import TargetDesk

    with database_open() as database:
        yield TargetDesk(database)


@command(targets, "show", "What holds for an indicator: the first targets, those in force, and every decision.")
def show_targets(code: Code, unit: OneUnit = "", how: FormatOption = Format.TABLE) -> None:
    with desk() as found:
        page = found.page(owner(), code, unit)
    show([record for held in (page.held, *page.others) for record in _records(held)], how)


@command(targets, "set", "Set the first target of an indicator; what it changes is shown before it is stored.")
def set_target(
    code: Code, reason: Reason, target: Values = [], unit: OneUnit = "", reason_en: ReasonEn = "",  # noqa: B006
    decided_on: Day = "", decision: Number = "", start: Start = "", source: Source = "", path: Way = "",
    yes: Yes = False,
) -> None:
    given = _decide(code, target, unit, reason, reason_en, decided_on, decision, start, source, path)
    with desk() as found:
        if found.page(owner(), code, unit).held.now.targets and target:
            _refuse(told("It has a target already. Revise it: tracker targets revise"))
        _confirmed(found, given, yes=yes)


@command(targets, "revise", "Revise the target of an indicator; the first one is kept beside it.")
def revise_target(
    code: Code, reason: Reason, target: Values = [], unit: OneUnit = "", reason_en: ReasonEn = "",  # noqa: B006
    decided_on: Day = "", decision: Number = "", start: Start = "", source: Source = "", path: Way = "",
    yes: Yes = False,
) -> None:
    given = _decide(code, target, unit, reason, reason_en, decided_on, decision, start, source, path)
    with desk() as found:
        if not found.page(owner(), code, unit).held.first.targets:
            _refuse(told("It has no target yet. Set one: tracker targets set"))
        _confirmed(found, given, yes=yes)


@command(targets, "drop", "Say that an indicator has no target any more; those it had stay in its history.")
def drop_target(
    code: Code, reason: Reason, unit: OneUnit = "", reason_en: ReasonEn = "", decided_on: Day = "",
    decision: Number = "", yes: Yes = False,
) -> None:
    from dataclasses import replace

    given = _decide(code, [], unit, reason, reason_en, decided_on, decision, "", "", "")
    with desk() as found:
        _confirmed(found, replace(given, drop=True), yes=yes)


@command(targets, "worklist", "Indicators without a target, a baseline, a source or somebody who answers for them.")
def worklist(
    plan: Annotated[str | None, typer.Option(help=told("The plan's code."))] = None,
    lacks: Annotated[str | None, typer.Option(help=told("Without this: target, baseline, source, owner."))] = None,
    how: FormatOption = Format.TABLE,
) -> None:
    with desk() as found:
        work = found.worklist(owner(), plan, lacks)
    show([{"indicator": each.indicator.code, "name": each.indicator.name[LANG],
           "lacks": ", ".join(lack.value for lack in each.lacks)} for each in work.lines], how)
    counts = ", ".join(f"{lack.value} {count}" for lack, count in work.counts.items())
    print(told("{counts} of {total}").format(counts=counts, total=work.total), file=sys.stderr)


@command(baseline, "open", "Ask the units for the figures of a year before the plan, or move the last day for it.")
def open_baseline(
    plan: PlanCode, year: Year,
    until: Annotated[str, typer.Option("--until", help=told("The last day, such as 31.12.2015."))],
) -> None:
    from tracker.services.baselines import BaselineDesk, OpenCollection

    with database_open() as database:
        BaselineDesk(database).open(owner(), OpenCollection(plan, year, until))


@command(baseline, "status", "What the figures of the base year come to, and how many units gave them.")
def baseline_status(plan: PlanCode, year: Year, how: FormatOption = Format.TABLE) -> None:
    from tracker.services.baselines import BaselineDesk

    with database_open() as database:
        found = BaselineDesk(database).status(owner(), plan, year)
    show([{"indicator": each.indicator.code, "collected": _number(each.collected.value),
           "units": each.collected.covered.given, "of": each.collected.covered.due, "enough": each.collected.enough,
           "baseline": _base(each.now)} for each in found.lines], how)
    if found.collection:
        print(told("until {day}: {given} of {due} units").format(
            day=found.collection.until, given=found.given, due=len(found.units)), file=sys.stderr)


@command(baseline, "adopt", "Take over the collected baselines that have enough figures.")
def adopt_baselines(
    plan: PlanCode, year: Year, reason: Reason, reason_en: ReasonEn = "", decided_on: Day = "", decision: Number = "",
    yes: Yes = False,
) -> None:
    from tracker.services.baselines import Adopt, BaselineDesk

    given = Adopt(plan, year, decided_on, decision, reason, reason_en)
    with database_open() as database:
        found = BaselineDesk(database)
        for each in found.adopt_preview(owner(), given):
            print(f"{each.indicator.code}: {_base(each.indicator.baseline)} → {_base(each.baseline)}, "
                  f"{each.before.status.value} → {each.after.status.value}")
        _ask(yes=yes)
        found.adopt(owner(), given)


def _decide(code: str, values: list[str], unit: str, reason: str, reason_en: str, day: str, number: str,
            start: str, source: str, path: str) -> Decide:
    from tracker.services.target_commands import Decide, Line
    from tracker.services.target_commands import Start as Given

    period, _, value = start.partition("=")
    lines = tuple(Line(when.strip(), text.strip()) for when, _, text in (each.partition("=") for each in values))
    return Decide(code, lines, unit, False, Given(period, value, source), path, day, number, reason, reason_en)


def _confirmed(found: TargetDesk, given: Decide, *, yes: bool) -> None:
    _tell(found.preview(owner(), given))
    _ask(yes=yes)
    found.decide(owner(), given)


def _tell(preview: TargetPreview) -> None:
    from tracker.text.render import render
    from tracker.text.words import words

    print(f"{_aims(preview.was)} → {_aims(preview.then)}")
    for each in preview.effects:
        print(f"{each.unit.code if each.unit else '*'} {preview.period}: {words(each.before.status)[LANG]} → "
              f"{words(each.after.status)[LANG]}")
    for doubt in preview.doubts:
        print(render(doubt, LANG), file=sys.stderr)


def _ask(*, yes: bool) -> None:
    if not yes and not typer.confirm(told("Apply this?"), err=True):
        raise typer.Exit(FOUND)


def _refuse(words: str) -> None:
    print(words, file=sys.stderr)
    raise typer.Exit(FOUND)


def _records(held: Held) -> list[dict[str, Any]]:
    unit = held.unit.code if held.unit else None
    first = {"unit": unit, "which": "first", "targets": _aims(held.first), "baseline": _base(held.first.baseline),
             "status": held.judged_first.status.value}
    now = {"unit": unit, "which": "in_force", "targets": _aims(held.now), "baseline": _base(held.now.baseline),
           "status": held.judged.status.value}
    decisions = [each for each in (held.opening, *held.revisions) if each]
    return [first, now, *({
        "unit": unit, "which": "decision", "targets": _line(each.targets) or None, "baseline": _base(each.baseline),
        "decided_on": str(each.decided_on), "decision": each.decision, "reason": each.reason[LANG],
        "dropped": each.dropped or None} for each in decisions)]


def _aims(aims: Aims) -> str:
    return _line(aims.targets) or "—"


def _line(found: Any) -> str:
    return "; ".join(f"{each.period or each.due}={_number(each.value)}" for each in found)


def _base(base: Baseline | None) -> str | None:
    return f"{base.period}={_number(base.value)}" if base else None


def _number(value: Any) -> str | None:
    return None if value is None else f"{value:f}"
