"""Setting targets: what holds, what a decision would change, and the decision itself with its reason and its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.catalog.proposed import issues_of
from tracker.db import aims as stored
from tracker.db import history, targets
from tracker.db.aims import Care
from tracker.db.definitions import id_of
from tracker.db.documents import to_document
from tracker.db.figures import cells
from tracker.db.history import Line
from tracker.db.targets import Decided
from tracker.db.work import Database, Work
from tracker.domain.access import Act, Actor
from tracker.domain.evaluate import evaluate, reporting_units
from tracker.domain.figure import Cells
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.lacks import lacks
from tracker.domain.target import Aims
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, NotFound, say
from tracker.services import aims
from tracker.services.known import Known, load
from tracker.services.sync_plan import Kind
from tracker.services.target_commands import Decide, TakeCare
from tracker.services.target_parse import read, words
from tracker.services.target_views import Effect, Held, TargetPage, TargetPreview, WorkList
from tracker.services.target_worklist import worklist
from tracker.services.views import PlanChoice
from tracker.services.wanted import wanted


@dataclass(frozen=True)
class TargetDesk:
    """The way in for setting targets. A target of the whole is set by whoever may set it for every unit in it."""

    database: Database

    def page(self, actor: Actor, indicator: str, unit: str = "") -> TargetPage:
        with self.database.reading() as work:
            return _Case.of(work, actor, indicator, unit).page()

    def preview(self, actor: Actor, command: Decide) -> TargetPreview:
        """How the indicator would be judged; nothing is stored."""
        with self.database.reading() as work:
            case = _Case.of(work, actor, command.indicator, command.unit)
            return case.preview(case.decided(command))

    def decide(self, actor: Actor, command: Decide) -> None:
        """The decision is added; every earlier one stays."""
        with self.database.writing() as work:
            history.take_turn(work.session)
            case = _Case.of(work, actor, command.indicator, command.unit)
            case.store(case.decided(command), command.seen)
            work.commit()

    def take_care(self, actor: Actor, command: TakeCare) -> None:
        """Where its figures come from, and who answers for it."""
        with self.database.writing() as work:
            history.take_turn(work.session)
            _Case.of(work, actor, command.indicator, "").take_care(command)
            work.commit()

    def worklist(self, actor: Actor, plan: str | None = None, lacking: str | None = None) -> WorkList:
        """The indicators of a plan that lack something, for those who may set it."""
        with self.database.reading() as work:
            known = load(work, work.now.date()).seen_by(actor)
            choice = known.choose(plan)
            if not actor.may(Act.SET_TARGETS, known.current.definitions.units, plan=choice.code):
                raise NotAllowed(say("You set no targets."))
            return worklist(known, actor, choice, lacking)


@dataclass(frozen=True)
class _Case:
    """One indicator, or one unit of it, on the desk of somebody who may set its targets."""

    work: Work
    actor: Actor
    known: Known
    choice: PlanChoice
    indicator: Indicator
    unit: str | None

    @classmethod
    def of(cls, work: Work, actor: Actor, code: str, unit: str) -> _Case:
        """Absent and hidden look alike."""
        known = load(work, work.now.date()).seen_by(actor)
        choice = known.indicator_plan(code)
        found = known.current.definitions.indicators[code]
        if unit and unit not in reporting_units(known.current.definitions, found):
            raise NotFound(say("The unit “{unit}” does not report this indicator.", unit=unit))
        if not may_set(actor, known, found, unit or None):
            raise NotAllowed(say("You may see this target, but not set it."))
        return cls(work, actor, known, choice, found, unit or None)

    @property
    def sets(self) -> tuple[Decided, ...]:
        return self.known.current.decided.get(self.indicator.code, ())

    def page(self) -> TargetPage:
        definitions, found = self.known.current.definitions, self._cells()
        units = tuple(definitions.units[code] for code in reporting_units(definitions, self.indicator))
        named = {each.unit for each in self.sets}
        others = [None, *(each.code for each in units if each.code in named)]
        last = max((each.id for each in aims.of(self.sets, self.unit)), default=0)
        return TargetPage(
            self.known.office, self.choice, self.choice.latest, self.indicator, definitions.path(self.indicator),
            self._held(self.unit, found), tuple(self._held(each, found) for each in others if each != self.unit),
            tuple(each for each in units if may_set(self.actor, self.known, self.indicator, each.code)),
            {code: each for code, each in definitions.units.items()
             if self.actor.may(Act.SET_TARGETS, definitions.units, unit=code, plan=self.choice.code)},
            lacks(self.indicator), last)

    def preview(self, decided: Decided) -> TargetPreview:
        definitions, then = self.known.current.definitions, self._then(decided)
        at, found = self.choice.latest, self._cells()
        effects = [Effect(definitions.units[unit] if unit else None,
                          evaluate(definitions, self.indicator, found, at, unit),
                          evaluate(definitions, then, found, at, unit))
                   for unit in (None, *self._units())]
        shown = [each for each in effects if each.before != each.after
                 or (each.unit.code if each.unit else None) == self.unit]
        doubts = [each.message for each in self._issues(then) if each.warning]
        return TargetPreview(at, _aims(self.indicator, self.unit), _aims(then, self.unit), tuple(shown), tuple(doubts))

    def decided(self, command: Decide) -> Decided:
        """What was typed, if it makes sense here and changes something."""
        if self.indicator.measure is Measure.TEXT:
            raise Invalid([Issue("text", "form", say("A text is told, never judged: it has no targets."))])
        decided = read(command, self.indicator.measure, self.known.office.today)
        Invalid.raise_if([*self._missing(decided), *self._issues(self._then(decided))])
        return decided

    def store(self, decided: Decided, seen: int | None) -> None:
        mine = aims.of(self.sets, self.unit)
        if seen is not None and seen != max((each.id for each in mine), default=0):
            raise Conflict(say("Somebody else changed this meanwhile. Look at the new state, then try again."))
        session, keys = self.work.session, self.known.current.keys
        unit_id = keys.units[self.unit] if self.unit else None
        targets.add(session, id_of(session, Indicator, self.indicator.code), decided, unit_id)
        self._note(Kind.TARGETS, "/".join(filter(None, (self.indicator.code, self.unit))),
                   _aims(self.indicator, self.unit), decided, decided.reason.bg if decided.reason else None)

    def take_care(self, command: TakeCare) -> None:
        source = words(command.source_bg, command.source_en)
        was = stored.cares(self.work.session).get(self.indicator.code, Care())
        another = command.responsible != (self.indicator.responsible or "")
        care = Care(source or was.source, command.responsible if another and command.responsible else was.responsible)
        known = self.known.current.definitions.units
        if command.responsible and not (command.responsible in known and self.actor.may(
                Act.SET_TARGETS, known, unit=command.responsible, plan=self.choice.code)):
            message = say("There is no unit “{unit}” here.", unit=command.responsible)
            raise Invalid([Issue("unit", "responsible", message)])
        if care == was:
            raise Invalid([Issue("nothing", "form", say("Nothing would change."))])
        stored.take_care(self.work.session, id_of(self.work.session, Indicator, self.indicator.code), care)
        self._note(Kind.INDICATOR, self.indicator.code, was, care, None)

    def _note(self, kind: Kind, key: str, was: object, now: object, why: str | None) -> None:
        history.append(self.work.session, self.work.now, self.actor.signature, [
            Line(kind, key, to_document(was), to_document(now), why)])

    def _units(self) -> tuple[str, ...]:
        """Those that are judged apart from the whole."""
        units = reporting_units(self.known.current.definitions, self.indicator)
        return units if len(units) > 1 or self.unit else ()

    def _held(self, unit: str | None, found: Cells) -> Held:
        definitions, at, sets = self.known.current.definitions, self.choice.latest, aims.of(self.sets, unit)
        begun = self.known.current.first.get(self.indicator.code, self.indicator)
        opening = aims.opening(sets)
        return Held(
            definitions.units[unit] if unit else None, _aims(begun, unit), _aims(self.indicator, unit),
            aims.revision(opening) if opening and opening.decided_on else None, aims.revisions(sets),
            evaluate(definitions, begun, found, at, unit), evaluate(definitions, self.indicator, found, at, unit))

    def _then(self, decided: Decided) -> Indicator:
        """The indicator as it would be aimed at."""
        plain = self.known.current.plain[self.indicator.code]
        return aims.in_force(plain, in_order([*self.sets, decided]))

    def _issues(self, then: Indicator) -> list[Issue]:
        """Of a unit its own aims are looked at, in the place of the whole's."""
        own = _aims(then, self.unit)
        return issues_of(self.known.current.definitions, replace(
            then, targets=own.targets, baseline=own.baseline, path=own.path))

    def _missing(self, decided: Decided) -> Iterator[Issue]:
        later = [each.decided_on for each in aims.of(self.sets, self.unit)
                 if each.decided_on and decided.decided_on and each.decided_on > decided.decided_on]
        said = decided.targets or decided.dropped
        if later:
            yield Issue("earlier", "decided_on", say(
                "There is a decision of {day} already; a new one cannot be older than it.", day=max(later)))
        elif not said and not (self.unit is None and (decided.baseline or decided.path)):
            yield Issue("nothing", "targets/0", say("Write at least one target, or say that there is none any more."))
        elif decided.dropped and not _aims(self.indicator, self.unit).targets:
            yield Issue("nothing", "form", say("There is no target that could be dropped."))
        elif _aims(self._then(decided), self.unit) == _aims(self.indicator, self.unit):
            yield Issue("nothing", "form", say("Nothing would change."))

    def _cells(self) -> Cells:
        current = self.known.current
        needed = wanted(current.definitions, [self.indicator], self.choice.latest)
        elements = [current.definitions.elements[code] for code in needed]
        return cells(self.work.session, current.keys, elements, needed)


def may_set(actor: Actor, known: Known, indicator: Indicator, unit: str | None) -> bool:
    definitions = known.current.definitions
    codes = (unit,) if unit else reporting_units(definitions, indicator)
    return all(actor.may(Act.SET_TARGETS, definitions.units, unit=code, plan=indicator.plan) for code in codes)


def in_order(sets: Sequence[Decided]) -> tuple[Decided, ...]:
    """As they will be read back."""
    return tuple(sorted(sets, key=lambda each: targets.order(each) if each.id else (*targets.order(each)[:2], 10**9)))


def _aims(indicator: Indicator, unit: str | None) -> Aims:
    if unit is not None:
        return dict(indicator.unit_aims).get(unit, Aims())
    return Aims(indicator.targets, indicator.baseline, indicator.path)
