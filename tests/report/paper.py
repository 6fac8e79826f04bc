"""A small report with everything a report can hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import docx

from tracker.report.model import Cell, Chart, Document, Heading, Items, Paragraph, Table, Tone, Words

SIGNS = "ѝ Ѝ № „ “ – − ≥ ≤ € … ° щ ъ ь ю я Щ Ъ Ь Ю Я"
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80"><rect x="10" y="20" width="300" height="20" '
       'fill="#1d4f7c"/><text x="10" y="60" font-size="12">75 % от целта</text></svg>')
ROWS = tuple(
    (Cell(f"Индикатор № {at}"), Cell("80", Decimal(80), shape="#,##0"),
     Cell("1 234,5", Decimal("1234.5"), shape="#,##0.0"), Cell("01.01.2015 г.", day=date(2015, 1, 1), shape="dd.mm.yyyy"),
     Cell("По план", colour="#2e7d4f")) for at in range(1, 61))
REPORT = Document(
    "bg", "Годишен доклад", "Стара Загора, 2015 г.", "Община Стара Загора", date(2016, 2, 1),
    Words("Съдържание", "Таблица", "Фигура", "Страница", "от"), (("Период", "2015 г."), ("Знаци", SIGNS)),
    (Heading(1, "1. Въведение", "intro"), Paragraph("Текст #import \"x\" *звезда* $x$ <b>."),
     Paragraph("Предварително.", Tone.WARNING), Heading(2, "1.1. Източници", "intro.sources"),
     Items(("първо", "=1+1")),
     Table("indicators", "Индикатори", "Индикатори на плана", ("Индикатор", "База", "Отчетено", "Дата", "Състояние"),
           ROWS, (4, 1, 1.2, 1.4, 1.6)),
     Table("formula", "Индикатори", "Втора таблица", ("=2+2", "@x"), ((Cell("=1+1"), Cell("-5 %")),), (1, 1)),
     Chart("done", "Колко е направено", SVG, "Три четвърти от целта са постигнати.")),
    notices=("Примерни данни",), running="Годишен доклад, 2015 г.")


def a_letterhead(head: str = "ОБЩИНА СТАРА ЗАГОРА, бул. „Цар Симеон Велики“ 107") -> bytes:
    made, out = docx.Document(), BytesIO()
    made.sections[0].header.paragraphs[0].text = head
    made.add_paragraph("Образец")
    made.save(out)
    return out.getvalue()
