"""The styles a report uses. A letterhead that has them keeps its own; the others are made."""

from __future__ import annotations

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

NOTE, WARNING, TABLE_TEXT = "Report Note", "Report Warning", "Report Table"
ACCENT, SOFT = RGBColor(0x1D, 0x4F, 0x7C), RGBColor(0x5B, 0x67, 0x73)
FONT = "Cambria"
LOCALES = {"bg": "bg-BG", "en": "en-GB"}


def prepare(word: Docx, lang: str) -> None:
    fresh = NOTE not in word.styles and _is_plain(word)
    for name, size, colour in ((NOTE, 9, SOFT), (WARNING, 10.5, None), (TABLE_TEXT, 8.5, None)):
        if name not in word.styles:
            _own(word, name, size, colour)
    for name in ("TOC Heading", "TOC 1", "TOC 2"):
        if name not in word.styles:
            _contents(word, name)
    if fresh:
        _look(word)
    _language(word, lang)


def _is_plain(word: Docx) -> bool:
    """Whether it is the empty document that we began ourselves."""
    return bool(word.core_properties.author == "python-docx")


def _own(word: Docx, name: str, size: float, colour: RGBColor | None) -> None:
    style = _added(word, name)
    style.base_style = word.styles["Normal"]
    style.font.size = Pt(size)
    if colour is not None:
        style.font.color.rgb = colour
    if name == TABLE_TEXT:
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(1)
        style.paragraph_format.line_spacing = 1
    if name == WARNING:
        _boxed(style)


def _contents(word: Docx, name: str) -> None:
    style = _added(word, name)
    style.base_style = word.styles["Normal"]
    if name == "TOC Heading":
        style.font.size, style.font.bold, style.font.color.rgb = Pt(16), True, ACCENT
        return
    layout = style.paragraph_format
    layout.space_after = Pt(3)
    layout.left_indent = Cm(0 if name == "TOC 1" else 0.6)
    layout.tab_stops.add_tab_stop(Cm(16.8), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _look(word: Docx) -> None:
    _font(word.styles["Normal"], 10.5)
    for name, size in (("Title", 25), ("Subtitle", 14), ("Heading 1", 16), ("Heading 2", 12.5), ("Heading 3", 11),
                       ("Caption", 9.5)):
        style = word.styles[name]
        _font(style, size)
        style.font.italic = False
        style.font.color.rgb = ACCENT if name.startswith(("Title", "Heading")) else None
        if name == "Caption":
            style.font.bold = True
    _font(word.styles["Intense Quote"], 12)
    quote = word.styles["Intense Quote"]
    quote.font.italic, quote.font.bold, quote.font.color.rgb = False, False, None
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(0)
    borders = quote.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        quote.element.pPr.remove(borders)


def _font(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{which}"), None)
    for which in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{which}"), FONT)


def _boxed(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "FDF3E1")):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)


def _added(word: Docx, name: str) -> ParagraphStyle:
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return style


def _language(word: Docx, lang: str) -> None:
    properties = word.styles["Normal"].element.get_or_add_rPr()
    known = properties.find(qn("w:lang"))
    if known is None:
        known = OxmlElement("w:lang")
        properties.append(known)
    known.set(qn("w:val"), LOCALES.get(lang, lang))
