"""The figures behind an indicator as a file to take along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tracker.domain.element import Dimension
from tracker.domain.figure import CellState, Value
from tracker.domain.words import Words
from tracker.errors import say
from tracker.files.delimited import FLAVOURS, Field, to_csv
from tracker.services.views import FigureRow, IndicatorPage
from tracker.text.render import render, shown

HEADINGS = (say("Period"), say("Unit"), say("Data element"), say("Category"), say("State"), say("Value"),
            say("Unit of measure"), say("Note"), say("Entered on"), say("Approved on"))


def figures_csv(page: IndicatorPage, dimensions: Mapping[str, Dimension], lang: str) -> str:
    """One row a cell or category of it, in the language asked for; a sample says so in its last line."""
    rows: list[list[Field]] = [[render(heading, lang) for heading in HEADINGS]]
    rows += [_row(figure, dimensions, lang) for figure in page.figures]
    if page.office.sample:
        rows.append([render(say("Sample figures: the numbers are not real."), lang)])
    return to_csv(rows, FLAVOURS[lang])


def _row(figure: FigureRow, dimensions: Mapping[str, Dimension], lang: str) -> list[Field]:
    category = category_name(dimensions, figure.category)
    return [str(figure.period), figure.unit.name[lang], figure.element.name[lang], category[lang] if category else "",
            shown(figure.state, lang), _value(figure.value, figure.state, lang),
            figure.element.unit[lang] if figure.element.unit else "", figure.note, _day(figure.entered_on),
            _day(figure.approved_on)]


def _value(value: Value | None, state: CellState, lang: str) -> Field:
    if value is None or state is not CellState.REPORTED:
        return None
    if isinstance(value, bool):
        return shown(value, lang)
    if isinstance(value, date):
        return value.isoformat()
    return Decimal(value) if isinstance(value, Decimal) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def category_name(dimensions: Mapping[str, Dimension], category: str | None) -> Words | None:
    """`sex=f` as people say it: the name of the category."""
    if category is None:
        return None
    dimension, _, code = category.partition("=")
    names = dict(dimensions[dimension].categories) if dimension in dimensions else {}
    return names.get(code, Words(category, category))
