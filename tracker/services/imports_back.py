"""What was refused, given back: the file as it was sent, each place marked and explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tracker.domain.layout import OWN
from tracker.errors import Invalid, say
from tracker.files.book.refuse import RefusalWords, mark_refused
from tracker.files.csv_table import csv_table
from tracker.files.delimited import EXCEL, MACHINE, to_csv
from tracker.files.limits import LIMITS, MEGABYTE, Deadline
from tracker.services.imports_source import WHY, is_book
from tracker.text.render import render

Refusals = Mapping[str, str]
"""Sentences by place."""

_MOST_MARKED = 10 * MEGABYTE


def given_back(path: Path, name: str, refusals: Refusals, lang: str) -> tuple[str, bytes]:
    """A name and the content: a workbook stays one, unless it is a very long one."""
    stem = name.rpartition(".")[0] or name
    if is_book(path) and path.stat().st_size <= _MOST_MARKED:
        return f"{stem}-{_tail(lang)}.xlsx", mark_refused(path, refusals, _words(lang))
    rows = _listed(refusals, lang) if is_book(path) else _lines(path, name, refusals, lang)
    return f"{stem}-{_tail(lang)}.csv", to_csv(rows, EXCEL if lang == "bg" else MACHINE).encode()


def _lines(path: Path, name: str, refusals: Refusals, lang: str) -> Iterator[list[str]]:
    """The rows as they were sent, with a column that says why."""
    try:
        table = csv_table(path, name, OWN, LIMITS, Deadline())
    except Invalid:
        yield from _listed(refusals, lang)
        return
    at = next((place for place, head in enumerate(table.header) if head in whys()), len(table.header))
    yield [*table.header[:at], *table.header[at + 1:], render(WHY, lang)]
    for line, row in table.rows:
        why = refusals.get(f"{name}:{line}")
        if why is not None:
            yield [*(str(cell) for place, cell in enumerate(row) if place != at), why]


def whys() -> frozenset[str]:
    return frozenset(render(WHY, lang) for lang in ("bg", "en"))


def _listed(refusals: Refusals, lang: str) -> Iterable[list[str]]:
    yield [render(say("Place"), lang), render(WHY, lang)]
    yield from ([where, why] for where, why in refusals.items())


def _tail(lang: str) -> str:
    return render(say("refused"), lang)


def _words(lang: str) -> RefusalWords:
    lead = say("Correct the marked cells and send the file again. What was taken already is the same then.")
    return RefusalWords(
        sheet=render(say("Refused"), lang), title=render(say("What was not taken, and why"), lang),
        lead=render(lead, lang),
        heads=(render(say("Place"), lang), render(say("What stands there"), lang), render(WHY, lang)),
        page=render(say("Page {page} of {pages}", page="{page}", pages="{pages}"), lang))
