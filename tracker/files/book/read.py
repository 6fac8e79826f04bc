"""A workbook that came back, as what it says cell by cell. Nothing is guessed, and nothing goes missing unsaid."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tracker.errors import Issue, say, say_n
from tracker.files.book.codes import MARK_SHEET, NO_ROW, REFUSALS
from tracker.files.book.found import Found, find_form, text
from tracker.files.book.mark import read_mark
from tracker.files.book.package import DAMAGED, fault_of
from tracker.files.book.said import rows_of
from tracker.files.given import Given, Source

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Twin:
    """The same workbook twice: with its formulas, and with the results that were stored."""

    formulas: Workbook
    results: Workbook


def read_book(path: Path) -> Source:
    """Of a file that is no workbook of ours the issues say why; then nothing is given."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    fault = fault_of(path)
    if fault is None:
        source = Source(path.name, digest, ())
        try:
            _read(path, source)
        except Exception:  # whatever a damaged file does to the library ends here
            log.info("a workbook cannot be read", exc_info=True)
            fault = "damaged", DAMAGED
        else:
            return source
    return Source(path.name, digest, (), issues=[Issue(fault[0], path.name, fault[1])])


def _read(path: Path, source: Source) -> None:
    with path.open("rb") as file, warnings.catch_warnings():  # the library forgets to close what it cannot read
        warnings.simplefilter("ignore")  # of what the library leaves out, which is not what we read
        twin = Twin(load_workbook(file), load_workbook(file, data_only=True))
    source.mark = read_mark(twin.formulas)
    source.given = tuple(_given(twin, source))


def _given(twin: Twin, source: Source) -> Iterator[Given]:
    forms, further = _forms(twin.formulas, source.issues)
    if not forms and not source.issues:
        source.issues.append(Issue("no_form", source.name, say(
            "There is no form in this workbook. Fill in one that was downloaded here.")))
    if further:
        source.notes.append(say_n("A sheet that is no form was passed over: {sheets}.",
                                  "Sheets that are no forms were passed over: {sheets}.", len(further),
                                  sheets=", ".join(further)))
    for form in _single(forms, source.issues):
        yield from rows_of(form, twin.results[form.sheet.title], source)


def _forms(book: Workbook, issues: list[Issue]) -> tuple[list[Found], list[str]]:
    """With the names of the sheets that are neither forms nor otherwise ours."""
    forms: list[Found] = []
    further: list[str] = []
    for sheet in book.worksheets:
        form = find_form(sheet, issues) if sheet.title != MARK_SHEET else None
        first = text(sheet.cell(1, 1).value)
        if form:
            forms.append(form)
        elif sheet.title != MARK_SHEET and not first.startswith((NO_ROW, REFUSALS)):
            further.append(sheet.title)
    return forms, [*further, *(sheet.title for sheet in book.chartsheets)]


def _single(forms: list[Found], issues: list[Issue]) -> Iterator[Found]:
    """A form that is there twice may say two things: then neither is read."""
    places: dict[tuple[str, str], list[Found]] = {}
    for form in forms:
        places.setdefault((form.unit, form.period), []).append(form)
    for same in places.values():
        if len(same) == 1:
            yield same[0]
        issues += [Issue("duplicate_sheet", form.sheet.title, say(
            "This is the same form as in the sheet “{sheet}”; keep one of them.", sheet=same[0].sheet.title))
            for form in same[1:]]
