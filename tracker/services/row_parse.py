"""A report as typed, read as what it says: every fault at once, each with its field. Nothing typed is nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from tracker.domain.plan_row import Row
from tracker.domain.row_report import RowReport, Spending, sources
from tracker.domain.row_state import MeasureState, RowState
from tracker.errors import Invalid, Issue, Message, say
from tracker.services.row_commands import SaveRow
from tracker.text.dates import parse_date
from tracker.text.numbers import Doubtful, parse_number

MOST_LETTERS = 5000
_STOTINKI = -2
S = TypeVar("S", RowState, MeasureState)


class Reader:
    """Reads field after field and remembers what could not be read."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def text(self, field: str, given: str) -> str:
        clean = given.strip().replace("\r\n", "\n")
        if len(clean) > MOST_LETTERS or "\0" in clean:
            self._wrong(field, say("The text is too long; 5,000 characters are the most."))
        return clean

    def needed(self, field: str, given: str, asked: Message) -> str:
        found = self.text(field, given)
        if not found:
            self._wrong(field, asked)
        return found

    def day(self, field: str, given: str) -> date | None:
        found = parse_date(given) if given.strip() else None
        if given.strip() and found is None:
            self._wrong(field, say("“{text}” is not a date; write it like 31.12.2015.", text=_short(given)))
        return found

    def one_of(self, field: str, given: str, kind: type[S]) -> S | None:
        if given in {each.value for each in kind}:
            return kind(given)
        if given:
            self._wrong(field, say("Choose one of the states."))
        return None

    def amount(self, field: str, given: str) -> Decimal | None:
        """Leva and stotinki, never below nought."""
        found = parse_number(given) if given.strip() else None
        if isinstance(found, Doubtful):
            self._wrong(field, say("“{text}” can be read in two ways; write it without the point or comma, or with two "
                                   "decimals.", text=_short(given)))
            return None
        if given.strip() and found is None:
            self._wrong(field, say("“{text}” is not a number; write it like 1 234,5.", text=_short(given)))
        elif found is not None and (found < 0 or int(found.as_tuple().exponent) < _STOTINKI):
            self._wrong(field, say("Write an amount of at least 0, with two decimals at most."))
        return found

    def done(self) -> None:
        Invalid.raise_if(self.issues)

    def _wrong(self, field: str, message: Message) -> None:
        self.issues.append(Issue("type", field, message))


def read(command: SaveRow, row: Row) -> tuple[RowReport, dict[str, Spending]]:
    """Money only from the sources that the plan names for the row. Raises Invalid."""
    reader = Reader()
    report = RowReport(
        reader.one_of("state", command.state, RowState), reader.text("told", command.told),
        reader.day("begun", command.begun), reader.day("done", command.done),
        reader.text("deviation", command.deviation), reader.text("reason", command.reason))
    money = {source: _spending(reader, command, source) for source in sources(row) if source in command.money}
    reader.done()
    return report, {source: each for source, each in money.items() if not each.empty}


def _spending(reader: Reader, command: SaveRow, source: str) -> Spending:
    typed = command.money[source]
    planned, spent, revised = (reader.amount(f"{name}-{source}", text) for name, text in (
        ("planned", typed.planned), ("spent", typed.spent), ("revised", typed.revised)))
    return Spending(planned, spent, revised, reader.text(f"why-{source}", typed.why))


def _short(text: str) -> str:
    return text if len(text) < 50 else f"{text[:50]}…"
