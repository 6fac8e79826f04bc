"""A form of 500 elements as a workbook, against openpyxl writing the same cells bare."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from benchmarks.timing import in_turn
from tracker.domain.element import Type
from tracker.files.book.parts import Book, Form, Group, Guide, Heads, Labels, Line
from tracker.files.book.write import write_book
from tracker.files.given import Mark

ROWS = 500
SEX = Group("Пол", (("sex=f", "жени"), ("sex=m", "мъже")))
AGE = Group("Възраст", (("age=child", "до 18 години"), ("age=adult", "от 18 до 64 години"), ("age=older", "над 64")))
KINDS = (Type.COUNT, Type.COUNT, Type.MONEY, Type.COUNT, Type.YES_NO, Type.DATE, Type.COUNT, Type.PERCENT)


def measure() -> list[tuple[str, float, float, float]]:
    book = _book()
    cells = [[[cell.value for cell in row] for row in sheet.iter_rows()]
             for sheet in load_workbook(BytesIO(write_book(book))).worksheets]
    ours, bare = in_turn(lambda: write_book(book), lambda: _bare(cells), rounds=5)
    return [(f"a template of {ROWS} rows, against openpyxl writing the same cells bare", ours, bare, 10)]


def _book() -> Book:
    heads = Heads("Код", "Показател", "Мярка", "3. трим. 2014", "2. трим. 2015", "Цел", "3. трим. 2015", "Защо",
                  "Бележка")
    form = Form("unit", "2015Q3", "Формуляр", "Център", "3. тримесечие 2015 г.", "Попълнете.", heads, (SEX, AGE),
                tuple(_line(number) for number in range(ROWS)), date(2015, 10, 20), "чернова", "0 от 500")
    guide = Guide("Как се попълва", "Как се попълва", (("Период", "2015"),), (("Клетки", "Сините."),))
    return Book(Mark(("unit",), "2015Q3", "0", date(2015, 10, 1)), (form,), guide,
                Labels("да", "не", "н/п", "Проверете", "{page} от {pages}"))


def _line(number: int) -> Line:
    type_ = KINDS[number % len(KINDS)]
    broken = ("Пол", "Възраст") if number % 4 == 0 else ()
    parts = {"sex=f": Decimal(number), "sex=m": Decimal(3)} if number % 8 == 0 else None
    past = Decimal(number) if type_.numeric else None
    return Line(f"element_{number}", f"Какво се отчита под номер {number} през тримесечието", "лица", type_,
                "Напишете цяло число, не по-малко от 0.", 2 if type_ is Type.MONEY else 0, Decimal(0), None, past, past,
                "100 до 31.12.2015" if number % 5 == 0 else "", past if number % 3 else None, dimensions=broken,
                parts=parts, note="бележка" if number % 7 == 0 else None)


def _bare(sheets: list[list[list[Any]]]) -> None:
    made = Workbook()
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    made.save(BytesIO())
