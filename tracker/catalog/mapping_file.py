"""A mapping file: how a foreign table reads as ours. Strict, and every issue at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator

from tracker.catalog.fields import Format, Whole
from tracker.catalog.source import load
from tracker.catalog.strict import Strict, Wrong, validate
from tracker.domain.layout import Breakdown, Field, Layout, folded
from tracker.errors import Issue, say

Name = Annotated[str, Key(min_length=1)]
Names = Annotated[list[Name], Key(min_length=1)]
Mark = Annotated[str, Key(min_length=1, max_length=10)]
_DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t"}
_DECIMALS = {"comma": ",", "point": "."}


class FromYaml(Strict):
    """Where a code comes from: one column, several joined, or the same for every row."""

    column: Name | None = Key(default=None, description="The name of the column, as in the first row.")
    columns: Names | None = Key(default=None, description="Several columns, joined: [Year, Quarter].")
    constant: Name | None = Key(default=None, description="The same for the whole table, such as sz-cop.")
    joint: str = Key(default=" ", description="What stands between joined columns; \"\" for nothing.")
    values: dict[str, Name] = Key(default={}, description="Text in the table: our code. Capitals make no difference.")

    @model_validator(mode="after")
    def agrees(self) -> FromYaml:
        if sum(each is not None for each in (self.column, self.columns, self.constant)) != 1:
            raise Wrong(say("Exactly one of “column”, “columns” and “constant” is needed here."))
        if self.constant and self.values:
            raise Wrong(say("A constant has no “values”; leave them out."))
        _no_twins(self.values)
        return self

    def meant(self) -> Field:
        columns = tuple(self.columns or ([self.column] if self.column else []))
        return Field(columns, self.constant, _folded(self.values), self.joint)


class BreakdownYaml(Strict):
    """A column of categories of one dimension of ours."""

    column: Name
    values: dict[str, Name] = Key(default={}, description="Text in the table: our category, such as Female: f.")
    total: list[Name] = Key(default=[], description="Texts that mean the total, such as Both sexes; blank always does.")

    @model_validator(mode="after")
    def agrees(self) -> BreakdownYaml:
        _no_twins([*self.values, *self.total])
        return self


class MappingYaml(Strict):
    """`mapping.yaml`: which column of a long table says what."""

    format: Format
    sheet: Name | None = Key(default=None, description="The sheet of a workbook; without it, the first that is seen.")
    encoding: Literal["utf-8", "cp1251"] | None = Key(default=None, description="Without it, found out and told.")
    delimiter: Literal["semicolon", "comma", "tab"] | None = Key(default=None, description="As encoding.")
    decimal: Literal["comma", "point"] | None = Key(default=None, description="As encoding.")
    skip_rows: Whole = Key(default=0, ge=0, le=1000, description="Lines above the one with the names of the columns.")
    unit: FromYaml
    period: FromYaml
    element: FromYaml | None = Key(default=None, description="With value; or else wide.")
    value: Name | None = Key(default=None, description="The column of figures.")
    wide: dict[str, Name] = Key(default={}, description="One column an element: its name, and the element's code.")
    category: Name | None = Key(default=None, description="A column that says sex=f; or else breakdowns.")
    breakdowns: dict[str, BreakdownYaml] = Key(default={}, description="By dimension, ours or not.")
    keep: list[Name] = Key(default=[], description="In a row that crosses dimensions the first of these counts.")
    state: Name | None = Key(default=None, description="A column that may say not_applicable.")
    note: Name | None = Key(default=None, description="A column of notes.")
    blank: list[Name] = Key(default=[], description="What counts as blank among figures, such as “..”.")
    not_applicable: list[Name] = Key(default=[], description="What says that a figure does not apply, such as “x”.")
    footnotes: list[Mark] = Key(default=[], description="Marks that may follow a figure, such as “*”.")
    only: dict[str, Names] = Key(default={}, description="Column: texts. Rows with others are passed over.")
    ignore: list[Name] = Key(default=[], description="Columns passed over. Every column must be named.")

    @model_validator(mode="after")
    def agrees(self) -> MappingYaml:
        if bool(self.wide) == bool(self.element and self.value) or (self.wide and (self.element or self.value)):
            raise Wrong(say("Either “element” and “value” are needed, or “wide” alone."))
        if self.category and self.breakdowns:
            raise Wrong(say("“category” and “breakdowns” say the same in two ways; keep one of them."))
        for code in self.keep:
            if code not in self.breakdowns:
                raise Wrong(say("“keep” names “{code}”, which is not among the breakdowns.", code=code))
        for mark in self.footnotes:
            if mark.strip() != mark or mark[0].isdigit() or mark[-1].isdigit() or mark in ("%", ",", "."):
                raise Wrong(say("“{mark}” cannot be a footnote mark; it could be part of a number.", mark=mark))
        _no_twins([*self.blank, *self.not_applicable])
        _no_twins(self.wide)
        return self

    def meant(self) -> Layout:
        return Layout(
            unit=self.unit.meant(), period=self.period.meant(),
            element=self.element.meant() if self.element else Field(), value=self.value,
            wide=MappingProxyType(dict(self.wide)), category=self.category,
            breakdowns=tuple(Breakdown(code, each.column, _folded(each.values), _all_folded(each.total))
                             for code, each in self.breakdowns.items()),
            keep=tuple(self.keep), state=self.state, note=self.note, blank=_all_folded(self.blank),
            not_applicable=_all_folded(self.not_applicable), footnotes=tuple(self.footnotes),
            only=MappingProxyType({column: _all_folded(texts) for column, texts in self.only.items()}),
            ignore=frozenset(self.ignore), sheet=self.sheet, encoding=self.encoding,
            delimiter=_DELIMITERS[self.delimiter] if self.delimiter else None,
            decimal=_DECIMALS[self.decimal] if self.decimal else None, skip_rows=self.skip_rows)


def load_mapping(path: Path) -> tuple[Layout | None, list[Issue]]:
    """The layout, or everything that is wrong with the file."""
    file, issues = validate(load(path), MappingYaml)
    return (file.meant() if file else None), issues


def _no_twins(texts: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for text in texts:
        first = seen.setdefault(folded(text), text)
        if first is not text:
            raise Wrong(say("“{text}” and “{first}” differ only in capitals or spaces; keep one of them.", text=text,
                            first=first))


def _all_folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, texts))


def _folded(values: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({folded(text): code for text, code in values.items()})
