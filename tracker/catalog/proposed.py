"""Targets that are not in any file yet, under the same checks as those that are."""

from __future__ import annotations

from pathlib import Path

from tracker.catalog.checks import targets
from tracker.catalog.models import BaselineYaml, CoveredYaml, DefinitionsYaml, IndicatorYaml, TargetYaml
from tracker.catalog.reading import Entry, IndicatorCheck, Reading
from tracker.catalog.source import Key, Source
from tracker.domain.indicator import Definitions, Indicator
from tracker.errors import Issue

_CHECKS: tuple[IndicatorCheck, ...] = (
    targets.one_date_each, targets.milestone_has_one_date, targets.no_two_on_one_date, targets.path_fits,
    targets.accumulated_by_whole_years, targets.since_before_targets, targets.ahead_of_baseline,
    targets.baseline_before_targets, targets.coverage_adds_up)


class _Places(Source):
    """There is no file: a place is the name of a field, `targets/0`."""

    def where(self, key: Key = ()) -> str:
        return "/".join(str(part) for part in key[2:4])


def issues_of(definitions: Definitions, indicator: Indicator) -> list[Issue]:
    """Everything wrong, or doubtful, about the targets, the baseline and the path that the indicator has here."""
    file = DefinitionsYaml.model_construct(format="1", units=[], data_elements={}, indicators={})
    source = _Places(Path())
    reading = Reading(source, file, source, {}, frozenset(), definitions, None)
    entry = Entry(reading, indicator.code, _yaml(indicator), indicator)
    return [issue for check in _CHECKS for issue in check(entry)]


def _yaml(of: Indicator) -> IndicatorYaml:
    base = of.baseline
    covered = CoveredYaml.model_construct(**vars(base.covered)) if base and base.covered else None
    return IndicatorYaml.model_construct(
        measure=of.measure, of=list(of.of), numerator=list(of.numerator), denominator=list(of.denominator),
        since=of.since, path=of.path, direction=of.direction,
        targets=[TargetYaml.model_construct(period=each.period, due=each.due, value=each.value) for each in of.targets],
        baseline=BaselineYaml.model_construct(period=base.period, value=base.value, covered=covered) if base else None)
