"""Awkward files as they really arrive, each with the plan that must come of it: what is new, changed, the same or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.files.books import place
from tests.services.desk import ANA, DEFINITIONS, Q3
from tracker.domain.access import Actor
from tracker.domain.layout import Layout
from tracker.services.imports import Imports, Sent
from tracker.services.imports_source import Expected
from tracker.services.imports_views import ImportPlan, Outcome, PlannedRow, Side, What

OFFICE = DEFINITIONS.replace("indicators:\n", """\
  cost: {type: money, over_time: sum, over_units: sum, reported_by: [home], unit: {bg: лв., en: BGN}}
  share: {type: percent, over_time: mean, over_units: mean, reported_by: [home]}
indicators:
""", 1)
"""The town of `desk.py`, whose home also has money and a percentage to report."""

STORED = {"capacity": "10", "story": "Върви"}
PARTS = {"sex=f": "4", "sex=m": "5"}
AS_SENT = {"capacity": "same", "users sex=f": "same", "users sex=m": "same", "story": "same"}
"""What a form says that comes back as it was downloaded."""

Plan = Mapping[str, str | None]
Change = Callable[[Worksheet, Workbook], object]


@dataclass(frozen=True)
class Forms:
    """The workbooks of one office: of the home, of the centre, and of both."""

    home: bytes
    centre: bytes
    both: bytes
    libreoffice: Callable[[str, bytes], bytes]
    """What LibreOffice makes of a workbook, stored as this kind of file."""


@dataclass(frozen=True)
class Whole:
    """The file is not taken at all: the code, and words of the sentence."""

    code: str
    words: str


@dataclass(frozen=True)
class Case:
    """`plan` by `element category`, with words of the sentence where something is refused; `notes` and `checks` are words
    of what is told."""

    file: bytes | Callable[[Forms], bytes]
    plan: Plan | Whole
    notes: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    layout: Layout | None = None
    expected: Expected | None = None
    name: str = "form.xlsx"

    def content(self, forms: Forms) -> bytes:
        return self.file if isinstance(self.file, bytes) else self.file(forms)


def planned(imports: Imports, case: Case, content: bytes, actor: Actor = ANA) -> ImportPlan:
    return imports.show(actor, imports.send(actor, Sent(content, case.name, case.layout, case.expected)))


def told(imports: Imports, plan: ImportPlan, actor: Actor = ANA) -> dict[str, str]:
    """A plan in the words of this table. Of a place in which no cell was made out the key is the place."""
    found: dict[str, str] = {}
    for outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.REFUSED, Outcome.SAME):
        for row in imports.rows(actor, plan.item.id, outcome, most=500):
            key, said = _key(row), _said(row)
            found[key] = f"{found[key]} | {said}" if key in found else said
    return found


def _key(row: PlannedRow) -> str:
    unit, element, category = row.codes
    if not element:
        return row.where
    place = [] if (unit, str(row.period)) in (("home", Q3), ("home", "2015H1")) else [unit, str(row.period)]
    return " ".join([*place, element, *([category] if category else []), *([] if row.what is What.FIGURE else [row.what.value])])


def _said(row: PlannedRow) -> str:
    match row.outcome:
        case Outcome.NEW:
            return f"new {_side(row.then)}"
        case Outcome.CHANGED:
            return f"changed {_side(row.now)} → {_side(row.then)}"
        case Outcome.REFUSED:
            return f"refused {re.split('[!:]', row.where)[-1]}: {row.why.en if row.why else ''}"
    return "same"


def _side(side: Side | None) -> str:
    assert side is not None
    if side.text is not None:
        return side.text
    match side.value:
        case Decimal():
            return f"{side.value.normalize():f}"
        case date() | bool():
            return str(side.value)
    return str(side.value)


def agrees(found: Mapping[str, str], wanted: Plan) -> dict[str, str]:
    """What was found, with each refusal in the words that were wanted, if they are among its own."""
    return {key: _shortened(said, wanted.get(key) or "") for key, said in found.items()}


def _shortened(said: str, wanted: str) -> str:
    parts, others = said.split(" | "), wanted.split(" | ")
    if len(parts) != len(others):
        return said
    fit = (one.startswith("refused") and one.partition(": ")[0] == other.partition(": ")[0] and other.partition(": ")[2] in one
           for one, other in zip(parts, others, strict=True))
    return " | ".join(other if same else one for one, other, same in zip(parts, others, fit, strict=True))


def form(change: Change | None = None, plan: Plan | Whole | None = None, **more: Any) -> Case:
    """The home's form after somebody did this to it; `plan` is what differs from what it says as it was sent."""
    wanted = plan if isinstance(plan, Whole) else {key: said for key, said in (AS_SENT | dict(plan or {})).items() if said}
    return Case(lambda forms: altered(forms.home, change), wanted, **more)


