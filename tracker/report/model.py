"""What a report says, before it is of any format: every writer takes this and adds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Tone(StrEnum):
    """How a paragraph is meant."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True)
class Heading:
    """`level` from 1; `key` is its address within the document. The number is part of the text."""

    level: int
    text: str
    key: str


@dataclass(frozen=True)
class Paragraph:
    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True)
class Items:
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """`text` is what every format shows. `number` or `day` is what a workbook holds in its place, `shape` how it shows
    it there. `colour` (`#1d4f7c`) stands beside words, never for them.
    """

    text: str
    number: Decimal | None = None
    day: date | None = None
    shape: str = "General"
    colour: str | None = None
    strong: bool = False

    @property
    def is_number(self) -> bool:
        return self.number is not None


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the page. The head repeats on every page; the first column names its row.

    `name` is short: a sheet of the workbook goes by it.
    """

    key: str
    name: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """`svg` is drawn as it is; `alt` says in words what it shows."""

    key: str
    caption: str
    svg: str
    alt: str


Block = Heading | Paragraph | Items | Table | Chart


@dataclass(frozen=True)
class Words:
    """What the formats themselves say: the contents, tables and figures by number, pages."""

    contents: str
    table: str
    figure: str
    page: str
    of: str


@dataclass(frozen=True)
class Document:
    """`notices` (provisional, sample figures) stand on the cover and on every page; `facts` on the cover."""

    lang: str
    title: str
    subtitle: str
    author: str
    made_on: date
    words: Words
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()
    running: str = ""


@dataclass
class Counting:
    """Numbers tables and figures as they come."""

    words: Words
    tables: int = 0
    charts: int = 0

    def caption(self, of: Table | Chart) -> str:
        if isinstance(of, Table):
            self.tables += 1
            return f"{self.words.table} {self.tables}. {of.caption}"
        self.charts += 1
        return f"{self.words.figure} {self.charts}. {of.caption}"


def captioned(document: Document) -> Iterator[tuple[Block, str]]:
    """Every block with its numbered caption, or none."""
    counting = Counting(document.words)
    for block in document.blocks:
        yield block, counting.caption(block) if isinstance(block, Table | Chart) else ""


def tables(document: Document) -> Sequence[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]
