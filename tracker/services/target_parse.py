"""A decision on targets as typed, read as what will be stored; everything wrong with it is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tracker.db.tables import Origin
from tracker.db.targets import Decided
from tracker.domain.indicator import Measure
from tracker.domain.period import Period
from tracker.domain.target import Baseline, Covered, Path, Target
from tracker.domain.words import Words
from tracker.errors import Invalid, Issue, Message, say
from tracker.services.target_commands import Decide, Line, Start
from tracker.text.dates import parse_date
from tracker.text.numbers import Doubtful, parse_number

MOST_LETTERS = 2000


def read(command: Decide, measure: Measure, today: date) -> Decided:
    reader = _Reader([])
    decided = Decided(
        Origin.PAGE, () if command.drop else tuple(reader.targets(command.lines, measure)),
        reader.start(command.start), reader.path(command.path), reader.day(command.decided_on, today),
        reader.text("decision", command.decision), reader.reason(command), unit=command.unit or None,
        dropped=command.drop)
    Invalid.raise_if(reader.issues)
    return decided


def words(bg: str, en: str) -> Words | None:
    """English may be left out."""
    return Words(bg.strip(), en.strip() or bg.strip()) if bg.strip() else None


@dataclass(frozen=True)
class _Reader:
    issues: list[Issue] = field(default_factory=list)

    def targets(self, lines: Sequence[Line], measure: Measure) -> Iterator[Target]:
        for number, line in enumerate(lines):
            if line.when.strip() or line.value.strip():
                where = f"targets/{number}"
                due = self._when(where, line.when)
                value = Decimal(1) if measure is Measure.MILESTONE and not line.value.strip() \
                    else self.number(where, line.value)
                if due is not None and value is not None:
                    yield Target(value, due) if isinstance(due, Period) else Target(value, due=due)

    def start(self, given: Start) -> Baseline | None:
        if not any(text.strip() for text in vars(given).values()):
            return None
        period, value = self._period("baseline/period", given.period), self.number("baseline/value", given.value)
        source, covered = words(given.source_bg, given.source_en), self._covered(given)
        self.text("baseline/source", given.source_bg + given.source_en)
        return Baseline(period, value, source, covered) if period is not None and value is not None else None

    def path(self, text: str) -> Path | None:
        if text and text not in tuple(Path):
            self._say("path", say("There is no such way: {path}.", path=text))
        return Path(text) if text in tuple(Path) else None

    def day(self, text: str, today: date) -> date:
        if not text.strip():
            return today
        found = parse_date(text)
        if found is None:
            self._say("decided_on", say("“{text}” is not a date; write it like 31.12.2015.", text=text))
        elif found > today:
            self._say("decided_on", say("{day} is still to come; a decision is entered once it was taken.", day=found))
        return found or today

    def reason(self, command: Decide) -> Words | None:
        self.text("reason", command.reason_bg + command.reason_en)
        if not command.reason_bg.strip():
            self._say("reason", say("Write the reason, in Bulgarian."))
        return words(command.reason_bg, command.reason_en)

    def text(self, where: str, text: str) -> str | None:
        if len(text) > MOST_LETTERS or "\0" in text:
            self._say(where, say("The text is too long; {most} characters are the most.", most=MOST_LETTERS))
        return text.strip() or None

    def number(self, where: str, text: str) -> Decimal | None:
        found = parse_number(text.strip().removesuffix("%"))
        if found is None:
            message = say("“{text}” is not a number; write it like 1 234,5.", text=text) if text.strip() \
                else say("The value is missing.")
            self._say(where, message)
        if isinstance(found, Doubtful):
            self._say(where, say("“{text}” may be two numbers; write it without the sign in it, or with more decimals.",
                                 text=text))
            return None
        return found

    def _when(self, where: str, text: str) -> Period | date | None:
        found = _period(text) or parse_date(text)
        if found is None:
            self._say(where, say("“{text}” is neither a period nor a day; write 2015, 2015Q3 or 31.12.2015.",
                                 text=text))
        return found

    def _period(self, where: str, text: str) -> Period | None:
        found = _period(text)
        if found is None:
            self._say(where, say("“{value}” is not a period; write it like 2015, 2015H1, 2015Q3 or 2015-07.",
                                 value=text))
        return found

    def _covered(self, given: Start) -> Covered | None:
        texts = given.given.strip(), given.due.strip()
        if not any(texts):
            return None
        if not all(text.isascii() and text.isdigit() and len(text) < 7 for text in texts):
            self._say("baseline/covered", say("Write how many units gave their figures, and of how many."))
            return None
        return Covered(int(texts[0]), int(texts[1]))

    def _say(self, where: str, message: Message) -> None:
        self.issues.append(Issue("wrong", where, message))


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text.strip().upper())
    except ValueError:
        return None