def typed(plan: Plan | None = None, **cells: Any) -> Case:
    """By element, or by element and column (`users__sex_f`): what was typed, and what comes of it."""
    return form(lambda sheet, _: write(sheet, cells), plan)


def entered(element: str, value: Any, said: str, **more: Any) -> Case:
    """One figure was typed."""
    return form(lambda sheet, _: write(sheet, {element: value}), {element: said}, **more)


def write(sheet: Worksheet, cells: Mapping[str, Any]) -> None:
    for name, value in cells.items():
        sheet[at(sheet, name)] = value


def at(sheet: Worksheet, name: str) -> str:
    element, _, column = name.partition("__")
    return place(sheet, element, {"sex_f": "sex=f", "sex_m": "sex=m"}.get(column, f"@{column}") if column else "@figure")


def altered(content: bytes, change: Change | None) -> bytes:
    if change is None:
        return content
    book, out = load_workbook(BytesIO(content)), BytesIO()
    change(book.worksheets[0], book)
    book.save(out)
    return out.getvalue()


def in_sheet(content: bytes, *changes: tuple[str, str], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """With the XML of a sheet as another program would write it."""
    def rewrite(text: str) -> str:
        for pattern, by in changes:
            text, count = re.subn(pattern, by, text)
            assert count, pattern
        return text
    return parts_of(content, **{part: rewrite})


def parts_of(content: bytes, **changes: bytes | Callable[[str], str]) -> bytes:
    """With parts of the archive added or rewritten."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        names = dict.fromkeys([*before.namelist(), *changes])
        for name in names:
            change = changes.get(name)
            if callable(change):
                after.writestr(name, change(before.read(name).decode()))
            else:
                after.writestr(name, change if change is not None else before.read(name))
    return out.getvalue()


def calculated(forms: Forms, element: str, formula: str, stored: str, kind: str = "") -> bytes:
    """A formula with what a spreadsheet stored as its result."""
    content = altered(forms.home, lambda sheet, _: write(sheet, {element: formula}))
    place_ = at(load_workbook(BytesIO(content)).worksheets[0], element)
    type_ = f' t="{kind}"' if kind else ""
    return in_sheet(content, (rf'<c r="{place_}"([^>]*?)(?: t="\w+")?><f>(.*?)</f><v ?/?>(?:</v>)?', rf'<c r="{place_}"\1{type_}><f>\2</f><v>{stored}</v>'))


def table(text: str, plan: Plan | Whole, *, encoding: str = "utf-8", head: str = "element,unit,period,category,value,state,note\n", **more: Any) -> Case:
    """A CSV, of our own columns unless `head` says otherwise."""
    return Case((head + text).encode(encoding), plan, name="table.csv", **more)


def sheet_of(*rows: Any, plan: Plan | Whole, arrange: Change | None = None, head: Any = ("element", "unit", "period", "category", "value"), **more: Any) -> Case:
    """A long table as a workbook."""
    def made(_: Forms) -> bytes:
        book, out = Workbook(), BytesIO()
        assert book.active is not None
        book.active.title = "Данни"
        for row in (head, *rows) if head else rows:
            book.active.append(row)
        if arrange:
            arrange(book.active, book)
        book.save(out)
        return out.getvalue()
    return Case(made, plan, name="table.xlsx", **more)
