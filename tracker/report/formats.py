"""A document in the format that the ending of a file's name asks for."""

from __future__ import annotations

from pathlib import Path

from tracker.errors import Invalid, Issue, say
from tracker.report.html import to_html
from tracker.report.model import Document
from tracker.report.pdf import to_pdf
from tracker.report.word import to_docx
from tracker.report.xlsx import to_xlsx

FORMATS = ("docx", "pdf", "xlsx", "html")
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "html": "text/html; charset=utf-8"}


def format_of(name: str) -> str:
    """Raises Invalid for an ending that no report has."""
    ending = name.rpartition(".")[2].lower()
    if ending not in FORMATS:
        raise Invalid([Issue("format", name, say(
            "“{name}” has no ending of a report; write one of {formats}.", name=name,
            formats=", ".join(f".{each}" for each in FORMATS)))])
    return ending


def written(document: Document, ending: str, letterhead: Path | None = None) -> bytes:
    match ending:
        case "pdf":
            return to_pdf(document)
        case "docx":
            return to_docx(document, letterhead)
        case "xlsx":
            return to_xlsx(document)
    return to_html(document).encode()
