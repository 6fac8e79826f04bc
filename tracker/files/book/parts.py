"""What a workbook of forms is written from: plain values, every word already in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.domain.element import Type
from tracker.domain.figure import Value
from tracker.files.given import Mark


@dataclass(frozen=True)
class Group:
    """A dimension with its categories, as figures name them: `sex=f`, жени."""

    title: str
    categories: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """One element of a form. `wanted` says what may be entered; `dimensions` are the titles of its groups.

    A total that adds up is written as a formula over its parts. A reason says that it does not apply.
    """

    code: str
    name: str
    measure: str
    type: Type
    wanted: str
    decimals: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    last_year: Value | None = None
    last_period: Value | None = None
    target: str = ""
    value: Value | None = None
    adds_up: bool = False
    dimensions: tuple[str, ...] = ()
    parts: Mapping[str, Decimal] | None = None
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Heads:
    """The head of each column that every form has."""

    code: str
    name: str
    measure: str
    last_year: str
    last_period: str
    target: str
    figure: str
    reason: str
    note: str


@dataclass(frozen=True)
class Form:
    """A sheet to fill. One that is not `open` is locked whole."""

    unit: str
    period: str
    sheet: str
    title: str
    lead: str
    hint: str
    heads: Heads
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    deadline: date
    status: str
    filled: str
    open: bool = True


@dataclass(frozen=True)
class Guide:
    """The sheet that explains: facts first, then a headed paragraph each."""

    sheet: str
    title: str
    facts: tuple[tuple[str, str | date], ...]
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Contents:
    """The list of the sheets, where there are several; `heads` are of unit, deadline, state and what is filled."""

    sheet: str
    title: str
    lead: str
    heads: tuple[str, str, str, str]


@dataclass(frozen=True)
class Labels:
    """`page` has the gaps {page} and {pages}; `wrong` is the title over what a cell may hold."""

    yes: str
    no: str
    not_applicable: str
    wrong: str
    page: str


@dataclass(frozen=True)
class Book:
    mark: Mark
    forms: tuple[Form, ...]
    guide: Guide
    labels: Labels
    contents: Contents | None = None
