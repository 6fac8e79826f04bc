"""Fields of Word, with what they show already in them: nothing has to be updated before it can be read."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'


def field(line: Paragraph, code: str, shown: str) -> None:
    _mark(line, "begin")
    _code(line, code)
    _mark(line, "separate")
    line.add_run(shown)
    _mark(line, "end")


def bookmark(line: Paragraph, key: str, number: int) -> None:
    """Around the whole paragraph; `number` must be its own within the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _name(key))
    line._p.insert(1 if line._p.pPr is not None else 0, start)  # noqa: SLF001
    line._p.append(end)  # noqa: SLF001


def start_contents(line: Paragraph) -> None:
    _mark(line, "begin")
    _code(line, CONTENTS)
    _mark(line, "separate")


def stop_contents(line: Paragraph) -> None:
    _mark(line, "end")


def contents_entry(line: Paragraph, text: str, key: str) -> None:
    """The words lead to the heading. Page numbers come when Word or LibreOffice lays the pages out."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(key))
    link.set(qn("w:history"), "1")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    link.append(run)
    line._p.append(link)  # noqa: SLF001
    line.add_run("\t")
    field(line, f"PAGEREF {_name(key)} \\h", "")


def _name(key: str) -> str:
    """Word knows letters, digits and the underscore, forty of them; a hidden name begins with one."""
    return "_" + "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in key)[:38]


def _mark(line: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    line.add_run()._r.append(mark)  # noqa: SLF001


def _code(line: Paragraph, code: str) -> None:
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    line.add_run()._r.append(text)  # noqa: SLF001
