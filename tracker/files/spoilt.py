"""Cells of a sheet that hold something nobody can take for a figure: one sentence for each kind."""

from __future__ import annotations

from tracker.errors import say
from tracker.files.given import Spoilt


def error_value(text: str) -> Spoilt:
    return Spoilt("formula_error", say("The cell shows the error {error}; it is no figure and no blank either.",
                                       error=text or "#N/A"))


def not_calculated() -> Spoilt:
    return Spoilt("not_calculated", say("The cell holds a formula that was never calculated; open the workbook in "
                                        "Excel or LibreOffice and save it."))


def merged(into: str) -> Spoilt:
    return Spoilt("merged", say("The cell is merged with {cell}; take the merge apart, and write what belongs here.",
                                cell=into))
