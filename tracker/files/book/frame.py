"""What every sheet of ours has: protection without a password, and a page that prints."""

from __future__ import annotations

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tracker.files.book.look import SECOND


def protect(sheet: Worksheet) -> None:
    """Columns and rows may be made wider, for reading; nothing else moves."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # these say what is forbidden
    sheet.protection.formatRows = False


def page(sheet: Worksheet, left: str, pages: str, *, landscape: bool = True) -> None:
    """A4, as wide as the paper and as long as it takes, numbered."""
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = ("landscape" if landscape else "portrait"), 9  # A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.55, 0.65, 0.3, 0.3
    sheet.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(left.replace("&", "&&"), size=9, color=SECOND[2:]),
        right=_HeaderFooterPart(pages.replace("&", "&&").format(page="&P", pages="&N"), size=9, color=SECOND[2:]))
    sheet.sheet_view.showGridLines = False
