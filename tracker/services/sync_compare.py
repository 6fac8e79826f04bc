"""Finding what differs between the YAML and the database, and what may be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, cast

from sqlmodel import Session

from tracker.db import definitions, entries, history, targets
from tracker.db.aims import Care, cares
from tracker.db.definitions import Defined, Stored, bare
from tracker.db.tables import Origin
from tracker.db.targets import Decided
from tracker.domain.check import Check
from tracker.domain.element import DataElement, Dimension, Unit
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.plan import Plan
from tracker.domain.target import Aims
from tracker.services import aims
from tracker.services.sync_plan import Act, Kind, Step, SyncPlan

CLASSES: Mapping[Kind, type[Defined]] = {
    Kind.PLAN: Plan, Kind.UNIT: Unit, Kind.DIMENSION: Dimension, Kind.DATA_ELEMENT: DataElement,
    Kind.INDICATOR: Indicator, Kind.CHECK: Check}
Things = Mapping[str, Defined]


class Catalog(Protocol):
    """What the YAML says."""

    @property
    def definitions(self) -> Definitions: ...

    @property
    def plans(self) -> Mapping[str, Plan]: ...


def compare(session: Session, catalog: Catalog) -> SyncPlan:
    known = catalog.definitions
    all_things: Mapping[Kind, Things] = {
        Kind.PLAN: catalog.plans, Kind.UNIT: known.units, Kind.DIMENSION: known.dimensions,
        Kind.DATA_ELEMENT: known.elements, Kind.INDICATOR: known.indicators, Kind.CHECK: known.checks}
    steps = [step for kind, things in all_things.items() for step in _steps(session, kind, things)]
    steps += [*_target_steps(session, known.indicators), *_care_steps(session, known.indicators)]
    orders = {kind: tuple(things) for kind, things in all_things.items()}
    return SyncPlan(tuple(steps), orders, history.data_version(session))


def _steps(session: Session, kind: Kind, things: Things) -> Iterator[Step]:
    rows = cast("dict[str, Stored[Defined]]", definitions.stored(session, CLASSES[kind]))
    for code, thing in things.items():
        if code not in rows:
            yield Step(Act.ADD, kind, code, None, thing)
        elif (act := _act(session, rows[code], bare(thing))) is not None:
            yield Step(act, kind, code, rows[code].thing, bare(thing), rows[code])
    for code, row in rows.items():
        if code not in things and row.retired_on is None and row.origin is not Origin.PAGE:
            yield Step(Act.RETIRE, kind, code, row.thing, None, row)
    now, then = [code for code in rows if code in things], [code for code in things if code in rows]
    if now != then:
        yield Step(Act.ORDER, kind, "", tuple(now), tuple(then))


def _act(session: Session, row: Stored[Defined], thing: Defined) -> Act | None:
    in_use = row.retired_on is None
    if in_use and row.thing == thing:
        return None
    if in_use and row.origin is not Origin.YAML:
        return Act.KEEP
    if _misread(row.thing, thing) and entries.any_of(session, row.id):
        return Act.REFUSE
    return Act.CHANGE if in_use else Act.RETURN


def _misread(now: Defined, then: Defined) -> bool:
    """Whether stored figures would be taken for something else: other periods, or another kind of value."""
    if not (isinstance(now, DataElement) and isinstance(then, DataElement)):
        return False
    one_kind = now.type is then.type or (now.type.numeric and then.type.numeric)
    return now.frequency is not then.frequency or not one_kind


def _target_steps(session: Session, indicators: Mapping[str, Indicator]) -> Iterator[Step]:
    rows, decided = definitions.stored(session, Indicator), targets.decided(session)
    for code, indicator in indicators.items():
        if code not in rows:
            continue
        sets = decided.get(code, ())
        was = next((each for each in sets if each.origin is Origin.YAML), None)
        now = Aims(was.targets, was.baseline) if was else Aims()
        then = Aims(indicator.targets, indicator.baseline)
        free = _unless_set_here(sets, now, then)
        if now != free:
            yield Step(Act.CHANGE, Kind.TARGETS, code, now, free, was)
        if free != then:
            held = aims.folded(free, [each for each in sets if each is not was])
            yield Step(Act.KEEP, Kind.TARGETS, code,
                       Aims(free.targets if free.targets == then.targets else held.targets,
                            free.baseline if free.baseline == then.baseline else held.baseline),
                       Aims(then.targets, then.baseline), was)


def _unless_set_here(sets: Sequence[Decided], now: Aims, then: Aims) -> Aims:
    """What the YAML says, but for what somebody decided on a page: there the files stay as they were read before."""
    here = [each for each in sets if each.origin is Origin.PAGE]
    return Aims(now.targets if any(each.targets or each.dropped for each in here) else then.targets,
                now.baseline if any(each.baseline for each in here) else then.baseline)


def _care_steps(session: Session, indicators: Mapping[str, Indicator]) -> Iterator[Step]:
    for code, care in cares(session).items():
        if code in indicators:
            said = indicators[code]
            then = Care(care.source and (said.source or care.source),
                        care.responsible and (said.responsible or care.responsible))
            if then != care:
                yield Step(Act.KEEP, Kind.INDICATOR, code, care, then)
