"""Whatever figures, texts and categories a form holds: what goes out comes back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.files.books import LABELS, book, form, line, packed, put, said, saved
from tracker.domain.element import Type
from tracker.files.book.codes import escaped, unescaped
from tracker.files.book.names import LONGEST, sheet_names
from tracker.files.book.parts import Group, Line
from tracker.files.book.raw import not_applicable
from tracker.files.book.read import read_book
from tracker.files.book.write import write_book
from tracker.files.given import Raw

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
words = texts.filter(lambda text: bool(text.strip()) and not not_applicable(text))
codes = st.from_regex(r"[a-z][a-z0-9_.-]{0,11}", fullmatch=True)
numbers = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(1 - 10**15, 10**15 - 1), st.integers(3, 6))
with ZipFile(BytesIO(write_book(book()))) as whole:
    PARTS = {name: whole.read(name) for name in whole.namelist()}
FIGURES: dict[Type, st.SearchStrategy[Any]] = {
    Type.TEXT: words, Type.DATE: st.dates(date(1950, 1, 1), date(2099, 12, 31)), Type.YES_NO: st.booleans()}


@st.composite
def groups(draw: st.DrawFn) -> tuple[Group, ...]:
    made = draw(st.dictionaries(codes, st.lists(codes, min_size=1, max_size=3, unique=True), max_size=2))
    return tuple(Group(f"{name} {draw(words)}", tuple((f"{name}={each}", draw(words)) for each in members)) for name, members in made.items())


@st.composite
def row(draw: st.DrawFn, code: str, known: tuple[Group, ...]) -> Line:
    type_ = draw(st.sampled_from(Type))
    reason = draw(st.none() | st.just("") | words)
    if reason is not None:
        return line(code, type_, reason=reason)
    broken = known if type_.numeric and draw(st.booleans()) else ()
    parts = {category: draw(numbers) for group in broken for category, _ in group.categories if draw(st.booleans())}
    adds_up = bool(parts) and draw(st.booleans())
    value = draw(st.none() | FIGURES.get(type_, numbers))
    return line(code, type_, dimensions=tuple(group.title for group in broken), parts=parts, value=value, adds_up=adds_up, note=draw(st.none() | words),
                decimals=draw(st.integers(0, 2)), last_year=draw(st.none() | numbers))


@st.composite
def forms(draw: st.DrawFn) -> tuple[tuple[Group, ...], tuple[Line, ...]]:
    known = draw(groups())
    return known, tuple(draw(row(code, known)) for code in draw(st.lists(codes, min_size=1, max_size=4, unique=True)))


def expected(each: Line) -> dict[tuple[str, str | None], Raw]:
    if each.reason is not None:
        return {(each.code, "not_applicable"): each.reason}
    found: dict[tuple[str, str | None], Raw] = {(each.code, category): value for category, value in (each.parts or {}).items()}
    if each.value is not None and not each.adds_up:
        found[each.code, None] = (LABELS.yes if each.value else LABELS.no) if isinstance(each.value, bool) else each.value
    return found | ({(each.code, "note"): each.note} if each.note else {})


@settings(max_examples=60)
@given(forms())
def test_what_goes_out_comes_back(made: tuple[tuple[Group, ...], tuple[Line, ...]]) -> None:
    known, lines = made
    with TemporaryDirectory() as folder:
        source = read_book(saved(Path(folder), book(form(*lines, groups=known))))
    assert said(source) == {key: raw for each in lines for key, raw in expected(each).items()}
    assert (source.notes, source.issues) == ([], [])


@settings(max_examples=80)
@given(st.sampled_from(sorted(PARTS)), st.data())
def test_a_file_damaged_anywhere_never_breaks_the_reader(name: str, data: st.DataObject) -> None:
    """Inside its parts, where no check sum of the archive would tell."""
    part = PARTS[name]
    start = data.draw(st.integers(0, len(part) - 1))
    end = start + data.draw(st.integers(0, 30))
    damaged = part[:start] + data.draw(st.binary(max_size=6) | st.sampled_from((b"", b"<", b'"', b"9", b"#DIV/0!", b"</c>"))) + part[end:]
    with TemporaryDirectory() as folder:
        source = read_book(put(Path(folder), packed({**PARTS, name: damaged})))
        assert source.issues or source.mark is None or (source.mark.period and isinstance(source.given, tuple))


@given(texts)
@example("_x000D_")
@example("_x005F_x0041_\x0b")
def test_a_text_survives_what_a_workbook_cannot_hold(text: str) -> None:
    assert unescaped(escaped(text)) == text and "\x0b" not in escaped(text)


@given(st.lists(texts, max_size=6))
def test_every_sheet_has_a_name_of_its_own(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    assert all(0 < len(name) <= LONGEST and not set(name) & set("[]:*?/\\") for name in names)
