"""The way in for the review board: one look at all forms, moves of many, deadlines, and periods that are locked.

Many are moved one by one, each in a transaction of its own: what cannot be done is told, the rest is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tracker.db import deadlines, history
from tracker.db.history import Line
from tracker.domain.access import Act, Actor, lineage
from tracker.domain.board import FormState, Todo
from tracker.domain.calendar import PutOff
from tracker.domain.finding import Gravity
from tracker.domain.period import Period
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.errors import Invalid, Issue, NotAllowed, NotFound, TrackerError, say, say_n
from tracker.services import board as boards
from tracker.services import entry_moves
from tracker.services.board_views import BoardItem, BoardPage, Extend, Extended, Locking, Outcome, PeriodLine, Pick
from tracker.services.entry import Tell, nobody
from tracker.services.entry_cells import fill
from tracker.services.entry_commands import Moved
from tracker.services.entry_desk import DEADLINE, Desk, OpenForm
from tracker.services.sittings import Sittings

UNAPPROVED = frozenset(FormState) - {FormState.APPROVED, FormState.LOCKED}
Step = Callable[[OpenForm, Pick], Moved]


class Review:
    """`tell` hears of every move once it is stored."""

    def __init__(self, sittings: Sittings, tell: Tell = nobody) -> None:
        self._at, self._tell = sittings, tell

    def board(
        self, actor: Actor, part: str | None = None, period: str | None = None, todo: Todo | None = None,
    ) -> BoardPage:
        """The latest periods, or one; all that the actor may see, or a part of the tree."""
        with self._at.reading(actor) as desk:
            return boards.page(desk, part, period, todo)

    def periods(self, actor: Actor, part: str | None = None) -> tuple[PeriodLine, ...]:
        """All there are, the latest first."""
        with self._at.reading(actor) as desk:
            here = boards.scene(desk, part)
            found = boards.survey(desk, here.lines, here.periods)
            return tuple(boards.period_lines(desk, found, here.periods))[::-1]

    def approve_all(
        self, actor: Actor, picks: Sequence[Pick], *, despite_warnings: bool = False,
    ) -> tuple[Outcome, ...]:
        """A form with an error stays; one with warnings too, unless it is said that they do not matter."""

        def step(form: OpenForm, pick: Pick) -> Moved:
            entry_moves.allowed(form, Act.APPROVE, pick.version)
            _look_closely(form, despite_warnings=despite_warnings)
            return entry_moves.make_move(form, Act.APPROVE, pick.version)

        return self._each(actor, Act.APPROVE, picks, step)

    def return_all(self, actor: Actor, picks: Sequence[Pick], reason: str) -> tuple[Outcome, ...]:
        _reason_given(reason)
        return self._each(actor, Act.RETURN, picks, lambda form, pick: entry_moves.make_move(
            form, Act.RETURN, pick.version, reason))

    def reopen(
        self, actor: Actor, unit: str, period: str, reason: str, until: date | None = None,
    ) -> FormStatus:
        """As `Entry.reopen`, for whoever sees the board and not the form: whatever its version is."""
        with self._at.writing(actor, Act.REOPEN, unit, period) as form:
            moved = entry_moves.make_move(form, Act.REOPEN, form.version, reason, until)
        self._tell(moved)
        return moved.to

    def lock_period(self, actor: Actor, period: str, part: str | None = None) -> Locking:
        """Every approved form is locked; what is not approved yet is left as it is, and told."""
        picks: list[Pick] = []
        left: list[BoardItem] = []
        with self._at.reading(actor) as desk:
            for item in _of_period(desk, Act.LOCK, period, part):
                if item.cell.state is FormState.APPROVED:
                    picks.append(Pick(item.unit.code, period, item.cell.version))
                elif item.cell.state in UNAPPROVED:
                    left.append(item)
        return Locking(self._each(actor, Act.LOCK, picks, lambda form, pick: entry_moves.make_move(
            form, Act.LOCK, pick.version)), tuple(left))

    def open_period(self, actor: Actor, period: str, reason: str, part: str | None = None) -> tuple[Outcome, ...]:
        """Every locked form is approved again."""
        with self._at.reading(actor) as desk:
            picks = [Pick(item.unit.code, period, item.cell.version) for item in
                     _of_period(desk, Act.UNLOCK, period, part) if item.cell.state is FormState.LOCKED]
        _reason_given(reason)
        return self._each(actor, Act.UNLOCK, picks, lambda form, pick: entry_moves.make_move(
            form, Act.UNLOCK, pick.version, reason))

    def extend(self, actor: Actor, command: Extend) -> Extended:
        """Whoever extends for a part of the tree must be allowed to for all of it."""
        with self._at.turn(actor) as desk:
            at, units = _extended(desk, command)
            Invalid.raise_if(list(_wrong(command, desk.current.deadlines.usual(at))))
            was = desk.current.deadlines.put_off.get(at, {}).get(command.unit)
            now = PutOff(command.until, command.reason.strip())
            unit_id = desk.current.keys.units[command.unit] if command.unit else None
            deadlines.put(desk.work.session, at, unit_id, now)
            key = "/".join(filter(None, (command.unit, str(at))))
            history.append(desk.work.session, desk.work.now, desk.actor.signature, [
                Line(DEADLINE, key, deadlines.document(was), deadlines.document(now), now.reason)])
        with self._at.reading(actor) as desk:
            due = desk.current.deadlines.of(command.unit, at)
            return Extended(desk.current.definitions.units.get(command.unit or ""), at, due, units)

    def _each(self, actor: Actor, act: Act, picks: Sequence[Pick], step: Step) -> tuple[Outcome, ...]:
        """If the actor may do it with none of them, that is told of all at once."""
        outcomes: list[Outcome] = []
        shut: list[TrackerError] = []
        for pick in picks:
            name = None
            try:
                with self._at.writing(actor, act, pick.unit, pick.period) as form:
                    name = form.unit.name
                    moved = step(form, pick)
            except TrackerError as error:
                shut += [error] if name is None else []
                outcomes.append(_not_done(pick, name, error))
            else:
                self._tell(moved)
                outcomes.append(Outcome(pick, name, moved.to))
        if shut and len(shut) == len(picks):
            raise shut[0]
        return tuple(outcomes)


class Warned(Invalid):
    """Nothing but warnings stands against it."""


def _look_closely(form: OpenForm, *, despite_warnings: bool) -> None:
    findings = fill(form).findings()
    errors = [each for each in findings if each.severity is Gravity.ERROR]
    if errors:
        raise Invalid([Issue(each.code, each.element or "form", each.message) for each in errors])
    warnings = sum(each.severity is Gravity.WARNING for each in findings)
    if warnings and not despite_warnings:
        raise Warned([Issue("warnings", "form", say_n(
            "It has {count} warning; look at it first.", "It has {count} warnings; look at it first.", warnings))])


def _not_done(pick: Pick, name: Words | None, error: TrackerError) -> Outcome:
    why = tuple(issue.message for issue in error.issues) if isinstance(error, Invalid) else (error.message,)
    return Outcome(pick, name, None, why, isinstance(error, Warned))


def _reason_given(reason: str) -> None:
    if not reason.strip():
        raise Invalid([Issue("reason", "reason", say("Say why; the reason stays in the history."))])


def _of_period(desk: Desk, act: Act, period: str, part: str | None) -> Iterator[BoardItem]:
    here = boards.scene(desk, part, act)
    at = here.choose(period)
    if at is None:
        raise NotFound(say("There are no forms for “{period}” here.", period=period))
    for row in boards.survey(desk, here.lines, (at,)):
        if row.cells[0]:
            yield BoardItem(row.unit, at, row.cells[0], row.may)


def _extended(desk: Desk, command: Extend) -> tuple[Period, int]:
    """The period, and how many units it is put off for."""
    here = boards.scene(desk, command.unit)
    at = here.choose(command.period)
    if at is None:
        raise NotFound(say("There are no forms for “{period}” here.", period=command.period))
    units = desk.current.definitions.units
    meant = [code for code in desk.known.plans if code in units and command.unit in (None, *lineage(units, code))]
    if not all(desk.may(Act.EXTEND, code) for code in meant):
        raise NotAllowed(say("You may put deadlines off only for units that are yours; choose one."))
    return at, sum(at in line.asked for line in here.lines)


def _wrong(command: Extend, usual: date) -> Iterator[Issue]:
    if not command.reason.strip():
        yield Issue("reason", "reason", say("Say why; the reason stays in the history."))
    if command.until < usual:
        yield Issue("until", "until", say(
            "The usual deadline is {day}; give that day, or a later one.", day=usual))
