"""The report as a Word document: real headings, contents with entries, captions that count, heads that repeat.

Styles are those of the template, where it has them by these names, so that an office can restyle everything in Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import docx
import typst
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row, CT_Tc
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Cm, Emu, Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run

from tracker.report.model import (
    Block,
    Cell,
    Chart,
    Document,
    Heading,
    Items,
    Paragraph,
    Table,
    Tone,
    captioned,
)
from tracker.report.pdf import to_right
from tracker.report.word_fields import bookmark, contents_entry, field, start_contents, stop_contents
from tracker.report.word_styles import NOTE, TABLE_TEXT, WARNING, prepare
from tracker.report.word_widths import MARGIN, widths

STYLES = {Tone.BODY: "Normal", Tone.LEAD: "Intense Quote", Tone.NOTE: NOTE, Tone.WARNING: WARNING}
TEXT_WIDTH = Cm(16.8)
PICTURE = b"""#set page(width: 16.8cm, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)"""
PNG_PPI = 200
SHORT = 160
"""Signs of a cell whose row stays on one page."""


class Paper:
    """A Word document; styles are known by their names, once."""

    def __init__(self, word: Docx) -> None:
        self.word, self._styles = word, {style.name: style.style_id for style in word.styles}

    def line(self, text: str = "", style: str = "Normal") -> DocxParagraph:
        made = self.word.add_paragraph(text)
        made._p.style = self._styles[style]  # noqa: SLF001  # by its name costs a search each time
        return made


def to_docx(document: Document, letterhead: Path | None = None) -> bytes:
    """`letterhead` is a Word document whose head, foot and styles are taken; its text is not."""
    word = _opened(letterhead)
    prepare(word, document.lang)
    _properties(word, document)
    _running(word, document, own=letterhead is not None)
    paper = Paper(word)
    _cover(paper, document)
    _contents(paper, document)
    for number, (block, caption) in enumerate(captioned(document)):
        _block(paper, document, block, caption, number)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def opens(content: bytes) -> bool:
    """Whether a report could be written on it."""
    try:
        word = docx.Document(BytesIO(content))
        return bool(word.sections and "Normal" in word.styles)
    except (KeyError, ValueError, SyntaxError, AttributeError, PackageNotFoundError):
        return False


def _opened(letterhead: Path | None) -> Docx:
    word = docx.Document(str(letterhead)) if letterhead else docx.Document()
    body = word.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    if letterhead is None:
        section = word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Cm(2.1)
        section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    return word


def _properties(word: Docx, document: Document) -> None:
    known = word.core_properties
    known.title, known.author, known.language = document.title, document.author, document.lang
    known.subject, known.comments = document.subtitle, ""


