"""What is aimed at with an indicator, from the decisions on it: the latest that speaks of a thing has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.db.tables import Origin
from tracker.db.targets import Decided
from tracker.domain.indicator import Indicator
from tracker.domain.target import Aims
from tracker.domain.words import Words
from tracker.services.views import Revision

NOTHING = Aims()


def whole(sets: Sequence[Decided]) -> tuple[Decided, ...]:
    return tuple(each for each in sets if each.unit is None)


def of(sets: Sequence[Decided], unit: str | None) -> tuple[Decided, ...]:
    return tuple(each for each in sets if each.unit == unit)


def in_force(indicator: Indicator, sets: Sequence[Decided]) -> Indicator:
    """With the aims of the whole and those of single units, as last decided."""
    aims = folded(_aims(indicator), whole(sets))
    return _with(indicator, aims, tuple((unit, folded(NOTHING, of(sets, unit))) for unit in _units(sets)))


def first(indicator: Indicator, sets: Sequence[Decided]) -> Indicator:
    """As it was aimed at before any revision."""
    units = tuple((unit, _first(NOTHING, of(sets, unit))) for unit in _units(sets))
    return _with(indicator, _first(_aims(indicator), whole(sets)), units)


def folded(aims: Aims, sets: Sequence[Decided]) -> Aims:
    """Each of targets, baseline and path as the latest set that speaks of it has it."""
    for each in sets:
        targets = () if each.dropped else each.targets or aims.targets
        aims = Aims(targets, each.baseline or aims.baseline, each.path or aims.path)
    return aims


def opening(sets: Sequence[Decided]) -> Decided | None:
    """The set with which aiming began."""
    return next((each for each in sets if each.targets), None)


def revisions(sets: Sequence[Decided]) -> tuple[Revision, ...]:
    """Everything that was decided, but for how it began."""
    begun = opening(sets)
    return tuple(revision(each) for each in sets if each.decided_on is not None and each is not begun)


def revision(each: Decided) -> Revision:
    assert each.decided_on is not None
    return Revision(each.decided_on, each.decision, each.reason or Words("", ""), each.targets, each.dropped,
                    each.baseline, each.path)


def is_sample(sets: Sequence[Decided]) -> bool:
    """Whether what is judged against was made up for the sample, be it the targets or where they start from."""
    aims = [each.origin for each in sets if each.targets or each.dropped][-1:]
    starts = [each.origin for each in sets if each.baseline][-1:]
    return Origin.SAMPLE in aims + starts


def _first(aims: Aims, sets: Sequence[Decided]) -> Aims:
    """Up to the first set that has targets. A baseline nobody knew then is known now."""
    at = next((at for at, each in enumerate(sets) if each.targets), 0)
    found = folded(aims, sets[:at + 1])
    later = next((each.baseline for each in sets[at + 1:] if each.baseline), None)
    return replace(found, baseline=found.baseline or later)


def _units(sets: Sequence[Decided]) -> Iterator[str]:
    yield from dict.fromkeys(each.unit for each in sets if each.unit is not None)


def _aims(indicator: Indicator) -> Aims:
    return Aims(indicator.targets, indicator.baseline, indicator.path)


def _with(indicator: Indicator, aims: Aims, units: tuple[tuple[str, Aims], ...]) -> Indicator:
    return replace(indicator, targets=aims.targets, baseline=aims.baseline, path=aims.path, unit_aims=units)
