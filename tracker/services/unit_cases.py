"""From what an administrator asks to what becomes of the units; everything wrong with it is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tracker.domain.access import Act, lineage
from tracker.domain.element import Unit
from tracker.domain.reporting import below
from tracker.domain.words import Words
from tracker.errors import Invalid, Issue, Message, NotAllowed, NotFound, say
from tracker.services.entry_desk import Desk
from tracker.services.target_parse import words
from tracker.services.unit_commands import (
    CloseUnit,
    MergeUnits,
    MoveUnit,
    Named,
    OpenUnit,
    RenameUnit,
    ReopenUnit,
    UnitCommand,
)
from tracker.text.dates import parse_date

CODE = re.compile(r"[a-z][a-z0-9-]*")
LONGEST_CODE, LONGEST_NAME, LONGEST_REASON = 64, 300, 2000
KINDS = ("service", "institution", "directorate", "municipality", "organisation")
FEWEST_MERGED = 2
Change = tuple[Unit | None, Unit]


def changes_of(desk: Desk, command: UnitCommand) -> tuple[Change, ...]:
    """Each unit as it was and as it will be; None where it is new."""
    case = _Case(desk, desk.current.definitions.units)
    found = tuple(case.changes(command))
    case.reason(command.reason)
    Invalid.raise_if(case.issues)
    return found


def may_manage(desk: Desk, unit: str | None) -> bool:
    """All plans that the unit reports for must be theirs; without a unit, the whole tree."""
    plans = desk.known.plans.get(unit, ()) if unit else ()
    return desk.actor.may_all(Act.MANAGE_UNITS, desk.current.definitions.units, unit, plans)


@dataclass(frozen=True)
class _Case:
    desk: Desk
    units: Mapping[str, Unit]
    issues: list[Issue] = field(default_factory=list)

    def changes(self, command: UnitCommand) -> Iterator[Change]:
        match command:
            case OpenUnit():
                yield from self._opened(command)
            case CloseUnit():
                was = self._own(command.code)
                day = self._day("last_day", command.last_day)
                self._closable(was, day, "last_day")
                yield was, replace(was, closed=day)
            case ReopenUnit():
                yield from self._reopened(self._own(command.code))
            case RenameUnit():
                was = self._own(command.code)
                name, short = self._names(command.name)
                if (name, short) == (was.name, was.short):
                    self._say("name_bg", say("The unit has this name already."))
                yield was, replace(was, name=name or was.name, short=short)
            case MoveUnit():
                yield from self._moved(self._own(command.code), command.parent)
            case MergeUnits():
                yield from self._merged(command)

    def _own(self, code: str) -> Unit:
        """Whoever fetches a unit has been checked. Absent and hidden look alike."""
        found = self.units.get(code)
        if found is None or not may_manage(self.desk, code):
            raise NotFound(say("There is no unit “{unit}” here.", unit=code))
        return found

    def _opened(self, command: OpenUnit) -> Iterator[Change]:
        parent = self._below(command.parent)
        like = self._like(command.like)
        day = self._day("since", command.since)
        name, short = self._names(command.name)
        self._new_code("code", command.code)
        if command.kind not in KINDS:
            self._say("kind", say("“{kind}” is no kind of unit.", kind=command.kind))
        yield None, Unit(command.code, name or Words("", ""), command.kind, parent, day, short=short, like=like)

    def _reopened(self, was: Unit) -> Iterator[Change]:
        if was.closed is None:
            self._say("code", say("“{unit}” is not closed.", unit=was.name))
        heirs = [each for each in self.units.values() if was.code in each.merged and each.closed is None]
        for each in heirs:
            self._say("code", say("It went into “{unit}”; close that one first.", unit=each.name))
        yield was, replace(was, closed=None)

    def _moved(self, was: Unit, parent: str) -> Iterator[Change]:
        to = self._below(parent)
        if to == was.parent:
            self._say("parent", say("The unit stands there already."))
        elif to is not None and was.code in lineage(self.units, to):
            self._say("parent", say("A unit cannot stand below itself or below one of its own."))
        yield was, replace(was, parent=to)

    def _merged(self, command: MergeUnits) -> Iterator[Change]:
        found = [self._own(code) for code in dict.fromkeys(command.codes)]
        if len(found) < FEWEST_MERGED:
            self._say("codes", say("Choose at least two units."))
        day = self._day("since", command.since)
        last = day - timedelta(days=1) if day else None
        for each in found:
            self._closable(each, last, "codes", {unit.code for unit in found})
        name, short = self._names(command.name)
        self._new_code("into", command.into)
        yield from ((each, replace(each, closed=last)) for each in found)
        if found:
            self._place_of(found[0])
            yield None, Unit(command.into, name or Words("", ""), found[0].kind, found[0].parent, day, short=short,
                             merged=tuple(each.code for each in found))

    def _closable(self, unit: Unit, last: date | None, where: str, with_it: set[str] | None = None) -> None:
        if unit.closed:
            self._say(where, say("“{unit}” was closed on {day} already.", unit=unit.name, day=unit.closed))
        elif last and unit.opened and last < unit.opened:
            self._say(where, say("“{unit}” was opened on {day}; it cannot close before that.", unit=unit.name,
                                 day=unit.opened))
        open_below = [self.units[code].name for code in below(self.units, unit.code)
                      if code not in (with_it or ()) and not _closed_by(self.units[code], last)]
        for name in open_below:
            self._say(where, say("“{unit}” stands below it and is open; move or close that one first.", unit=name))

    def _below(self, parent: str) -> str | None:
        """Whoever puts a unit somewhere must have that part of the tree."""
        if not parent:
            if not may_manage(self.desk, None):
                raise NotAllowed(say("You may manage units within your own part only; choose where it stands."))
            return None
        return self._own(parent).code

    def _place_of(self, unit: Unit) -> None:
        if not may_manage(self.desk, unit.parent):
            raise NotAllowed(say("You may manage units within your own part only; choose where it stands."))

    def _like(self, code: str) -> str | None:
        return self._own(code).code if code else None

    def _day(self, where: str, text: str) -> date | None:
        found = parse_date(text)
        if found is None:
            self._say(where, say("“{text}” is not a date; write it like 31.12.2015.", text=text) if text.strip()
                      else say("Give the day."))
        return found

    def _names(self, given: Named) -> tuple[Words | None, Words | None]:
        texts = ("name_bg", given.bg), ("name_en", given.en), ("short_bg", given.short_bg), ("short_en", given.short_en)
        for where, text in texts:
            if len(text.strip()) > LONGEST_NAME or not text.strip().isprintable():
                self._say(where, say("A name of 1 to {count} characters is needed.", count=LONGEST_NAME))
        if not given.bg.strip():
            self._say("name_bg", say("Write the name, in Bulgarian."))
        if given.short_en.strip() and not given.short_bg.strip():
            self._say("short_bg", say("Write the name, in Bulgarian."))
        return words(given.bg, given.en), words(given.short_bg, given.short_en)

    def _new_code(self, where: str, code: str) -> None:
        if not CODE.fullmatch(code) or len(code) > LONGEST_CODE:
            self._say(where, say("A code begins with a letter and has small Latin letters, digits and dashes, "
                                 "{count} at most.", count=LONGEST_CODE))
        elif code in self.desk.current.keys.units:
            self._say(where, say("The code “{code}” is taken; codes are never used again.", code=code))

    def reason(self, text: str) -> None:
        if not text.strip():
            self._say("reason", say("Say why; the reason stays in the history."))
        elif len(text) > LONGEST_REASON:
            self._say("reason", say("The text is too long; {most} characters are the most.", most=LONGEST_REASON))

    def _say(self, where: str, message: Message) -> None:
        self.issues.append(Issue("wrong", where, message))


def _closed_by(unit: Unit, day: date | None) -> bool:
    return unit.closed is not None and (day is None or unit.closed <= day)


def ends(changes: Sequence[Change]) -> tuple[Unit, ...]:
    """The units that come to an end, with their last day."""
    return tuple(then for was, then in changes if was and then.closed and then.closed != was.closed)