def _running(word: Docx, document: Document, *, own: bool) -> None:
    """The office's letterhead keeps its own head; the page number is always ours, unless it has a foot."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    if not own:
        head = section.header.paragraphs[0]
        head.text = " · ".join([document.running, *document.notices])
        head.style = word.styles[NOTE]
    foot = section.footer.paragraphs[0]
    if not foot.text.strip():
        foot.style = word.styles[NOTE]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(f"{document.words.page} ")
        field(foot, "PAGE", "1")
        foot.add_run(f" {document.words.of} ")
        field(foot, "NUMPAGES", "1")


def _cover(paper: Paper, document: Document) -> None:
    above = paper.line(document.author, NOTE)
    above.paragraph_format.space_before = Pt(120)
    paper.line(document.title, "Title")
    paper.line(document.subtitle, "Subtitle")
    for notice in document.notices:
        paper.line(notice, WARNING)
    for name, value in document.facts:
        line = paper.line("", "Normal")
        line.paragraph_format.tab_stops.add_tab_stop(Cm(5))
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(5), Cm(-5)
        line.add_run(f"{name}\t")
        line.add_run(value)
    line = paper.line()
    line.add_run().add_break(WD_BREAK.PAGE)


def _contents(paper: Paper, document: Document) -> None:
    paper.line(document.words.contents, "TOC Heading")
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level < 3]
    for at, heading in enumerate(headings):
        entry = paper.line("", f"TOC {heading.level}")
        if at == 0:
            start_contents(entry)
        contents_entry(entry, heading.text, heading.key)
        if at == len(headings) - 1:
            stop_contents(entry)
    paper.line().add_run().add_break(WD_BREAK.PAGE)


def _block(paper: Paper, document: Document, block: Block, caption: str, number: int) -> None:
    match block:
        case Heading():
            bookmark(paper.line(block.text, f"Heading {block.level}"), block.key, number)
        case Paragraph():
            paper.line(block.text, STYLES[block.tone])
        case Items():
            for text in block.texts:
                paper.line(text, "List Bullet")
        case Table():
            _caption(paper, document.words.table, caption)
            _table(paper, block)
        case Chart():
            _caption(paper, document.words.figure, caption)
            _chart(paper, block)


def _caption(paper: Paper, kind: str, caption: str) -> None:
    """`Таблица 3. …`: the number is a field, so that Word counts anew when something is put between."""
    line = paper.line("", "Caption")
    line.paragraph_format.keep_with_next = True
    number, _, text = caption.removeprefix(f"{kind} ").partition(". ")
    line.add_run(f"{kind} ")
    field(line, f"SEQ {kind} \\* ARABIC", number)
    line.add_run(f". {text}")


def _table(paper: Paper, table: Table) -> None:
    grid = paper.word.add_table(rows=len(table.rows) + 1, cols=len(table.head))
    grid.autofit = False
    _rules(grid)
    _margins(grid)
    _widths(grid, widths(table, TEXT_WIDTH))
    right, looks = to_right(table), _looks(paper.word)
    head = tuple(Cell(text, strong=True) for text in table.head)
    lines = zip((head, *table.rows), grid._tbl.tr_lst, strict=True)  # noqa: SLF001  # the public way is quadratic
    for row_at, (row, line) in enumerate(lines):
        _row(line, head=row_at == 0, whole=all(len(cell.text) <= SHORT for cell in row))
        for cell, place, to_the_right in zip(row, line.tc_lst, right, strict=True):
            _write(place, cell, looks[to_the_right])
            if row_at == 0:
                _shade(place, "E9EEF4")
    paper.line("", NOTE)


def _widths(grid: DocxTable, found: Sequence[int]) -> None:
    for column, width in zip(grid.columns, found, strict=True):
        column.width = width


def _row(line: CT_Row, *, head: bool, whole: bool) -> None:
    """A long row goes on overleaf: kept whole, it would leave half a page empty."""
    properties = line.get_or_add_trPr()
    if head or whole:
        properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _looks(word: Docx) -> tuple[CT_PPr, CT_PPr]:
    """Of a cell at the left and at the right, to be copied: asking for a style costs a search each time."""
    made = []
    for side in (WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT):
        look = OxmlElement("w:pPr")
        look.style, look.jc_val = word.styles[TABLE_TEXT].style_id, side
        made.append(look)
    return made[0], made[1]


def _write(place: CT_Tc, cell: Cell, look: CT_PPr) -> None:
    line = DocxParagraph(place.p_lst[0], None)  # type: ignore[arg-type]
    line._p.insert(0, deepcopy(look))  # noqa: SLF001
    if cell.colour:
        _mark(line.add_run("■ "), cell.colour)
    run = line.add_run(cell.text)
    if cell.strong:
        run.bold = True


def _rules(grid: DocxTable) -> None:
    """Thin lines between rows and none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side, size, colour in (("top", 8, "1D4F7C"), ("bottom", 4, "8B97A3"), ("insideH", 4, "D5DBE1")):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", colour)):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    grid._tbl.tblPr.append(borders)  # noqa: SLF001


def _margins(grid: DocxTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(Emu(MARGIN).pt * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)  # noqa: SLF001


def _mark(run: Run, colour: str) -> None:
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def _shade(place: CT_Tc, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    place.get_or_add_tcPr().append(shade)


def _chart(paper: Paper, chart: Chart) -> None:
    line = paper.line()
    picture = line.add_run().add_picture(BytesIO(to_png(chart.svg)), width=TEXT_WIDTH)
    picture._inline.docPr.set("descr", chart.alt)  # noqa: SLF001
    picture._inline.docPr.set("title", chart.caption)  # noqa: SLF001


def to_png(svg: str) -> bytes:
    made = typst.compile(PICTURE, sys_inputs={"svg": svg}, format="png", ppi=PNG_PPI)
    return bytes(made if isinstance(made, bytes) else made[0])
