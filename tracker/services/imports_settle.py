"""What the rows about one cell come to, beside what is there now: the rules of the form, for all of them at once.

The parts come first and the total after them: a total nobody typed follows its parts, one that the file gives stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from tracker.db.cells import Face
from tracker.db.imports import Placed
from tracker.db.tables_import import Outcome
from tracker.db.types import from_millionths, to_millionths
from tracker.db.values import from_columns, to_columns
from tracker.domain.element import DataElement, Dimension
from tracker.domain.figure import Value
from tracker.errors import Message, say
from tracker.files.given import What
from tracker.services.entry_cells import NOTHING, with_figure, with_parts

FIGURE, NOT_APPLICABLE, NOTE = What.FIGURE.value, What.NOT_APPLICABLE.value, What.NOTE.value
_TWICE = say("The file says this more than once, each time otherwise; keep one of them.")
_BOTH = say("The file gives a figure and also says that it does not apply; keep one of them.")
_REASON = say("The note of a cell that does not apply is its reason; keep one of them.")


class Was(NamedTuple):
    """What stood where a row speaks: a figure, a reason, a note, or nothing."""

    kind: str | None = None
    value: int | None = None
    text: str | None = None


class Verdict(NamedTuple):
    row: Placed
    outcome: Outcome
    was: Was = Was()
    why: Message | None = None


class Follows(NamedTuple):
    """What changes although no row says so."""

    category: str | None
    what: str
    value: int | None
    text: str | None
    was: Was


@dataclass(frozen=True)
class Kind:
    """What cells of one element are like."""

    element: DataElement
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True)
class Settled:
    before: Face
    after: Face
    verdicts: list[Verdict]
    follows: list[Follows] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        return self.after != self.before


def settle(rows: Sequence[Placed], kind: Kind, parts: Mapping[str, int], closed: Message | None) -> Settled:
    """`rows` are all about one cell; `closed` says why its form takes no figures, if it takes none."""
    if len(rows) == 1 and rows[0].cell_id is None and not closed and rows[0].what == FIGURE and not rows[0].category:
        return _plain(rows, kind)
    before = _face(rows[0], kind, parts)
    said, verdicts = _once(rows)
    after = _applied(before, said, kind)
    found = [Verdict(row, Outcome.NEW) if before is NOTHING else Verdict(row, *_judged(row, before))
             for row in said.values()]
    if closed and after != before:
        return Settled(before, before, [_closed(each, before, closed) for each in verdicts + found])
    return Settled(before, after, verdicts + found, _follows(before, after, said) if after != before else [])


def _plain(rows: Sequence[Placed], kind: Kind) -> Settled:
    """A figure in an empty place, as nearly all of a long file are."""
    row = rows[0]
    return Settled(NOTHING, Face(from_columns(kind.element.type, _number(row.value), row.text)),
                   [Verdict(row, Outcome.NEW)])


def _closed(verdict: Verdict, before: Face, why: Message) -> Verdict:
    """What is there already may be said again."""
    same = verdict.outcome is Outcome.REFUSED or _judged(verdict.row, before)[0] is Outcome.SAME
    return verdict if same else Verdict(verdict.row, Outcome.REFUSED, why=why)


def _face(row: Placed, kind: Kind, parts: Mapping[str, int]) -> Face:
    if row.cell_id is None:
        return NOTHING
    value = from_columns(kind.element.type, _number(row.cell_value), row.cell_text)
    return Face(value, {category: from_millionths(part) for category, part in parts.items()},
                bool(row.not_applicable), bool(row.adds_up), row.note)


Said = dict[tuple[str, str | None], Placed]


def _once(rows: Sequence[Placed]) -> tuple[Said, list[Verdict]]:
    """One row for each thing that may be said of a cell; whatever contradicts another is refused, both of them."""
    said: Said = {(row.what, row.category): row for row in rows}
    if len(said) == len(rows) and (NOT_APPLICABLE, None) not in said:
        return said, []
    said.clear()
    given: dict[tuple[str, str | None], list[Placed]] = {}
    for row in rows:
        given.setdefault((row.what, row.category), []).append(row)
    refused: list[Verdict] = []
    for key, alike in given.items():
        if len({(row.value, row.text) for row in alike}) > 1:
            refused += [Verdict(row, Outcome.REFUSED, why=_TWICE) for row in alike]
        else:
            said[key] = alike[0]
            refused += [Verdict(row, Outcome.SAME) for row in alike[1:]]
    if (NOT_APPLICABLE, None) in said:
        clash = _BOTH if any(what == FIGURE for what, _ in said) else None
        note = said.get((NOTE, None))
        if clash:
            for key in [key for key in said if key[0] != NOTE]:
                refused.append(Verdict(said.pop(key), Outcome.REFUSED, why=clash))
        elif note and note.text != said[NOT_APPLICABLE, None].text:
            refused.append(Verdict(said.pop((NOTE, None)), Outcome.REFUSED, why=_REASON))
    return said, refused


def _applied(before: Face, said: Said, kind: Kind) -> Face:
    parts = {category: from_millionths(row.value or 0) for (_, category), row in said.items() if category is not None}
    after = with_parts(kind.dimensions, before, {**before.parts, **parts}) if parts else before
    total, reason, note = (said.get((what, None)) for what in (FIGURE, NOT_APPLICABLE, NOTE))
    if reason:
        after = Face(not_applicable=True, note=reason.text)
    elif total:
        value = from_columns(kind.element.type, _number(total.value), total.text)
        if after.value != value or after.not_applicable:
            after = with_figure(kind.dimensions, after, None, value)
    if note:
        after = replace(after, note=note.text)
    return before if before is not NOTHING and _alike(before, after) else after


def _alike(before: Face, after: Face) -> bool:
    """A total that was typed and is what its parts make changes nothing that anybody sees."""
    return replace(after, adds_up=before.adds_up) == before


def _judged(row: Placed, before: Face) -> tuple[Outcome, Was]:
    was = _was(row.what, row.category, before)
    if row.what == FIGURE:
        same = was.kind == FIGURE and (was.value, was.text) == (row.value, row.text)
    else:
        same = was.kind == row.what and was.text == row.text
    return (Outcome.SAME if same else Outcome.NEW if was.kind is None else Outcome.CHANGED), was


def _was(what: str, category: str | None, before: Face) -> Was:
    if category is not None:
        part = before.parts.get(category)
        return Was() if part is None else Was(FIGURE, to_millionths(part))
    if what == NOTE:
        return Was(NOTE, None, before.note) if before.note else Was()
    if before.not_applicable:
        return Was(NOT_APPLICABLE, None, before.note)
    return Was() if before.value is None else Was(FIGURE, *_columns(before.value))


def _follows(before: Face, after: Face, said: Said) -> list[Follows]:
    found = []
    turned = before.not_applicable != after.not_applicable
    total_given = (FIGURE, None) in said or (NOT_APPLICABLE, None) in said
    if not total_given and (turned or before.value != after.value):
        found.append(Follows(None, FIGURE, *_columns(after.value), _was(FIGURE, None, before)))
    found += [Follows(category, FIGURE, None, None, _was(FIGURE, category, before))
              for category in before.parts if category not in after.parts]
    if after.not_applicable and not before.not_applicable and before.note and before.note != after.note:
        found.append(Follows(None, NOTE, None, after.note, _was(NOTE, None, before)))
    return found


def _columns(value: Value | None) -> tuple[int | None, str | None]:
    number, text = to_columns(value)
    return None if number is None else to_millionths(number), text


def _number(stored: int | None) -> Decimal | None:
    return None if stored is None else from_millionths(stored)
