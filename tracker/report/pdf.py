"""The report as a tagged PDF (PDF/UA-1), set by typst: the document goes in as data and is never read as markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import typst

from tracker.report.model import Block, Cell, Chart, Document, Heading, Items, Paragraph, Table, captioned

TEMPLATE = files("tracker.report") / "report.typ"


def to_pdf(document: Document) -> bytes:
    return compile_pdf(as_data(document))


def compile_pdf(data: str) -> bytes:
    """`data` is what `as_data` made."""
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs={"document": data}, format="pdf", pdf_standards="ua-1")


def as_data(document: Document) -> str:
    blocks = [_block(block, caption) for block, caption in captioned(document)]
    made_on = document.made_on
    return json.dumps({
        "lang": document.lang, "title": document.title, "subtitle": document.subtitle, "author": document.author,
        "made_on": [made_on.year, made_on.month, made_on.day], "words": vars(document.words), "facts": document.facts,
        "notices": document.notices, "running": document.running, "blocks": blocks}, ensure_ascii=False)


def _block(block: Block, caption: str) -> Mapping[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", **vars(block)}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "tone": block.tone.value}
        case Items():
            return {"kind": "items", "texts": block.texts}
        case Chart():
            return {"kind": "chart", "numbered": caption, "svg": block.svg, "alt": block.alt}
        case Table():
            return _table(block, caption)


def _table(table: Table, caption: str) -> Mapping[str, Any]:
    return {"kind": "table", "numbered": caption, "head": table.head, "widths": table.widths, "right": to_right(table),
            "rows": [[_cell(cell) for cell in row] for row in table.rows]}


def to_right(table: Table) -> list[bool]:
    """Columns of numbers stand at the right."""
    return [any(row[at].is_number for row in table.rows) for at in range(len(table.head))]


def _cell(cell: Cell) -> Mapping[str, Any]:
    return {"text": cell.text, "strong": cell.strong, "colour": cell.colour}
