"""What the form's figures make of the unit's indicators: who is behind is asked why, and what is aimed at is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.db.figures import cells
from tracker.domain.entry import form_period
from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.explain import headline
from tracker.domain.figure import Cells
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.status import Progress, Status
from tracker.domain.words import Words
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_views import Asked
from tracker.services.wanted import wanted
from tracker.text.dates import format_date
from tracker.text.numbers import format_number

BEHIND = (Status.OFF_TRACK, Status.AT_RISK, Status.NOT_ACHIEVED)


@dataclass(frozen=True)
class Judged:
    indicator: Indicator
    progress: Progress


def judged(form: OpenForm) -> tuple[Judged, ...]:
    """Every indicator the form bears on, for its unit alone, by the figures as entered."""
    definitions, current = form.desk.current.definitions, form.desk.current
    indicators = list(_indicators(form))
    needed = wanted(definitions, indicators, form.period)
    elements = [definitions.elements[code] for code in needed]
    found = cells(form.desk.work.session, current.keys, elements, needed, units=[form.unit.code], approved=False)
    if form.aside:
        _lay_aside(form, found, cells(form.desk.work.session, current.keys, elements, needed, units=[form.unit.code]))
    return tuple(Judged(each, evaluate(definitions, each, found, form.period, form.unit.code)) for each in indicators)


def asked(form: OpenForm, found: tuple[Judged, ...], answers: Mapping[str, str]) -> tuple[Asked, ...]:
    definitions = form.desk.current.definitions
    return tuple(
        Asked(each.indicator, each.progress, headline(each.indicator, definitions, each.progress),
              answers.get(each.indicator.code))
        for each in found if each.progress.status in BEHIND)


def targets(found: tuple[Judged, ...]) -> dict[str, Words]:
    """By element, where a target is set for the unit's total of that element alone."""
    return {each.indicator.of[0]: words for each in found
            if each.indicator.measure is Measure.TOTAL and len(each.indicator.of) == 1
            and (words := _target(each)) is not None}


def _target(each: Judged) -> Words | None:
    value, on = each.progress.target, each.progress.target_date
    if value is None:
        return None
    bg, en = (format_number(value, each.indicator.decimals, lang) for lang in ("bg", "en"))
    if on is None:
        return Words(bg, en)
    return Words(f"{bg} до {format_date(on, 'bg', 'short')}", f"{en} by {format_date(on, 'en', 'short')}")


def _lay_aside(form: OpenForm, entered: Cells, approved: Cells) -> None:
    """In place, what was approved of forms whose figures were not submitted in time."""
    unit = form.unit.code
    for code in {*entered.values, *entered.not_applicable}:
        element = form.desk.current.definitions.elements[code]
        values, not_applicable = entered.values[code][unit], entered.not_applicable[code][unit]
        aside = {at for at in {*values, *not_applicable} if form_period(element, at) in form.aside}
        for at in aside:
            values.pop(at, None)
        not_applicable -= aside
        values.update((at, value) for at, value in approved.values[code][unit].items()
                      if form_period(element, at) in form.aside)
        not_applicable.update(at for at in approved.not_applicable[code][unit]
                              if form_period(element, at) in form.aside)


def _indicators(form: OpenForm) -> Iterator[Indicator]:
    current, on_form = form.desk.current, {element.code for element, _ in form.asked}
    for indicator in current.definitions.indicators.values():
        plan = current.plans.get(indicator.plan or "")
        if plan and plan.years[0] <= form.period.year <= plan.years[1] and on_form & set(indicator.elements) \
                and form.unit.code in reporting_units(current.definitions, indicator):
            yield indicator
