"""Cells of a sheet that hold something nobody can take for a figure: one sentence for each kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tracker.errors import Message, say
from tracker.files.given import Spoilt


def error_value(text: str) -> Spoilt:
    return Spoilt("formula_error", say("The cell shows the error {error}; it is no figure and no blank either.",
                                       error=text or "#N/A"))


def not_calculated() -> Spoilt:
    return Spoilt("not_calculated", say("The cell holds a formula that was never calculated; open the workbook in "
                                        "Excel or LibreOffice and save it."))


def percentage(number: Decimal) -> Spoilt:
    """A spreadsheet keeps 45 % as 0.45."""
    return Spoilt("percent", say("The figure was entered as a percentage, {share}. Write it without the sign %.",
                                 share=f"{(number * 100).normalize():f} %"))


def taken_for_a_date(day: date) -> Message:
    return say("The spreadsheet took what was typed for a date, {day}. Write the figure again; the cell must be one "
               "for numbers.", day=day)


def merged(into: str) -> Spoilt:
    return Spoilt("merged", say("The cell is merged with {cell}; take the merge apart, and write what belongs here.",
                                cell=into))
