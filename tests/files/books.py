"""A home's form for the third quarter as a workbook, and what people do to it before they send it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.element import Type
from tracker.files.book.parts import Book, Contents, Form, Group, Guide, Heads, Labels, Line
from tracker.files.book.read import read_book
from tracker.files.book.write import write_book
from tracker.files.given import Mark, Raw, Source, Spoilt

SHEET = "Формуляр"
HEADS = Heads("Код", "Показател", "Мярка", "3. трим. 2014", "2. трим. 2015", "Цел", "3. трим. 2015", "Не се отнася – защо", "Бележка")
SEX = Group("Пол", (("sex=f", "жени"), ("sex=m", "мъже")))
AGE = Group("Възраст", (("age=child", "до 18 години"), ("age=adult", "от 18 години")))
LABELS = Labels("да", "не", "н/п", "Това не подхожда", "Страница {page} от {pages}")
GUIDE = Guide("Как се попълва", "Как се попълва", (("Изготвен на", date(2015, 10, 1)),), (("Клетки", "Светлосините."),))
MARK = Mark(("home",), "2015Q3", "0123456789abcdef", date(2015, 10, 1))


def line(code: str, type_: Type = Type.COUNT, **more: Any) -> Line:
    return Line(code, f"Показател {code}", "лица", type_, "Напишете цяло число, не по-малко от 0.", minimum=Decimal(0) if type_.numeric else None, **more)


LINES = (
    line("capacity", last_year=Decimal(80), last_period=Decimal(100), target="100 до 31.12.2015"),
    line("users", dimensions=("Пол", "Възраст")), line("visits", dimensions=("Пол",)), line("cost", Type.MONEY, decimals=2), line("share", Type.PERCENT),
    line("ready", Type.YES_NO), line("signed", Type.DATE), line("story", Type.TEXT))


def form(*lines: Line, unit: str = "home", **more: Any) -> Form:
    return replace(Form(unit, "2015Q3", SHEET, "Дом", "3. тримесечие 2015 г.", "Попълнете сините клетки.", HEADS, (SEX, AGE), lines or LINES,
                        date(2015, 10, 20), "чернова", "0 от 8"), **more)


def book(*forms: Form, contents: Contents | None = None) -> Book:
    mark = replace(MARK, units=tuple(each.unit for each in forms)) if forms else MARK
    return Book(mark, forms or (form(),), GUIDE, LABELS, contents)


def written(folder: Path, *lines: Line) -> Path:
    return saved(folder, book(form(*lines))) if lines else put(folder, _blank())


def saved(folder: Path, made: Book) -> Path:
    return put(folder, write_book(made))


@cache
def _blank() -> bytes:
    return write_book(book())


def put(folder: Path, content: bytes) -> Path:
    path = folder / "form.xlsx"
    path.write_bytes(content)
    return path


def opened(path: Path, sheet: str = SHEET) -> Worksheet:
    return load_workbook(path)[sheet]


def place(sheet: Worksheet, element: str, column: str = "@figure") -> str:
    """Where an element's figure, or another of its cells, stands."""
    row = next(cell.row for cell in sheet["A"] if cell.value == element)
    return f"{next(cell.column_letter for cell in sheet[1] if cell.value == column)}{row}"


def changed(path: Path, change: Callable[[Worksheet, Workbook], object]) -> Source:
    """Read again after somebody did this to its first sheet."""
    made = load_workbook(path)
    change(made.worksheets[0], made)
    made.save(path)
    return read_book(path)


def filled(path: Path, figures: dict[tuple[str, str], Any]) -> Source:
    def fill(sheet: Worksheet, _: Workbook) -> None:
        for (element, column), value in figures.items():
            sheet[place(sheet, element, column)] = value
    return changed(path, fill)


def said(source: Source) -> dict[tuple[str, str | None], Raw]:
    """By element, and by category or what else is said than a figure."""
    found = {}
    for given in source.given:
        key = (given.element, given.category or (given.what.value if given.what != "figure" else None))
        assert key not in found
        found[key] = given.raw
    return found


def spoilt(source: Source) -> dict[tuple[str, str | None], str]:
    return {key: raw.code for key, raw in said(source).items() if isinstance(raw, Spoilt)}


def codes(source: Source) -> list[tuple[str, str]]:
    return [(issue.code, issue.where) for issue in source.issues]


def told(source: Source) -> str:
    return " ".join(map(str, source.notes))


def load(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def midnight(year: int, month: int, day: int) -> datetime:
    """A day as a spreadsheet keeps it."""
    return datetime(year, month, day)  # noqa: DTZ001
