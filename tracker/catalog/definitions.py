"""`indicators.yaml` → Definitions, or every issue at once, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tracker.catalog.build import build
from tracker.catalog.checks import entries, measures, references, rules, targets, wording
from tracker.catalog.checks import plans as ties
from tracker.catalog.reading import Entry, FileCheck, IndicatorCheck, Reading, read
from tracker.domain.indicator import Definitions
from tracker.domain.plan import Plan
from tracker.errors import Issue

_FILE: tuple[FileCheck, ...] = (
    entries.thresholds_in_order, entries.units_make_sense, entries.elements_make_sense, entries.dimensions_make_sense,
    references.reporters_exist, references.dimensions_exist,
    rules.checks_make_sense)
_INDICATOR: tuple[IndicatorCheck, ...] = (
    references.elements_exist, references.scope_exists, references.responsible_exists, references.continues_exists,
    measures.keys_fit, measures.elements_fit, measures.types_fit, measures.sides_add_up, measures.one_frequency,
    measures.one_currency, measures.change_has_a_base, measures.numbers_in_range, measures.thresholds_in_order,
    targets.one_date_each, targets.milestone_has_one_date, targets.no_two_on_one_date, targets.path_fits,
    targets.accumulated_by_whole_years, targets.since_before_targets, targets.ahead_of_baseline,
    targets.baseline_before_targets, targets.coverage_adds_up)
_STRICT: tuple[FileCheck, ...] = (
    wording.codes_are_plain, wording.texts_in_both_languages, references.all_elements_used)
_STRICT_INDICATOR: tuple[IndicatorCheck, ...] = (
    ties.plan_exists, ties.rows_and_goal_exist, ties.origin_is_shown, ties.quote_is_printed)


def load_definitions(path: Path, plans: Mapping[str, Plan] | None) -> tuple[Definitions | None, list[Issue]]:
    """The definitions with the warnings, or None with all issues.

    With `plans` everything is asked for that people read and that ties an indicator to its plan; with None
    (`tracker evaluate`) only what is needed to compute.
    """
    found, issues = read(path)
    if found is None:
        return None, issues
    reading = Reading(**vars(found), definitions=build(found), plans=plans)
    issues = sorted([*issues, *_all(reading)], key=_in_the_file)
    faulty = any(not issue.warning for issue in issues)
    return None if faulty else reading.definitions, issues


def _all(reading: Reading) -> Iterator[Issue]:
    strict = reading.plans is not None
    for check in _FILE + (_STRICT if strict else ()):
        yield from check(reading)
    for code, each in reading.file.indicators.items():
        entry = Entry(reading, code, each, reading.definitions.indicators[code])
        for judge in _INDICATOR + (_STRICT_INDICATOR if strict else ()):
            yield from judge(entry)


def _in_the_file(issue: Issue) -> tuple[str, int]:
    file, _, line = issue.where.rpartition(":")
    return file, int(line)
