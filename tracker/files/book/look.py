"""How cells look, under names: each look is made once in a workbook and then only named."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook import Workbook

INK, SECOND, LINES, ACCENT, GROUND = "FF17212B", "FF53626F", "FFDFE5EA", "FF1D4F7C", "FFF1F3F5"
FILL, FILL_EDGE, REFUSED, REFUSED_INK = "FFEAF2F9", "FFA9C3DA", "FFFBE3DC", "FFB5341C"
FONT = "Calibri"
GENERAL, DATE, TEXT, WHOLE = "General", "dd.mm.yyyy", "@", "#,##0"

_LINE = Border(bottom=Side("thin", LINES))
_HEAD = Border(bottom=Side("medium", ACCENT))
_EDGE = Side("thin", FILL_EDGE)
_BOX = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_GREY = Side("thin", LINES)
_GREY_BOX = Border(_GREY, _GREY, _GREY, _GREY)
_NONE = Border()


@dataclass(frozen=True)
class _Kind:
    across: str = "left"
    size: int = 11
    ink: str = INK
    bold: bool = False
    ground: str | None = None
    border: Border = _NONE
    locked: bool = True
    wrap: bool = True
    down: str = "center"
    indent: int = 0

    def named(self, name: str, number: str) -> NamedStyle:
        return NamedStyle(
            name, Font(FONT, self.size, self.bold, color=self.ink),
            PatternFill("solid", self.ground) if self.ground else PatternFill(), self.border,
            Alignment(self.across, self.down, wrap_text=self.wrap, indent=self.indent), number,
            Protection(locked=self.locked), hidden=True)


_KINDS = {
    "title": _Kind(size=18, bold=True, wrap=False),
    "lead": _Kind(ink=SECOND, wrap=False),
    "hint": _Kind(size=10, ink=SECOND, wrap=False),
    "head": _Kind(size=10, ink=SECOND, bold=True, border=_HEAD, down="bottom"),
    "head text": _Kind(size=10, ink=SECOND, bold=True, border=_HEAD, down="bottom", indent=1),
    "head number": _Kind("right", 10, SECOND, bold=True, border=_HEAD, down="bottom", indent=1),
    "head fill": _Kind("right", 10, ACCENT, bold=True, border=_HEAD, down="bottom", indent=1),
    "group": _Kind("left", 10, ACCENT, bold=True, wrap=False, down="bottom"),
    "name": _Kind(border=_LINE),
    "code": _Kind(size=8, ink=SECOND, border=_LINE),
    "second": _Kind(size=10, ink=SECOND, border=_LINE),
    "past": _Kind("right", ink=SECOND, border=_LINE, indent=1),
    "fill": _Kind("right", ground=FILL, border=_BOX, locked=False, indent=1),
    "fill text": _Kind("left", 10, ground=FILL, border=_BOX, locked=False, indent=1),
    "shut": _Kind("right", border=_GREY_BOX, ground=GROUND, indent=1),
    "shut text": _Kind("left", 10, border=_GREY_BOX, ground=GROUND, indent=1),
    "hidden": _Kind(size=8, ink=SECOND, wrap=False),
    "heading": _Kind(size=12, bold=True, down="bottom"),
    "body": _Kind(down="top"),
    "fact": _Kind(ink=SECOND, down="top"),
    "link": _Kind(ink=ACCENT, border=_LINE),
    "refused": _Kind(ink=REFUSED_INK, border=_LINE),
}


def number_format(decimals: int) -> str:
    return WHOLE + (f".{'0' * decimals}" if decimals else "")


class Look:
    """`look("fill", "#,##0")` is the name of a style in this workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book, self._known = book, set(book.named_styles)

    def __call__(self, kind: str, number: str = GENERAL) -> str:
        name = f"tracker {kind} {number}"
        if name not in self._known:
            self._known.add(name)
            self._book.add_named_style(_KINDS[kind].named(name, number))
        return name
