"""Judging the figures of a folder, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tracker.catalog.definitions import load_definitions
from tracker.domain.figure import Cells
from tracker.domain.period import Period
from tracker.errors import Invalid
from tracker.files.values import read_sheet
from tracker.services.records import evaluated

BESIDE = ("note", "entered_on", "approved_on")
"""Columns that a sample's `values.csv` has besides; they change no figure."""


def evaluate_folder(folder: Path, period: Period, by_unit: bool) -> list[dict[str, Any]]:
    """A record for each indicator of `folder/indicators.yaml`. Raises Invalid with every error of both files."""
    definitions, issues = load_definitions(folder / "indicators.yaml", None)
    if definitions is None:
        raise Invalid(issues)
    sheet = read_sheet(folder / "values.csv", definitions, BESIDE)
    Invalid.raise_if([*issues, *sheet.issues])
    return evaluated(definitions, definitions.indicators.values(), Cells.of(sheet.figures), period, by_unit)
