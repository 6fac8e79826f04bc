"""The way in for managing units: the tree, what a change would do, and the change with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.db import definitions, history
from tracker.db.documents import to_document
from tracker.db.history import Line
from tracker.db.tables import Origin
from tracker.domain.access import Act, Actor, lineage
from tracker.domain.element import Unit
from tracker.errors import Conflict, Message, NotAllowed, say
from tracker.services.entry_desk import Desk
from tracker.services.sittings import Sittings
from tracker.services.sync_plan import Kind
from tracker.services.unit_cases import Change, changes_of, may_manage
from tracker.services.unit_commands import UnitCommand
from tracker.services.unit_effects import effects
from tracker.services.unit_people import take_along
from tracker.services.views import Office


@dataclass(frozen=True)
class UnitLine:
    """`depth` is how far it stands below the first that is shown; `reports` how many data elements it is asked for.

    `set_here`: somebody changed it on a page or by command, and the files do not overwrite it.
    """

    unit: Unit
    depth: int
    reports: int
    set_here: bool
    version: int


@dataclass(frozen=True)
class UnitTree:
    """`whole`: the tree is theirs to the top."""

    office: Office
    lines: tuple[UnitLine, ...]
    whole: bool


@dataclass(frozen=True)
class UnitPreview:
    """`said` is what would change, in sentences."""

    changes: tuple[Change, ...]
    said: tuple[Message, ...]


class UnitDesk:
    def __init__(self, sittings: Sittings) -> None:
        self._at = sittings

    def tree(self, actor: Actor) -> UnitTree:
        """Those of the administrator's part, each under the one that it stands below."""
        with self._at.reading(actor) as desk:
            _may_at_all(desk)
            rows = definitions.stored(desk.work.session, Unit)
            units = desk.current.definitions.units
            order = [code for code in _in_order(units) if may_manage(desk, code)]
            lines = [UnitLine(units[code], sum(each in order for each in lineage(units, code)) - 1,
                              _asked(desk, code), rows[code].origin is Origin.PAGE, rows[code].version)
                     for code in order]
            return UnitTree(desk.office, tuple(lines), may_manage(desk, None))

    def preview(self, actor: Actor, command: UnitCommand) -> UnitPreview:
        """Nothing is stored."""
        with self._at.reading(actor) as desk:
            _may_at_all(desk)
            changes = changes_of(desk, command)
            return UnitPreview(changes, effects(desk, changes))

    def carry_out(self, actor: Actor, command: UnitCommand) -> tuple[Change, ...]:
        """All of it or nothing; what the files say of these units does not overwrite it."""
        with self._at.turn(actor) as desk:
            _may_at_all(desk)
            changes = changes_of(desk, command)
            _store(desk, changes, command)
        return changes


def _may_at_all(desk: Desk) -> None:
    if not desk.actor.may(Act.MANAGE_UNITS, desk.current.definitions.units):
        raise NotAllowed(say("Only an administrator manages units."))


def _store(desk: Desk, changes: Sequence[Change], command: UnitCommand) -> None:
    session, seen = desk.work.session, getattr(command, "seen", None)
    rows = definitions.stored(session, Unit)
    for was, then in changes:
        if was is None:
            definitions.add(session, then, Origin.PAGE)
            continue
        row = rows[was.code]
        if seen is not None and seen != row.version:
            raise Conflict(say(
                "Someone else has changed this in the meantime. Check its current state, then try again."))
        definitions.change(session, row, then, Origin.PAGE)
    why = command.reason.strip()
    lines = [Line(Kind.UNIT, then.code, to_document(was) if was else None, to_document(then), why)
             for was, then in changes]
    lines += [line for was, then in changes if was is None and then.merged for line in take_along(desk, then, why)]
    history.append(session, desk.work.now, desk.actor.signature, lines)


def _in_order(units: dict[str, Unit]) -> list[str]:
    """A unit, then what stands below it."""
    found: list[str] = []

    def put(code: str) -> None:
        if code not in found:
            found.append(code)
            for each in units.values():
                if each.parent == code:
                    put(each.code)

    for unit in units.values():
        if unit.parent is None or unit.parent not in units:
            put(unit.code)
    return found


def _asked(desk: Desk, code: str) -> int:
    known = desk.current.definitions
    used = {element for each in known.indicators.values() for element in each.elements
            if code in known.reporters(element, each)}
    return len(used)
