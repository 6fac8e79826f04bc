"""Which reader a file needs, and whether it is the one that was meant: told, never guessed at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tracker.domain.indicator import Definitions
from tracker.domain.layout import OWN, Layout, folded
from tracker.domain.period import Period
from tracker.errors import Invalid, Issue, Message, say
from tracker.files.admit import admit
from tracker.files.book.codes import MARK_SHEET
from tracker.files.book.read import read_book
from tracker.files.given import Mark, Source
from tracker.files.kinds import Kind
from tracker.files.limits import MEGABYTE, shown_name
from tracker.files.long import read_long
from tracker.services.digest import digest_of_forms

WHY = say("Why it was not taken")
"""The column of a CSV that says so; it may come back with the file."""

_MOST_UNMARKED = 5 * MEGABYTE
_NOT_OURS = frozenset({"not_ours", "no_form", "missing_column"})


@dataclass(frozen=True)
class Expected:
    """The form from which somebody came with a file."""

    unit: str
    period: str


def read_file(path: Path, name: str, layout: Layout | None, ignored: frozenset[str]) -> Source:
    """Raises Invalid where the file is not taken at all. `ignored` are columns of our own making."""
    kind, name, wanted = admit(path, name), shown_name(name), layout or OWN
    wanted = replace(wanted, ignore=wanted.ignore | {folded(each) for each in ignored})
    if kind is not Kind.WORKBOOK or layout is not None:
        return read_long(path, name, wanted)
    book = _book(path, name) if _marked(path) else None
    if book is not None and not _not_ours(book):
        return book
    try:
        table = read_long(path, name, wanted)  # first, for it is far quicker: a form has none of these columns
    except Invalid:
        if path.stat().st_size >= _MOST_UNMARKED:
            raise
        return book or _book(path, name)
    if not _not_ours(table) or path.stat().st_size >= _MOST_UNMARKED:
        return table
    return book or _book(path, name)


def _book(path: Path, name: str) -> Source:
    """What is said of the file itself is said under the name it came with."""
    book = read_book(path)
    issues = [replace(issue, where=name) if issue.where == path.name else issue for issue in book.issues]
    return replace(book, name=name, issues=issues)


def _not_ours(source: Source) -> bool:
    return any(issue.code in _NOT_OURS for issue in source.issues)


def is_book(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _marked(path: Path) -> bool:
    """Whether it has the hidden sheet that says what a form was made from."""
    try:
        with ZipFile(path) as archive:
            return MARK_SHEET.encode() in archive.read("xl/workbook.xml")
    except (BadZipFile, KeyError, OSError):
        return False


def meant(source: Source, definitions: Definitions, expected: Expected | None) -> None:
    """Raises Invalid where the file says that it was made for something else."""
    mark = source.mark
    if mark and mark.definitions:
        period = _period(mark)
        if period is None or digest_of_forms(definitions, mark.units, period) != mark.definitions:
            _refuse(source, "other_definitions", say(
                "The file was made on {day}, and what is asked has changed since. Download the form again and copy "
                "your figures into it.", day=mark.made_on))
    if mark and expected and (expected.unit not in mark.units or mark.period != expected.period):
        names = [definitions.units[code].name if code in definitions.units else code for code in mark.units[:3]]
        _refuse(source, "other_form", say(
            "The file was made for {units}, {period}, not for the form you came from.", units=tuple(names),
            period=_period(mark) or mark.period))


def strange(mark: Mark | None, expected: Expected | None, unit: str, period: str) -> Message | None:
    """Why a row cannot be of this form, if the file or whoever sent it said that it is of another."""
    if mark and unit not in mark.units:
        return say("The file was made for other units, not for “{unit}”.", unit=unit)
    if mark and period != mark.period:
        return say("The file was made for “{period}”, not for “{other}”.", period=mark.period, other=period)
    if expected and (unit, period) != (expected.unit, expected.period):
        return say("This is of another form than the one you came from.")
    return None


def _period(mark: Mark) -> Period | None:
    try:
        return Period.parse(mark.period)
    except ValueError:
        return None


def _refuse(source: Source, code: str, why: Message) -> None:
    raise Invalid([Issue(code, source.name, why)])
