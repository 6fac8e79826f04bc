"""Reported figures as a table: a row a cell or category of it, and the same by period for reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain.element import Dimension
from tracker.domain.figure import CellState
from tracker.errors import say
from tracker.files.frames import by_period
from tracker.files.table import Cell, Coded, Table
from tracker.services.export_cells import category_name, coded, columns, figure, member, told
from tracker.services.export_file import Asked
from tracker.services.views import FigureRow

OF_FIGURES = (
    ("period", say("Period"), 10), ("unit", say("Unit"), 46), ("element", say("Data element"), 46),
    ("category", say("Category"), 16), ("state", say("State"), 16), ("value", say("Value"), 12),
    ("measured_in", say("Unit of measure"), 14), ("note", say("Note"), 50), ("entered_on", say("Entered on"), 12),
    ("approved_on", say("Approved on"), 12))
LONG = ("unit", "element", "category", "measured_in")


def figures_tables(asked: Asked, found: Iterable[FigureRow], dimensions: Mapping[str, Dimension], title: str,
                   facts: list[str], sample: str) -> list[Table]:
    rows = [_row(asked, each, dimensions) for each in found]
    table = Table(asked.say(say("Reported figures")), title, columns(asked, *OF_FIGURES), rows, facts, sample)
    return [table, by_period(table, LONG, "period", "value", asked.say(say("By period")))] if rows else [table]


def _row(asked: Asked, each: FigureRow, dimensions: Mapping[str, Dimension]) -> list[Cell]:
    category = category_name(dimensions, each.category)
    known = each.state is CellState.REPORTED
    return [
        str(each.period), coded(asked, each.unit.code, each.unit.name),
        coded(asked, each.element.code, each.element.name),
        Coded(each.category, told(asked, category)) if each.category else None, member(asked, each.state),
        figure(asked, each.value, each.element) if known else None, told(asked, each.element.unit), each.note,
        each.entered_on, each.approved_on]
