"""The forms about units, and what was typed into them as what is asked for."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dashboards.act_forms import REASON, ActForm, Asked, Field
from dashboards.voice import Voice
from tracker.domain.element import Unit
from tracker.domain.reporting import below
from tracker.errors import Message, say
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
from tracker.services.units import UnitLine, UnitTree

DEEPEST = 3
_DAY = say("such as 31.12.2015")
_KINDS = {"service": say("service"), "institution": say("institution"), "directorate": say("directorate"),
          "municipality": say("municipality"), "organisation": say("organisation")}


def command_of(asked: Asked, code: str) -> UnitCommand | None:
    """`code` is the unit of the page, where it is one's own."""
    given = asked.given
    reason, seen = given.get("reason", ""), given.get("seen", type=int)
    named = Named(*(given.get(name, "") for name in ("name_bg", "name_en", "short_bg", "short_en")))
    match asked.what, bool(code):
        case "open", False:
            kind, parent, since, like = (given.get(name, "") for name in ("kind", "parent", "since", "like"))
            return OpenUnit(given.get("code", "").strip(), named, reason, kind, parent, since, like)
        case "merge", False:
            return MergeUnits(tuple(given.getlist("codes")), given.get("into", "").strip(), named,
                              given.get("since", ""), reason)
        case "close", True:
            return CloseUnit(code, given.get("last_day", ""), reason, seen)
        case "reopen", True:
            return ReopenUnit(code, reason, seen)
        case "rename", True:
            return RenameUnit(code, named, reason, seen)
        case "move", True:
            return MoveUnit(code, given.get("parent", ""), reason, seen)
    return None


def line_of(line: UnitLine, voice: Voice) -> dict[str, Any]:
    unit, said = line.unit, list[Message]()
    if unit.opened:
        said.append(say("Open since {day}", day=unit.opened))
    if unit.closed:
        said.append(say("Closed; its last day was {day}", day=unit.closed))
    if line.reports:
        said.append(say("Data elements asked of it: {count}", count=line.reports))
    if line.set_here:
        said.append(say("Changed here: the files do not overwrite it"))
    kind = voice(_KINDS[unit.kind]) if unit.kind in _KINDS else unit.kind
    return {"id": unit.code, "code": unit.code, "name": unit.name[voice.lang], "depth": min(line.depth, DEEPEST),
            "facts": [kind, *(voice(each) for each in said)],
            "href": f"/units/{quote(unit.code, safe='')}?lang={voice.lang}"}


def new_forms(tree: UnitTree, voice: Voice) -> tuple[ActForm, ...]:
    units = [line.unit for line in tree.lines]
    live = [line.unit for line in tree.lines if line.reports and line.unit.closed is None]
    places = _named(units, voice, say("the top of the tree") if tree.whole else None)
    code = Field("code", say("Code, for ever"), hint=say("small Latin letters, digits and dashes"), most=64)
    reporting = [line.unit for line in tree.lines if line.reports]
    return (
        ActForm("open", say("Open a new unit"), (
            *_names(None), code,
            Field("kind", say("Kind"), "service", tuple((kind, voice(name)) for kind, name in _KINDS.items())),
            Field("parent", say("Stands below"), options=places),
            Field("since", say("First day"), hint=_DAY, most=20),
            Field("like", say("Asked for what this one is asked for"),
                  options=_named(reporting, voice, say("nothing yet"))), REASON)),
        ActForm("merge", say("Merge units into a new one"), (
            Field("codes", say("Units that end"), options=tuple((unit.code, unit.name[voice.lang]) for unit in live),
                  many=True),
            *_names(None), Field("into", say("Code of the new one, for ever"), most=64,
                                        hint=say("small Latin letters, digits and dashes")),
            Field("since", say("Its first day"), hint=_DAY, most=20), REASON),
            say("Their figures stay theirs. The new one starts on its first day, without levels; the series of the "
                "indicators get a marked break.")))


def change_forms(line: UnitLine, tree: UnitTree, voice: Voice) -> tuple[ActForm, ...]:
    unit, seen = line.unit, {"seen": str(line.version)}
    tree_units = {each.unit.code: each.unit for each in tree.lines}
    under = {unit.code, *below(tree_units, unit.code)}
    places = _named([each for code, each in tree_units.items() if code not in under], voice,
                    say("the top of the tree") if tree.whole else None)
    end = ActForm("reopen", say("Open it again"), (REASON,), say("As if it had never been closed."), seen) \
        if unit.closed else ActForm(
            "close", say("Close"), (Field("last_day", say("Last day"), hint=_DAY, most=20), REASON),
            say("Forms of periods that begin after it are not due, and its levels are nought."), seen)
    return (
        ActForm("rename", say("Rename"), (*_names(unit), REASON), hidden=seen),
        ActForm("move", say("Move"), (Field("parent", say("Stands below"), unit.parent or "", places), REASON),
                say("Roles follow the tree: whoever may do something above it may do it here."), seen),
        end)


def _names(unit: Unit | None) -> tuple[Field, ...]:
    name, short = unit.name if unit else None, unit.short if unit else None
    return (Field("name_bg", say("Name, in Bulgarian"), name.bg if name else ""),
            Field("name_en", say("Name, in English (may be left out)"), name.en if name else "", needed=False),
            Field("short_bg", say("Short name, in Bulgarian (may be left out)"), short.bg if short else "",
                  needed=False),
            Field("short_en", say("Short name, in English (may be left out)"), short.en if short else "",
                  needed=False))


def _named(units: list[Unit], voice: Voice, nothing: Message | None) -> tuple[tuple[str, str], ...]:
    first = (("", voice(nothing)),) if nothing else ()
    return (*first, *((unit.code, unit.name[voice.lang]) for unit in units))
