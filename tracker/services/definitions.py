"""The definitions the rules run on, with the targets in force: from the database alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracker.db import deadlines, definitions, history, targets
from tracker.db.definitions import Stored, T
from tracker.db.figures import Keys
from tracker.db.tables import Origin
from tracker.db.targets import Decided
from tracker.db.work import Work
from tracker.domain.calendar import Deadlines
from tracker.domain.check import Check
from tracker.domain.element import DataElement, Dimension, Unit
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.plan import Plan
from tracker.domain.words import Words
from tracker.services.views import Revision


@dataclass(frozen=True)
class Current:
    """What is in use at one version of the data. `first` are the indicators as aimed at before any revision."""

    definitions: Definitions
    plans: Mapping[str, Plan]
    keys: Keys
    first: Mapping[str, Indicator]
    revisions: Mapping[str, tuple[Revision, ...]]
    sample_targets: frozenset[str]
    data_version: int
    deadlines: Deadlines = field(default_factory=Deadlines)


def current_definitions(work: Work) -> Current:
    session = work.session
    elements, units = definitions.stored(session, DataElement), definitions.stored(session, Unit)
    plain, decided = _in_use(definitions.stored(session, Indicator)), targets.decided(session)
    here = _in_use(units)
    aimed = {code: _in_force(indicator, decided.get(code, ())) for code, indicator in plain.items()}
    return Current(
        Definitions(_in_use(elements), aimed, here, _in_use(definitions.stored(session, Dimension)),
                    _in_use(definitions.stored(session, Check))),
        _in_use(definitions.stored(session, Plan)), _keys(elements, units),
        first={code: _first(plain[code], decided[code]) for code in plain if _revisions(decided.get(code, ()))},
        revisions={code: found for code in plain if (found := _revisions(decided.get(code, ())))},
        sample_targets=frozenset(code for code in plain if _is_sample(decided.get(code, ()))),
        data_version=history.data_version(session), deadlines=Deadlines(here, deadlines.put_off(session)))


def _in_use(rows: Mapping[str, Stored[T]]) -> dict[str, T]:
    return {code: row.thing for code, row in rows.items() if row.retired_on is None}


def _keys(elements: Mapping[str, Stored[DataElement]], units: Mapping[str, Stored[Unit]]) -> Keys:
    return Keys({code: row.id for code, row in elements.items()}, {code: row.id for code, row in units.items()})


def _in_force(indicator: Indicator, sets: Sequence[Decided]) -> Indicator:
    """Each of targets, baseline and path as the latest set that speaks of it has it."""
    for each in sets:
        indicator = replace(
            indicator, targets=each.targets or indicator.targets, baseline=each.baseline or indicator.baseline,
            path=each.path or indicator.path)
    return indicator


def _first(indicator: Indicator, sets: Sequence[Decided]) -> Indicator:
    """Up to the first set that has targets at all."""
    at = next((at for at, each in enumerate(sets) if each.targets), 0)
    return _in_force(indicator, sets[:at + 1])


def _revisions(sets: Sequence[Decided]) -> tuple[Revision, ...]:
    return tuple(
        Revision(each.decided_on, each.decision, each.reason or Words("", ""), each.targets)
        for each in sets if each.decided_on is not None)


def _is_sample(sets: Sequence[Decided]) -> bool:
    """Whether what is judged against was made up for the sample, be it the targets or where they start from."""
    aims = [each.origin for each in sets if each.targets][-1:]
    starts = [each.origin for each in sets if each.baseline][-1:]
    return Origin.SAMPLE in aims + starts
