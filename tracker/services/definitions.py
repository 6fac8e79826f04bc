"""The definitions the rules run on, with the targets in force: from the database alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tracker.db import deadlines, definitions, history, office, plan_states, targets
from tracker.db.aims import Care, Collection, cares, collections
from tracker.db.definitions import Stored, T
from tracker.db.figures import Keys
from tracker.db.targets import Decided
from tracker.db.work import Work
from tracker.domain.calendar import Deadlines
from tracker.domain.check import Check
from tracker.domain.element import DataElement, Dimension, Unit
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.plan import Plan, PlanState
from tracker.domain.reporting import with_newcomers
from tracker.services import aims
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
    decided: Mapping[str, tuple[Decided, ...]] = field(default_factory=dict)
    """Every decision on targets, those for single units too."""
    collections: tuple[Collection, ...] = ()
    plain: Mapping[str, Indicator] = field(default_factory=dict)
    """The indicators before any decision on what they aim at."""
    deadlines: Deadlines = field(default_factory=Deadlines)
    states: Mapping[str, PlanState] = field(default_factory=dict)
    """Of the plans; without one a plan is published."""

    def state(self, plan: str) -> PlanState:
        return self.states.get(plan, PlanState.PUBLISHED)


def current_definitions(work: Work) -> Current:
    session = work.session
    elements, units = definitions.stored(session, DataElement), definitions.stored(session, Unit)
    decided, care = targets.all_decided(session), cares(session)
    plain = {code: _cared_for(indicator, care.get(code))
             for code, indicator in _in_use(definitions.stored(session, Indicator)).items()}
    here = _in_use(units)
    plain = {code: replace(each, units=with_newcomers(each.units, here)) for code, each in plain.items()}
    aimed = {code: aims.in_force(indicator, decided.get(code, ())) for code, indicator in plain.items()}
    revised = {code: found for code in plain if (found := aims.revisions(aims.whole(decided.get(code, ()))))}
    return Current(
        Definitions(_asked(_in_use(elements), here), aimed, here, _in_use(definitions.stored(session, Dimension)),
                    _in_use(definitions.stored(session, Check))),
        _in_use(definitions.stored(session, Plan)), _keys(elements, units),
        first={code: begun for code, each in plain.items()
               if (begun := aims.first(each, decided.get(code, ()))) != aimed[code]},
        revisions=revised,
        sample_targets=frozenset(code for code in plain if aims.is_sample(aims.whole(decided.get(code, ())))),
        data_version=history.data_version(session), decided=decided, collections=collections(session), plain=plain,
        deadlines=Deadlines(here, deadlines.put_off(session), office.facts(session).days),
        states={code: each.state for code, each in plan_states.states(session).items()})


def _cared_for(indicator: Indicator, care: Care | None) -> Indicator:
    """A page goes before the YAML."""
    if care is None:
        return indicator
    return replace(indicator, source=care.source or indicator.source,
                   responsible=care.responsible or indicator.responsible)


def _asked(elements: Mapping[str, DataElement], units: Mapping[str, Unit]) -> dict[str, DataElement]:
    return {code: replace(each, reported_by=with_newcomers(each.reported_by, units))
            for code, each in elements.items()}


def _in_use(rows: Mapping[str, Stored[T]]) -> dict[str, T]:
    return {code: row.thing for code, row in rows.items() if row.retired_on is None}


def _keys(elements: Mapping[str, Stored[DataElement]], units: Mapping[str, Stored[Unit]]) -> Keys:
    return Keys({code: row.id for code, row in elements.items()}, {code: row.id for code, row in units.items()})
