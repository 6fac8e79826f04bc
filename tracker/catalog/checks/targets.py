"""Targets, the path to them, and where it starts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tracker.catalog.reading import Entry
from tracker.domain.element import OverTime
from tracker.domain.indicator import Direction, Measure
from tracker.domain.period import Frequency
from tracker.domain.target import Path, Target
from tracker.errors import Issue, say


def one_date_each(entry: Entry) -> Iterator[Issue]:
    for index, target in enumerate(entry.yaml.targets):
        if (target.period is None) == (target.due is None):
            yield entry.issue("target_date", say(
                "A target is due either at the end of its “period” or on the day “due”: give one of the two."),
                "targets", index)
        if target.value is None and entry.yaml.measure is not Measure.MILESTONE:
            yield entry.issue("missing", say("“{key}” is missing; add it.", key="value"), "targets", index)


def milestone_has_one_date(entry: Entry) -> Iterator[Issue]:
    measure, targets = entry.yaml.measure, entry.yaml.targets
    if measure is Measure.TEXT and targets:
        yield entry.issue("text_target", say("A text is told, never judged: its targets have no effect."),
                          "targets", warning=True)
    if measure is not Measure.MILESTONE:
        return
    if len(targets) > 1:
        yield entry.issue("milestone_target", say(
            "A milestone has one due date; here are {count}. Make one milestone of each.", count=len(targets)),
            "targets")
    for index, target in enumerate(targets):
        if target.value not in (None, 1):
            yield entry.issue("milestone_target", say(
                "The target of a milestone is 1 (done), not {value}.", value=target.value), "targets", index, "value")


def no_two_on_one_date(entry: Entry) -> Iterator[Issue]:
    seen: dict[object, int] = {}
    parts = _path(entry) is Path.ACCUMULATE and entry.yaml.since is None  # a quarter's beside the year's
    for index, target in _dated(entry):
        when = target.period if parts and target.period else target.date
        if when in seen:
            yield entry.issue("same_date", say(
                "Two targets are due on {date}; keep one of them.", date=target.date), "targets", index)
        seen[when] = index


def path_fits(entry: Entry) -> Iterator[Issue]:
    if entry.yaml.path is not Path.ACCUMULATE or entry.yaml.measure in (Measure.MILESTONE, Measure.TEXT):
        return
    flows = all(each.over_time is OverTime.SUM for each in entry.of)
    if entry.yaml.measure is not Measure.TOTAL or not flows:
        yield entry.issue("path", say(
            "“path: accumulate” fits only a total of data elements with over_time sum; leave path out, "
            "or take level, step or linear."), "path")


def accumulated_by_whole_years(entry: Entry) -> Iterator[Issue]:
    if _path(entry) is not Path.ACCUMULATE:
        return
    for index, target in enumerate(entry.indicator.targets):
        if target.due is not None and target.period is None:
            yield entry.issue("due_when_accumulating", say(
                "A total that accumulates has targets for periods, not days; write period: \"{year}\", "
                "or choose another path.", year=str(target.due.year)), "targets", index)
    if entry.yaml.since is None:
        yield from _parts_of_years(entry)


def _parts_of_years(entry: Entry) -> Iterator[Issue]:
    years: dict[int, dict[Frequency, dict[int, tuple[int, Decimal]]]] = defaultdict(lambda: defaultdict(dict))
    for index, target in _dated(entry):
        if target.period:
            parts = years[target.period.year][target.period.frequency]
            parts.setdefault(target.period.ordinal, (index, target.value))
    for year, by_frequency in years.items():
        whole = by_frequency.pop(Frequency.YEAR, {}).values()
        for frequency, parts in by_frequency.items():
            index = min(index for index, _ in parts.values())
            if len(parts) < frequency.a_year:
                yield entry.issue("some_periods", say(
                    "{year} has targets for {count} of its {all} periods ({frequency}); give all of them, "
                    "or one for the year.", year=str(year), count=len(parts), all=frequency.a_year,
                    frequency=frequency.value), "targets", index)
                continue
            total = sum((value for _, value in parts.values()), Decimal(0))
            for at, value in whole:
                if value != total:
                    yield entry.issue("year_total", say(
                        "The target of {year} is {value}, but those of its periods add up to {total}; "
                        "make them equal or leave the year out.", year=str(year), value=value, total=total),
                        "targets", at)
        if len(by_frequency) > 1:
            yield entry.issue("mixed_targets", say(
                "{year} has targets for periods of different lengths; keep one kind beside the year's.",
                year=str(year)), "targets", min(i for parts in by_frequency.values() for i, _ in parts.values()))


def since_before_targets(entry: Entry) -> Iterator[Issue]:
    since = entry.yaml.since
    first = min((target.date for _, target in _dated(entry)), default=None)
    if since is not None and first is not None and first < date(max(since, 1), 1, 1):
        yield entry.issue("since", say(
            "Counting starts in January {since}, after the first target ({date}); start earlier.",
            since=str(since), date=first), "since")


def ahead_of_baseline(entry: Entry) -> Iterator[Issue]:
    """Allowed, and judged as a floor or a ceiling; but more often it is a slip."""
    baseline, direction = entry.indicator.baseline, entry.indicator.direction
    if baseline is None or entry.yaml.measure not in (Measure.TOTAL, Measure.RATIO):
        return
    whole_years = _path(entry) is not Path.ACCUMULATE or entry.yaml.since is not None
    for index, target in _dated(entry):
        if not whole_years and target.period and target.period.frequency is not baseline.period.frequency:
            continue  # a quarter's part is not to be held against a year
        behind = {Direction.INCREASE: target.value < baseline.value, Direction.DECREASE: target.value > baseline.value}
        if behind.get(direction):
            yield entry.issue("behind_baseline", say(
                "The target {target} lies behind the baseline {baseline} (direction {direction}): it will be judged "
                "as met or not met only. Is the direction right?", target=target.value, baseline=baseline.value,
                direction=direction.value), "targets", index, warning=True)


def baseline_before_targets(entry: Entry) -> Iterator[Issue]:
    baseline = entry.indicator.baseline
    if baseline is None or entry.yaml.path is not Path.LINEAR:
        return
    for index, target in _dated(entry):
        if target.date <= baseline.period.end:
            yield entry.issue("late_baseline", say(
                "The target is due on {date}, not after the baseline ({period}); a line needs a way to go.",
                date=target.date, period=baseline.period), "targets", index, warning=True)


def coverage_adds_up(entry: Entry) -> Iterator[Issue]:
    covered = entry.yaml.baseline.covered if entry.yaml.baseline else None
    if covered is not None and not 0 <= covered.given <= covered.due:
        yield entry.issue("coverage", say(
            "The baseline is said to cover {given} of {due} units; the first may not be above the second.",
            given=covered.given, due=covered.due), "baseline", "covered")


def _dated(entry: Entry) -> list[tuple[int, Target]]:
    return [(index, each) for index, each in enumerate(entry.indicator.targets)
            if (each.period is None) != (each.due is None)]


def _path(entry: Entry) -> Path | None:
    """The path in force, unless it hangs on elements that are not known."""
    known = len(entry.elements) == len(entry.indicator.elements)
    judged = entry.yaml.measure not in (Measure.MILESTONE, Measure.TEXT)
    return entry.reading.definitions.path(entry.indicator) if known and judged else None
