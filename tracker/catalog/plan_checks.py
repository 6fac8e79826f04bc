"""What the shape of a plan file cannot hold: codes that lead nowhere, keys given twice, words that are not printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tracker.catalog.plan_file import PlanFile, RowFile
from tracker.catalog.source import Key, Source
from tracker.domain.hints import nearest
from tracker.errors import Issue, Message, say

_ABBREVIATION = re.compile(r"[А-Я]{2,}")


def check(file: PlanFile, source: Source) -> list[Issue]:
    """Every inconsistency, in the order of the file."""
    found = [*_twice(file), *_goals(file), *_notes(file)]
    for index, row in enumerate(file.rows):
        found += [(("rows", index, *key), code, message) for key, code, message in _row(row, file)]
    issues = [Issue(code, source.where(key), message) for key, code, message in found]
    return sorted(issues, key=lambda issue: int(issue.where.rpartition(":")[2]))


Finding = tuple[Key, str, Message]


def _twice(file: PlanFile) -> Iterator[Finding]:
    names: dict[str, tuple[str, list[str]]] = {
        "sections": ("no", [each.no for each in file.sections]),
        "goals": ("key", [each.key for each in file.goals]),
        "rows": ("key", [each.key for each in file.rows]),
        "funding_sources": ("code", [each.code for each in file.funding_sources]),
        "places": ("code", [each.code for each in file.places]),
        "abbreviations": ("abbreviation", [each.abbreviation for each in file.abbreviations]),
    }
    for part, (name, values) in names.items():
        for index, value in enumerate(values):
            if value in values[:index]:
                yield (part, index, name), "duplicate", say(
                    "“{value}” is given twice in “{part}”; keep one.", value=value, part=part)


def _goals(file: PlanFile) -> Iterator[Finding]:
    sections = [each.no for each in file.sections]
    for index, goal in enumerate(file.goals):
        yield from _known(("goals", index, "section"), "section", [goal.section], sections)


def _notes(file: PlanFile) -> Iterator[Finding]:
    keys = [row.key for row in file.rows]
    for index, note in enumerate(file.notes):
        yield from _known(("notes", index, "rows"), "row", note.rows, keys)


def _row(row: RowFile, file: PlanFile) -> Iterator[Finding]:
    yield from _codes(row, file)
    yield from _belonging(row)
    yield from _own_words(row)
    yield from _unexplained(row, file)


def _codes(row: RowFile, file: PlanFile) -> Iterator[Finding]:
    keys, goals = [each.key for each in file.rows], [each.key for each in file.goals]
    yield from _known(("section",), "section", [row.section], [each.no for each in file.sections])
    yield from _known(("goal",), "goal", [row.goal], goals)
    yield from _known(("printed_goal",), "goal", [row.printed_goal], goals)
    yield from _known(("funding", "sources"), "funding source", row.funding.sources,
                      [each.code for each in file.funding_sources])
    if row.location:
        yield from _known(("location", "places"), "place", row.location.places, [each.code for each in file.places])
    for index, result in enumerate(row.expected_results):
        yield from _known(("expected_results", index, "belongs"), "goal", [result.belongs.goal], goals)
        yield from _known(("expected_results", index, "belongs"), "row", [result.belongs.row], keys)
    for index, note in enumerate(row.notes):
        yield from _known(("notes", index, "rows"), "row", note.rows, keys)


def _belonging(row: RowFile) -> Iterator[Finding]:
    owner = row.goal or row.section
    if not row.key.startswith(owner + "."):
        yield ("key",), "wrong_key", say("Row “{key}” belongs to “{owner}”; its key would be {owner}.N.",
                                         key=row.key, owner=owner)
    for index, result in enumerate(row.expected_results):
        if result.activity is not None and not 1 <= result.activity <= len(row.activities):
            yield ("expected_results", index, "activity"), "unknown_activity", say(
                "There is no activity {number} in this row; it has {count}.",
                number=result.activity, count=len(row.activities))


def _own_words(row: RowFile) -> Iterator[Finding]:
    """A part must stand in its cell, and a reading must be of something printed."""
    parts = {"activities": [each.bg for each in row.activities],
             "organisations": [each.as_printed for each in row.organisations],
             "expected_results": [each.bg for each in row.expected_results]}
    for name, cell in row.cells.items():
        for index, part in enumerate(parts[name]):
            if part not in cell:
                yield (name, index), "not_printed", say("“{part}” does not occur in its printed cell.", part=part)
    text = "\n".join(printed(row))
    for place, quoted in _quoted(row):
        if quoted not in text:
            yield place, "not_printed", say("“{part}” is not printed in this row.", part=quoted)


def _quoted(row: RowFile) -> Iterator[tuple[Key, str]]:
    """The words a reading rests on."""
    yield from ((("readings", index, "as_printed"), each.as_printed) for index, each in enumerate(row.readings))
    yield from ((("capacity_changes", index, "as_printed"), each.as_printed)
                for index, each in enumerate(row.capacity_changes))
    if row.count:
        yield ("count", "as_printed"), row.count.as_printed


def _unexplained(row: RowFile, file: PlanFile) -> Iterator[Finding]:
    known = {word for each in file.abbreviations for word in _ABBREVIATION.findall(each.abbreviation)}
    for word in dict.fromkeys(_ABBREVIATION.findall("\n".join(printed(row)))):
        if word not in known:
            yield ("key",), "unknown_abbreviation", say(
                "“{word}” is not among the plan's abbreviations; add it there.", word=word)


def printed(row: RowFile) -> list[str]:
    """Every printed text of the row."""
    texts = [row.printed_no, row.title and row.title.bg, *(each.bg for each in row.activities),
             row.location and row.location.as_printed, *row.marks.values(), row.deadline.as_printed,
             *(each.as_printed for each in row.organisations), row.funding.as_printed,
             *(each.bg for each in row.expected_results), *row.cells.values()]
    return [text for text in texts if text]


def _known(place: Key, kind: str, values: Iterable[str | None], known: list[str]) -> Iterator[Finding]:
    for value in values:
        if value is None or value in known:
            continue
        guess = nearest(value, known)
        hint = say("did you mean “{guess}”?", guess=guess) if guess else say(
            "known are {known}.", known=", ".join(known) or "–")
        yield place, "unknown_code", say("There is no {kind} “{value}”; {hint}", kind=kind, value=value, hint=hint)
