"""The first row of a long table: where the columns of a layout stand, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tracker.domain.hints import nearest, suggest
from tracker.domain.layout import Layout, folded
from tracker.errors import Issue, Message, say
from tracker.files.raw_table import Table

OWN_COLUMNS = ("element", "unit", "period", "category", "value", "state", "note")


@dataclass(frozen=True)
class Places:
    """Columns by number. `figures` has the element of each column of figures, or None where a column names it.

    A row is `width` long; it may end after `enough` columns.
    """

    unit: tuple[int, ...]
    period: tuple[int, ...]
    element: tuple[int, ...]
    categories: tuple[int, ...]
    only: tuple[int, ...]
    figures: tuple[tuple[int, str | None], ...]
    state: int | None
    note: int | None
    width: int
    enough: int


def places_of(table: Table, layout: Layout) -> Places | None:
    """None, with the issues in the table, if the columns cannot be made out."""
    faults = [*_missing(table, layout), *_twice(table, layout), *_unknown(table, layout)]
    where = table.place(*table.heading)
    table.issues += [Issue(code, where, message) for code, message in faults]
    return None if faults else _found(table, layout)


def _found(table: Table, layout: Layout) -> Places:
    at = {folded(name): place for place, name in reversed(list(enumerate(table.header)))}

    def all_of(names: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(at[folded(name)] for name in names)

    def maybe(name: str | None) -> int | None:
        return at.get(folded(name)) if name else None

    category = maybe(layout.category)
    own = () if category is None else (category,)
    wide = tuple((at[folded(name)], element) for name, element in layout.wide.items())
    long = ((at[folded(layout.value)], None),) if layout.value else ()
    return Places(
        all_of(layout.unit.columns), all_of(layout.period.columns), all_of(layout.element.columns),
        all_of(tuple(each.column for each in layout.breakdowns)) or own, all_of(tuple(layout.only)), wide or long,
        maybe(layout.state), maybe(layout.note), len(table.header),
        1 + max(at[folded(name)] for name in layout.needed))


def _missing(table: Table, layout: Layout) -> list[tuple[str, Message]]:
    here = {folded(name) for name in table.header}
    lacking = [name for name in layout.needed if folded(name) not in here]
    if layout.own and len(lacking) == len(layout.needed):
        return [("not_ours", say("The first row is not that of our tables ({columns}); a foreign table needs a mapping "
                                 "file.", columns=", ".join(OWN_COLUMNS)))]
    return [("missing_column", say("There is no column “{name}” in the first row: {hint}", name=name,
                                   hint=suggest(name, [each for each in table.header if each]))) for name in lacking]


def _twice(table: Table, layout: Layout) -> list[tuple[str, Message]]:
    count = Counter(folded(name) for name in table.header)
    return [("duplicate", say("The column “{name}” stands here twice; keep one of them.", name=name))
            for name in layout.useful if count[folded(name)] > 1]


def _unknown(table: Table, layout: Layout) -> list[tuple[str, Message]]:
    """A column that nobody mentions may be a category: passing over it in silence would change what a row means."""
    mentioned = {folded(name) for name in (*layout.useful, *layout.ignore)}
    others = [name for name in table.header if name and folded(name) not in mentioned]
    if not layout.own:
        return [("unknown_column", say("The mapping says nothing of the column “{name}”; use it, or put it under "
                                       "“ignore”.", name=name)) for name in others]
    here = {folded(name) for name in table.header}
    slips = [(name, guess) for name in others if here.issuperset(layout.needed)
             and (guess := nearest(folded(name), OWN_COLUMNS)) and guess not in here]
    if others and not slips:
        table.notes.append(say("Columns passed over: {columns}.", columns=", ".join(others)))
    return [("unknown_column", say("“{name}” is not a column known here: did you mean “{guess}”?",
                                   name=name, guess=guess)) for name, guess in slips]
